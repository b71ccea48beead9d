"""Takes that look again at the place of their keyframe, and those that cannot."""

from dataclasses import replace

import numpy as np
import pytest

from pipeline.engines.parallax import ParallaxCamera
from pipeline.engines.previs import PrevisArtist
from pipeline.engines.slate import SlateArtist
from pipeline.film.camera import Camera, Move
from pipeline.film.format import Format
from pipeline.film.script import Interior, Scene, Setting
from pipeline.film.shot import Keyframe, Line, Shot
from pipeline.film.value import Span
from pipeline.media.clip import read_frames
from pipeline.progress import unwatched
from pipeline.stages.boards import draw
from pipeline.stages.production import Unit, make_take, orders, take_of
from pipeline.stages.takes import shoot
from pipeline.stages.viewing import viewer_of

FORM = Format(width=128, height=72)
SHOT = Shot(id="s", source=Span(0, 1), action="Ruth waits.", frames=6, characters=("RUTH",))
LINE = Line(character="RUTH", text="You came.", source=Span(0, 1), start=1, frames=4)
TRUCK = Camera(move=Move.TRUCK_LEFT)


def order_of(shot, store, artist=None):
    scene = Scene(
        id="a", number="1", slugline="INT. CAFE", source=Span(0, 1), elements=(), shots=(shot,),
        setting=Setting(interior=Interior.INT, place="CAFE"),
    )  # fmt: skip
    unit = Unit(artist or PrevisArtist(), ParallaxCamera(), store, FORM)
    return unit, orders([scene], unit)[0]


def asked(store, artist=None, **fields):
    unit, order = order_of(SHOT.model_copy(update=fields), store, artist)
    return take_of(order, unit, Keyframe(recipe=order.board.digest(), image="i.png")), order


def test_only_what_the_picture_cannot_show_is_looked_at_again(store):
    for plain in (Camera(), Camera(move=Move.PAN_LEFT), Camera(move=Move.ZOOM_IN)):
        recipe, _ = asked(store, camera=plain)
        assert recipe.board is None
        assert "board" not in recipe.model_dump(exclude_defaults=True)
    recipe, order = asked(store, camera=TRUCK)
    assert recipe.board == order.board.digest()
    assert asked(store, camera=TRUCK.model_copy(update={"amount": 0.0}))[0].board is None
    assert asked(store, action="Ruth walks away.")[0].board
    assert asked(store, artist=SlateArtist(), camera=TRUCK)[0].board is None


def test_who_is_seen_and_speaks_is_in_the_recipe_with_the_times(store):
    (said,) = asked(store, lines=(LINE,))[0].spoken
    assert (said.character, said.text, said.start, said.frames) == ("RUTH", "You came.", 1, 4)
    for away in ({"extension": "V.O."}, {"character": "DANIEL"}, {"frames": 0}):
        recipe, _ = asked(store, lines=(LINE.model_copy(update=away),))
        assert recipe.board is None
        assert recipe.spoken == ()


def test_a_keyframe_of_ones_own_or_of_another_size_is_moved_over(store):
    unit, order = order_of(SHOT.model_copy(update={"camera": TRUCK}), store)
    own = Keyframe(recipe="own-1", image="i.png")
    assert take_of(order, unit, own).board is None
    larger = replace(unit, form=Format(width=256, height=144))
    there = Keyframe(recipe=order.board.digest(), image="i.png")
    assert take_of(order, larger, there).board is None


def test_an_older_keyframe_is_found_again_by_its_recipe(store):
    unit, order = order_of(SHOT.model_copy(update={"camera": TRUCK}), store)
    older = order.board.model_copy(update={"seed": 77})
    keyframe = draw(older, unit.artist, store, unwatched)
    recipe = take_of(order, unit, keyframe)
    assert recipe.board == older.digest()
    assert viewer_of(recipe, store) is not None


def test_another_version_of_the_artist_cannot_look_again(store):
    unit, order = order_of(SHOT.model_copy(update={"camera": TRUCK}), store)
    older = order.board.model_copy(update={"version": order.board.version - 1})
    keyframe = Keyframe(recipe=older.digest(), image="i.png")
    store.keep(older, keyframe)
    assert take_of(order, unit, keyframe).board is None


@pytest.mark.parametrize("is_on_record", [True, False])
def test_the_take_is_as_long_as_asked_also_where_the_recipe_is_lost(store, is_on_record):
    unit, order = order_of(SHOT.model_copy(update={"camera": TRUCK}), store)
    keyframe = draw(order.board, unit.artist, store, unwatched)
    recipe = take_of(order, unit, keyframe)
    if not is_on_record:
        recipe = recipe.model_copy(update={"board": "0" * 64})
    assert (viewer_of(recipe, store) is not None) == is_on_record
    take = shoot(recipe, keyframe, unit.operator, store, unwatched)
    assert take.frames == len(list(read_frames(store.path(take.media)))) == SHOT.frames


def test_the_same_shot_is_made_once_and_the_same_each_time(store, tmp_path):
    unit, order = order_of(SHOT.model_copy(update={"camera": TRUCK, "lines": (LINE,)}), store)
    first = make_take(order, unit, unwatched, unwatched)
    assert make_take(order, unit, unwatched, pytest.fail) == first
    elsewhere = replace(unit, store=type(store)(tmp_path / "other"))
    assert make_take(order, elsewhere, unwatched, unwatched) == first
    assert np.ptp(next(read_frames(store.path(first.media)))) > 100
