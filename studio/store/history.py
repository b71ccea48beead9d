"""The revisions of one project inside one transaction: read, added, undone, brought back.

Undo takes back what a person did. What the crew made since, keyframes and takes, stays: it is put
on top of the older revision again. Redo works the same way round.
"""

import json
import time
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Connection, Row, insert, select, update

from pipeline.errors import UserMistake
from studio.edits import VERBS, AddKeyframe, AddMade, AddTake, Edit, apply, change_of
from studio.project import Project
from studio.store import shelf
from studio.store.pieces import Stored, pack, packed_manifest, unpack
from studio.store.records import Head, History, Revision, Steps
from studio.store.shelf import Shelf
from studio.store.tables import projects, revisions

CREATED = "created"
RESTORED = "restored"
"""Verbs of revisions that are no edits: the first, and one that is an older one again."""


class Made(NamedTuple):
    """An edit with its words for the history and who made it."""

    edit: Edit
    label: str
    by: str


class Undone(NamedTuple):
    """What redo brings back: a revision that was undone, and the head at that moment."""

    revision: int
    tip: int


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def moment(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)


def is_automatic(verb: str) -> bool:
    return verb in VERBS and VERBS[verb].is_automatic


class Pages:
    """The history of one project, open in one transaction."""

    def __init__(self, connection: Connection, project: str, at_hand: Shelf) -> None:
        self.connection = connection
        self.id = project
        self._at_hand = at_hand
        row = connection.execute(select(projects).where(projects.c.id == project)).first()
        if row is None:
            raise UserMistake("There is no such project (any more). Choose another one.")
        self.row = row
        self.head: int = row.head
        self.newest: int = row.newest
        self.undone = [Undone(*pair) for pair in json.loads(row.undone)]
        self.fresh: dict[int, Stored] = {}
        """Revisions written in this transaction: at hand for others once it is committed."""

    def stored(self, number: int) -> Stored:
        return self.fresh.get(number) or self._at_hand.load(self.connection, self.id, number)

    def revision(self, number: int) -> Revision:
        """Raises UserMistake where there is none of that number."""
        found = self._row(number)
        if found is None:
            raise UserMistake(f"This project has no revision {number}. Choose one of its history.")
        return _revision(found)

    def add(self, made: Made, project: Project) -> int:
        """Writes a revision on the head, which it becomes."""
        stored = shelf.write(self.connection, self.id, project, self.stored(self.head))
        self.newest += 1
        write_revision(self.connection, self.id, (self.newest, self.head), made, stored)
        self.fresh[self.newest] = stored
        self.head = self.newest
        return self.newest

    def save(self) -> None:
        """Where head and redo stand now."""
        self.connection.execute(
            update(projects)
            .where(projects.c.id == self.id)
            .values(
                title=self.stored(self.head).project.title,
                head=self.head,
                newest=self.newest,
                undone=json.dumps(self.undone),
                changed_ms=now_ms(),
            )
        )

    def shown(self) -> Head:
        return Head(self.head, self.stored(self.head).project)

    def chain(self, tip: int, stop: int | None) -> list[Revision]:
        """The revisions from `tip` back to `stop`, without it; all of them where it is none."""
        found: list[Revision] = []
        number: int | None = tip
        while number is not None and number != stop:
            found.append(self.revision(number))
            number = found[-1].parent
        return found

    def last_of_a_person(self) -> list[Revision]:
        """The head and those before it, up to the last that a person made; empty: none was."""
        found: list[Revision] = []
        number: int | None = self.head
        while number is not None:
            one = self.revision(number)
            found.append(one)
            if one.parent is not None and not one.is_automatic:
                return found
            number = one.parent
        return []

    def undo(self) -> None:
        since = self.last_of_a_person()
        if not since:
            raise UserMistake("There is nothing to undo: this is how the project began.")
        gone, made = since[-1], since[-2::-1] if len(since) > 1 else []
        assert gone.parent is not None
        self.undone.append(Undone(gone.number, self.head))
        self.head = gone.parent
        self._again(made)

    def redo(self) -> None:
        if not self.undone:
            raise UserMistake("There is nothing to redo.")
        back = self.undone.pop()
        first = self.revision(back.revision)
        if first.parent == self.head:
            self.head = back.tip
            return
        chain = self.chain(back.tip, first.parent)[::-1]
        project = self._redone(first)
        self.add(Made(first.edit, first.label, first.by), project)
        self._again(chain[1:])

    def _redone(self, one: Revision) -> Project:
        if one.edit.verb == RESTORED:
            return self.stored(one.number).project
        return apply(one.edit, self.stored(self.head).project)

    def _again(self, made: list[Revision]) -> None:
        """Puts what the crew made on the head, as far as it still has its shots."""
        before = self.stored(self.head).project
        together = _together(made).of(before)
        after = together.apply(before)
        if after != before:
            self.add(Made(together.edit, together.label(before), made[0].by), after)

    def history(self) -> History:
        rows = self.connection.execute(
            select(revisions).where(revisions.c.project == self.id).order_by(revisions.c.number)
        )
        every = {row.number: _revision(row) for row in rows}
        line: list[int] = []
        number: int | None = self.head
        while number is not None:
            line.append(number)
            number = every[number].parent
        people = [n for n in line if every[n].parent is not None and not every[n].is_automatic]
        return History(
            revisions=tuple(every.values()),
            head=self.head,
            line=tuple(reversed(line)),
            undo=every[people[0]].label if people else None,
            redo=every[self.undone[-1].revision].label if self.undone else None,
        )

    def steps(self) -> Steps:
        """What undo takes back and redo brings back, without reading the whole history."""
        columns = (revisions.c.parent, revisions.c.verb, revisions.c.label)
        mine = select(*columns).where(revisions.c.project == self.id)
        undo, number = None, self.head
        while number is not None and undo is None:
            row = self.connection.execute(mine.where(revisions.c.number == number)).one()
            if row.parent is not None and not is_automatic(row.verb):
                undo = row.label
            number = row.parent
        return Steps(undo, self.revision(self.undone[-1].revision).label if self.undone else None)

    def _row(self, number: int) -> Row[tuple[object, ...]] | None:
        return self.connection.execute(
            select(revisions).where(revisions.c.project == self.id, revisions.c.number == number)
        ).first()


def _together(made: list[Revision]) -> AddMade:
    keyframes: list[AddKeyframe] = []
    takes: list[AddTake] = []
    for change in (change_of(one.edit) for one in made):
        if isinstance(change, AddMade):
            keyframes += change.keyframes
            takes += change.takes
        elif isinstance(change, AddKeyframe):
            keyframes.append(change)
        elif isinstance(change, AddTake):
            takes.append(change)
    return AddMade(keyframes=tuple(keyframes), takes=tuple(takes))


def write_revision(
    connection: Connection, project: str, place: tuple[int, int | None], made: Made, stored: Stored
) -> None:
    """`place` is the number of the revision and of its parent."""
    connection.execute(
        insert(revisions).values(
            project=project,
            number=place[0],
            parent=place[1],
            verb=made.edit.verb,
            edit=pack(made.edit.model_dump_json()),
            label=made.label,
            by=made.by,
            at_ms=now_ms(),
            name="",
            manifest=packed_manifest(stored.manifest),
        )
    )


def _revision(row: Row[tuple[object, ...]]) -> Revision:
    return Revision(
        number=row.number,
        parent=row.parent,
        edit=Edit.model_validate_json(unpack(row.edit)),
        label=row.label,
        by=row.by,
        at=moment(row.at_ms),
        name=row.name,
        is_automatic=is_automatic(row.verb),
    )
