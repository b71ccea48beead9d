"""The sound of a take's pieces, as one."""

import numpy as np
import pytest

from pipeline.engines.video_diffusers.plan import Plan
from pipeline.engines.video_diffusers.segment import Wave
from pipeline.engines.video_diffusers.sounding import track
from pipeline.media.soundtrack import EDGE

ONE = Plan((8, 8), 24.0, segments=1, length=24, overlap=1)
THREE = Plan((8, 8), 24.0, segments=3, length=25, overlap=9)
A_FRAME = 2000


def level(value, samples, rate=24_000):
    return Wave(np.full((2, samples), value, np.float32), rate)


def clicks(rate, *at):
    """At these times in seconds."""
    levels = np.zeros((2, rate), np.float32)
    for time in at:
        levels[:, round(time * rate)] = 1
    return Wave(levels, rate)


def test_what_is_too_short_ends_in_silence_and_what_is_too_long_is_cut():
    short = track(ONE, [level(0.5, 20_000)], 1.0, 48_000)
    assert short.shape == (2, 48_000)
    assert np.allclose(short[:, EDGE + 99 : 39_900], 0.5, atol=0.01)
    assert np.abs(short[:, 40_300:]).max() < 1e-6
    long = track(ONE, [level(0.5, 30_000)], 1.0, 48_000)
    assert np.allclose(long[:, EDGE + 99 : -EDGE], 0.5, atol=0.01)
    assert np.abs(long[:, [0, -1]]).max() < 0.01


def test_pieces_cross_fade_where_they_overlap():
    dice = np.random.default_rng(1)
    waves = [Wave(dice.normal(0, 0.2, (2, 25 * 1000)).astype(np.float32), 24_000) for _ in range(3)]
    heard = track(THREE, waves, 1.0, THREE.frames * A_FRAME)
    assert heard.shape == (2, 57 * A_FRAME)
    loud = [heard[:, at * A_FRAME : (at + 1) * A_FRAME].std() for at in range(1, 56)]
    assert max(loud) / min(loud) < 1.15
    silent = track(THREE, [waves[0], None, waves[2]], 1.0, THREE.frames * A_FRAME)
    assert np.abs(silent[:, 25 * A_FRAME : 32 * A_FRAME]).max() == 0


def test_nothing_is_heard_of_the_take_that_is_gone_on_from():
    plan = Plan((8, 8), 24.0, segments=1, length=25, overlap=9, before=6)
    heard = track(plan, [clicks(24_000, 0.1, 0.5)], 1.0, 19 * A_FRAME)
    assert np.abs(heard[0]).argmax() == pytest.approx(24_000 - 6 * A_FRAME, abs=2)


@pytest.mark.parametrize("speed", [1.0, 0.93, 1.079])
@pytest.mark.parametrize("rate", [24_000, 48_000])
def test_a_picture_that_is_hurried_takes_its_sound_along(speed, rate):
    heard = track(ONE, [clicks(rate, 0.6)], speed, round(48_000 / speed))
    assert np.abs(heard[0]).argmax() == pytest.approx(0.6 * 48_000 / speed, abs=3)


def test_no_wave_is_no_sound():
    assert track(ONE, [None], 1.0, 48_000) is None
