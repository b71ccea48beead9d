"""What boards ask of artists that work with a model, and what is said of the rest."""

from dataclasses import dataclass

import pytest

from pipeline.engines.asked import honoured, way
from pipeline.film.camera import Camera, Move
from pipeline.film.format import Format
from pipeline.film.path import overscan
from pipeline.film.script import Scene
from pipeline.film.shot import Guide, Line, Lora, Shot
from pipeline.film.style import BoardStyle
from pipeline.film.value import Span
from pipeline.film.world import Character
from pipeline.models.model import Ability
from pipeline.stages.boards import board_recipe, undrawn

FORM = Format()
ALL = frozenset(Ability)


@dataclass
class Painter:
    """An artist as the stages see one: what it says of itself."""

    abilities: frozenset[Ability] = ALL
    wants_blocking: bool = False
    styles: frozenset[BoardStyle] = frozenset()
    name: str = "diffusers"
    version: int = 1
    model: str = "z-image-turbo"
    revision: str = "ab" * 32
    tier: str = "final"


def shot(**changes):
    base = Shot(id="aaaa", source=Span(0, 1), action="Ruth waits.", characters=("RUTH",))
    return base.model_copy(update=changes)


def board(one, artist=None, cast=()):
    scene = Scene(
        id="s", number="1", slugline="INT. CAFE", source=Span(0, 1), elements=(), shots=(one,)
    )
    return board_recipe(scene, one, artist or Painter(), FORM, 1, cast)


def test_a_shot_without_a_guide_is_drawn_from_words():
    recipe = board(shot())
    assert way(recipe) is Ability.TEXT
    assert recipe.prompt == "Ruth waits. Medium shot at eye level, 35 mm lens."
    assert undrawn(shot(), Painter()) == []


def test_the_users_words_stand_alone():
    assert board(shot(prompt="a red room", image_words="no")).prompt == "a red room"


def test_what_shows_on_a_slate_alone_makes_no_other_picture():
    spoken = (Line(character="RUTH", text="Well?", source=Span(0, 1)),)
    plain, talking = board(shot()), board(shot(lines=spoken, frames=200))
    assert plain.digest() == talking.digest()


def test_a_mask_is_redrawn_over_its_picture():
    recipe = board(shot(mask="m", guide=Guide(source="p", strength=0.8)))
    assert (recipe.source, recipe.mask, recipe.strength) == ("p", "m", 0.8)
    assert way(recipe) is Ability.INPAINT


@pytest.mark.parametrize(
    ("guide", "mask", "able", "said"),
    [
        (Guide(source="p"), "m", {Ability.TEXT, Ability.IMAGE}, "the painted mask"),
        (Guide(source="p"), None, {Ability.TEXT}, "the picture to start from"),
        (Guide(depth="d"), None, {Ability.TEXT}, "the depth picture"),
        (Guide(line="l"), None, {Ability.DEPTH}, "the line picture"),
        (Guide(source="p", pose="o"), None, ALL, "the pose picture"),
        (Guide(references=("r",)), None, {Ability.TEXT}, "the reference pictures"),
        (Guide(loras=(Lora(file="f"),)), None, {Ability.TEXT}, "the LoRAs"),
        (Guide(), "m", ALL, "the painted mask"),
        (Guide(negative="text"), None, ALL, "words for what is not to be seen"),
    ],
)
def test_what_the_artist_cannot_use_is_left_out_and_said(guide, mask, able, said):
    painter, one = Painter(frozenset(able)), shot(guide=guide, mask=mask)
    (sentence,) = undrawn(one, painter)
    assert f"cannot use {said} for this board" in sentence
    recipe = board(one, painter)
    assert honoured(recipe, painter.abilities) == (recipe, ())


def test_people_in_frame_bring_their_pictures():
    ruth = Character(name="RUTH", references=("r",), loras=(Lora(file="f", strength=0.7),))
    max_ = Character(name="MAX", references=("x",))
    recipe = board(shot(guide=Guide(references=("s", "r"))), cast=(ruth, max_))
    assert recipe.references == ("s", "r")
    assert recipe.loras == (Lora(file="f", strength=0.7),)


def test_a_plate_without_depth_is_as_large_as_a_flat_picture_needs():
    camera = Camera(move=Move.TRUCK_RIGHT)
    guides = Guide(keeps_composition=False), Guide(depth="d")
    flat, deep = (board(shot(camera=camera, guide=guide)) for guide in guides)
    aspect = FORM.width / FORM.height
    assert flat.overscan == overscan(camera, aspect, has_depth=False)
    assert deep.overscan == overscan(camera, aspect, has_depth=True)
