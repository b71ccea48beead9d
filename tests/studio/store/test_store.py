"""Projects, revisions, history and stale edits: what the store promises."""

from random import Random

import pytest

from pipeline.errors import StudioError, UserMistake
from pipeline.film.camera import Move
from studio import edits
from studio.store import Store
from studio.store.pieces import pack, packed_manifest
from tests.studio.film import planned
from tests.studio.random_edits import random_edit
from tests.studio.store.homes import ID, KEY, PROJECT, commit, drawn, move


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
