"""What a take's recipe asks of its camera, and whether the take does it."""

import pytest

from pipeline.engines.parallax import ParallaxCamera
from pipeline.engines.slate import SlateArtist
from pipeline.errors import EngineUnavailable
from pipeline.film.camera import Camera, Move
from pipeline.film.format import Format
from pipeline.film.shot import Keyframe, Lora, Shooting, Shot, Take
from pipeline.film.timing import FrameRate
from pipeline.film.value import Span
from pipeline.media.sound import samples_at
from pipeline.media.store import MediaStore
from pipeline.models.model import Ability
from pipeline.progress import unwatched
from pipeline.stages.boards import draw
from pipeline.stages.production import Unit, orders, produce, remarks
from pipeline.stages.takes import shoot, take_recipe, unmet
from tests.sounds import LOSS, heard_in, loss, rustle
from tests.studio.sample import film

FORM = Format(width=128, height=72)
GIVEN = Shooting(last="end.png", extends="a.mp4", source="b.mp4", loras=(Lora(file="c.x"),))
SHOT = Shot(id="shot0", source=Span(0, 1), action="Ruth waits.", frames=8, shooting=GIVEN)
BOARD = Keyframe(recipe="r", image="i.png")


class Modelled(ParallaxCamera):
    """Says it works with a model, and moves as it likes."""

    model, revision, tier = "some-model", "one", "final"

    def __init__(self, abilities=(), moves=None):
        self.abilities, self.moves = frozenset(abilities), moves

    def shoot(self, recipe, drawing, library, progress):
        if self.moves:
            recipe = recipe.model_copy(update={"camera": self.moves})
        return super().shoot(recipe, drawing, library, progress)


def test_a_model_is_told_no_more_than_it_can_take_and_the_rest_is_said():
    able = Modelled([Ability.LAST_FRAME, Ability.LORA])
    asked = take_recipe(SHOT, BOARD, able, FORM, 1)
    assert (asked.last, asked.extends, asked.source, asked.strength) == ("end.png", None, None, 0)
    assert asked.loras == GIVEN.loras
    assert asked.prompt.endswith("The camera stays still.")
    said = unmet(SHOT, able)
    assert [one.split()[:2] for one in said] == [["some-model", "cannot"]] * 2
    over = take_recipe(SHOT, BOARD, Modelled([Ability.VIDEO]), FORM, 1)
    assert (over.source, over.strength) == ("b.mp4", GIVEN.strength)


def test_an_exact_camera_is_told_nothing_and_all_is_said():
    plain = SHOT.model_copy(update={"shooting": Shooting()})
    exact = ParallaxCamera()
    assert take_recipe(SHOT, BOARD, exact, FORM, 1) == take_recipe(plain, BOARD, exact, FORM, 1)
    assert len(unmet(SHOT, exact)) == 4
    assert unmet(plain, exact) == []


def made(tmp_path, moves):
    breakdown, _ = film(1, frames=24)
    first = (
        breakdown.scenes[0]
        .shots[0]
        .model_copy(update={"camera": Camera(move=Move.PAN_RIGHT, amount=0.5)})
    )
    scene = breakdown.scenes[0].model_copy(update={"shots": (first,)})
    form = Format(width=320, height=180)
    unit = Unit(SlateArtist(), Modelled(moves=moves), MediaStore(tmp_path), form)
    (order,) = orders([scene], unit)
    keyframe = draw(order.board, unit.artist, unit.store, unwatched)
    recipe = take_recipe(order.shot, keyframe, unit.operator, form, order.seed)
    take = shoot(recipe, keyframe, unit.operator, unit.store, unwatched)
    assert unit.store.find(recipe, Take) == take
    return take, produce([scene], unit, lambda step: None)


class Sounding(Modelled):
    """Makes a tone to every picture."""

    def shoot(self, recipe, drawing, library, progress):
        yield from super().shoot(recipe, drawing, library, progress)
        return rustle(samples_at(recipe.frames, recipe.rate)) if recipe.sound else None


@pytest.mark.parametrize("abilities", [(), (Ability.SOUND,)])
def test_a_take_keeps_the_sound_that_was_made_with_it(tmp_path, abilities):
    operator, rate = Sounding(abilities), FrameRate(num=30000, den=1001)
    form = FORM.model_copy(update={"rate": rate})
    recipe = take_recipe(SHOT, BOARD, operator, form, 1)
    assert ("sound" in recipe.model_dump(exclude_defaults=True)) == bool(abilities)
    store = MediaStore(tmp_path)
    scene = film(1)[0].scenes[0]
    (order,) = orders([scene], Unit(SlateArtist(), operator, store, form))
    keyframe = draw(order.board, SlateArtist(), store, unwatched)
    recipe = take_recipe(order.shot, keyframe, operator, form, 1)
    take = shoot(recipe, keyframe, operator, store, unwatched)
    assert take.has_sound == bool(abilities)
    assert store.find(recipe, Take) == take
    if take.has_sound:
        given = rustle(samples_at(recipe.frames, rate))
        heard = heard_in(store.path(take.media))
        assert 0 <= heard.shape[1] - given.shape[1] < 1024
        assert loss(heard, given) < LOSS


def test_a_take_that_moved_otherwise_carries_the_verdict(tmp_path):
    take, produced = made(tmp_path, Camera(move=Move.PAN_LEFT, amount=0.5))
    assert take.disobeyed.startswith("pan-right: asked 17.50 degrees, measured -")
    assert produced.disobeyed == (("1A", take.disobeyed),)


def test_a_take_that_moved_about_as_asked_is_let_pass(tmp_path):
    take, produced = made(tmp_path, Camera(move=Move.PAN_RIGHT, amount=0.4))
    assert take.disobeyed == ""
    assert produced.disobeyed == ()


@pytest.mark.parametrize("move", [Move.HANDHELD, Move.STATIC])
def test_no_two_hands_shake_alike_and_none_is_judged(tmp_path, move):
    asked = Camera(move=move)
    take = shot_as(tmp_path, asked, Camera(move=Move.PAN_LEFT, amount=0.3))
    assert bool(take.disobeyed) == (move is Move.STATIC)


@pytest.mark.parametrize("frames", [2, 23, 24])
def test_few_looks_a_second_tell_the_same_as_many(tmp_path, frames):
    asked = Camera(move=Move.PAN_RIGHT, amount=0.5)
    assert shot_as(tmp_path / "as", asked, asked, frames).disobeyed == ""
    whip = Camera(move=Move.WHIP_PAN)
    assert shot_as(tmp_path / "whip", whip, Camera(), frames).disobeyed


def shot_as(home, asked, moves, frames=24):
    """A take of one move where another was asked for."""
    breakdown, _ = film(1, frames=frames)
    scene = breakdown.scenes[0]
    scene = scene.model_copy(
        update={"shots": (scene.shots[0].model_copy(update={"camera": asked}),)}
    )
    form = Format(width=320, height=180)
    unit = Unit(SlateArtist(), Modelled(moves=moves), MediaStore(home), form)
    (take,) = produce([scene], unit, lambda step: None).takes.values()
    return take


def test_a_shot_may_have_a_camera_of_its_own(tmp_path):
    breakdown, _ = film(2, frames=6)
    scene = breakdown.scenes[0]
    own = scene.shots[1].model_copy(update={"operator": "parallax", "shooting": GIVEN})
    scene = scene.model_copy(update={"shots": (scene.shots[0], own)})
    unit = Unit(SlateArtist(), Modelled([*Ability]), MediaStore(tmp_path), FORM)
    produced = produce([scene], unit, lambda step: None)
    plain = Unit(SlateArtist(), ParallaxCamera(), unit.store, FORM)
    there = produce([scene], plain, lambda step: None)
    assert there.made == ("1A",)
    assert there.takes[own.id] == produced.takes[own.id]
    assert len(remarks(orders([scene], unit), unit)) == 4


def test_an_own_camera_that_is_not_installed_is_said(tmp_path):
    breakdown, _ = film(1)
    own = breakdown.scenes[0].shots[0].model_copy(update={"operator": "tiny-video"})
    scene = breakdown.scenes[0].model_copy(update={"shots": (own,)})
    unit = Unit(SlateArtist(), ParallaxCamera(), MediaStore(tmp_path), FORM)
    (said,) = remarks(orders([scene], unit), unit)
    assert said.startswith("1A: Tiny video model is not installed.")
    with pytest.raises(EngineUnavailable):
        produce([scene], unit, lambda step: None)
