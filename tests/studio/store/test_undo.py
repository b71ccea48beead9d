"""Undo and redo: exact for what people did, and never against what the crew made."""

from random import Random

import pytest

from pipeline.errors import StudioError, UserMistake
from pipeline.film.camera import Move
from studio import edits
from studio.store import StaleEdit
from tests.studio.random_edits import random_edit
from tests.studio.store.homes import ID, KEY, PROJECT, TAKE, commit, drawn, move, shot_take


def test_undo_and_redo_walk_the_line_exactly(store):
    new, random = store.create(PROJECT), Random(3)
    states = [PROJECT]
    while len(states) < 12:
        head = store.head(new)
        edit = random_edit(random, head.project)
        if edit.verb in ("add-keyframe", "add-take"):
            continue
        try:
            done = store.commit(new, head.revision, edit)
        except StudioError:
            continue
        if done.project != head.project:
            states.append(done.project)
    for expected in reversed(states[:-1]):
        assert store.undo(new).project == expected
    with pytest.raises(UserMistake, match="nothing to undo"):
        store.undo(new)
    for expected in states[1:]:
        assert store.redo(new).project == expected
    with pytest.raises(UserMistake, match="nothing to redo"):
        store.redo(new)
    assert len(store.history(new).revisions) == len(states)


def test_undo_takes_back_what_a_person_did_and_keeps_what_the_crew_made(store):
    new = store.create(PROJECT)
    commit(store, new, move("1A", Move.ROLL), drawn("1A"), shot_take("1B"))
    project = store.undo(new).project
    assert project.shot(ID["1A"]).camera == PROJECT.shot(ID["1A"]).camera
    assert project.shot(ID["1A"]).keyframes == (KEY,)
    assert project.shot(ID["1B"]).takes == (TAKE,)
    again = store.redo(new).project
    assert again.shot(ID["1A"]).camera.move is Move.ROLL
    assert again.shot(ID["1A"]).keyframes == (KEY,)


def test_what_the_crew_makes_between_undo_and_redo_does_not_end_redo(store):
    new = store.create(PROJECT)
    commit(store, new, move("1A", Move.ROLL), move("1B", Move.ROLL))
    store.undo(new)
    store.undo(new)
    commit(store, new, drawn("1C"))
    assert store.history(new).redo == "roll on 1A"
    store.redo(new)
    project = store.redo(new).project
    assert [project.shot(ID[s]).camera.move for s in ("1A", "1B")] == [Move.ROLL, Move.ROLL]
    assert project.shot(ID["1C"]).keyframes == (KEY,)
    store.undo(new)
    project = store.undo(new).project
    assert project.shot(ID["1A"]).camera == PROJECT.shot(ID["1A"]).camera
    assert project.shot(ID["1C"]).keyframes == (KEY,)


def test_what_was_made_for_a_shot_that_undo_takes_away_comes_back_with_it(store):
    new = store.create(PROJECT)
    insert = edits.InsertShot(new="aaaa1", after=ID["1A"]).edit
    add = edits.AddKeyframe(shot="aaaa1", keyframe=KEY).edit
    commit(store, new, insert, add)
    assert store.undo(new) == (1, PROJECT)
    assert store.redo(new).project.shot("aaaa1").keyframes == (KEY,)


def test_undo_puts_all_that_the_crew_made_back_in_one_revision(store):
    new = store.create(PROJECT)
    commit(store, new, move("1A", Move.ROLL), move("1B", Move.ROLL))
    commit(store, new, *(drawn(slate) for slate in ID), *(shot_take(slate) for slate in ID))
    count = len(store.history(new).revisions)
    store.undo(new)
    made = store.undo(new)
    history = store.history(new)
    assert len(history.revisions) == count + 2
    assert history.revisions[-1].label == f"drew {len(ID)}, shot {len(ID)}"
    assert history.revisions[-1].is_automatic
    assert all(shot.keyframes == (KEY,) and shot.takes == (TAKE,) for shot in made.project.shots())
    store.redo(new)
    project = store.redo(new).project
    assert [project.shot(ID[s]).camera.move for s in ("1A", "1B")] == [Move.ROLL, Move.ROLL]
    assert all(shot.takes == (TAKE,) for shot in project.shots())


def test_a_new_edit_ends_redo_but_the_branch_stays(store):
    new = store.create(PROJECT)
    commit(store, new, move("1A", Move.ROLL))
    store.undo(new)
    commit(store, new, move("1A", Move.TILT_UP))
    history = store.history(new)
    assert [(r.number, r.parent) for r in history.revisions] == [(1, None), (2, 1), (3, 1)]
    assert (history.line, history.redo) == ((1, 3), None)
    restored = store.restore(new, 2)
    assert restored.revision == 4
    assert restored.project == store.at(new, 2)
    assert store.history(new).undo == "restored revision 2"
    assert store.undo(new).project == store.at(new, 3)
    commit(store, new, drawn("1C"))
    again = store.redo(new).project
    assert again.shot(ID["1A"]).camera.move is Move.ROLL


def test_undo_may_name_the_revision_it_was_asked_on(store):
    new = store.create(PROJECT)
    commit(store, new, move("1A", Move.ROLL))
    with pytest.raises(StaleEdit, match="meanwhile"):
        store.undo(new, base=1)
    assert store.undo(new, base=2).revision == 1
    with pytest.raises(StaleEdit):
        store.redo(new, base=2)
