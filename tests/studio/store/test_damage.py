"""A damaged, missing, newer, read-only or full database: a way on, or a sentence, never a loss."""

import os
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.errors import MachineTrouble
from studio import edits
from studio.store import Store
from studio.store.snapshots import EVERY_S, KEPT, check_whole
from tests.studio.store.homes import PROJECT, filled, lens

FIXTURES = Path(__file__).parents[1] / "fixtures"


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
