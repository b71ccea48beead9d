"""Databases of other versions, and homes that cannot be written: a way on, or a sentence."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from pipeline.errors import MachineTrouble, StudioError, UserMistake
from studio import edits
from studio.store import Store, database, opening
from tests.studio.store.homes import PROJECT, SHOT, filled, lens

FIXTURES = Path(__file__).parents[1] / "fixtures"


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
