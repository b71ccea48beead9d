"""The measure of obedience: what it finds, what it refuses, and that it can be trusted."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from pipeline.engines.parallax import ParallaxCamera
from pipeline.errors import MachineTrouble
from pipeline.film.camera import Camera, Ease, Move, Size
from pipeline.film.format import Format
from pipeline.film.path import camera_path
from pipeline.film.timing import FrameRate
from pipeline.media.clip import write_clip
from pipeline.progress import unwatched
from pipeline.stages.motion import TURN, estimate_motion
from pipeline.stages.obedience import estimate_move, measure_take, obeys, surroundings_of
from tests.engines.parallax.room import plate, room, take, texture

SIZE = (320, 192)
ASPECT = SIZE[0] / SIZE[1]
FRAMES = 12


def camera(move, **more):
    return Camera(move=move, size=Size.WS, **more)


def lumas(made, drawing=None, frames=FRAMES):
    drawing = drawing or plate(made, SIZE)
    recipe = take(made, SIZE, frames, drawing)
    return [f[: SIZE[1]] for f in ParallaxCamera().shoot(recipe, drawing, None, unwatched)]


def judged(frames, asked_camera, surroundings=None, mask=None):
    asked = camera_path(asked_camera, len(frames), FrameRate(), ASPECT, 1)
    measured = estimate_move(frames, asked_camera, asked, mask, surroundings)
    return obeys(asked_camera, asked, measured, surroundings is not None)


MOVES_SEEN = (
    Move.STATIC,
    Move.PAN_LEFT,
    Move.TILT_UP,
    Move.ROLL,
    Move.ZOOM_OUT,
    Move.DOLLY_IN,
    Move.TRUCK_RIGHT,
    Move.PEDESTAL_DOWN,
    Move.CRANE_UP,
    Move.ORBIT_LEFT,
    Move.HANDHELD,
)


@pytest.mark.parametrize("move", MOVES_SEEN)
def test_what_the_camera_did_is_what_was_asked(move):
    answer = judged(lumas(camera(move)), camera(move))
    assert answer.is_obeyed, answer.sentence


@pytest.mark.parametrize("move", [Move.TRUCK_LEFT, Move.ORBIT_RIGHT, Move.DOLLY_ZOOM])
def test_with_the_depth_travel_is_told_from_turning(move):
    drawing = room(camera(move), SIZE)
    known = surroundings_of(drawing.depth_m, drawing.overscan, camera(move), ASPECT)
    answer = judged(lumas(camera(move), drawing), camera(move), known)
    assert answer.is_obeyed, answer.sentence


@pytest.mark.parametrize(
    ("done", "asked"),
    [
        (camera(Move.PAN_LEFT), camera(Move.PAN_RIGHT)),
        (camera(Move.PAN_LEFT, amount=0.8), camera(Move.PAN_LEFT)),
        (camera(Move.PAN_LEFT), camera(Move.STATIC)),
        (camera(Move.STATIC), camera(Move.PAN_LEFT)),
        (camera(Move.STATIC), camera(Move.HANDHELD)),
        (camera(Move.HANDHELD, amount=0.5), camera(Move.STATIC)),
        (camera(Move.ZOOM_IN), camera(Move.ZOOM_OUT)),
        (camera(Move.DOLLY_OUT), camera(Move.DOLLY_IN)),
        (camera(Move.ROLL), camera(Move.TILT_UP)),
        (camera(Move.TRUCK_LEFT), camera(Move.TRUCK_RIGHT)),
    ],
)
def test_another_move_is_not_obedience(done, asked):
    answer = judged(lumas(done), asked)
    assert not answer.is_obeyed, answer.sentence
    assert "not obeyed" in answer.sentence


def test_a_pan_that_also_rolls_is_told_so():
    made = camera(Move.PAN_LEFT, amount=0.6)
    frames = lumas(made)
    middle = (SIZE[0] / 2, SIZE[1] / 2)
    turned = [
        cv2.warpAffine(f, cv2.getRotationMatrix2D(middle, index, 1.2), SIZE, flags=cv2.INTER_LINEAR)
        for index, f in enumerate(frames)
    ]
    answer = judged(turned, made)
    assert answer.stray > 10
    assert "another way" in answer.sentence


def test_words_that_stay_still_do_not_hide_the_move():
    made = camera(Move.PAN_RIGHT)
    words = np.zeros((SIZE[1], SIZE[0]), np.uint8)
    words[100:] = 255
    still = texture(*SIZE, seed=9)[..., 0]
    frames = [np.where(words > 0, still, frame) for frame in lumas(made)]
    masked = judged(frames, made, mask=np.where(words > 0, 0, 255).astype(np.uint8))
    assert masked.is_obeyed, masked.sentence


def test_a_shift_known_to_a_hundredth_of_a_pixel_is_measured():
    picture = texture(400, 260)
    shift_px, lens_mm = 3.37, 35
    moved = [
        cv2.warpAffine(
            picture, np.float32([[1, 0, -40 - by], [0, 1, -30]]), SIZE, flags=cv2.INTER_LINEAR
        )
        for by in (0.0, shift_px)
    ]
    poses = estimate_motion(moved, lens_mm, ("x", "y")).poses
    assert poses[1].x * SIZE[0] / 2 / (18 / lens_mm) == pytest.approx(shift_px, abs=0.02)


def test_a_picture_without_corners_is_taken_to_stand_still():
    grey = [np.full((90, 160), 128, np.uint8)] * 3
    found = estimate_motion(grey, 35, TURN)
    assert found.corners == 0
    assert len(set(found.poses)) == 1


def test_no_frames_have_no_motion():
    with pytest.raises(ValueError, match="without frames"):
        estimate_motion([], 35)


def test_a_take_is_measured_from_its_clip(tmp_path: Path):
    made = camera(Move.TILT_UP, ease=Ease.LINEAR)
    drawing = plate(made, SIZE)
    recipe = take(made, SIZE, FRAMES, drawing)
    path = tmp_path / "take.mp4"
    frames = ParallaxCamera().shoot(recipe, drawing, None, unwatched)
    write_clip(path, frames, Format(width=SIZE[0], height=SIZE[1]))
    answer = measure_take(path, recipe)
    assert answer.is_obeyed, answer.sentence
    assert answer.measured == pytest.approx(25, abs=0.5)


def test_a_missing_clip_is_said_in_words(tmp_path: Path):
    made = camera(Move.TILT_UP)
    with pytest.raises(MachineTrouble):
        measure_take(tmp_path / "none.mp4", take(made, SIZE, FRAMES, plate(made, SIZE)))
