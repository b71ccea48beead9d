"""The user's own words for a shot are obeyed to the letter."""

import pytest

from pipeline.engines.director_rules.orders import Order, read_orders
from pipeline.film.camera import Angle, Camera, Ease, Move, Size
from pipeline.film.shot import Coverage
from tests.engines.director.direct import RATE, direct, shot_with

NOTES = [
    ("dolly in", Order(move=Move.DOLLY_IN)),
    ("static", Order(move=Move.STATIC)),
    ("do not move", Order(move=Move.STATIC)),
    ("4s", Order(seconds=4.0)),
    ("2.5 seconds", Order(seconds=2.5)),
    ("85mm", Order(lens_mm=85)),
    ("CU", Order(size=Size.CU)),
    ("extreme close-up", Order(size=Size.ECU)),
    ("medium close-up", Order(size=Size.MCU)),
    ("Wide shot", Order(size=Size.WS)),
    ("EWS, crane up, 5s", Order(size=Size.EWS, move=Move.CRANE_UP, seconds=5.0)),
    ("high angle", Order(angle=Angle.HIGH)),
    ("overhead", Order(angle=Angle.OVERHEAD)),
    ("Dutch", Order(angle=Angle.DUTCH)),
    ("dolly zoom", Order(move=Move.DOLLY_ZOOM)),
    ("whip pan", Order(move=Move.WHIP_PAN)),
    ("tilt down", Order(move=Move.TILT_DOWN)),
    ("handheld", Order(move=Move.HANDHELD)),
    ("over the shoulder", Order(coverage=Coverage.OVER_SHOULDER)),
    ("two-shot", Order(coverage=Coverage.TWO_SHOT)),
    ("zoom out, linear", Order(move=Move.ZOOM_OUT, ease=Ease.LINEAR)),
    ("特写", Order(size=Size.CU)),
    ("крупный план", Order(size=Size.CU)),
    (
        "CU, 85mm, low angle, slow pan left",
        Order(size=Size.CU, lens_mm=85, angle=Angle.LOW, move=Move.PAN_LEFT, speed=0.5),
    ),
    ("ask Anna whether this is true", Order()),
    ("he should close the door here, I think", Order()),
    ("cut 4 seconds from this scene when we have seen the first rough version", Order()),
    ("the roll of film in her pocket is the one from scene two", Order()),
]


@pytest.mark.parametrize(("note", "order"), NOTES)
def test_notes_are_read(note, order):
    assert read_orders((note,)) == order


@pytest.mark.parametrize("move", list(Move))
def test_every_move_can_be_asked_for_by_its_name(move):
    assert read_orders((move.value,)).move is move


@pytest.mark.parametrize("size", list(Size))
def test_every_size_can_be_asked_for_by_its_name(size):
    assert read_orders((size.value,)).size is size


def test_a_note_in_the_action_reaches_the_shot_that_covers_it():
    text = (
        "INT. HALL - DAY\n\nDust.\n\nAnna sits. She waits. [[CU, 85mm, low angle, slow pan left]]\n"
    )
    camera = shot_with(text, "She waits.").camera
    assert camera == Camera(
        size=Size.CU, lens_mm=85, angle=Angle.LOW, move=Move.PAN_LEFT, speed=0.5
    )
    assert shot_with(text, "Anna sits.").camera.size is not Size.CU


def test_a_note_on_its_own_line_goes_with_what_follows():
    text = "INT. HALL - DAY\n\nDust.\n\nAnna sits.\n\n[[dolly out, 4s]]\n\nANNA\nI am alone here.\n"
    shot = shot_with(text, "I am alone here.")
    assert shot.camera.move is Move.DOLLY_OUT
    assert shot.frames == RATE.frames(4)


def test_static_holds_where_the_text_would_move():
    text = "INT. HALL - DAY\n\nDust.\n\nAnna runs along the wall. [[static]]\n"
    assert shot_with(text, "runs").camera.move is Move.STATIC


def test_an_ordered_length_is_exact_and_its_lines_fit():
    text = "INT. HALL - DAY\n\nDust.\n\n[[1s]]\n\nANNA\nThis takes a good deal longer to say.\n"
    shot = shot_with(text, "This takes")
    assert shot.frames == RATE.frames(1)
    assert shot.lines[0].start + shot.lines[0].frames <= shot.frames


def test_lines_that_an_ordered_length_hurries_are_told_of():
    text = "INT. HALL - DAY\n\nDust.\n\n[[1s]]\n\nANNA\nThis takes a good deal longer to say.\n"
    notices = direct(text).notices
    assert any("1B" in notice for notice in notices)


@pytest.mark.parametrize(
    ("line", "coverage", "size"),
    [
        ("CLOSE ON THE KEY", Coverage.INSERT, Size.CU),
        ("INSERT - THE KEY", Coverage.INSERT, Size.ECU),
        ("WIDE SHOT", None, Size.WS),
        ("POV - ANNA", Coverage.POV, None),
        ("ANGLE ON THE KEY", Coverage.INSERT, Size.CU),
        ("CLOSE ON ANNA", Coverage.SINGLE, Size.CU),
    ],
)
def test_shot_lines_are_shots(line, coverage, size):
    text = f"INT. HALL - DAY\n\nDust.\n\nAnna sits.\n\n{line}\n\nIt gleams.\n\nANNA\nOh.\n"
    shot = shot_with(text, "It gleams.")
    assert coverage in (None, shot.coverage)
    assert size in (None, shot.camera.size)
    assert line in text[shot.source.start : shot.source.stop]


def test_who_looks_is_not_in_their_own_point_of_view():
    text = "INT. HALL - DAY\n\nDust.\n\nAnna sits.\n\nANNA'S POV\n\nA deer.\n\nANNA\nOh.\n"
    shot = shot_with(text, "A deer.")
    assert shot.coverage is Coverage.POV
    assert shot.characters == ()


def test_a_numbered_shot_that_says_everything_stands_alone():
    text = "INT. HALL - DAY\n\nDust.\n\nSHOT 3: Anna's hand, closing.\n\nShe sleeps.\n\nANNA\nOh.\n"
    assert shot_with(text, "hand, closing").action == "Anna's hand, closing."
