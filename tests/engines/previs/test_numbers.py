"""Figures and camera where the user's numbers say, and what is said where they cannot be."""

import math

import numpy as np
import pytest

from pipeline.engines.base import Stager
from pipeline.engines.previs.artist import PrevisArtist, place_of, plate_size
from pipeline.engines.previs.people import EXPRESSIONS, POSES
from pipeline.engines.previs.sets.kinds import KINDS
from pipeline.engines.previs.staging import Stage, stage
from pipeline.film.blocking import Mark, Player
from pipeline.film.camera import Camera, Size
from pipeline.film.script import Interior, Setting
from pipeline.film.shot import Coverage
from pipeline.film.staging import Expression, Figure, PoseName, Staging, Standpoint
from pipeline.progress import unwatched
from pipeline.recipe import BoardRecipe
from tests.engines.previs.test_spine import board

ARTIST = PrevisArtist()


def staged(figure: Figure | None = None, camera: Standpoint | None = None, **changes):
    figures = (figure,) if figure else ()
    told = Staging(figures=figures, camera=camera or Standpoint())
    pair = {"characters": ("DANIEL", "RUTH"), "coverage": Coverage.TWO_SHOT}
    return board("MS", **{**pair, "staging": told, **changes})


def on_stage(recipe: BoardRecipe) -> Stage:
    return stage(recipe, place_of(recipe))


def test_film_and_artist_know_the_same_poses_and_expressions():
    assert set(POSES) == set(PoseName)
    assert set(EXPRESSIONS) == set(Expression)
    assert isinstance(ARTIST, Stager)


def test_a_figure_stands_where_it_is_put_turned_and_posed_with_both_feet_on_the_floor():
    ruth = Figure(
        character="RUTH", x_m=1.5, y_m=1.0, turn=-60, pose=PoseName.POINT,
        expression=Expression.ANGRY,
    )  # fmt: skip
    cast = on_stage(staged(ruth)).cast
    bones, stance = cast.people["RUTH"].bones, cast.stances["RUTH"]
    middle = (bones["l_hip"] + bones["r_hip"]) / 2
    assert middle[:2] == pytest.approx((1.5, 1.0), abs=0.01)
    way = -bones.axes[1]
    assert math.degrees(math.atan2(way[0], -way[1])) == pytest.approx(-60)
    assert stance.pose == POSES["point"]
    assert stance.expression == "angry"
    lowest = min(float(part.vertices[:, 2].min()) for part in cast.people["RUTH"].parts)
    assert lowest == pytest.approx(0.0, abs=0.06)
    assert "RUTH" not in cast.seated
    others = on_stage(staged()).cast.stances["DANIEL"]
    assert cast.stances["DANIEL"].at == others.at


def test_who_sits_where_no_seat_is_gets_a_chair_and_nobody_else_does():
    away = staged(Figure(character="RUTH", x_m=2.4, y_m=-0.4, pose=PoseName.SIT))
    chairs = [part for part in on_stage(away).cast.extra if "chair" in part.thing]
    assert chairs
    corners = np.concatenate([part.vertices for part in chairs])
    assert corners.mean(0)[:2] == pytest.approx((2.4, -0.4), abs=0.25)
    ruth = on_stage(staged()).cast.stances["RUTH"]
    near = staged(Figure(character="RUTH", x_m=ruth.at[0] + 0.1, pose=PoseName.SIT))
    cast = on_stage(near).cast
    assert cast.stances["RUTH"].seat_m == ruth.seat_m
    assert not [part for part in cast.extra if "RUTH's chair" in part.thing]


def test_the_plan_tells_what_is_drawn_and_numbers_come_back_as_they_were_given():
    chosen = ARTIST.floor_plan(staged())
    ruth = next(one for one in chosen.figures if one.character == "RUTH")
    again = Figure(character="RUTH", x_m=ruth.x_m, y_m=ruth.y_m, turn=ruth.turn)
    camera = chosen.camera.model_dump(exclude={"field_of_view"})
    asked = staged(again, Standpoint(**camera))
    told = ARTIST.floor_plan(asked)
    assert told.figures == chosen.figures
    assert told.camera == chosen.camera
    assert ARTIST.remarks(asked) == ()
    view, eye = (on_stage(one).setup.view((160, 90)) for one in (asked, staged()))
    assert np.abs(view.axes - eye.axes).max() < 0.01


def test_a_camera_that_is_only_moved_keeps_its_subject_in_sight():
    before, after = (on_stage(staged(camera=camera)) for camera in (None, Standpoint(x_m=-2.0)))
    assert after.setup.eye[0] == -2.0
    for one in (before, after):
        x, y, depth = one.setup.view((160, 90)).pixels(before.setup.subject[None])[0]
        assert depth > 0
        assert x / 160 == pytest.approx(before.setup.share[0], abs=0.02)
        assert y / 90 == pytest.approx(before.setup.share[1], abs=0.02)


@pytest.mark.parametrize(
    ("at", "what"),
    [
        ({"x_m": 0.0, "y_m": 0.0, "height_m": 0.72, "tilt": 0}, "the table"),
        ({"x_m": 0.7, "y_m": 0.0, "height_m": 1.2}, "DANIEL"),
        ({"x_m": 4.56, "y_m": 0.0, "turn": 90, "tilt": 0}, "a wall"),
    ],
)
def test_a_camera_in_something_is_moved_out_along_its_view_and_that_is_said(at, what):
    asked = staged(camera=Standpoint(**at))
    (said,) = ARTIST.remarks(asked)
    assert said.startswith(f"The camera would be inside {what}, and was moved ")
    assert "along its view" in said
    found = on_stage(asked)
    way = found.setup.view((160, 90)).axes[2]
    moved = found.setup.eye - (at["x_m"], at["y_m"], at.get("height_m", found.setup.eye[2]))
    assert 0.04 < np.linalg.norm(moved) < 1.0
    assert abs(float(moved @ way)) == pytest.approx(float(np.linalg.norm(moved)), abs=1e-3)
    free = ARTIST.floor_plan(asked).camera
    there = Standpoint(x_m=free.x_m, y_m=free.y_m, height_m=free.height_m, turn=free.turn, tilt=0)
    assert ARTIST.remarks(staged(camera=there)) == ()


@pytest.mark.slow
def test_the_artists_own_cameras_are_in_nothing_but_walls():
    for name, kind in list(KINDS.items())[::5]:
        interior = Interior.INT if kind.is_inside else Interior.EXT
        one = staged(setting=Setting(interior=interior, place=name))
        eye = ARTIST.floor_plan(one).camera
        there = Standpoint(x_m=eye.x_m, y_m=eye.y_m, height_m=eye.height_m)
        said = ARTIST.remarks(one.model_copy(update={"staging": Staging(camera=there)}))
        assert not [what for what in said if "camera" in what and "a wall" not in what], name


def test_a_figure_outside_the_set_is_moved_inside_and_that_is_said():
    asked = staged(Figure(character="RUTH", x_m=40, y_m=-0.4))
    plan = ARTIST.floor_plan(asked)
    ruth = next(one for one in plan.figures if one.character == "RUTH")
    assert ruth.x_m == pytest.approx(plan.half[0] - 0.25, abs=0.01)
    assert ruth.y_m == -0.4
    (said,) = ARTIST.remarks(asked)
    assert said.startswith("RUTH would stand in a wall or outside the set")


def test_a_camera_over_the_ceiling_looks_down_into_the_room():
    above = Standpoint(x_m=0, y_m=-0.5, height_m=6, turn=0, tilt=-85)
    drawing = ARTIST.draw(staged(camera=above), None, unwatched)
    assert float(drawing.depth_m.max()) > 5.0
    assert (drawing.joints[:, :, 2] > 0).any()


# Bad input


def crowd(count: int) -> tuple[Mark, ...]:
    return tuple(
        Mark(character=f"GUEST {number}", player=Player(character=f"GUEST {number}"))
        for number in range(count)
    )


def test_forty_characters_are_staged_and_those_behind_the_camera_too():
    names = tuple(f"GUEST {number}" for number in range(40))
    far = Figure(character="GUEST 39", x_m=0.0, y_m=-2.0, turn=180, pose=PoseName.DANCE)
    recipe = staged(far, blocking=crowd(40), characters=names, camera=Standpoint(y_m=-3.0))
    plan = ARTIST.floor_plan(recipe)
    assert len(plan.figures) == 40
    assert plan.figures[-1].pose is PoseName.DANCE
    assert ARTIST.draw(recipe, None, unwatched).image.std() > 20


@pytest.mark.parametrize("size", [(64, 64), (90, 160)])
def test_boards_of_odd_sizes_are_drawn_staged(size):
    recipe = staged(Figure(character="RUTH", x_m=0.9, y_m=0.9), camera=Standpoint(turn=10.0))
    drawing = ARTIST.draw(recipe.model_copy(update={"size": size}), None, unwatched)
    assert drawing.image.shape[:2] == plate_size(size, 1.0)[::-1]
    assert drawing.image.std() > 20


@pytest.mark.slow
def test_the_largest_board_is_drawn_whole():
    recipe = staged(Figure(character="RUTH", x_m=0.9, y_m=0.9))
    drawing = ARTIST.draw(recipe.model_copy(update={"size": (4096, 1716)}), None, unwatched)
    assert drawing.image.shape == (1716, 4096, 3)
    assert drawing.image[-1].std() > 5


@pytest.mark.parametrize(
    "changes",
    [
        {"action": "She stands up while sitting down, running, asleep, and lies kneeling."},
        {"setting": Setting(place="🛸"), "slugline": "🛸"},
        {"blocking": (), "characters": ("X",)},
        {"blocking": (), "characters": ("🙂", "RUTH")},
    ],
)  # fmt: skip
def test_contradictions_emoji_and_strangers_are_staged_like_anything_else(changes):
    name = changes.get("characters", ("RUTH",))[0]
    recipe = staged(Figure(character=name, x_m=0.5, y_m=0.5, pose=PoseName.KNEEL), **changes)
    found = next(one for one in ARTIST.floor_plan(recipe).figures if one.character == name)
    assert (found.x_m, found.y_m, found.pose) == (0.5, 0.5, PoseName.KNEEL)
    assert ARTIST.draw(recipe, None, unwatched).image.std() > 10


def test_numbers_of_somebody_who_is_not_there_change_nothing():
    plain = board("CU", camera=Camera(size=Size.CU, lens_mm=85))
    other = plain.model_copy(
        update={"staging": Staging(figures=(Figure(character="NOBODY", x_m=1.0),))}
    )
    assert ARTIST.remarks(other) == ()
    assert ARTIST.floor_plan(other) == ARTIST.floor_plan(plain)


def test_who_is_put_into_somebody_or_into_a_table_stands_beside_and_that_is_said():
    daniel = on_stage(staged()).cast.stances["DANIEL"].at
    for x, y in (daniel[:2], (0.0, 0.0)):
        asked = staged(Figure(character="RUTH", x_m=x, y_m=y, pose=PoseName.STAND))
        (said,) = ARTIST.remarks(asked)
        assert said.startswith("RUTH would be inside a thing or somebody else, and was moved ")
        ruth = on_stage(asked).cast.stances["RUTH"].at
        assert 0.05 < math.dist(ruth[:2], (x, y)) < 2.0
        assert math.dist(ruth[:2], daniel[:2]) > 0.27
        there = Figure(character="RUTH", x_m=ruth[0], y_m=ruth[1], pose=PoseName.STAND)
        assert ARTIST.remarks(staged(there)) == ()


def test_the_artists_own_places_are_free_in_every_kind_of_set():
    for name, kind in list(KINDS.items())[::6]:
        interior = Interior.INT if kind.is_inside else Interior.EXT
        one = staged(setting=Setting(interior=interior, place=name))
        plan = ARTIST.floor_plan(one).figures
        own = [Figure(character=f.character, x_m=f.x_m, y_m=f.y_m) for f in plan]
        again = one.model_copy(update={"staging": Staging(figures=tuple(own))})
        assert not [said for said in ARTIST.remarks(again) if "inside" in said], name


@pytest.mark.parametrize("lens", [8, 400])
@pytest.mark.parametrize("size", [(180, 320), (430, 180)])
def test_forty_in_one_shot_are_all_before_the_camera(size, lens):
    names = tuple(f"GUEST {number}" for number in range(40))
    park = Setting(interior=Interior.EXT, place="PARK")
    recipe = staged(blocking=crowd(40), characters=names, setting=park)
    lensed = Camera(size=Size.WS, lens_mm=lens)
    recipe = recipe.model_copy(update={"size": size, "camera": lensed})
    there = on_stage(recipe)
    eyes = np.array([there.cast.eyes(name) for name in names])
    x, y, depth = there.setup.on_frame(eyes, size).T
    assert depth.min() > 0.3
    assert 0 < x.min() < x.max() < 1
    assert 0 < y.min() < y.max() < 1
