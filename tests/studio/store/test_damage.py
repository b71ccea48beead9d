"""A damaged, missing, newer, read-only or full database: a way on, or a sentence, never a loss."""

import os
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from pipeline.errors import MachineTrouble, StudioError, UserMistake
from studio import edits
from studio.store import Store, database, opening
from studio.store.snapshots import EVERY_S, KEPT, check_whole
from tests.studio.film import planned

PROJECT = planned()
SHOT = next(PROJECT.shots()).id
FIXTURES = Path(__file__).parents[1] / "fixtures"


def lens(lens_mm):
    return edits.SetCamera(shots=(SHOT,), lens_mm=lens_mm).edit


def filled(home):
    """A home with a project of two revisions, snapshot after the first; closed."""
    store = Store(home)
    new = store.create(PROJECT)
    store.snapshots.wait()
    store.snapshots.take()
    store.commit(new, 1, lens(85))
    store.close()
    return new


def damage(path, kind):
    content = path.read_bytes()
    if kind == "garbage":
        path.write_bytes(os.urandom(len(content)))
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "cut short":
        path.write_bytes(content[: len(content) // 2 // 4096 * 4096])
    elif kind == "page":
        path.write_bytes(content[:8192] + b"\xff" * 4096 + content[12288:])
    else:
        path.unlink()


@pytest.mark.parametrize("kind", ["garbage", "empty", "cut short"])
def test_a_damaged_database_opens_from_the_newest_good_snapshot(tmp_path, kind):
    new = filled(tmp_path)
    path = tmp_path / "projects.db"
    damage(path, kind)
    damaged = path.read_bytes()
    store = Store(tmp_path)
    (notice,) = store.notices
    assert "damaged" in notice
    assert "snapshot" in notice
    assert store.head(new) == (1, PROJECT)
    (kept,) = (tmp_path / "damaged").glob("*.db")
    assert kept.read_bytes() == damaged
    assert kept.name in notice
    assert store.commit(new, 1, lens(50)).revision == 2
    store.close()
    again = Store(tmp_path)
    assert again.notices == ()
    assert again.head(new).revision == 2
    again.close()


def test_a_missing_database_opens_from_a_snapshot(tmp_path):
    new = filled(tmp_path)
    damage(tmp_path / "projects.db", "gone")
    store = Store(tmp_path)
    assert "missing" in store.notices[0]
    assert store.head(new) == (1, PROJECT)
    store.close()


def test_a_damaged_snapshot_is_passed_over(tmp_path):
    new = filled(tmp_path)
    newest = max((tmp_path / "snapshots").glob("*.db"))
    shutil.copyfile(newest, newest.with_name("2999-01-01T00-00-00Z.db"))
    damage(newest.with_name("2999-01-01T00-00-00Z.db"), "page")
    damage(tmp_path / "projects.db", "garbage")
    store = Store(tmp_path)
    assert store.head(new) == (1, PROJECT)
    assert "2999" not in store.notices[0]
    store.close()


def broken_pages(path):
    """The file with each of its pages broken in turn, but the first: that is `garbage`."""
    content = path.read_bytes()
    for at in range(4096, len(content), 4096):
        yield content[:at] + os.urandom(4096) + content[at + 4096 :]


@pytest.mark.parametrize("has_snapshot", [True, False])
def test_what_can_be_read_of_a_damaged_database_is_kept(tmp_path, has_snapshot):
    new = filled(tmp_path / "whole")
    states = {1: PROJECT, 2: edits.apply(lens(85), PROJECT)}
    kept = []
    for count, content in enumerate(broken_pages(tmp_path / "whole" / "projects.db")):
        home = tmp_path / str(count)
        home.mkdir()
        (home / "projects.db").write_bytes(content)
        if has_snapshot:
            shutil.copytree(tmp_path / "whole" / "snapshots", home / "snapshots")
        store = Store(home)
        if store.projects():
            head = store.head(new)
            assert head.project == states[head.revision]
            for one in store.history(new).revisions:
                assert store.at(new, one.number) == states[one.number]
            assert store.commit(new, head.revision, lens(50)).revision == head.revision + 1
            kept.append(head.revision)
            if has_snapshot and store.notices:
                assert ("were kept: 1." in store.notices[0]) == (head.revision == 2)
        assert store.projects() or not has_snapshot
        store.close()
        check_whole(home / "projects.db")
    assert kept.count(2) > len(kept) // 3


def test_without_a_good_snapshot_it_starts_anew_and_says_so(tmp_path):
    filled(tmp_path)
    shutil.rmtree(tmp_path / "snapshots")
    damage(tmp_path / "projects.db", "garbage")
    store = Store(tmp_path)
    assert "started anew" in store.notices[0]
    assert store.projects() == []
    assert list((tmp_path / "damaged").glob("*.db"))
    store.close()


def test_a_damaged_part_of_a_project_is_noticed(tmp_path):
    new = filled(tmp_path)
    with closing(sqlite3.connect(tmp_path / "projects.db")) as connection, connection:
        connection.execute("UPDATE pieces SET data = substr(data, 1, length(data) - 1)")
    store = Store(tmp_path)
    with pytest.raises(MachineTrouble, match="missing or damaged"):
        store.head(new)
    store.close()


def test_a_store_whose_file_was_replaced_acknowledges_nothing(tmp_path):
    new = filled(tmp_path)
    store = Store(tmp_path)
    store.head(new)
    shutil.copyfile(tmp_path / "projects.db", tmp_path / "other.db")
    (tmp_path / "other.db").replace(tmp_path / "projects.db")
    with pytest.raises(MachineTrouble, match="replaced"):
        store.commit(new, 2, lens(50))
    store.close()


def test_snapshots_are_whole_hourly_and_the_last_ten_are_kept(tmp_path):
    store = Store(tmp_path)
    new = store.create(PROJECT)
    store.snapshots.wait()
    (first,) = store.snapshots.newest_first()
    store.commit(new, 1, lens(85))
    store.snapshots.wait()
    assert store.snapshots.newest_first() == [first]
    long_ago = time.time() - EVERY_S
    os.utime(first, (long_ago, long_ago))
    store.commit(new, 2, lens(50))
    store.snapshots.wait()
    assert len(store.snapshots.newest_first()) == 2
    for _ in range(KEPT):
        store.snapshots.take()
    kept = store.snapshots.newest_first()
    assert len(kept) == KEPT
    assert first not in kept
    for path in kept:
        check_whole(path)
    assert sorted(p.suffix for p in (tmp_path / "snapshots").iterdir()) == ["", *[".db"] * KEPT]
    store.close()


def test_a_newer_database_can_be_looked_at_and_not_changed(tmp_path):
    new = filled(tmp_path)
    with closing(sqlite3.connect(tmp_path / "projects.db")) as connection, connection:
        connection.execute("UPDATE schema SET version = 99")
        connection.execute("ALTER TABLE projects ADD COLUMN mood TEXT")
    before = (tmp_path / "projects.db").read_bytes()
    store = Store(tmp_path)
    assert store.is_read_only
    assert store.head(new).revision == 2
    assert [one.id for one in store.projects()] == [new]
    assert len(store.history(new).revisions) == 2
    for refused in (
        lambda: store.commit(new, 2, lens(50)),
        lambda: store.create(PROJECT),
        lambda: store.undo(new),
        lambda: store.trash(new),
    ):
        with pytest.raises(UserMistake, match="newer Storyreel"):
            refused()
    store.close()
    assert (tmp_path / "projects.db").read_bytes() == before


def test_a_project_of_the_future_is_a_sentence(tmp_path):
    store = Store(tmp_path)
    new = store.create(PROJECT.model_copy(update={"format": 99}))
    store.close()
    again = Store(tmp_path)
    with pytest.raises(UserMistake, match="newer Storyreel"):
        again.head(new)
    again.close()


def test_an_older_schema_is_brought_up_to_date_after_a_snapshot(tmp_path, monkeypatch):
    new = filled(tmp_path)
    before = len(list((tmp_path / "snapshots").glob("*.db")))
    monkeypatch.setattr(opening, "SCHEMA", 2)

    def upgrade(connection):
        connection.execute(text("ALTER TABLE projects ADD COLUMN mood TEXT"))

    monkeypatch.setitem(opening.UPGRADES, 1, upgrade)
    store = Store(tmp_path)
    assert store.head(new).revision == 2
    with store._database.read() as connection:
        assert connection.execute(text("SELECT version FROM schema")).scalar_one() == 2
        assert connection.execute(text("SELECT mood FROM projects")).all() == [(None,)]
    assert len(list((tmp_path / "snapshots").glob("*.db"))) == before + 1
    store.close()


def test_an_upgrade_that_fails_changes_nothing(tmp_path, monkeypatch):
    new = filled(tmp_path)
    monkeypatch.setattr(opening, "SCHEMA", 2)

    def upgrade(connection):
        connection.execute(text("DELETE FROM revisions"))
        connection.execute(text("SELECT * FROM nosuchtable"))

    monkeypatch.setitem(opening.UPGRADES, 1, upgrade)
    with pytest.raises(StudioError):
        Store(tmp_path)
    monkeypatch.setattr(opening, "SCHEMA", 1)
    store = Store(tmp_path)
    assert store.head(new).revision == 2
    store.close()


@pytest.mark.parametrize("version", range(1, opening.SCHEMA + 1))
def test_every_released_schema_opens(tmp_path, version):
    shutil.copyfile(FIXTURES / f"projects-{version}.db", tmp_path / "projects.db")
    store = Store(tmp_path)
    (listed,) = store.projects()
    history = store.history(listed.id)
    assert len(history.revisions) >= 8
    for one in history.revisions:
        assert store.at(listed.id, one.number).scenes
    assert [one.name for one in history.revisions].count("first board") == 1
    assert store.undo(listed.id).revision != history.head
    store.close()


def test_no_room_is_a_sentence_and_the_work_goes_on_when_there_is(tmp_path, monkeypatch):
    new = filled(tmp_path)
    acknowledged = [2]

    def fill(store):
        for _ in range(500):
            action = edits.Describe(shots=(SHOT,), action=os.urandom(2000).hex())
            done = store.commit(new, acknowledged[-1], action.edit)
            acknowledged.append(done.revision)

    with monkeypatch.context() as full:
        full.setitem(database.PRAGMAS, "max_page_count", "40")
        store = Store(tmp_path)
        with pytest.raises(MachineTrouble, match="the disk is full"):
            fill(store)
        assert len(acknowledged) > 2
        assert store.revision(new) == acknowledged[-1]
        store.close()
    store = Store(tmp_path)
    assert store.commit(new, acknowledged[-1], lens(50)).revision == acknowledged[-1] + 1
    store.close()


def test_a_disk_that_cannot_be_written_is_a_sentence(tmp_path, monkeypatch):
    new = filled(tmp_path)
    store = Store(tmp_path)
    store.close()
    monkeypatch.setitem(database.PRAGMAS, "query_only", "ON")
    with pytest.raises(MachineTrouble, match="cannot be written"):
        store.commit(new, 2, lens(50))
    store.close()


def test_a_home_that_is_a_file_is_a_sentence(tmp_path):
    (tmp_path / "home").write_text("")
    with pytest.raises(MachineTrouble, match="Cannot write"):
        Store(tmp_path / "home")


@pytest.mark.skipif(os.name == "nt", reason="Windows folders have no such permission")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_home_is_a_sentence(tmp_path):
    filled(tmp_path)
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(MachineTrouble, match="may not write"):
            Store(tmp_path)
    finally:
        tmp_path.chmod(0o700)
