"""Projects, revisions, undo and redo, stale edits: what the store promises."""

from random import Random

import pytest

from pipeline.errors import StudioError, UserMistake
from pipeline.film.camera import Move
from pipeline.film.shot import Keyframe, Take
from studio import edits
from studio.store import StaleEdit, Store
from studio.store.pieces import pack, packed_manifest
from tests.studio.film import planned, shots
from tests.studio.random_edits import random_edit

PROJECT = planned()
ID = {slate: shot.id for slate, shot in shots(PROJECT).items()}
KEY = Keyframe(recipe="r", image="a" * 64 + ".png")
TAKE = Take(recipe="t", media="b" * 64 + ".mp4", frames=48)


@pytest.fixture
def store(tmp_path):
    opened = Store(tmp_path)
    yield opened
    opened.close()


def move(slate, to):
    return edits.SetCamera(shots=(ID[slate],), move=to).edit


def drawn(slate):
    return edits.AddKeyframe(shot=ID[slate], keyframe=KEY).edit


def shot_take(slate):
    return edits.AddTake(shot=ID[slate], take=TAKE).edit


def commit(store, project, *wanted):
    """Each on the newest revision; returns the last revision's number."""
    for edit in wanted:
        done = store.commit(project, store.revision(project), edit)
        assert not done.was_rebased
    return store.revision(project)


def test_a_project_comes_back_as_it_was_made(store, tmp_path):
    new = store.create(PROJECT, "anna")
    assert store.head(new) == (1, PROJECT)
    other = Store(tmp_path)
    assert other.head(new) == (1, PROJECT)
    (listed,) = other.projects()
    assert (listed.id, listed.title, listed.revision) == (new, "The Door", 1)
    other.close()


def test_every_revision_stays(store, tmp_path):
    new, random = store.create(PROJECT), Random(1)
    expected = {1: PROJECT}
    for _ in range(60):
        head = store.head(new)
        try:
            done = store.commit(new, head.revision, random_edit(random, head.project))
        except StudioError:
            continue
        expected[done.revision] = done.project
    other = Store(tmp_path)
    assert len(expected) > 30
    for number, project in expected.items():
        assert other.at(new, number) == project
    other.close()


def test_an_edit_that_changes_nothing_is_no_revision(store):
    new = store.create(PROJECT)
    commit(store, new, move("1A", Move.ROLL))
    assert store.commit(new, 2, move("1A", Move.ROLL)).revision == 2
    assert len(store.history(new).revisions) == 2


def test_an_edit_that_fails_leaves_everything_as_it_was(store):
    new = store.create(PROJECT)
    with pytest.raises(UserMistake, match="deleted"):
        store.commit(new, 1, edits.SetCamera(shots=("gone",), lens_mm=50).edit)
    with pytest.raises(UserMistake, match="no change named"):
        store.commit(new, 1, edits.Edit(verb="fly"))
    assert store.head(new) == (1, PROJECT)


def test_history_tells_what_was_done_by_whom(store):
    new = store.create(PROJECT, "anna")
    store.commit(new, 1, move("1B", Move.DOLLY_IN), "ben")
    store.commit(new, 2, drawn("1B"), "crew")
    store.name_revision(new, 2, "  before   lunch ")
    history = store.history(new)
    told = [(r.number, r.parent, r.label, r.by, r.name, r.is_automatic) for r in history.revisions]
    assert told == [
        (1, None, "created", "anna", "", False),
        (2, 1, "dolly-in on 1B", "ben", "before lunch", False),
        (3, 2, "drew 1B", "crew", "", True),
    ]
    assert history.revisions[1].edit == move("1B", Move.DOLLY_IN)
    assert history.revisions[0].at <= history.revisions[2].at
    assert (history.undo, history.redo) == ("dolly-in on 1B", None)


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


def test_a_stale_edit_of_something_else_is_made_on_the_newest(store):
    new = store.create(PROJECT)
    commit(store, new, move("1A", Move.ROLL))
    done = store.commit(new, 1, edits.SetCamera(shots=(ID["1A"],), lens_mm=85).edit)
    assert done.was_rebased
    camera = done.project.shot(ID["1A"]).camera
    assert (camera.move, camera.lens_mm) == (Move.ROLL, 85)


@pytest.mark.parametrize(
    ("mine", "message"),
    [
        (move("1A", Move.TILT_UP), "Shot 1A was changed meanwhile"),
        (edits.DeleteShots(shots=(ID["1A"],)).edit, "Shot 1A was changed meanwhile"),
        (move("1B", Move.TILT_UP), "Shot 1B was deleted meanwhile"),
        (edits.InsertShot(new="aaaa1", after=ID["1B"]).edit, "deleted"),
    ],
)
def test_a_stale_edit_of_the_same_thing_is_refused(store, mine, message):
    new = store.create(PROJECT)
    commit(store, new, move("1A", Move.ROLL), edits.DeleteShots(shots=(ID["1B"],)).edit)
    before = store.head(new)
    with pytest.raises(UserMistake, match=message):
        store.commit(new, 1, mine)
    assert store.head(new) == before


def test_what_the_crew_made_for_an_old_revision_is_never_refused(store):
    new = store.create(PROJECT)
    commit(store, new, move("1A", Move.ROLL))
    done = store.commit(new, 1, drawn("1A"))
    assert done.project.shot(ID["1A"]).keyframes == (KEY,)
    with pytest.raises(UserMistake, match="deleted"):
        store.commit(new, 1, edits.AddKeyframe(shot="gone", keyframe=KEY).edit)


def test_an_edit_on_a_revision_that_never_was_is_refused(store):
    new = store.create(PROJECT)
    with pytest.raises(UserMistake, match="no revision 7"):
        store.commit(new, 7, move("1A", Move.ROLL))
    with pytest.raises(UserMistake, match="no such project"):
        store.head("nosuchproject")


def test_rename_duplicate_trash_and_delete(store):
    new = store.create(PROJECT)
    store.rename(new, "Another Door")
    copy = store.duplicate(new)
    assert store.head(copy).project == store.head(new).project.model_copy(
        update={"title": "Another Door (copy)"}
    )
    assert {one.title for one in store.projects()} == {"Another Door", "Another Door (copy)"}
    with pytest.raises(UserMistake, match="Trash it first"):
        store.delete_forever(new)
    store.trash(new)
    assert [one.id for one in store.projects()] == [copy]
    assert {one.id for one in store.projects(with_trash=True)} == {new, copy}
    with pytest.raises(UserMistake, match="trash"):
        store.commit(new, store.revision(new), move("1A", Move.ROLL))
    assert store.commit(new, store.revision(new), drawn("1A")).project.shot(ID["1A"]).keyframes
    store.untrash(new)
    assert len(store.projects()) == 2
    store.trash(new)
    store.delete_forever(new)
    assert [one.id for one in store.projects(with_trash=True)] == [copy]
    with pytest.raises(UserMistake, match="no such project"):
        store.head(new)
    assert store.head(copy).revision == 1


def test_letters_of_every_kind_survive(store):
    new = store.create(PROJECT)
    text = "<img onerror=x> {{}} ${} \u202eابجد 漢字 \x01 🎬" + "x" * 10_000
    done = store.commit(new, 1, edits.Describe(shots=(ID["1A"],), action=text).edit, text)
    assert done.project.shot(ID["1A"]).action == text.strip()
    assert store.history(new).revisions[1].by == text


def test_one_edit_writes_little(store):
    script = "".join(f"INT. R{n} - DAY\n\n{'Anna waits. ' * 20}\n\n" for n in range(40))
    project = planned(script)
    new = store.create(project)
    before = written(store)
    shot = next(project.shots()).id
    store.commit(new, 1, edits.SetCamera(shots=(shot,), lens_mm=85).edit)
    assert 0 < written(store) - before < 2000 < before


def written(store):
    told = store.chronicle(store.projects()[0].id)
    return sum(map(len, map(pack, told.pieces.values()))) + sum(
        len(packed_manifest(entry.manifest)) for entry in told.entries
    )
