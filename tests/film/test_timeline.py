import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UserMistake
from pipeline.film.captions import Caption
from pipeline.film.cut import Card, Cut, Event, TransitionKind
from pipeline.film.stretch import Drawn, stretches
from pipeline.film.timeline import timeline
from pipeline.film.timing import FrameRange, FrameRate
from tests import footage
from tests.footage import breakdown, said, scene, shot

RATE = FrameRate()
CUT, DISSOLVE, DIP, WIPE = TransitionKind


def film(*lengths):
    return breakdown(scene("1", *(shot(f"s{n}", length) for n, length in enumerate(lengths))))


def event(number, *entry, **more):
    return footage.event(f"s{number}", *entry, **more)


def laid(lengths, *events, **more):
    return timeline(Cut(events=events, **more), film(*lengths), RATE)


def test_hard_cuts_stand_end_to_end():
    line = laid([10, 20, 30], event(0), event(2), event(1))
    assert [(e.shot, e.start, e.frames) for e in line.events] == [
        ("s0", 0, 10),
        ("s2", 10, 30),
        ("s1", 40, 20),
    ]
    assert line.frames == 60


@pytest.mark.parametrize("kind", [DISSOLVE, WIPE])
def test_a_dissolve_or_wipe_overlaps_and_shortens_the_film(kind):
    line = laid([40, 40], event(0), event(1, kind, 12))
    assert (line.events[1].start, line.events[1].overlap, line.frames) == (28, 12, 68)


def test_a_dip_shortens_nothing():
    line = laid([40, 40], event(0), event(1, DIP, 13))
    assert (line.events[1].start, line.events[1].overlap, line.frames) == (40, 0, 80)
    assert [(s.kind, s.frames) for s in stretches(line)] == [
        (Drawn.SHOT, 34),
        (Drawn.FADE_OUT, 6),
        (Drawn.FADE_IN, 6),
        (Drawn.SHOT, 34),
    ]


def test_cards_stand_outside_the_picture():
    line = laid(
        [40], event(0), title_card=Card(title="A", frames=10), end_card=Card(title="B", frames=20)
    )
    assert (line.picture.start, line.picture.stop, line.frames) == (10, 50, 70)


def test_takes_decide_their_own_length():
    line = timeline(Cut(events=(event(0), event(1))), film(10, 10), RATE, {"s0": 17})
    assert line.frames == 27


def test_a_source_range_plays_alone():
    line = laid([40, 40], event(0, source=(5, 15)), event(1))
    assert line.frames == 50
    assert line.events[0].source == FrameRange(start=5, stop=15)


@pytest.mark.parametrize(
    ("asked", "lengths", "got"),
    [(100, (30, 40), 30), (100, (40, 30), 30), (12, (1, 40), 1), (0, (30, 30), 0)],
)
def test_a_transition_is_no_longer_than_its_events(asked, lengths, got):
    line = laid(lengths, event(0), event(1, DISSOLVE, asked))
    assert line.events[1].overlap == got


def test_two_transitions_share_the_event_between_them():
    line = laid([40, 21, 40], event(0), event(1, DISSOLVE, 30), event(2, WIPE, 30))
    assert [e.overlap for e in line.events] == [0, 10, 10]
    assert [s.frames for s in stretches(line)] == [30, 10, 1, 10, 30]


def test_the_first_event_comes_out_of_black_without_an_overlap():
    line = laid([40, 40], event(0, DISSOLVE, 12), event(1))
    assert line.frames == 80
    assert [(s.kind, s.frames) for s in stretches(line)][:2] == [
        (Drawn.FADE_IN, 12),
        (Drawn.SHOT, 28),
    ]


def test_the_last_picture_fades_out_as_far_as_it_goes():
    line = laid([40, 20], event(0), event(1, DISSOLVE, 12), fade_out=50)
    assert line.fade_out == 8
    assert [(s.kind, s.frames) for s in stretches(line)][-2:] == [
        (Drawn.DISSOLVE, 12),
        (Drawn.FADE_OUT, 8),
    ]


@pytest.mark.parametrize(
    ("events", "sentence"),
    [
        ((), "no shots"),
        ((event(7),), "in no scene"),
        ((event(0, source=(0, 41)),), "frames 0 to 41 of shot s0, which has 40"),
        ((event(0, source=(9, 9)),), "Change its range"),
        ((event(0, source=(-1, 9)),), "Change its range"),
    ],
)
def test_a_cut_that_cannot_play_is_said(events, sentence):
    with pytest.raises(UserMistake, match=sentence):
        laid([40], *events)


def test_chapters_cover_the_film_one_for_each_run_of_a_scene():
    told = breakdown(
        scene("1", shot("a", 10), shot("b", 10), slugline="INT. CAFÉ - DAY"),
        scene("2A", shot("c", 10), slugline=""),
    )
    cut = Cut(
        events=tuple(Event(shot=name) for name in "acab"),
        title_card=Card(title="T", frames=5),
        end_card=Card(title="E", frames=5),
    )
    assert [(c.title, c.start, c.frames) for c in timeline(cut, told, RATE).chapters] == [
        ("1. INT. CAFÉ - DAY", 0, 15),
        ("2A", 15, 10),
        ("1. INT. CAFÉ - DAY", 25, 25),
    ]


def test_captions_follow_their_shot_in_the_film():
    told = breakdown(scene("1", shot("a", 48, said("One.", 10, 24)), shot("b", 48)))
    cut = Cut(events=(Event(shot="b"), Event(shot="a")), title_card=Card(title="T", frames=12))
    assert timeline(cut, told, RATE).captions == (Caption(start=70, frames=24, text="One."),)


def test_burned_captions_cut_stretches_and_nothing_else():
    line = laid([40, 40], event(0), event(1, DISSOLVE, 12))
    one, two = (
        Caption(start=5, frames=10, text="one"),
        Caption(start=30, frames=20, text="two"),
    )
    parts = stretches(line, [one, two])
    assert [(s.kind, s.frames, s.caption, s.offset, s.whole) for s in parts] == [
        (Drawn.SHOT, 5, "", 0, 28),
        (Drawn.SHOT, 10, "one", 5, 28),
        (Drawn.SHOT, 13, "", 15, 28),
        (Drawn.DISSOLVE, 2, "", 0, 12),
        (Drawn.DISSOLVE, 10, "two", 2, 12),
        (Drawn.SHOT, 10, "two", 0, 28),
        (Drawn.SHOT, 18, "", 10, 28),
    ]
    assert parts[4].ranges == (FrameRange(start=30, stop=40), FrameRange(start=2, stop=12))


events = st.lists(
    st.tuples(st.integers(1, 60), st.sampled_from(TransitionKind), st.integers(0, 80)),
    min_size=1,
    max_size=8,
)
spoken = st.lists(st.tuples(st.integers(0, 300), st.integers(1, 60)), max_size=5)


@given(events, st.integers(0, 80), st.booleans(), spoken)
def test_stretches_show_every_frame_of_the_film_once(rows, fade_out, has_cards, words):
    card = Card(title="T", frames=7) if has_cards else None
    lengths = [length for length, _, _ in rows]
    cut = Cut(
        events=tuple(event(n, kind, frames) for n, (_, kind, frames) in enumerate(rows)),
        title_card=card,
        end_card=card,
        fade_out=fade_out,
    )
    line = timeline(cut, film(*lengths), RATE)
    parts = stretches(line, [Caption(start=a, frames=n, text="x") for a, n in words])
    assert sum(part.frames for part in parts) == line.frames
    assert all(part.frames > 0 for part in parts)
    assert all(one.frames == part.frames for part in parts for one in part.ranges)
    shown = {f"s{n}": [0] * length for n, length in enumerate(lengths)}
    for part in parts:
        for name, one in zip(part.shots, part.ranges, strict=True):
            for frame in range(one.start, one.stop):
                shown[name][frame] += 1
    assert all(count == 1 for counts in shown.values() for count in counts)


class Counted:
    """A caption that notes how often somebody looks at it."""

    looks = 0

    def __init__(self, start):
        self._start, self.text = start, "x"

    @property
    def start(self):
        Counted.looks += 1
        return self._start

    @property
    def stop(self):
        Counted.looks += 1
        return self._start + 10


def looked_at(captions):
    """Looks at all captions of a film with one in every shot."""
    line = laid([24] * captions, *(event(n) for n in range(captions)))
    Counted.looks = 0
    parts = stretches(line, [Counted(24 * n + 4) for n in range(captions)])
    assert len(parts) == 3 * captions
    return Counted.looks


def test_captions_are_looked_at_only_where_they_are():
    assert looked_at(400) <= 2.1 * looked_at(200)
