"""The burn-in says everything, covers little, and names the move."""

import numpy as np
import pytest

from pipeline.film.camera import Angle, Move, Size
from pipeline.media.slate_data.arrows import move_glyph
from pipeline.media.slate_data.card import burn_in, camera_line
from tests.engines.slate.recipes import board

LONG = "Ruth crosses the room, lifts the second cup, looks at it and sets it down again. " * 13
FRAMES = [(640, 360), (360, 640), (400, 400), (956, 400), (64, 64)]


def covered(layer: np.ndarray) -> float:
    return float((layer[..., 3] > 60).mean())


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("text", [LONG, "雨还在下。" * 80, "تجلس روث. " * 80])
def test_the_last_word_of_a_long_action_is_lettered(frame: tuple[int, int], text: str):
    """Two texts that differ in their last word alone give different layers."""
    one, other = (burn_in(board(frame, action=text + end)) for end in ("WWW", "III"))
    assert (one != other).any()


@pytest.mark.parametrize("frame", FRAMES[:4])
def test_long_words_leave_most_of_the_picture(frame: tuple[int, int]):
    lines = (("DANIEL", "I said I would. " * 12), ("RUTH", "No."))
    layer = burn_in(board(frame, action=LONG, lines=lines))
    assert covered(layer) < 0.5
    assert covered(burn_in(board(frame, action="He waits."))) < 0.19
    middle = layer[int(frame[1] * 0.25) : int(frame[1] * 0.6), : int(frame[0] * 0.8)]
    assert (middle[..., 3] < 100).all()


def test_each_thing_of_the_slate_is_lettered():
    usual = burn_in(board())
    others = (
        board(slate="12B"),
        board(slugline="INT. CORNER CAFE - NIGHT"),
        board(size=Size.CU, lens_mm=35),
        board(lens_mm=36),
        board(angle=Angle.LOW),
        board(move=Move.ROLL),
        board(seconds=4.2),
        board(lines=(("RUTH", "No."),)),
    )
    for other in others:
        assert (burn_in(other) != usual).any()


def test_the_camera_in_the_words_of_the_trade():
    recipe = board(size=Size.MS, angle=Angle.LOW, lens_mm=35, move=Move.DOLLY_IN)
    assert camera_line(recipe) == "MS · low · 35 mm · dolly-in · 4.1 s"
    assert camera_line(board(size=Size.WS, seconds=0.0)) == "WS · eye-level · 28 mm · static"


@pytest.mark.parametrize("move", Move)
def test_every_move_has_its_own_glyph(move: Move):
    glyph = move_glyph(move, 1.0, 72)
    assert glyph.shape == (72, 72)
    assert 0.02 < (glyph > 128).mean() < 0.6
    for other in Move:
        if other is not move:
            apart = np.abs(glyph.astype(int) - move_glyph(other, 1.0, 72)).mean()
            assert apart > 4


@pytest.mark.parametrize(
    ("one", "other"),
    [(Move.PAN_LEFT, Move.PAN_RIGHT), (Move.TRUCK_LEFT, Move.TRUCK_RIGHT)],
)
def test_left_mirrors_right_and_a_negative_amount_turns_it(one: Move, other: Move):
    left, right = move_glyph(one, 1.0, 72).astype(int), move_glyph(other, 1.0, 72).astype(int)
    assert np.abs(left[:, ::-1] - right).mean() < 4
    assert np.array_equal(move_glyph(one, -1.0, 72), right)


def test_an_arrow_points_where_the_camera_goes():
    """Its head is the heavy end."""
    for move, axis, is_late in (
        (Move.TRUCK_RIGHT, 0, True),
        (Move.TRUCK_LEFT, 0, False),
        (Move.PEDESTAL_UP, 1, False),
        (Move.PEDESTAL_DOWN, 1, True),
    ):
        arrow = move_glyph(move, 1.0, 90)[8:50] if axis == 0 else move_glyph(move, 1.0, 90)[10:80]
        weight = (arrow > 128).sum(axis)
        first, last = weight[: len(weight) // 3].max(), weight[-len(weight) // 3 :].max()
        assert bool(last > first) == is_late
