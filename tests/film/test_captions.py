from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.film.captions import (
    LEAST_S,
    LETTER,
    LINE_WIDTH,
    Caption,
    pages,
    settled,
    shot_captions,
    width,
)
from pipeline.film.timing import FrameRange, FrameRate
from tests.footage import said, shot

RATE = FrameRate()
LEAST = RATE.frames(LEAST_S)


def whole(frames):
    return FrameRange(start=0, stop=frames)


def letters(text):
    return "".join(text.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Where were you?", ["Where were you?"]),
        ("", []),
        (
            "Where were you last night? I waited for hours and hours, in the rain.",
            ["Where were you last night?\nI waited for hours and hours, in the rain."],
        ),
        (
            "I waited for you on the bridge until the last tram. Then I went home. You never "
            "even called me.",
            [
                "I waited for you on the bridge until\nthe last tram. Then I went home.",
                "You never even called me.",
            ],
        ),
        (
            "我在桥上等你，一直等到最后一班电车开走。",
            ["我在桥上等你，\n一直等到最后一班电车开走。"],
        ),
    ],
)
def test_text_is_broken_as_a_subtitler_would(text, expected):
    assert pages(text) == expected


@given(st.text(st.sampled_from("abc dé.?!,'中文。、ひ…שA\n"), max_size=300))
def test_every_letter_is_shown_in_lines_that_fit(text):
    shown = pages(text)
    assert letters("".join(shown)) == letters(text)
    for page in shown:
        lines = page.split("\n")
        assert 1 <= len(lines) <= 2
        assert all(width(line) <= LINE_WIDTH + 3 * LETTER for line in lines)


def test_a_word_longer_than_a_line_is_cut():
    assert all(width(line) <= LINE_WIDTH for page in pages("x" * 200) for line in page.split("\n"))


def test_no_line_starts_with_closing_punctuation():
    for length in range(15, 40):
        for page in pages("中" * length + "。" + "文" * 10):
            assert not any(line.startswith("。") for line in page.split("\n"))


def test_a_line_is_shown_while_it_is_spoken():
    one = shot("a", 96, said("I know.", start=24, frames=30))
    (caption,) = shot_captions(one, whole(96), 100)
    assert caption == Caption(start=124, frames=30, text="I know.")


def test_a_trimmed_shot_moves_and_cuts_its_captions():
    one = shot("a", 96, said("One.", start=0, frames=20), said("Two.", start=40, frames=30))
    (caption,) = shot_captions(one, FrameRange(start=30, stop=60), 100)
    assert caption == Caption(start=110, frames=20, text="Two.")


def test_long_speech_follows_itself_without_a_gap():
    speech = "This is one sentence of some length. " * 6
    one = shot("a", 400, said(speech, start=10, frames=300))
    shown = shot_captions(one, whole(400), 0)
    assert len(shown) == 6 / 2
    assert (shown[0].start, shown[-1].stop) == (10, 310)
    assert all(a.stop == b.start for a, b in pairwise(shown))


def test_unplaced_lines_share_the_shot_by_their_length():
    one = shot("a", 90, said("Twelve chars"), said("Twenty-four characters.."))
    assert [(c.start, c.frames) for c in shot_captions(one, whole(90), 0)] == [(0, 30), (30, 60)]


def test_a_line_without_a_length_among_others_is_not_lost():
    one = shot("a", 90, said("One.", 0, 30), said("Two.", 40, 0))
    shown = settled(shot_captions(one, whole(90), 0), 90, RATE)
    assert [(c.text, c.start, c.frames) for c in shown] == [("One.", 0, 30), ("Two.", 40, LEAST)]


@pytest.mark.parametrize(
    ("line", "characters", "text"),
    [
        (said("Hello."), ("MARA",), "Hello."),
        (said("Hello."), ("JO",), "MARA: Hello."),
        (said("Hello.", extension="V.O."), ("MARA",), "MARA: Hello."),
        (said("Hello.", extension="CONT'D"), ("MARA",), "Hello."),
    ],
)
def test_a_speaker_who_is_not_seen_is_named(line, characters, text):
    one = shot("a", 48, line, characters=characters)
    assert shot_captions(one, whole(48), 0)[0].text == text


def test_a_short_caption_stays_as_long_as_there_is_room():
    first, second = Caption(start=0, frames=2, text="a"), Caption(start=100, frames=2, text="b")
    assert settled([first, second], 200, RATE)[0].frames == LEAST
    assert settled([first, second], 110, RATE)[1].frames == 10
    third = Caption(start=10, frames=30, text="c")
    assert [(c.start, c.frames) for c in settled([first, third], 200, RATE)] == [
        (0, LEAST),
        (LEAST, 20),
    ]


def test_speech_at_the_same_time_is_shown_one_after_the_other():
    both = [Caption(start=10, frames=60, text=text) for text in "ab"]
    shown = settled(both, 200, RATE)
    assert [(c.text, c.start, c.stop) for c in shown] == [("a", 10, 10 + LEAST), ("b", 30, 70)]


def test_speech_too_late_for_the_film_joins_the_last_caption():
    crowd = [Caption(start=90, frames=10, text=text) for text in "ab"]
    shown = settled(crowd, 100, RATE)
    assert [(c.text, c.start, c.stop) for c in shown] == [("a\nb", 90, 100)]


captions = st.builds(
    Caption, start=st.integers(0, 220), frames=st.integers(1, 90), text=st.sampled_from("abc")
)


@given(st.lists(captions, max_size=12), st.integers(1, 200))
def test_settled_captions_never_overlap_and_lose_no_word_that_starts_in_time(some, frames):
    shown = settled(some, frames, RATE)
    assert all(a.stop <= b.start for a, b in pairwise(shown))
    assert all(0 <= c.start < c.stop <= frames for c in shown)
    if any(c.start < frames for c in some):
        assert sorted(letters("".join(c.text for c in shown))) == sorted(c.text for c in some)
