import re

import pytest

from pipeline.film.captions import Caption
from pipeline.film.cut import Cut, Event
from pipeline.film.timeline import Timeline, timeline
from pipeline.film.timing import FrameRate
from pipeline.handoff.srt import srt
from tests.footage import breakdown, said, scene, shot

BLOCK = re.compile(r"(\d+)\n(\d\d:\d\d:\d\d,\d{3}) --> (\d\d:\d\d:\d\d,\d{3})\n((?:.+\n)+)(?:\n|$)")


def with_captions(*captions, rate=None):
    told = breakdown(scene("1", shot("a", 48)))
    line = timeline(Cut(events=(Event(shot="a"),)), told, rate or FrameRate())
    return line.model_copy(update={"captions": captions})


def test_a_film_without_words_has_an_empty_file():
    assert srt(with_captions()) == ""


def test_blocks_are_numbered_and_timed():
    text = srt(
        with_captions(
            Caption(start=36, frames=24, text="Where were you?\nI waited."),
            Caption(start=24 * 3661, frames=1, text="你好"),
        )
    )
    assert text == (
        "1\n00:00:01,500 --> 00:00:02,500\nWhere were you?\nI waited.\n"
        "\n2\n01:01:01,000 --> 01:01:01,042\n你好\n"
    )


@pytest.mark.parametrize(("num", "den"), [(24000, 1001), (30000, 1001), (25, 1)])
def test_times_do_not_drift_at_any_rate(num, den):
    rate = FrameRate(num=num, den=den)
    hour = rate.frames(3600)
    text = srt(with_captions(Caption(start=hour, frames=1, text="x"), rate=rate))
    ours = BLOCK.match(text)
    assert ours
    hours, minutes, seconds = ours[2].replace(",", ".").split(":")
    assert int(hours) * 3600 + int(minutes) * 60 + float(seconds) == pytest.approx(
        hour * den / num, abs=0.0005
    )


def test_words_cannot_end_a_block_or_pass_for_a_time():
    text = srt(
        with_captions(
            Caption(start=0, frames=24, text="one\n\n2\n00:00:00,000 --> 00:00:01,000\nfake"),
            Caption(start=24, frames=24, text="two"),
        )
    )
    assert [block[0] for block in BLOCK.findall(text)] == ["1", "2"]
    assert text.count("-->") == 2


def test_what_is_spoken_in_the_cut_is_in_the_file():
    told = breakdown(scene("1", shot("a", 96, said("I know.", 24, 48))))
    line: Timeline = timeline(Cut(events=(Event(shot="a"),)), told, FrameRate())
    assert srt(line) == "1\n00:00:01,000 --> 00:00:03,000\nI know.\n"
