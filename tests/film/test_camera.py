"""The move table and what a camera accepts."""

import math

import pytest
from pydantic import ValidationError

from pipeline.film.camera import (
    HEAD_OVER_FRAME,
    MOVES,
    Camera,
    Move,
    MoveRow,
    Size,
    subject_distance_m,
)

PAIRS = (
    (Move.PAN_LEFT, Move.PAN_RIGHT, "pan"),
    (Move.TILT_DOWN, Move.TILT_UP, "tilt"),
    (Move.TRUCK_LEFT, Move.TRUCK_RIGHT, "truck"),
    (Move.PEDESTAL_DOWN, Move.PEDESTAL_UP, "pedestal_m"),
    (Move.CRANE_DOWN, Move.CRANE_UP, "pedestal_m"),
    (Move.ORBIT_LEFT, Move.ORBIT_RIGHT, "orbit"),
)


def test_every_move_is_one_row():
    assert set(MOVES) == set(Move)


@pytest.mark.parametrize(("back", "forth", "field"), PAIRS)
def test_opposite_moves_are_each_others_mirror(back, forth, field):
    assert getattr(MOVES[back], field) == -getattr(MOVES[forth], field) < 0


def test_only_static_does_nothing():
    assert [move for move, row in MOVES.items() if row == MoveRow()] == [Move.STATIC]


def test_the_dolly_zoom_keeps_the_subjects_size():
    row = MOVES[Move.DOLLY_ZOOM]
    assert row.zoom == pytest.approx(1 - row.dolly)


def test_moves_along_the_lens_start_on_the_keyframe_and_the_others_are_centred_on_it():
    along = {move for move in Move if not MOVES[move].is_centred}
    assert along == {
        Move.DOLLY_IN,
        Move.DOLLY_OUT,
        Move.ZOOM_IN,
        Move.ZOOM_OUT,
        Move.DOLLY_ZOOM,
    }


def test_a_longer_lens_stands_farther_and_a_closer_size_nearer():
    wide, long = Camera(lens_mm=35), Camera(lens_mm=70)
    assert subject_distance_m(long, 1.5) == pytest.approx(2 * subject_distance_m(wide, 1.5))
    distances = [subject_distance_m(Camera(size=size), 1.5) for size in HEAD_OVER_FRAME]
    assert distances == sorted(distances, reverse=True)
    assert len(distances) == len(Size)


def test_a_head_fills_its_share_of_the_frame_at_the_subject():
    camera = Camera(size=Size.CU, lens_mm=85)
    half_height = 18 / 85 / 1.5
    head = 0.23 / subject_distance_m(camera, 1.5) / (2 * half_height)
    assert math.isclose(head, HEAD_OVER_FRAME[Size.CU], rel_tol=1e-9)


@pytest.mark.parametrize("wrong", [{"lens_mm": 2}, {"amount": 9}, {"speed": 0}, {"move": "fly"}])
def test_what_no_camera_can_do_is_refused(wrong):
    with pytest.raises(ValidationError):
        Camera(**wrong)
