"""Frames, rates and timecode."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.film.timing import FrameRate, timecode

NTSC_30 = FrameRate(num=30000, den=1001)
NTSC_60 = FrameRate(num=60000, den=1001)
RATES = [FrameRate(num=24000, den=1001), FrameRate(), FrameRate(num=25), NTSC_30, NTSC_60]


@pytest.mark.parametrize(
    ("text", "fps"),
    [
        ("24", Fraction(24)),
        ("23.976", Fraction(24000, 1001)),
        ("23.98", Fraction(24000, 1001)),
        ("29.97", Fraction(30000, 1001)),
        ("59.94", Fraction(60000, 1001)),
        ("30000/1001", Fraction(30000, 1001)),
        (" 12.5 ", Fraction(25, 2)),
    ],
)
def test_rates_as_people_write_them(text, fps):
    assert FrameRate.parse(text).fps == fps


@pytest.mark.parametrize(
    "text", ["0", "-24", "24/0", "nan", "1e3", "", "fast", "121", "0.5", "٢٤x"]
)
def test_what_is_no_rate_is_refused(text):
    with pytest.raises(ValueError, match="no frame rate"):
        FrameRate.parse(text)


def frames_of(code, rate):
    """Counts what a timecode names: all of its numbers, less those that were dropped before."""
    hour, minute, second, frame = map(int, re.split("[:;]", code))
    minutes = hour * 60 + minute
    counted = (minutes * 60 + second) * rate.nominal + frame
    return counted - rate.drops * (minutes - minutes // 10)


@pytest.mark.parametrize(
    ("frames", "rate", "code"),
    [
        # SMPTE ST 12-1: 00 and 01 are dropped each minute but every tenth.
        (1799, NTSC_30, "00:00:59;29"),
        (1800, NTSC_30, "00:01:00;02"),
        (17981, NTSC_30, "00:09:59;29"),
        (17982, NTSC_30, "00:10:00;00"),
        (107892, NTSC_30, "01:00:00;00"),
        (3600, NTSC_60, "00:01:00;04"),
        (215784, NTSC_60, "01:00:00;00"),
        (1439, RATES[0], "00:00:59:23"),
        (86400, FrameRate(), "01:00:00:00"),
    ],
)
def test_timecode_at_the_known_places(frames, rate, code):
    assert timecode(frames, rate) == code
    assert frames_of(code, rate) == frames


@given(frames=st.integers(0, 24 * 3600 * 23), rate=st.sampled_from(RATES))
def test_timecode_reads_back(frames, rate):
    assert frames_of(timecode(frames, rate), rate) == frames


@given(frames=st.integers(0, 10**6), rate=st.sampled_from(RATES))
def test_frames_survive_the_way_through_seconds(frames, rate):
    assert rate.frames(rate.seconds(frames)) == frames
