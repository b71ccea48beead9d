"""Pieces and frames of a take, as the film wants them."""

from itertools import pairwise

import numpy as np
import pytest

from pipeline.engines.video_diffusers.framing import to_film, to_model
from pipeline.engines.video_diffusers.joining import at_rate, joined
from pipeline.engines.video_diffusers.plan import Plan
from pipeline.media.colour import rgb_from_i420


def flat(levels):
    return np.stack([np.full((8, 8, 3), level, np.uint8) for level in levels])


def test_pieces_are_joined_without_a_jump():
    plan = Plan((8, 8), 24.0, segments=3, length=20, overlap=8)
    tails = []

    def make(number, tail):
        tails.append(tail)
        return flat([40 * number + 10] * 20)

    frames = [int(frame[0, 0, 0]) for frame in joined(plan, None, make)]
    assert len(frames) == plan.frames == 44
    assert max(abs(a - b) for a, b in pairwise(frames)) <= 5
    assert tails[0] is None
    assert len(tails[1]) == 8


def test_the_frames_of_an_earlier_take_are_not_shown_again():
    plan = Plan((8, 8), 24.0, segments=1, length=9, overlap=3, before=3)
    frames = list(joined(plan, flat([1, 1, 1]), lambda number, tail: flat(range(9))))
    assert [frame[0, 0, 0] for frame in frames] == [3, 4, 5, 6, 7, 8]


def test_the_same_rate_shows_the_frames_themselves_and_the_last_one_holds():
    clip = flat([10, 20, 30])
    shown = list(at_rate(iter(clip), 1.0, 5))
    assert [frame[0, 0, 0] for frame in shown] == [10, 20, 30, 30, 30]


def test_what_lies_between_two_frames_lies_between_them_in_the_picture():
    y, x = np.mgrid[0:96, 0:128]
    clip = [
        np.repeat((np.hypot(x - at, y - 48) < 20)[..., None] * 255, 3, 2).astype(np.uint8)
        for at in (50, 58)
    ]
    middle = list(at_rate(iter(clip), 0.5, 2))[1]
    found = np.average(np.arange(128), weights=middle[48, :, 0])
    assert found == pytest.approx(54, abs=1.0)
    assert ((middle[48, :, 0] > 40) & (middle[48, :, 0] < 215)).sum() <= 6  # moved, not faded


@pytest.mark.parametrize("form", [(256, 144), (144, 256), (130, 126)])
@pytest.mark.parametrize("overscan", [1.0, 1.4])
def test_the_films_frame_comes_back_from_the_models_where_it_was(form, overscan):
    height, width = round(form[1] * 2 * overscan), round(form[0] * 2 * overscan)
    plate = np.full((height, width, 3), 30, np.uint8)
    left, top = (width - form[0] * 2) // 2, (height - form[1] * 2) // 2
    plate[top : top + form[1], left : left + form[0]] = 220  # the upper left quarter
    seen = rgb_from_i420(to_film(to_model(plate, overscan, form, (256, 128)), form))
    across = np.flatnonzero(seen[form[1] // 4, :, 0] > 125)
    down = np.flatnonzero(seen[:, form[0] // 4, 0] > 125)
    assert across.max() + 1 == pytest.approx(form[0] / 2, abs=2)
    assert down.max() + 1 == pytest.approx(form[1] / 2, abs=2)
