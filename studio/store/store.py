"""The store: projects that cannot be lost.

Every change is a revision that is on the disk before it is acknowledged; nothing is overwritten.
Every call is safe from several threads and processes at once.
"""

import secrets
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select, update

from pipeline.errors import UserMistake
from studio.edits import Edit, apply, change_of, label
from studio.edits.film import Rename
from studio.project import LONGEST_TITLE, Project
from studio.store import shelf
from studio.store.chronicle import Chronicle, keep, told
from studio.store.history import CREATED, RESTORED, Made, Pages, moment, now_ms, write_revision
from studio.store.opening import open_database
from studio.store.records import Committed, Head, History, Listed, Steps
from studio.store.shelf import Shelf
from studio.store.snapshots import Snapshots
from studio.store.stale import check_apart, check_newest
from studio.store.tables import projects, revisions

SOMEBODY = "user"


class Store:
    """The projects of one home."""

    def __init__(self, home: Path) -> None:
        self._database, self.notices = open_database(home)
        """Sentences about what had to be done to open the home; to be shown."""
        self._shelf = Shelf()
        self.snapshots = Snapshots(self._database.path)

    @property
    def is_read_only(self) -> bool:
        """The home was written by a newer Storyreel: it can only be looked at."""
        return bool(self._database.newer)

    def close(self) -> None:
        self.snapshots.wait()
        self._database.close()

    def create(self, project: Project, by: str = SOMEBODY, words: str = "created") -> str:
        """A new project; returns its id."""
        new = secrets.token_hex(8)
        with self._database.write() as connection:
            _insert_project(connection, new, project.title, 1, 1)
            stored = shelf.write(connection, new, project, None)
            write_revision(connection, new, (1, None), Made(Edit(verb=CREATED), words, by), stored)
        self._shelf.put(new, 1, stored)
        self.snapshots.take_if_due()
        return new

    def chronicle(self, project: str) -> Chronicle:
        """A project with all its revisions, to take elsewhere."""
        with self._database.read() as connection:
            return told(Pages(connection, project, self._shelf))

    def adopt(self, chronicle: Chronicle) -> str:
        """A new project with the history of another one; returns its id.

        Raises UserMistake for a chronicle that does not hang together; nothing is written then.
        """
        title = chronicle.projects[chronicle.head].title
        new = secrets.token_hex(8)
        with self._database.write() as connection:
            newest = chronicle.entries[-1].number
            _insert_project(connection, new, title, chronicle.head, newest)
            keep(connection, new, chronicle)
        self.snapshots.take_if_due()
        return new

    def projects(self, *, with_trash: bool = False) -> list[Listed]:
        """The last changed first."""
        rows = select(projects).order_by(projects.c.changed_ms.desc(), projects.c.id)
        if not with_trash:
            rows = rows.where(projects.c.trashed_ms.is_(None))
        with self._database.read() as connection:
            return [
                Listed(
                    id=row.id,
                    title=row.title,
                    revision=row.head,
                    made=moment(row.made_ms),
                    changed=moment(row.changed_ms),
                    is_trashed=row.trashed_ms is not None,
                )
                for row in connection.execute(rows)
            ]

    def revision(self, project: str) -> int:
        """The number of the head: cheap, for a page that asks whether anything changed."""
        with self._database.read() as connection:
            return Pages(connection, project, self._shelf).head

    def head(self, project: str) -> Head:
        with self._database.read() as connection:
            pages = Pages(connection, project, self._shelf)
            return pages.shown()

    def at(self, project: str, revision: int) -> Project:
        with self._database.read() as connection:
            pages = Pages(connection, project, self._shelf)
            return pages.stored(pages.revision(revision).number).project

    def history(self, project: str) -> History:
        with self._database.read() as connection:
            return Pages(connection, project, self._shelf).history()

    def steps(self, project: str) -> Steps:
        with self._database.read() as connection:
            return Pages(connection, project, self._shelf).steps()

    def commit(self, project: str, base: int, edit: Edit, by: str = SOMEBODY) -> Committed:
        """Makes an edit that was made on revision `base`; it is on the disk when this returns.

        Where others changed the project since, it is re-applied on the newest revision. Raises
        StaleEdit where they changed what it touches, and UserMistake where it does not fit.
        """
        change = change_of(edit)
        ahead = self._ahead(project, base, edit)
        with self._writing(project) as pages:
            if pages.row.trashed_ms is not None and not change.is_automatic:
                raise UserMistake("This project is in the trash. Take it out first to change it.")
            before = pages.stored(pages.head).project
            is_stale = base != pages.head
            if is_stale and not change.is_automatic:
                older = pages.stored(pages.revision(base).number).project
                check_apart(older, before, edit)
            after = ahead if ahead and not is_stale else apply(edit, before)
            if after == before:
                return Committed(pages.head, before, is_stale)
            if not change.is_automatic:
                pages.undone.clear()
            pages.add(Made(edit, label(edit, before), by), after)
            pages.save()
            return Committed(pages.head, after, is_stale)

    def undo(self, project: str, base: int | None = None) -> Head:
        """Takes back the last change that a person made.

        With `base`, only if that is still the newest revision: raises StaleEdit otherwise.
        """
        with self._writing(project) as pages:
            check_newest(pages.head, base)
            pages.undo()
            pages.save()
            return pages.shown()

    def redo(self, project: str, base: int | None = None) -> Head:
        """Makes the last change again that was undone."""
        with self._writing(project) as pages:
            check_newest(pages.head, base)
            pages.redo()
            pages.save()
            return pages.shown()

    def restore(self, project: str, revision: int, by: str = SOMEBODY) -> Head:
        """An older revision again, as a new one: what came after it stays in the history."""
        with self._writing(project) as pages:
            old = pages.revision(revision)
            restored = pages.stored(revision).project
            pages.undone.clear()
            edit = Edit(verb=RESTORED, arguments={"revision": revision})
            words = f"restored {old.name or f'revision {revision}'}"
            pages.add(Made(edit, words, by), restored)
            pages.save()
            return pages.shown()

    def name_revision(self, project: str, revision: int, name: str) -> None:
        """Gives a revision a name, so that it is found again; an empty one takes it away."""
        tidy = " ".join(name.split())[:LONGEST_TITLE]
        with self._writing(project) as pages:
            number = pages.revision(revision).number
            pages.connection.execute(
                update(revisions)
                .where(revisions.c.project == project, revisions.c.number == number)
                .values(name=tidy)
            )

    def rename(self, project: str, title: str, by: str = SOMEBODY) -> Head:
        committed = self.commit(project, self.revision(project), Rename(title=title).edit, by)
        return Head(committed.revision, committed.project)

    def duplicate(self, project: str, by: str = SOMEBODY) -> str:
        """A new project that begins as this one is now; returns its id."""
        head = self.head(project).project
        title = f"{head.title[: LONGEST_TITLE - 7]} (copy)"
        copy = head.model_copy(update={"title": title})
        return self.create(copy, by, f"copied from {head.title}")

    def trash(self, project: str) -> None:
        """Takes a project out of the list; `untrash` brings it back."""
        self._mark_trashed(project, now_ms())

    def untrash(self, project: str) -> None:
        self._mark_trashed(project, None)

    def delete_forever(self, project: str) -> None:
        """Removes a project that is in the trash, with its history. Its media stay in the store."""
        with self._writing(project) as pages:
            if pages.row.trashed_ms is None:
                raise UserMistake("Only a project in the trash can be deleted. Trash it first.")
            pages.connection.execute(delete(projects).where(projects.c.id == project))
        self._shelf.forget(project)

    def _ahead(self, project: str, base: int, edit: Edit) -> Project | None:
        """The edit made before others have to wait: reading a script again takes a while."""
        head = self.head(project)
        return apply(edit, head.project) if head.revision == base else None

    def _mark_trashed(self, project: str, at_ms: int | None) -> None:
        with self._writing(project) as pages:
            pages.connection.execute(
                update(projects).where(projects.c.id == project).values(trashed_ms=at_ms)
            )

    @contextmanager
    def _writing(self, project: str) -> Generator[Pages]:
        """The project's history, to be written; what was written is at hand once it is safe."""
        with self._database.read() as connection:
            _warm(connection, project, self._shelf)
        with self._database.write() as connection:
            pages = Pages(connection, project, self._shelf)
            yield pages
        for number, stored in pages.fresh.items():
            self._shelf.put(project, number, stored)
        self.snapshots.take_if_due()


def _insert_project(
    connection: Connection, project: str, title: str, head: int, newest: int
) -> None:
    now = now_ms()
    connection.execute(
        insert(projects).values(
            id=project,
            title=title,
            head=head,
            newest=newest,
            undone="[]",
            made_ms=now,
            changed_ms=now,
        )
    )


def _warm(connection: Connection, project: str, at_hand: Shelf) -> None:
    """Reads the head before others have to wait for it."""
    pages = Pages(connection, project, at_hand)
    pages.stored(pages.head)
