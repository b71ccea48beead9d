"""The camera's path: exact ends, smooth between, and a plate large enough."""

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.film.camera import MOVES, Camera, Ease, Move, Size, subject_distance_m
from pipeline.film.path import (
    MAX_OVERSCAN,
    Pose,
    camera_path,
    ease,
    fitted,
    half_field,
    look_through,
    overscan,
    shortfall,
)
from pipeline.film.timing import FrameRate

RATE = FrameRate()
ASPECTS = (16 / 9, 9 / 16, 1.0, 2.39)


def path(move, frames=48, aspect=16 / 9, seed=1, **camera):
    return camera_path(Camera(move=move, **camera), frames, RATE, aspect, seed)


@pytest.mark.parametrize("kind", Ease)
def test_an_eased_move_starts_and_ends_exactly_and_never_turns_back(kind):
    done = [ease(kind, index / 200) for index in range(201)]
    assert (done[0], done[-1]) == (0.0, 1.0)
    steps = [b - a for a, b in itertools.pairwise(done)]
    assert min(steps) >= 0
    jumps = [abs(b - a) for a, b in itertools.pairwise(steps)]
    assert max(jumps) < 0.1 * max(steps)


def test_an_eased_start_is_slow_and_takes_a_fifth():
    assert ease(Ease.IN, 0.02) < 0.1 * ease(Ease.LINEAR, 0.02)
    first = ease(Ease.IN_OUT, 0.21) - ease(Ease.IN_OUT, 0.20)
    middle = ease(Ease.IN_OUT, 0.51) - ease(Ease.IN_OUT, 0.50)
    assert first == pytest.approx(middle)


def test_a_pan_of_35_degrees_is_centred_on_the_keyframe():
    poses = path(Move.PAN_RIGHT)
    assert (poses[0].pan, poses[-1].pan) == (-17.5, 17.5)
    assert poses[0].pan == -path(Move.PAN_LEFT)[0].pan


def test_dolly_and_zoom_start_on_the_keyframe_or_end_on_it():
    for inward, outward in ((Move.DOLLY_IN, Move.DOLLY_OUT), (Move.ZOOM_IN, Move.ZOOM_OUT)):
        assert path(inward)[0] == Pose()
        assert path(outward)[-1] == Pose()
        assert path(inward)[-1] == path(outward)[0]
    assert path(Move.DOLLY_IN)[-1].z == 0.4
    assert path(Move.ZOOM_IN)[-1].zoom == 1.4


def test_a_negative_amount_is_the_opposite_way():
    assert path(Move.PAN_RIGHT, amount=-1) == path(Move.PAN_LEFT)


@pytest.mark.parametrize("move", [m for m in Move if MOVES[m].is_held_on_subject])
def test_a_held_subject_stays_in_the_middle_of_the_frame(move):
    for pose in path(move):
        right, up, forward = look_through(pose, 0, 0)
        steps = (1 - pose.z) / forward
        assert pose.x + right * steps == pytest.approx(0, abs=1e-9)
        assert pose.y + up * steps == pytest.approx(0, abs=1e-9)


def test_the_dolly_zoom_keeps_the_subject_as_large_as_it_was():
    for pose in path(Move.DOLLY_ZOOM):
        assert pose.zoom / (1 - pose.z) == pytest.approx(1)


def test_an_orbit_keeps_its_distance_and_goes_thirty_degrees():
    poses = path(Move.ORBIT_RIGHT)
    for pose in poses:
        assert math.hypot(pose.x, 1 - pose.z) == pytest.approx(1)
    assert poses[-1].x == pytest.approx(math.sin(math.radians(15)))


def test_twice_the_speed_is_there_by_the_middle_and_holds():
    poses = path(Move.PAN_RIGHT, frames=49, speed=2.0)
    assert poses[24:] == (poses[-1],) * 25
    assert poses[-1].pan == 17.5
    assert path(Move.PAN_RIGHT, speed=0.5)[-1].pan == pytest.approx(0)


@pytest.mark.parametrize("rate", [FrameRate(), FrameRate(num=60), FrameRate(num=24000, den=1001)])
def test_a_whip_takes_its_own_time_whatever_the_shots_length(rate):
    for frames in (24, 96, 500):
        poses = camera_path(Camera(move=Move.WHIP_PAN), frames, rate, 1.5, 1)
        moving = sum(a != b for a, b in itertools.pairwise(poses))
        assert moving <= math.ceil(0.3 * rate.fps) + 1
        assert (poses[0].pan, poses[-1].pan) == (-37.5, 37.5)


@pytest.mark.parametrize("frames", [1, 2, 3])
@pytest.mark.parametrize("move", Move)
def test_the_shortest_shots_have_a_pose_for_each_frame(move, frames):
    assert len(path(move, frames)) == frames
    assert path(move, 1) == (Pose(),)


def test_unrest_has_the_asked_size_and_is_the_seeds():
    poses = path(Move.HANDHELD, frames=240)
    for angle in ("pan", "tilt"):
        rms = math.sqrt(sum(getattr(pose, angle) ** 2 for pose in poses) / len(poses))
        assert rms == pytest.approx(0.4, rel=0.02)
    assert poses == path(Move.HANDHELD, frames=240)
    assert poses != path(Move.HANDHELD, frames=240, seed=2)


def test_what_uncovers_nothing_needs_no_more_than_the_frame():
    for move in (Move.STATIC, Move.DOLLY_IN, Move.ZOOM_IN, Move.DOLLY_OUT, Move.ZOOM_OUT):
        for has_depth in (False, True):
            assert overscan(Camera(move=move), 1.5, has_depth) == 1.0
    assert overscan(Camera(move=Move.DOLLY_ZOOM), 1.5) == 1.0
    assert overscan(Camera(move=Move.DOLLY_ZOOM), 1.5, has_depth=True) == 1.75


CAMERAS = st.builds(
    Camera,
    move=st.sampled_from(Move),
    lens_mm=st.integers(8, 400),
    size=st.sampled_from(Size),
    amount=st.floats(-3, 3),
    speed=st.sampled_from([0.3, 1.0, 2.5]),
    ease=st.sampled_from(Ease),
)


@settings(max_examples=60, deadline=None)
@given(CAMERAS, st.sampled_from(ASPECTS), st.sampled_from([1, 2, 3, 20]), st.booleans())
def test_no_pose_looks_outside_the_plate(camera, aspect, frames, has_depth):
    shown = overscan(camera, aspect, has_depth)
    assert 1.0 <= overscan(camera, aspect) <= shown <= MAX_OVERSCAN
    has_depth = has_depth and shown < MAX_OVERSCAN
    right = half_field(camera.lens_mm, aspect)
    for pose in camera_path(fitted(camera, aspect), frames, RATE, aspect, 7):
        for x, y in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
            ray = look_through(pose, x * right, y * right / aspect)
            assert ray[2] > 0
            for near in (0.3, 0.5, 1.0, 1.4) if has_depth else (1.0,):
                at = ray[0] / ray[2], ray[1] / ray[2]
                at = (
                    at[0] + near * (pose.x - pose.z * at[0]),
                    at[1] + near * (pose.y - pose.z * at[1]),
                )
                assert abs(at[0]) <= shown * right * (1 + 1e-6)
                assert abs(at[1]) <= shown * right / aspect * (1 + 1e-6)


def test_a_move_that_needs_too_large_a_plate_is_made_smaller_and_says_so():
    asked = Camera(move=Move.PAN_RIGHT, lens_mm=200)
    made = fitted(asked, 1.5)
    assert 0 < made.amount < asked.amount
    assert made == fitted(made, 1.5)
    assert fitted(asked.model_copy(update={"amount": -1.0}), 1.5).amount == -made.amount
    modest = Camera(move=Move.PAN_RIGHT)
    assert fitted(modest, 1.5) is modest


def test_what_cannot_be_made_as_asked_is_said():
    assert shortfall(Camera(move=Move.PAN_RIGHT), 1.5) == ""
    said = shortfall(Camera(move=Move.PAN_RIGHT, lens_mm=200), 1.5)
    assert said.startswith("The pan-right is made 0.")
    assert "flat picture" in shortfall(Camera(move=Move.DOLLY_ZOOM), 1.5)
    assert shortfall(Camera(move=Move.DOLLY_ZOOM), 1.5, has_depth=True) == ""


def test_a_dolly_never_runs_into_the_subject():
    made = fitted(Camera(move=Move.DOLLY_IN, amount=3), 1.5)
    assert path(Move.DOLLY_IN, amount=made.amount)[-1].z <= 0.8


def test_retiming_a_shot_keeps_its_plate():
    assert overscan(Camera(move=Move.HANDHELD), 1.5) == overscan(
        Camera(move=Move.HANDHELD, ease=Ease.LINEAR), 1.5
    )


def test_a_tall_frame_is_shot_with_the_camera_turned_upright():
    """Else a lens of 85 mm is a wide one there, and a close-up is taken at arm's length."""
    assert half_field(85, 9 / 16) / (9 / 16) == pytest.approx(half_field(85, 16 / 9))
    near, far = (subject_distance_m(Camera(size="CU", lens_mm=85), a) for a in (9 / 16, 1.0))
    assert near == pytest.approx(far)
    assert near > 0.9
