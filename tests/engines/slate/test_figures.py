"""Heads as tall as the shot size asks, eyes where they belong, people where they stand."""

import cv2
import numpy as np
import pytest

from pipeline.engines.slate.anatomy import Facing, head
from pipeline.engines.slate.figures import Figure, draw_figure, placed
from pipeline.engines.slate.lens import lens_of
from pipeline.engines.slate.palette import INK, LIGHT, PEOPLE, person
from pipeline.engines.slate.sheet import Sheet
from pipeline.engines.slate.staging import MOST_FIGURES, staged
from pipeline.film.camera import Angle, Camera, Size
from pipeline.film.script import Light
from pipeline.film.shot import Coverage, Look
from pipeline.recipe import BoardRecipe
from tests.engines.slate.recipes import LENSES, board

BANDS = {
    Size.EWS: (0.0, 0.045),
    Size.WS: (0.07, 0.12),
    Size.MWS: (0.13, 0.18),
    Size.MS: (0.20, 0.28),
    Size.MCU: (0.30, 0.42),
    Size.CU: (0.45, 0.75),
    Size.ECU: (0.90, 1.2),
}
"""Head height, chin to crown, over frame height."""

FRAMES = [(1280, 720), (720, 1280), (1716, 718), (500, 500)]


def subject(recipe: BoardRecipe) -> Figure:
    lens = lens_of(recipe.camera, recipe.size, recipe.overscan)
    return next(f for f in staged(recipe, lens) if f.name == recipe.characters[0])


def head_box(recipe: BoardRecipe) -> tuple[np.ndarray, np.ndarray]:
    """Least and greatest corner of the subject's head, in frames from the frame's top left."""
    lens = lens_of(recipe.camera, recipe.size, recipe.overscan)
    figure = subject(recipe)
    outline = placed(lens, figure, head(figure.facing, 1.0)[-1].shape)
    origin = np.array(lens.centre) - np.array(lens.frame) / 2
    shares = (outline - origin) / np.array(lens.frame)
    return shares.min(0), shares.max(0)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("size", Size)
def test_head_height_is_in_the_band_of_its_size(size: Size, frame: tuple[int, int]):
    least, most = BANDS[size]
    for look in Look:
        for overscan in (1.0, 1.7, 4.0):
            low, high = head_box(board(frame, size=size, look=look, overscan=overscan))
            assert least < high[1] - low[1] < most


@pytest.mark.parametrize("angle", [Angle.LOW, Angle.HIGH])
@pytest.mark.parametrize("size", Size)
def test_a_low_or_high_camera_keeps_the_head_where_it_was(size: Size, angle: Angle):
    level, tilted = head_box(board(size=size)), head_box(board(size=size, angle=angle))
    np.testing.assert_allclose(level[0][1], tilted[0][1], atol=1e-6)
    np.testing.assert_allclose(level[1][1], tilted[1][1], atol=1e-6)


@pytest.mark.parametrize("size", [Size.WS, Size.MWS, Size.MS, Size.MCU])
def test_headroom_and_eyes_in_the_upper_third(size: Size):
    low, high = head_box(board(size=size))
    assert 0.05 < low[1] < 0.2
    assert (low[1] + high[1]) / 2 < 0.36


def test_a_close_up_keeps_the_chin_and_a_wide_shot_the_feet():
    assert head_box(board(size=Size.CU))[1][1] < 0.95
    recipe = board(size=Size.WS)
    lens = lens_of(recipe.camera, recipe.size, 1.0)
    soles = lens.at(np.array([[0.0, 0.0, lens.distance]]))[0, 1]
    assert 0.75 * 180 < soles < 0.97 * 180


def test_a_look_gets_room_in_front_of_it():
    assert subject(board(look=Look.RIGHT)).x < 0 < subject(board(look=Look.LEFT)).x
    assert subject(board(look=Look.CAMERA)).x == 0
    assert subject(board(look=Look.RIGHT)).turn == 1
    assert subject(board(look=Look.LEFT)).turn == -1


def test_two_people_face_each_other_the_subject_on_the_side_it_looks_from():
    pair = board(coverage=Coverage.TWO_SHOT, characters=("DANIEL", "RUTH"), look=Look.RIGHT)
    figures = {f.name: f for f in staged(pair, lens_of(pair.camera, pair.size, 1.0))}
    assert figures["DANIEL"].x < 0 < figures["RUTH"].x
    assert (figures["DANIEL"].turn, figures["RUTH"].turn) == (1, -1)


@pytest.mark.parametrize("frame", FRAMES)
def test_a_pair_is_in_frame_even_where_it_is_narrow(frame: tuple[int, int]):
    pair = board(frame, size=Size.MS, characters=("DANIEL", "RUTH"), look=Look.LEFT)
    lens = lens_of(pair.camera, pair.size, 1.0)
    for figure in staged(pair, lens):
        x = lens.at(np.array([[figure.x, 1.6, figure.z]]))[0, 0]
        assert 0.15 * frame[0] < x < 0.85 * frame[0]


def test_everybody_is_staged_once_and_a_crowd_is_bounded():
    crowd = tuple(f"EXTRA {index}" for index in range(40))
    recipe = board(characters=crowd, coverage=Coverage.GROUP)
    assert len(staged(recipe, lens_of(recipe.camera, recipe.size, 1.0))) == MOST_FIGURES
    over = board(characters=("DANIEL", "RUTH"), over="RUTH", look=Look.LEFT)
    names = [f.name for f in staged(over, lens_of(over.camera, over.size, 1.0))]
    assert sorted(names) == ["DANIEL", "RUTH"]
    empty = board(characters=())
    assert staged(empty, lens_of(empty.camera, empty.size, 1.0)) == []


def test_figures_are_drawn_far_to_near():
    recipe = board(characters=("A", "B", "C", "D"), over="E", look=Look.LEFT)
    depths = [f.z for f in staged(recipe, lens_of(recipe.camera, recipe.size, 1.0))]
    assert depths == sorted(depths, reverse=True)


def test_a_character_keeps_its_colour_however_it_is_written():
    assert person("Daniel") == person("DANIEL")
    assert len({person(f"NAME {index}") for index in range(200)}) == len(PEOPLE)


def test_looking_left_is_looking_right_in_a_mirror():
    lens = lens_of(Camera(size=Size.MS, lens_mm=LENSES["MS"]), (320, 180), 1.0)
    seen = []
    for turn in (-1, 1):
        sheet = Sheet(320, 180)
        draw_figure(sheet, lens, Figure("DANIEL", 0, lens.distance, turn), LIGHT[Light.DAY], turn)
        seen.append(sheet.inverse > 0)
    mirrored = seen[0][:, ::-1]
    assert (mirrored != seen[1]).mean() < 0.01
    assert (seen[0] != seen[1]).mean() > 0.01


def test_the_drawn_head_is_one_head_tall():
    for facing in Facing:
        outline = head(facing, 1.0)[-1].shape
        assert outline[:, 1].min() == pytest.approx(6.5, abs=0.03)
        assert outline[:, 1].max() == pytest.approx(7.5, abs=0.03)


@pytest.mark.parametrize("turn", [-1, 0, 1])
@pytest.mark.parametrize("angle", [Angle.EYE_LEVEL, Angle.DUTCH])
@pytest.mark.parametrize("size", [Size.WS, Size.MS, Size.CU])
def test_edges_of_picture_and_depth_coincide(size: Size, angle: Angle, turn: int):
    """On black paper, what is at least half ink has its depth, to one pixel, and the reverse."""
    camera = Camera(size=size, angle=angle, lens_mm=LENSES[size])
    lens = lens_of(camera, (640, 360), 1.0)
    sheet = Sheet(640, 360)
    draw_figure(sheet, lens, Figure("DANIEL", 0.1, lens.distance, turn), LIGHT[Light.DAY], 1.0)
    drawn = (sheet.picture.max(2) >= max(INK) / 2).astype(np.uint8)
    deep = (sheet.inverse > 0).astype(np.uint8)
    rim = np.ones((3, 3), np.uint8)
    assert not (drawn & ~cv2.dilate(deep, rim)).any()
    assert not (cv2.erode(deep, rim) & ~drawn).any()
    assert deep.mean() > 0.02
