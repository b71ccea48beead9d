"""The text is edited: only what changed is broken down again, the user's work on the rest stays."""

import pytest

from pipeline.errors import UserMistake
from pipeline.film.camera import Move
from pipeline.film.cut import Card, Transition, TransitionKind
from pipeline.film.shot import Keyframe
from studio import edits
from studio.edits import EventRef, apply, rewrite
from studio.edits.script import Rewrite
from tests.studio.film import SCRIPT, assert_whole, planned, shots

PROJECT = planned()
ID = {slate: shot.id for slate, shot in shots(PROJECT).items()}


def done(change, project=PROJECT):
    after = apply(change.edit, project)
    assert_whole(after)
    return after


def edited(project, old, new):
    assert project.script.count(old) == 1
    return done(rewrite(project, project.script.replace(old, new)), project)


def worked(project=PROJECT):
    """Every shot with something of the user's and something of the crew's."""
    for index, shot in enumerate(project.shots()):
        keyframe = Keyframe(recipe=f"r{index}", image=f"{index:064x}.png")
        project = done(edits.AddKeyframe(shot=shot.id, keyframe=keyframe), project)
        project = done(edits.SetCamera(shots=(shot.id,), lens_mm=20 + index), project)
    return project


def shown(shot):
    """What a shot is, wherever its words stand."""
    lines = tuple(line.model_copy(update={"source": (0, 0)}) for line in shot.lines)
    return shot.model_copy(update={"source": (0, 0), "lines": lines})


def words(project, shot):
    return project.script[slice(*project.shot(shot).source)].strip()


def test_unchanged_scenes_keep_everything_and_their_words_move_along():
    project = worked()
    after = edited(project, "It opens slowly.", "It opens very slowly, and a cold wind comes in.")
    for number in (1, 2):
        old, new = project.scenes[number], after.scenes[number]
        assert new.id == old.id
        assert [shown(shot) for shot in new.shots] == [shown(shot) for shot in old.shots]
    for slate in ("2A", "2B", "3B"):
        assert words(after, ID[slate]) == words(project, ID[slate])


def test_in_a_changed_scene_shots_of_untouched_sentences_stay():
    project = worked()
    after = edited(project, "She looks at the door.", "She stares at the window.")
    for slate in ("1A", "1C", "1D"):
        assert shown(after.shot(ID[slate])) == shown(project.shot(ID[slate]))
    assert any("stares at the window" in shot.action for shot in after.scenes[0].shots)
    assert not any("looks at the door" in shot.action for shot in after.shots())


def test_a_shot_whose_words_changed_a_little_keeps_id_camera_and_versions():
    project = edited(PROJECT, "Rain falls. Ben runs away.", "Ben runs away. Rain falls.")
    old = next(shot for shot in project.shots() if "hides behind" in shot.action)
    project = done(edits.SetCamera(shots=(old.id,), move=Move.ORBIT_LEFT), project)
    project = edited(project, "He hides behind a tree.", "He hides behind an old tree.")
    heirs = [s for s in project.shots() if "old tree" in s.action]
    assert any(shot.id == old.id or shot.coverage != old.coverage for shot in heirs)


def test_new_scenes_are_broken_down_and_play_in_their_place():
    after = edited(
        worked(), "INT. KITCHEN - NIGHT", "INT. ATTIC - DAY\n\nDust.\n\nINT. KITCHEN - NIGHT"
    )
    assert [scene.slugline for scene in after.scenes] == [
        "INT. KITCHEN - DAY", "EXT. GARDEN - NIGHT", "INT. ATTIC - DAY", "INT. KITCHEN - NIGHT",
    ]  # fmt: skip
    attic = [shot.id for shot in after.scenes[2].shots]
    assert attic
    board = [shot.id for shot in after.shots()]
    assert [event.shot for event in after.cut.events] == board


def test_a_removed_scene_leaves_the_film():
    text = PROJECT.script
    cut = text[: text.index("EXT. GARDEN")] + text[text.index("INT. KITCHEN - NIGHT") :]
    after = done(rewrite(PROJECT, cut))
    assert [scene.id for scene in after.scenes] == [PROJECT.scenes[0].id, PROJECT.scenes[2].id]
    assert not any(after.has_shot(ID[slate]) for slate in ("2A", "2B", "2C", "2D"))


def test_scenes_that_change_places_keep_their_shots_and_the_cut_follows():
    scenes = [f"INT. ROOM {n} - DAY\n\nDoor {n} opens. Anna sits.\n\n" for n in "ABCD"]
    project = worked(planned("".join(scenes)))
    after = done(rewrite(project, scenes[0] + scenes[2] + scenes[1] + scenes[3]), project)
    old = project.scenes
    assert [scene.id for scene in after.scenes] == [old[0].id, old[2].id, old[1].id, old[3].id]
    by_id = {scene.id: scene for scene in after.scenes}
    for scene in old:
        assert [shown(s) for s in by_id[scene.id].shots] == [shown(s) for s in scene.shots]
    assert [event.shot for event in after.cut.events] == [shot.id for shot in after.shots()]


def test_what_is_said_in_a_shot_that_stays_is_not_said_again():
    project = worked()
    after = edited(project, "She must not see me.", "She must not see me.\n\nBEN (CONT'D)\nNever.")
    said = [line.text for shot in after.scenes[1].shots for line in shot.lines]
    assert said == ["She must not see me.", "Never."]


def test_a_scene_before_one_with_the_same_heading_does_not_take_its_shots():
    project = worked()
    after = edited(project, "EXT. GARDEN", "INT. KITCHEN - NIGHT\n\nA mouse.\n\nEXT. GARDEN")
    kitchen = project.scenes[2]
    (same,) = [scene for scene in after.scenes if scene.id == kitchen.id]
    assert [shown(shot) for shot in same.shots] == [shown(shot) for shot in kitchen.shots]
    assert len(after.scenes) == 4


def test_deleted_and_inserted_shots_of_the_user_stay_deleted_and_inserted():
    project = done(edits.DeleteShots(shots=(ID["2B"],)))
    project = done(edits.InsertShot(new="aaaa1", after=ID["2A"], action="An owl."), project)
    after = edited(project, "She must not see me.", "She must never see me.")
    assert after.shot("aaaa1").action == "An owl."
    assert not any(shot.action == "Ben runs away." for shot in after.shots())
    order = [shot.id for shot in after.scenes[1].shots]
    assert order[:3] == [ID["2A"], "aaaa1", ID["2C"]]


def test_written_transitions_are_followed_unless_the_user_set_the_join():
    after = edited(PROJECT, "DISSOLVE TO:", "FADE TO:")
    joins = {event.shot: event.transition.kind for event in after.cut.events}
    assert joins[ID["2A"]] is TransitionKind.DIP
    own = edits.Join(event=EventRef(shot=ID["2A"]), transition=Transition())
    kept = edited(done(own), "DISSOLVE TO:", "FADE TO:")
    assert {e.shot: e.transition for e in kept.cut.events}[ID["2A"]] == Transition()


def test_the_title_is_followed_unless_the_user_gave_another():
    after = edited(PROJECT, "Title: The Door", "Title: The Window")
    assert (after.title, after.cut.title_card.title) == ("The Window", "The Window")
    own = done(edits.SetCard(card=Card(title="Mine")), done(edits.Rename(title="Mine")))
    kept = edited(own, "Title: The Door", "Title: The Window")
    assert (kept.title, kept.cut.title_card.title) == ("Mine", "Mine")


def test_an_edit_holds_only_the_lines_that_changed():
    change = rewrite(PROJECT, PROJECT.script.replace("Rain", "Snow"))
    assert len(change.old) < 80
    assert change.old.replace("Rain", "Snow") == change.new


def test_an_edit_finds_its_lines_where_they_have_moved_to():
    change = rewrite(PROJECT, PROJECT.script.replace("Rain", "Snow"))
    longer = edited(PROJECT, "ANNA enters", "ANNA, ninety years old, enters")
    assert "Snow falls." in done(change, longer).script
    other = edited(PROJECT, "Rain", "Hail")
    with pytest.raises(UserMistake, match="changed meanwhile"):
        apply(change.edit, other)


def test_a_text_box_may_change_the_line_ends():
    project = planned(SCRIPT.replace("\n", "\r\n"))
    assert done(rewrite(project, SCRIPT), project) == project
    after = done(rewrite(project, SCRIPT.replace("Rain", "Snow")), project)
    assert after.script == SCRIPT.replace("Rain", "Snow").replace("\n", "\r\n")


def test_a_new_script_in_the_place_of_the_old():
    after = done(rewrite(worked(), "INT. SHIP - DAY\n\nWaves. A bell rings.\n"))
    assert [scene.slugline for scene in after.scenes] == ["INT. SHIP - DAY"]
    assert after.cut.events


@pytest.mark.parametrize("text", ["", "  \n", "a\0b" * 200, "x" * (6 * 2**20)])
def test_a_text_that_is_no_script_is_refused(text):
    with pytest.raises((UserMistake, ValueError)) as refusal:
        apply(rewrite(PROJECT, text).edit, PROJECT)
    assert str(refusal.value)


def test_no_change_is_no_change():
    assert rewrite(PROJECT, PROJECT.script) == Rewrite()
    assert done(rewrite(PROJECT, PROJECT.script)) == PROJECT
