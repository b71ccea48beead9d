"""The depth of a keyframe along the move: what a camera with a model keeps to."""

import numpy as np
import pytest

from pipeline.engines import asked_of
from pipeline.engines.parallax import ParallaxCamera
from pipeline.errors import EngineUnavailable
from pipeline.film.camera import Camera, Move, Size, subject_distance_m
from pipeline.film.format import Format
from pipeline.film.path import camera_path, overscan
from pipeline.film.shot import Keyframe, Shooting, Shot
from pipeline.film.value import Span
from pipeline.media.depth_picture import depth_picture, nearest_seen_m
from pipeline.media.pictures import encode_depth
from pipeline.media.store import MediaStore
from pipeline.models.model import Ability, Role
from pipeline.stages.library import StoreLibrary
from pipeline.stages.takes import on_keyframe, take_recipe
from tests.stages.test_takes import Modelled

FORM = Format(width=160, height=90)
ASPECT = 160 / 90
BOARD = Keyframe(recipe="r", image="i.png", depth="d.png", overscan=1.2)
DEEP = Modelled([Ability.DEPTH, Ability.EXTEND, Ability.VIDEO])
WALL_M = 6.0


def shot(move, **changes):
    base = Shot(id="a", source=Span(0, 1), action="", frames=9, camera=Camera(move=move))
    return base.model_copy(update=changes)


def asked(one, board=BOARD, operator=DEEP):
    return take_recipe(one, board, operator, FORM, 3)


def test_the_embedded_camera_is_asked_for_the_same_move():
    found = asked(shot(Move.DOLLY_IN)).depth_move
    assert (found.engine, found.version) == ("parallax", ParallaxCamera.version)
    assert (found.camera, found.frames, found.seed) == (Camera(move=Move.DOLLY_IN), 9, 3)


@pytest.mark.parametrize(
    ("one", "board", "able"),
    [
        (shot(Move.STATIC), BOARD, DEEP),
        (shot(Move.HANDHELD), BOARD, DEEP),
        (shot(Move.DOLLY_IN, camera=Camera(move=Move.DOLLY_IN, amount=0)), BOARD, DEEP),
        (shot(Move.DOLLY_IN), BOARD, Modelled([Ability.IMAGE])),
        (shot(Move.DOLLY_IN), BOARD, ParallaxCamera()),
        (shot(Move.DOLLY_IN), BOARD.model_copy(update={"depth": None}), DEEP),
        (shot(Move.DOLLY_IN, shooting=Shooting(keeps_depth=False)), BOARD, DEEP),
        (shot(Move.DOLLY_IN, shooting=Shooting(extends="x")), BOARD, DEEP),
        (shot(Move.DOLLY_IN, shooting=Shooting(source="x")), BOARD, DEEP),
    ],
)
def test_what_does_not_lead_the_camera_is_not_asked_for(one, board, able):
    assert asked(one, board, able).depth_move is None


def test_a_take_that_is_asked_for_before_its_board_gets_the_same_recipe():
    undrawn = Keyframe(recipe="", image="")
    before = take_recipe(shot(Move.DOLLY_IN), undrawn, DEEP, FORM, 3)
    assert on_keyframe(before, BOARD) == asked(shot(Move.DOLLY_IN))


def video(tmp_path, depth_m, camera, frames=9):
    store = MediaStore(tmp_path)
    key = store.add(encode_depth(depth_m), ".png")
    wide = overscan(camera, ASPECT, has_depth=True)
    board = BOARD.model_copy(update={"depth": key, "overscan": wide})
    one = shot(camera.move, camera=camera, frames=frames)
    recipe = asked(one, board)
    seen = [*StoreLibrary(store).depth_video(recipe)]
    assert len(seen) == frames
    assert all(frame.shape == (90, 160, 3) for frame in seen)
    return recipe, [frame[..., 0].astype(float) for frame in seen]


def test_a_wall_comes_nearer_as_the_camera_does(tmp_path):
    camera = Camera(move=Move.DOLLY_IN, size=Size.WS)
    wall = np.full((180, 320), WALL_M, np.float32)
    recipe, seen = video(tmp_path, wall, camera)
    path = camera_path(camera, 9, recipe.rate, ASPECT, recipe.seed)
    left = [WALL_M - pose.z * subject_distance_m(camera, ASPECT) for pose in path]
    for frame, metres in zip(seen, left, strict=True):
        assert frame.min() == frame.max()
        assert frame.max() == pytest.approx(255 * left[-1] / metres, abs=1.5)
    assert seen[-1].max() == 255


def test_a_wall_that_is_passed_by_turns_slanted(tmp_path):
    camera = Camera(move=Move.PAN_RIGHT)
    wall = np.full((180, 320), WALL_M, np.float32)
    recipe, seen = video(tmp_path, wall, camera)
    ends = camera_path(camera, 9, recipe.rate, ASPECT, recipe.seed)
    assert ends[0].pan < 0 < ends[-1].pan
    first, last = seen[0], seen[-1]
    # What lies straight ahead of the rest is the nearest along the axis of the lens that turned.
    assert (first[:, -1] > first[:, 0] + 5).all()
    assert (last[:, 0] > last[:, -1] + 5).all()
    np.testing.assert_allclose(first, last[:, ::-1], atol=1)


def test_what_is_near_moves_before_what_is_far_and_sky_stays_black(tmp_path):
    camera = Camera(move=Move.TRUCK_RIGHT)
    depth_m = np.full((180, 320), np.inf, np.float32)
    depth_m[60:, 130:190] = subject_distance_m(camera, ASPECT)
    _, seen = video(tmp_path, depth_m, camera)
    middles = [np.flatnonzero(frame[70] > 100).mean() for frame in seen]
    assert (np.diff(middles) < 0).all(), "the camera goes right, so the figure goes left"
    assert all(frame[3].max() <= 1 for frame in seen)


def test_another_version_of_the_embedded_camera_does_not_stand_in(tmp_path):
    found = asked(shot(Move.DOLLY_IN)).depth_move
    with pytest.raises(EngineUnavailable, match="Make it again"):
        asked_of(found.model_copy(update={"version": 99}), tmp_path, Role.CAMERA)


def test_a_face_close_to_the_lens_keeps_its_relief():
    near, far = Camera(size=Size.ECU), Camera(size=Size.WS)
    assert nearest_seen_m(far, ASPECT) == 1.0
    face = np.array([[0.32, 0.36, 2.0, np.inf]], np.float32)
    grey = depth_picture(face, nearest_seen_m(near, ASPECT))[0, :, 0].tolist()
    assert grey[0] == 255 > grey[1] > grey[2] > grey[3] == 0
