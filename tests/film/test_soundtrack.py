"""What is heard when: with its picture, and as that comes and goes."""

from pipeline.film.cut import Card, Cut, TransitionKind
from pipeline.film.soundtrack import Cue, cues
from pipeline.film.timeline import timeline
from pipeline.film.timing import FrameRange, FrameRate
from tests.footage import breakdown, event, scene, shot

CUT, DISSOLVE, DIP, WIPE = TransitionKind


def heard(*events, sounding="ab", **more):
    told = breakdown(scene("1", shot("a", 48), shot("b", 48), shot("c", 48)))
    return cues(timeline(Cut(events=events, **more), told, FrameRate()), set(sounding))


def cue(name, source, start, fade_in=0, fade_out=0):
    part = FrameRange(start=source[0], stop=source[1])
    return Cue(shot=name, source=part, start=start, fade_in=fade_in, fade_out=fade_out)


def test_a_take_is_heard_where_it_is_seen():
    card = Card(title="Two Cups", frames=20)
    found = heard(event("a", source=(5, 30)), event("c"), event("b"), title_card=card)
    assert found == [cue("a", (5, 30), 20), cue("b", (0, 48), 93)]
    assert heard(event("c")) == []


def test_sound_meets_as_the_pictures_do():
    for kind in (DISSOLVE, WIPE):
        found = heard(event("a"), event("b", kind, 12), event("c", kind, 6))
        assert found == [cue("a", (0, 48), 0, 0, 12), cue("b", (0, 48), 36, 12, 6)]
    found = heard(event("a", DIP, 10), event("b", DIP, 12), fade_out=24)
    assert found == [cue("a", (0, 48), 0, 5, 6), cue("b", (0, 48), 48, 6, 24)]


def test_a_muted_event_is_not_heard_and_its_neighbour_fades_all_the_same():
    quiet = event("b", DISSOLVE, 12).model_copy(update={"is_muted": True})
    assert heard(event("a"), quiet) == [cue("a", (0, 48), 0, 0, 12)]


def test_two_parts_of_a_take_that_meet_are_heard_as_one():
    split = (event("a", source=(0, 20)), event("a", source=(20, 48)))
    assert heard(*split, event("b", DIP, 8)) == [
        cue("a", (0, 48), 0, 0, 4),
        cue("b", (0, 48), 48, 4),
    ]
    assert len(heard(event("a", source=(0, 20)), event("a", source=(24, 48)))) == 2
    assert len(heard(event("a", source=(0, 20)), event("a", DIP, 4, source=(20, 48)))) == 2
    muted = split[0].model_copy(update={"is_muted": True})
    assert heard(muted, split[1]) == [cue("a", (20, 48), 20)]


def test_what_is_not_muted_keeps_its_digest():
    assert "is_muted" not in event("a").model_dump(exclude_defaults=True)
