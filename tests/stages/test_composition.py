"""A board that a model draws keeps to the composition of the 3D artist's drawing of the shot."""

import numpy as np
import pytest

from pipeline.engines import asked_of
from pipeline.engines.asked import way
from pipeline.engines.base import Drawing
from pipeline.errors import EngineUnavailable
from pipeline.film.format import Format
from pipeline.film.script import Scene
from pipeline.film.shot import Guide, Keyframe, Line
from pipeline.film.value import Span
from pipeline.media.pictures import read_depth
from pipeline.media.store import MediaStore
from pipeline.models.model import Ability, Role
from pipeline.progress import Watched, show_of, unwatched
from pipeline.stages.boards import board_recipe, draw
from pipeline.stages.composition import composer
from pipeline.stages.production import Unit, orders
from tests.stages.test_guides import ALL, Painter, shot

FORM = Format(width=160, height=90)
WORDS = frozenset({Ability.TEXT, Ability.IMAGE})


def scene(*shots):
    return Scene(
        id="s", number="1", slugline="INT. CAFE - NIGHT", source=Span(0, 1), elements=(),
        shots=shots,
    )  # fmt: skip


def board(one, artist):
    unit = Unit(artist, None, None, FORM)
    return orders((scene(one),), unit)[0].board


class Sketcher(Painter):
    """A painter who shows what it was given."""

    def draw(self, recipe, library, progress):
        self.asked = recipe
        progress(0.5)
        assert show_of(progress) is not None, "who looks sees the model at work"
        return Drawing(np.zeros((90, 160, 3), np.uint8), library.depth(recipe.depth))


def test_the_composition_is_the_board_of_the_3d_artist_but_for_its_letters():
    spoken = (Line(character="RUTH", text="Well?", source=Span(0, 1)),)
    talking = shot(lines=spoken, seed=8)
    found = board(talking, Painter())
    theirs = board(talking, composer())
    assert way(found) is Ability.TEXT
    assert found.overscan == theirs.overscan
    plain = {"slate": "", "lines": (), "seconds": 0.0}
    assert found.composition == theirs.model_copy(update=plain)
    assert found.composition.blocking
    assert found.blocking == (), "a model is told of it in words"


@pytest.mark.parametrize(
    ("one", "able"),
    [
        (shot(), WORDS),
        (shot(guide=Guide(keeps_composition=False)), ALL),
        (shot(guide=Guide(source="p")), ALL),
        (shot(guide=Guide(pose="p")), ALL),
        (shot(guide=Guide(references=("r",))), ALL),
    ],
)
def test_what_keeps_to_something_else_has_none(one, able):
    assert board(one, Painter(able)).composition is None


def test_a_picture_that_is_left_out_does_not_stand_in_the_way():
    one, able = shot(guide=Guide(references=("r",))), WORDS | {Ability.LINE}
    assert board(one, Painter(able)).composition is not None


def test_recipes_of_artists_without_control_are_as_before():
    one = shot()
    told = board_recipe(scene(one), one, Painter(WORDS), FORM, 5)
    assert told.digest() == ("1e40c7f7934b25da4faef394a7bbcc74148bb864609f881d014bcbc8944814bf")


def test_the_keyframe_keeps_the_passes_that_it_was_drawn_from(tmp_path):
    store, artist, seen = MediaStore(tmp_path), Sketcher(), []
    recipe = board(shot(), artist)
    keyframe = draw(recipe, artist, store, Watched(seen.append, lambda picture: None))
    sketch = store.find(recipe.composition, Keyframe)
    assert artist.asked == recipe.model_copy(update={"depth": sketch.depth})
    assert keyframe.recipe == recipe.digest()
    assert (keyframe.line, keyframe.pose, keyframe.joints) == (
        sketch.line, sketch.pose, sketch.joints,
    )  # fmt: skip
    assert sketch.pose, "somebody is seen"
    drawn = read_depth(store.path(sketch.depth))
    np.testing.assert_array_equal(read_depth(store.path(keyframe.depth)), drawn)
    assert seen == sorted(seen)
    assert draw(recipe, None, store, unwatched) == keyframe


@pytest.mark.parametrize(
    ("able", "people", "field"),
    [
        ({Ability.LINE, Ability.POSE}, ("RUTH",), "line"),
        ({Ability.POSE}, ("RUTH",), "pose"),
        ({Ability.POSE}, (), None),
    ],
)
def test_the_first_pass_that_the_artist_takes_is_given(tmp_path, able, people, field):
    class Liner(Sketcher):
        def draw(self, recipe, library, progress):
            self.asked = recipe
            return Drawing(np.zeros((90, 160, 3), np.uint8))

    store, artist = MediaStore(tmp_path), Liner(frozenset(able))
    recipe = board(shot(characters=people), artist)
    keyframe = draw(recipe, artist, store, unwatched)
    sketch = store.find(recipe.composition, Keyframe)
    given = {field: getattr(sketch, field)} if field else {}
    assert artist.asked == recipe.model_copy(update=given)
    assert keyframe.depth is None
    assert keyframe.line is None, "it kept to one pass only"


def test_a_composition_of_another_version_is_not_drawn_by_this_one(tmp_path):
    recipe = board(shot(), Painter()).composition
    older = recipe.model_copy(update={"version": recipe.version + 1})
    with pytest.raises(EngineUnavailable, match="Make it again"):
        asked_of(older, tmp_path, Role.ARTIST)
