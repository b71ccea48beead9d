"""A picture with depth: near moves more than far, and edges tear clean."""

from dataclasses import replace

import numpy as np
import pytest

from pipeline.engines.base import Drawing
from pipeline.engines.parallax import ParallaxCamera
from pipeline.engines.parallax.fill import Continuation, filled
from pipeline.engines.parallax.plate import make_plate
from pipeline.engines.parallax.scene import Scene
from pipeline.engines.parallax.sight import Frustum
from pipeline.film.camera import Camera, Move, Size, subject_distance_m
from pipeline.film.path import camera_path, half_field, overscan
from pipeline.film.timing import FrameRate
from pipeline.media.colour import rgb_from_i420
from pipeline.progress import unwatched
from tests.engines.parallax.room import room, take

SIZE = (384, 216)
ASPECT = SIZE[0] / SIZE[1]
TRUCK = Camera(move=Move.TRUCK_RIGHT, size=Size.WS)


def shot(camera, drawing, frames=13):
    recipe = take(camera, SIZE, frames, drawing)
    return list(ParallaxCamera().shoot(recipe, drawing, None, unwatched))


def two_layers(camera=TRUCK):
    """A red card at the subject before a blue wall with white stripes, twice as far away."""
    shown = overscan(camera, ASPECT, has_depth=True)
    width, height = (2 * round(side * shown / 2) for side in SIZE)
    picture = np.full((height, width, 3), (40, 60, 160), np.uint8)
    picture[::12] = 230
    nearness = np.full((height, width), 0.5)
    rows = slice(height // 2 - 60, height // 2 + 60)
    columns = slice(width // 2 - 50, width // 2 + 50)
    picture[rows, columns] = (200, 30, 30)
    nearness[rows, columns] = 1.0
    depth_m = subject_distance_m(camera, ASPECT) / nearness
    return Drawing(image=picture, depth_m=depth_m.astype(np.float32), overscan=shown)


def redness(frame):
    rgb = rgb_from_i420(frame).astype(int)
    return (rgb[..., 0] > 120) & (rgb[..., 2] < 90)


def test_at_rest_the_layers_are_the_picture():
    drawing = room(TRUCK, SIZE)
    (whole,) = shot(Camera(size=Size.WS), replace(drawing, depth_m=None), 1)
    middle = shot(TRUCK, drawing)[6]
    difference = np.abs(whole[: SIZE[1]].astype(int) - middle[: SIZE[1]])
    assert np.mean(difference > 6) < 0.01, "only at silhouettes"


def test_the_subject_moves_by_its_own_parallax_and_the_wall_by_half_of_it():
    drawing = two_layers()
    made = shot(TRUCK, drawing)
    to_px = SIZE[0] / 2 / half_field(35, SIZE[0] / SIZE[1])
    middles = [np.flatnonzero(redness(frame)[SIZE[1] // 2]).mean() for frame in made]
    assert middles[0] - middles[-1] == pytest.approx(0.4 * to_px, abs=1.0)
    assert middles[6] == pytest.approx((SIZE[0] - 1) / 2, abs=0.6)


def test_uncovered_ground_continues_the_wall_and_not_the_figure():
    drawing = two_layers()
    for frame in shot(TRUCK, drawing):
        red = redness(frame)
        row = np.flatnonzero(red[SIZE[1] // 2])
        rgb = rgb_from_i420(frame).astype(int)
        before, after = (
            rgb[60:156, row[0] - 40 : row[0] - 3],
            rgb[60:156, row[-1] + 4 : row[-1] + 40],
        )
        for side in (before, after):
            assert (side[..., 2] >= side[..., 0] - 12).all(), "no red more than three pixels out"
            assert side[..., 2].min() > 100, "no hole"


def test_the_figure_keeps_its_width_and_its_edges():
    widths = [redness(frame)[SIZE[1] // 2].sum() for frame in shot(TRUCK, two_layers())]
    assert max(widths) - min(widths) <= 2
    assert widths[0] == pytest.approx(100, abs=3)


def test_a_turn_is_the_same_whatever_the_depth():
    for move in (Move.PAN_LEFT, Move.TILT_UP, Move.ROLL, Move.ZOOM_IN):
        camera = Camera(move=move, size=Size.WS)
        drawing = room(camera, SIZE)
        flat = Drawing(image=drawing.image, overscan=drawing.overscan)
        pairs = zip(shot(camera, drawing, 3), shot(camera, flat, 3), strict=True)
        assert all(np.array_equal(a, b) for a, b in pairs)


def test_a_dolly_zoom_keeps_the_subject_and_moves_the_wall():
    camera = Camera(move=Move.DOLLY_ZOOM, size=Size.WS)
    made = shot(camera, two_layers(camera))
    widths = [redness(frame)[SIZE[1] // 2].sum() for frame in made]
    assert max(widths) - min(widths) <= 2
    luma = [frame[: SIZE[1], 20].astype(int) for frame in (made[0], made[-1])]
    count = [np.sum(np.diff((line > 140).astype(int)) == 1) for line in luma]
    assert count[1] > 1.3 * count[0]


@pytest.mark.parametrize("move", [Move.CRANE_UP, Move.CRANE_DOWN, Move.PEDESTAL_DOWN])
def test_a_camera_that_would_go_under_the_floor_never_folds_the_picture(move):
    camera = Camera(move=move, size=Size.WS, amount=1.2)
    drawing = room(camera, SIZE, eye_m=0.5)
    path = camera_path(camera, 9, FrameRate(), ASPECT, 1)
    frustum = Frustum(SIZE, camera.lens_mm)
    scene = Scene(make_plate(drawing, camera, SIZE, path), frustum, path)
    for pose in (path[0], path[-1]):
        sight = scene._in_grains(frustum.look(pose))
        for layer in scene._layers:
            down = np.diff(scene._meet(sight, layer)[1], axis=0)
            assert np.mean(down <= 0) < 0.01


@pytest.mark.parametrize("move", Move)
def test_every_move_shows_nothing_from_outside_the_picture(move):
    camera = Camera(move=move, size=Size.WS)
    drawing = room(camera, SIZE)
    grey = Drawing(np.full_like(drawing.image, 128), drawing.depth_m, None, drawing.overscan)
    for frame in shot(camera, grey, 5):
        assert np.abs(rgb_from_i420(frame).astype(int) - 128).max() <= 3


def test_sky_without_end_and_a_thing_on_the_lens_are_drawn():
    drawing = two_layers()
    depth_m = drawing.depth_m.copy()
    depth_m[:40], depth_m[-40:] = np.inf, 0.0
    made = shot(TRUCK, Drawing(drawing.image, depth_m, None, drawing.overscan), 3)
    assert len(made) == 3


def test_rows_go_on_from_both_sides():
    picture = np.repeat(np.repeat(np.arange(0, 240, 30, dtype=np.uint8), 8)[:, None], 40, axis=1)
    known = np.full(picture.shape, 255, np.uint8)
    known[:, 12:24] = 0
    known[30:34] = 0
    hidden = np.where(known, picture, 255).astype(np.uint8)
    whole = Continuation.of(known, np.full_like(known, 255)).fill(hidden)
    level = np.r_[0:30, 34:64]
    assert np.array_equal(whole[level], picture[level])
    assert 60 < whole[30:34].min() <= whole[30:34].max() < 150, "rows of nothing: their neighbours"


def test_one_side_is_enough_and_two_are_blended():
    picture = np.zeros((1, 20), np.uint8)
    picture[:, :5], picture[:, 15:] = 100, 200
    known = np.where(picture > 0, 255, 0).astype(np.uint8)
    wanted = np.full_like(known, 255)
    row = Continuation.of(known, wanted).fill(picture)[0].astype(int)
    assert (np.diff(row[4:16]) > 0).all()
    known[:, 15:] = 0
    assert set(Continuation.of(known, wanted).fill(picture)[0]) == {100}


def test_what_is_unknown_everywhere_is_left_empty_and_what_is_known_is_kept():
    values = np.arange(48, dtype=np.float32).reshape(6, 8)
    assert not filled(values, np.zeros((6, 8), np.uint8)).any()
    assert np.array_equal(filled(values, np.full((6, 8), 255, np.uint8)), values)
    known = np.zeros((6, 8), np.uint8)
    known[2, 3] = 255
    assert filled(values, known) == pytest.approx(np.full((6, 8), 19.0), rel=1e-5)
