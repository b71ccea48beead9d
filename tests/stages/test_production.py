"""All shots of a film: what one cannot have does not hold up the others."""

import threading
from dataclasses import replace

import pytest

from pipeline.engines.parallax import ParallaxCamera
from pipeline.engines.slate import SlateArtist
from pipeline.errors import EngineUnavailable
from pipeline.film.format import Format
from pipeline.media.store import MediaStore
from pipeline.stages.production import Unit, produce
from tests.studio.sample import film

SENTENCE = "It ran out of memory. Choose a smaller frame."


class Hired:
    """Works with a model, as far as anybody can tell."""

    model, revision, tier = "sd-turbo", "one", "final"


class HiredArtist(Hired, SlateArtist):
    def __init__(self, log):
        self.log = log

    def draw(self, recipe, library, progress):
        self.log.append("draw")
        return super().draw(recipe, library, progress)


class HiredCamera(Hired, ParallaxCamera):
    def __init__(self, log, fails=()):
        self.log, self.fails = log, fails

    def shoot(self, recipe, drawing, library, progress):
        self.log.append("shoot")
        if recipe.camera.move in self.fails:
            raise EngineUnavailable(SENTENCE)
        return super().shoot(recipe, drawing, library, progress)


@pytest.fixture
def scenes():
    return film(4, frames=6)[0].scenes


def unit(home, fails=(), log=None):
    log = [] if log is None else log
    form, store = Format(width=128, height=72), MediaStore(home)
    spare = Unit(SlateArtist(), ParallaxCamera(), store, form)
    return Unit(HiredArtist(log), HiredCamera(log, fails), store, form, spare=spare)


def test_a_shot_that_a_model_cannot_make_is_made_by_the_spare_crew_and_tried_again(
    tmp_path, scenes
):
    failing = scenes[0].shots[2]
    crew = unit(tmp_path, fails=(failing.camera.move,))
    made = produce(scenes, crew, lambda step: None)
    assert made.takes.keys() == {shot.id for shot in scenes[0].shots}
    assert made.spared == (("1C", SENTENCE),)
    again = produce(scenes, crew, lambda step: None)
    assert (again.made, again.spared) == (("1C",), made.spared), "only that one, from the store"
    assert again.takes == made.takes
    mended = produce(scenes, unit(tmp_path), lambda step: None)
    assert (mended.made, mended.spared) == (("1C",), ())


def test_without_a_spare_crew_the_error_is_raised(tmp_path, scenes):
    crew = replace(unit(tmp_path, fails=(scenes[0].shots[0].camera.move,)), spare=None)
    with pytest.raises(EngineUnavailable, match="smaller frame"):
        produce(scenes, crew, lambda step: None)


def test_all_boards_come_before_all_takes_where_both_need_a_model(tmp_path, scenes):
    log = []
    produce(scenes, unit(tmp_path, log=log), lambda step: None)
    assert log == ["draw"] * 4 + ["shoot"] * 4


def test_progress_ends_at_one_and_never_passes_it(tmp_path, scenes):
    seen, lock = [], threading.Lock()

    def watch(step):
        with lock:
            seen.append(step.done)

    produce(scenes, unit(tmp_path, fails=(scenes[0].shots[1].camera.move,)), watch)
    assert max(seen) == pytest.approx(1.0)
