"""Those who act in a take: mouths, steps, heads, and the part of the picture that they change."""

import numpy as np
import pytest

from pipeline.engines.previs import PrevisArtist
from pipeline.engines.previs.moving.gait import GAITS, pose_at, step_of
from pipeline.engines.previs.moving.speech import CLOSED, HALF, OPEN, mouth_at
from pipeline.engines.previs.moving.turning import turns
from pipeline.engines.previs.people import Stance
from pipeline.engines.previs.people.skeleton import skeleton_of
from pipeline.film.camera import Move, Size
from pipeline.film.path import Pose
from pipeline.recipe import Spoken
from tests.engines.previs.again import shot

SMALL = (192, 108)
TALL_M = 1.75


def said(text, start=2, frames=12, who="RUTH"):
    return Spoken(character=who, text=text, start=start, frames=frames)


def viewer(frames=24, action="Ruth waits.", spoken=(), move=Move.STATIC, **camera):
    board, take = shot(move, SMALL, frames, action, spoken, **camera)
    return PrevisArtist().viewer(board, take)


def test_a_mouth_follows_the_letters_while_they_are_spoken():
    words = (said("ambo"),)
    assert [mouth_at(words, f) for f in (2, 5, 8, 11)] == [OPEN, CLOSED, CLOSED, OPEN]
    assert [mouth_at(words, f) for f in (0, 1, 14, 99)] == [CLOSED] * 4
    assert mouth_at((said("été"),), 2) == OPEN
    assert mouth_at((said("   "),), 5) == CLOSED
    assert mouth_at((said("tt"),), 5) == HALF
    for text in ("你来了吗", "Ты пришла", "את באת"):
        assert len({mouth_at((said(text),), f) for f in range(2, 14)}) > 1


@pytest.mark.parametrize("name", GAITS)
def test_the_foot_that_stands_does_not_slide(name):
    gait = GAITS[name]
    step = step_of(gait, gait.speed, TALL_M)
    for half, side in ((0, "l"), (1, "r")):
        ankles = []
        for share in np.linspace(0.02, 0.98, 9):
            steps = half + share
            stance = Stance(pose_at(gait, steps, step / TALL_M), (0.0, -steps * step, 0.0))
            bones = skeleton_of(stance, TALL_M)
            ankles.append(bones[f"{side}_ankle"])
            lowest = min(bones[f"{s}_ankle"][2] for s in "lr")
            assert lowest == pytest.approx(0.045 * TALL_M, abs=0.01)
        assert np.ptp(np.array(ankles)[:, 1]) < 0.03
        assert np.ptp(np.array(ankles)[:, 2]) < 0.01


def test_who_is_slow_takes_shorter_steps():
    gait = GAITS["walk"]
    assert step_of(gait, 0.3, TALL_M) < step_of(gait, 1.2, TALL_M) <= gait.longest * TALL_M


def test_words_that_turn_a_head_and_words_that_do_not():
    assert turns("She looks up.")
    assert turns("Kosta turns.")
    assert not turns("The Admiral does not turn her head.")
    assert not turns("Silence.")


def test_a_still_shot_has_one_drawing_and_nothing_to_draw_anew():
    seen = viewer()
    assert {seen.drawing(frame) for frame in range(24)} == {0}
    assert seen.redrawn(5) is None
    assert seen.acted(Pose(), 5) is None


def test_who_speaks_changes_the_mouth_alone_twelve_times_a_second():
    seen = viewer(spoken=(said("Mama, I am home.", 2, 20),), size=Size.CU)
    numbers = [seen.drawing(frame) for frame in range(24)]
    assert numbers[::2] == numbers[1::2]
    assert 1 < len(set(numbers)) <= 3
    parts = [seen.redrawn(frame) for frame in range(24)]
    changed = [part for part in parts if part]
    assert changed
    assert max(picture.shape[0] * picture.shape[1] for picture, _ in changed) < 0.1 * 192 * 108


def test_who_walks_is_elsewhere_on_every_drawing_and_not_in_the_keys():
    seen = viewer(action="Ruth walks.", size=Size.WS)
    assert len({seen.drawing(frame) for frame in range(24)}) == 12
    first, last = (seen.acted(Pose(), frame) for frame in (0, 23))
    assert first.corner != last.corner
    empty, board = seen.still(Pose()), viewer(size=Size.WS).still(Pose())
    assert np.abs(empty.image.astype(int) - board.image).mean() > 0.5


def test_a_camera_cannot_go_under_the_ground():
    seen = viewer()
    assert seen.reaches((Pose(), Pose(z=0.3)))
    assert not seen.reaches((Pose(), Pose(y=-3.0)))
