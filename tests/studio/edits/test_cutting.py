"""What plays when, and how events meet."""

import pytest

from pipeline.errors import UserMistake
from pipeline.film.cut import Captions, Card, Transition, TransitionKind
from pipeline.film.timeline import timeline
from pipeline.film.timing import FrameRange
from studio import edits
from studio.edits import EventRef, apply
from tests.studio.film import assert_whole, planned, shots

PROJECT = planned()
ID = {slate: shot.id for slate, shot in shots(PROJECT).items()}
DISSOLVE = Transition(kind=TransitionKind.DISSOLVE, frames=12)


def done(change, project=PROJECT):
    after = apply(change.edit, project)
    assert_whole(after)
    assert timeline(after.cut, after.breakdown, after.form.rate).frames > 0
    return after


def at(slate, nth=0):
    return EventRef(shot=ID[slate], nth=nth)


def played(project):
    slates = project.slates()
    return [slates[event.shot] for event in project.cut.events]


def event(project, slate, nth=0):
    return [event for event in project.cut.events if event.shot == ID[slate]][nth]


def test_a_trim_plays_a_part_and_all_of_it_is_no_trim():
    project = done(edits.Trim(event=at("1B"), start=5, stop=30))
    assert event(project, "1B").source == FrameRange(start=5, stop=30)
    frames = project.shot(ID["1B"]).frames
    assert done(edits.Trim(event=at("1B"), start=0, stop=frames), project) == PROJECT
    assert done(edits.Trim(event=at("1B")), project) == PROJECT


def test_events_are_muted_and_heard_again_and_keep_that_when_their_shot_is_split():
    project = done(edits.Mute(events=(at("1B"), at("1C"))))
    assert [one.is_muted for one in project.cut.events].count(True) == 2
    assert event(project, "1B").is_muted
    change = edits.Mute(events=(at("1B"),), is_muted=False)
    assert not event(done(change, project), "1B").is_muted
    assert change.label(project) == "sound of 1B"
    split = done(edits.SplitShot(shot=ID["1B"], new="half"), project)
    assert next(one for one in split.cut.events if one.shot == "half").is_muted


@pytest.mark.parametrize(("start", "stop"), [(0, 10_000), (30, 30), (64, None), (9, 3)])
def test_a_trim_outside_the_shot_is_refused(start, stop):
    with pytest.raises(UserMistake, match="Shot 1B has 64 frames"):
        apply(edits.Trim(event=at("1B"), start=start, stop=stop).edit, PROJECT)


def test_events_move_together_and_the_board_stays():
    project = done(edits.MoveEvents(events=(at("1B"), at("2A")), before=at("1A")))
    assert played(project)[:4] == ["1B", "2A", "1A", "1C"]
    assert list(project.shots()) == list(PROJECT.shots())
    last = done(edits.MoveEvents(events=(at("1A"),)), project)
    assert played(last)[-1] == "1A"


def test_a_shot_can_play_twice_and_each_event_is_named_by_its_count():
    project = done(edits.Play(shot=ID["1A"], before=at("2A")))
    project = done(edits.Trim(event=at("1A", 1), start=3, stop=9), project)
    assert event(project, "1A", 0).source is None
    assert event(project, "1A", 1).source == FrameRange(start=3, stop=9)
    project = done(edits.LeaveOut(events=(at("1A", 0),)), project)
    assert played(project)[0] == "1B"
    with pytest.raises(UserMistake, match="does not play there"):
        apply(edits.Trim(event=at("1A", 1)).edit, project)


def test_a_shot_that_was_left_out_plays_again_where_it_stands():
    project = done(edits.LeaveOut(events=(at("1C"),)))
    assert "1C" not in played(project)
    assert project.has_shot(ID["1C"])
    assert done(edits.Play(shot=ID["1C"]), project) == PROJECT


def test_a_join_is_set_and_taken_away():
    project = done(edits.Join(event=at("1B"), transition=DISSOLVE))
    assert event(project, "1B").transition == DISSOLVE
    assert done(edits.Join(event=at("1B")), project) == PROJECT


def test_cards_captions_and_fade():
    card = Card(title="Fin", frames=24)
    project = done(edits.SetCard(is_end=True, card=card))
    project = done(edits.SetCard(), project)
    project = done(edits.SetCaptions(captions=Captions.BURNED), project)
    cut = done(edits.FadeOut(frames=0), project).cut
    assert (cut.title_card, cut.end_card, cut.captions, cut.fade_out) == (
        None, card, Captions.BURNED, 0,
    )  # fmt: skip
    with pytest.raises(UserMistake, match="words"):
        apply(edits.SetCard(card=Card(title=" ")).edit, PROJECT)
