"""A board of a scene: the right size, the right side, the same bytes, exact depth."""

from typing import Any

import numpy as np
import pytest

from pipeline.engines.previs.artist import PrevisArtist, draw_passes, plate_size
from pipeline.engines.previs.people import openpose
from pipeline.engines.previs.sets import build
from pipeline.engines.previs.staging import Stage, stage
from pipeline.film.blocking import Mark
from pipeline.film.camera import Camera, Size, subject_distance_m
from pipeline.film.script import Interior, Light, Setting
from pipeline.film.shot import Coverage, Look
from pipeline.progress import unwatched
from pipeline.recipe import BoardRecipe

CAFE = Setting(interior=Interior.INT, place="CORNER CAFE", light=Light.DAY)
MARKS = (
    Mark(character="DANIEL", posture="sit", look=Look.LEFT),
    Mark(character="RUTH", posture="sit", look=Look.RIGHT),
)
LENSES = {"WS": 28, "MWS": 35, "MS": 50, "MCU": 50, "CU": 85}


def board(size: str = "MCU", **changes: Any) -> BoardRecipe:
    given = {
        "engine": "previs",
        "version": 1,
        "size": (192, 108),
        "setting": CAFE,
        "coverage": Coverage.SINGLE,
        "action": "Daniel turns the cup.",
        "camera": Camera(size=Size(size), lens_mm=LENSES[size]),
        "characters": ("DANIEL",),
        "look": Look.LEFT,
        "blocking": MARKS,
    }
    return BoardRecipe(**{**given, **changes})


def staged(recipe: BoardRecipe) -> Stage:
    return stage(recipe, build("CORNER CAFE", Interior.INT, Light.DAY))


def seen(recipe: BoardRecipe, name: str) -> dict[str, np.ndarray]:
    """Joints of somebody, as (x, y) over the frame and metres."""
    stand = staged(recipe)
    view = stand.setup.view(plate_size(recipe.size, recipe.overscan))
    joints = openpose(stand.cast.people[name].bones)
    found = view.pixels(np.array(list(joints.values())))
    scale = np.array((*view.plate, 1))
    return dict(zip(joints, found / scale, strict=True))


@pytest.mark.parametrize("size", list(LENSES))
def test_the_subject_stands_at_the_distance_of_its_size(size: str) -> None:
    recipe = board(size)
    eye = seen(recipe, "DANIEL")["r_eye"]
    asked = subject_distance_m(recipe.camera, 192 / 108)
    assert eye[2] == pytest.approx(asked, rel=0.06)
    assert 0.1 < eye[1] < 0.6


@pytest.mark.parametrize(("name", "look"), [("DANIEL", Look.LEFT), ("RUTH", Look.RIGHT)])
def test_who_looks_right_looks_right_in_every_single(name: str, look: Look) -> None:
    for size in ("MS", "CU"):
        joints = seen(board(size, characters=(name,), look=look), name)
        ahead = joints["nose"][0] - (joints["l_ear"][0] + joints["r_ear"][0]) / 2
        assert (ahead > 0) == (look is Look.RIGHT)


@pytest.mark.parametrize(("name", "over"), [("DANIEL", "RUTH"), ("RUTH", "DANIEL")])
def test_over_the_shoulder_has_the_near_head_in_its_third(name: str, over: str) -> None:
    look = Look.LEFT if name == "DANIEL" else Look.RIGHT
    recipe = board(
        "MS", coverage=Coverage.OVER_SHOULDER, characters=(name, over), over=over, look=look
    )
    near, far = seen(recipe, over)["neck"], seen(recipe, name)["neck"]
    assert near[2] < far[2]
    assert near[0] < 0.34 if look is Look.LEFT else near[0] > 0.66


def test_feet_are_on_the_floor_and_hands_on_the_table() -> None:
    bones = staged(board()).cast.people["DANIEL"].bones
    assert bones["l_ankle"][2] == pytest.approx(0.045 * bones.height_m, abs=0.02)
    assert bones["l_wrist"][2] == pytest.approx(0.78, abs=0.05)


def test_the_same_recipe_gives_the_same_bytes_and_depth_of_the_set() -> None:
    recipe = board(overscan=1.2)
    one, other = (PrevisArtist().draw(recipe, None, unwatched) for _ in range(2))
    assert np.array_equal(one.image, other.image)
    assert one.depth_m is not None
    assert one.image.shape == (130, 230, 3)
    assert one.depth_m.shape == (130, 230)
    assert np.nanmin(one.depth_m) > 0.3


def test_passes_know_who_is_where() -> None:
    recipe = board("MS")
    plate = draw_passes(recipe, unwatched)
    assert (plate.figure > 0).mean() > 0.1
    assert plate.line.max() > 90
