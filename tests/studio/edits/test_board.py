"""Which shots there are: inserted, split, merged, copied, deleted, moved; the cut follows."""

import pytest

from pipeline.errors import UserMistake
from pipeline.film.cut import TransitionKind
from pipeline.film.shot import Keyframe, Take
from studio import edits
from studio.edits import EventRef, apply
from tests.studio.film import assert_whole, planned, shots

PROJECT = planned()
ID = {slate: shot.id for slate, shot in shots(PROJECT).items()}


def done(change, project=PROJECT):
    after = apply(change.edit, project)
    assert_whole(after)
    return after


def board(project):
    return [shot.id for shot in project.shots()]


def played(project):
    return [event.shot for event in project.cut.events]


def words(project, shot):
    source = project.shot(shot).source
    return project.script[source.start : source.stop].strip()


def test_a_new_shot_stands_after_another_and_plays_there():
    after = done(edits.InsertShot(new="aaaa1", after=ID["1B"], action=" A hand. "))
    assert board(after)[:3] == [ID["1A"], ID["1B"], "aaaa1"]
    assert played(after)[:3] == board(after)[:3]
    assert after.shot("aaaa1").action == "A hand."
    assert after.shot("aaaa1").frames == 96
    assert words(after, "aaaa1") == ""


def test_a_new_shot_can_begin_a_scene():
    scene = PROJECT.scenes[1].id
    after = done(edits.InsertShot(new="aaaa1", scene=scene))
    assert after.slate("aaaa1") == "2A"
    assert played(after).index("aaaa1") == played(after).index(ID["2A"]) - 1


def test_an_id_that_is_taken_is_refused():
    with pytest.raises(UserMistake, match="already"):
        apply(edits.InsertShot(new=ID["1A"], after=ID["1B"]).edit, PROJECT)


def test_the_words_of_a_deleted_shot_go_to_the_one_before():
    after = done(edits.DeleteShots(shots=(ID["1B"],)))
    assert not after.has_shot(ID["1B"])
    assert words(after, ID["1A"]).endswith(words(PROJECT, ID["1B"]))
    assert ID["1B"] not in played(after)


def test_the_words_of_a_first_shot_go_to_the_one_after():
    after = done(edits.DeleteShots(shots=(ID["2A"],)))
    assert words(after, ID["2B"]).startswith("EXT. GARDEN")


def test_a_scene_may_lose_all_its_shots_and_get_one_back():
    scene = PROJECT.scenes[1]
    after = done(edits.DeleteShots(shots=tuple(shot.id for shot in scene.shots)))
    assert after.scenes[1].shots == ()
    again = done(edits.InsertShot(new="aaaa1", scene=scene.id), after)
    assert words(again, "aaaa1").startswith("EXT. GARDEN")


def test_the_shot_after_a_deleted_one_takes_over_its_transition():
    entered = {event.shot: event.transition for event in PROJECT.cut.events}
    assert entered[ID["2A"]].kind is TransitionKind.DISSOLVE
    after = done(edits.DeleteShots(shots=(ID["2A"],)))
    assert {e.shot: e.transition for e in after.cut.events}[ID["2B"]] == entered[ID["2A"]]


def test_a_split_shot_is_two_with_the_same_words_lines_and_frames():
    shot = next(shot for shot in PROJECT.shots() if len(shot.lines) > 1)
    after = done(edits.SplitShot(shot=shot.id, new="aaaa1"))
    first, second = after.shot(shot.id), after.shot("aaaa1")
    assert (words(after, shot.id) + words(after, "aaaa1")).split() == (
        words(PROJECT, shot.id).split()
    ) or first.source.stop == second.source.start
    assert first.source.start == shot.source.start
    assert second.source.stop == shot.source.stop
    assert first.frames + second.frames == shot.frames
    assert [x.text for x in (*first.lines, *second.lines)] == [x.text for x in shot.lines]
    assert first.lines
    assert second.lines
    index = played(after).index(shot.id)
    assert played(after)[index + 1] == "aaaa1"


def test_a_shot_is_split_where_the_user_says_and_its_action_with_it():
    project = planned("INT. ROOM - DAY\n\nThe cat sleeps on the mat\n")
    (shot,) = project.shots()
    source = project.script[shot.source.start :]
    after = done(edits.SplitShot(shot=shot.id, new="aaaa1", at=source.index("on the")), project)
    assert after.shot("aaaa1").action == "on the mat"
    assert words(after, "aaaa1") == "on the mat"
    with pytest.raises(UserMistake, match="no words"):
        apply(edits.SplitShot(shot=shot.id, new="aaaa2", at=9999).edit, project)


def test_merged_shots_have_the_words_lines_frames_and_versions_of_all():
    a, b = shots(PROJECT)["1A"], shots(PROJECT)["1D"]
    with_key = done(
        edits.AddKeyframe(shot=b.id, keyframe=Keyframe(recipe="r", image="a" * 64 + ".png"))
    )
    after = done(edits.MergeShots(shots=(b.id, a.id)), with_key)
    merged = after.shot(a.id)
    assert not after.has_shot(b.id)
    assert merged.frames == a.frames + b.frames
    assert [line.text for line in merged.lines] == [line.text for line in (*a.lines, *b.lines)]
    assert merged.lines[0].start == a.frames + b.lines[0].start
    assert merged.keyframe("r")
    assert merged.camera == a.camera
    assert a.action in merged.action
    assert b.action in merged.action


def test_shots_of_two_scenes_do_not_merge():
    with pytest.raises(UserMistake, match="different scenes"):
        apply(edits.MergeShots(shots=(ID["1A"], ID["2A"])).edit, PROJECT)
    with pytest.raises(UserMistake, match="two or more"):
        apply(edits.MergeShots(shots=(ID["1A"],)).edit, PROJECT)


def test_copies_stand_and_play_behind_their_originals_with_their_takes():
    take = Take(recipe="t", media="b" * 64 + ".mp4", frames=9)
    project = done(edits.AddTake(shot=ID["1A"], take=take))
    change = edits.DuplicateShots(shots=(ID["1A"], ID["2B"]), new=("aaaa1", "aaaa2"))
    after = done(change, project)
    assert board(after)[:2] == played(after)[:2] == [ID["1A"], "aaaa1"]
    assert after.slate("aaaa2") == "2C"
    copy = after.shot("aaaa1")
    assert copy.model_copy(update={"id": ID["1A"]}) == project.shot(ID["1A"])


def test_shots_moved_within_a_scene_keep_their_words():
    after = done(edits.MoveShots(shots=(ID["2A"],), after=ID["2C"]))
    assert board(after)[board(after).index(ID["2C"]) + 1] == ID["2A"]
    assert played(after) == board(after)
    assert words(after, ID["2A"]) == words(PROJECT, ID["2A"])
    assert after.slate(ID["2A"]) == "2C"


def test_shots_moved_to_another_scene_leave_their_words_there():
    after = done(edits.MoveShots(shots=(ID["1B"], ID["1C"]), scene=PROJECT.scenes[1].id))
    assert [after.slate(ID[s]) for s in ("1B", "1C", "2A")] == ["2A", "2B", "2C"]
    assert played(after) == board(after)
    assert words(after, ID["1B"]) == ""
    assert words(after, ID["1A"]).endswith("It opens slowly.")
    assert after.shot(ID["1B"]).action == PROJECT.shot(ID["1B"]).action


def test_a_shot_cannot_stand_after_itself_or_after_nothing():
    with pytest.raises(UserMistake, match="itself"):
        apply(edits.MoveShots(shots=(ID["1A"],), after=ID["1A"]).edit, PROJECT)
    with pytest.raises(UserMistake, match="deleted"):
        apply(edits.MoveShots(shots=(ID["1A"],), after="gone").edit, PROJECT)


def test_a_shot_that_was_left_out_of_the_cut_stays_out_when_it_moves():
    project = done(edits.LeaveOut(events=(EventRef(shot=ID["1B"]),)))
    after = done(edits.MoveShots(shots=(ID["1B"],), after=ID["1C"]), project)
    assert ID["1B"] not in played(after)
