"""What can still be read of a damaged database, brought into the file that takes its place.

Only what proves to be whole comes along: a revision all of whose pieces have the digests that they
should have. Where its parent is lost, the history begins with it.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from studio.store.pieces import digest, read_manifest, unpack
from studio.store.tables import pieces, projects, revisions

Row = dict[str, Any]


def salvage(damaged: Path, restored: Path) -> int:
    """Adds the revisions that `restored` does not have; returns how many.

    All or nothing: raises sqlite3.DatabaseError, with `restored` as it was, where that fails.
    """
    with (
        closing(sqlite3.connect(f"{damaged.absolute().as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(restored)) as target,
        target,
    ):
        target.row_factory = sqlite3.Row
        return _Salvage(source, target).run()


class _Salvage:
    def __init__(self, source: sqlite3.Connection, target: sqlite3.Connection) -> None:
        self.target = target
        every = _rows(source, projects.name, projects.c.keys())
        self.projects = {row["id"]: row for row in every if isinstance(row["head"], int)}
        every = _rows(source, revisions.name, revisions.c.keys())
        self.revisions = [row for row in every if _is_named(row)]
        found = _rows(source, pieces.name, pieces.c.keys())
        self.pieces = {row["id"]: row for row in found if _is_piece(row)}
        self.added = 0

    def run(self) -> int:
        for row in sorted(self.revisions, key=lambda row: (row["project"], row["number"])):
            if not self._has_revision(row["project"], row["number"]):
                self._add(row)
        return self.added

    def _add(self, row: Row) -> None:
        project, needed = row["project"], _needed(row)
        is_whole = needed is not None and all(self._has_piece(project, n) for n in needed)
        if not is_whole or not (self._has_project(project) or project in self.projects):
            return
        if not self._has_project(project):
            self._insert(projects.name, self.projects[project])
        for number in needed or ():
            if not self._kept_piece(number):
                self._insert(pieces.name, self.pieces[number])
        has_parent = row["parent"] is None or self._has_revision(project, row["parent"])
        self._insert(revisions.name, row if has_parent else row | {"parent": None})
        self.added += 1
        self._show(project, row["number"])

    def _show(self, project: str, number: int) -> None:
        """The project stands where it stood, or on the last revision that could be read."""
        known = self.projects.get(project)
        head = known["head"] if known and known["head"] <= number else number
        title = known["title"] if known else None
        self.target.execute(
            "UPDATE projects SET head = ?, newest = max(newest, ?), undone = '[]', "
            "title = coalesce(?, title) WHERE id = ?",
            (head if self._has_revision(project, head) else number, number, title, project),
        )

    def _has_revision(self, project: str, number: int) -> bool:
        query = "SELECT 1 FROM revisions WHERE project = ? AND number = ?"
        return self.target.execute(query, (project, number)).fetchone() is not None

    def _has_project(self, project: str) -> bool:
        query = "SELECT 1 FROM projects WHERE id = ?"
        return self.target.execute(query, (project,)).fetchone() is not None

    def _has_piece(self, project: str, number: int) -> bool:
        """In the restored file, or whole in the damaged one; never another of the same number."""
        row, there = self.pieces.get(number), self._kept_piece(number)
        if there:
            is_same = row is None or there["digest"] == row["digest"]
            return there["project"] == project and is_same
        return row is not None and row["project"] == project

    def _kept_piece(self, number: int) -> sqlite3.Row | None:
        query = "SELECT project, digest FROM pieces WHERE id = ?"
        return self.target.execute(query, (number,)).fetchone()

    def _insert(self, table: str, row: Row) -> None:
        marks = ", ".join("?" * len(row))
        self.target.execute(
            f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values())
        )


def _rows(source: sqlite3.Connection, table: str, columns: list[str]) -> Iterator[Row]:
    """The rows that can be read, from both ends: damage in the middle hides only the middle."""
    seen: set[int] = set()
    for order in ("ASC", "DESC"):
        names = ", ".join(columns)
        try:
            cursor = source.execute(f"SELECT rowid, {names} FROM {table} ORDER BY rowid {order}")
            for row in cursor:
                if row[0] not in seen:
                    seen.add(row[0])
                    yield dict(zip(columns, row[1:], strict=True))
        except (sqlite3.DatabaseError, ValueError):
            continue


def _is_named(row: Row) -> bool:
    return isinstance(row["project"], str) and isinstance(row["number"], int)


def _is_piece(row: Row) -> bool:
    try:
        return digest(unpack(row["data"])) == row["digest"]
    except (zlib.error, ValueError, TypeError):
        return False


def _needed(row: Row) -> set[int] | None:
    """The pieces of a revision; none where its own record is damaged."""
    try:
        json.loads(unpack(row["edit"]))
        return read_manifest(row["manifest"]).numbers()
    except (zlib.error, ValueError, TypeError):
        return None
