"""The project database: transactions that are on the disk when they return."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, DBAPIError

from pipeline.errors import MachineTrouble, UserMistake

FILE = "projects.db"
SIDES = ("", "-wal", "-shm")
"""What belongs to a database file in WAL mode."""

PATIENCE_MS = 30_000
"""How long a transaction waits for that of another thread or process."""

PRAGMAS = {
    "journal_mode": "WAL",
    # With NORMAL a power cut takes back commits that were acknowledged.
    "synchronous": "FULL",
    # macOS: a plain fsync stops in the drive's cache.
    "fullfsync": "ON",
    "checkpoint_fullfsync": "ON",
    "foreign_keys": "ON",
    "busy_timeout": str(PATIENCE_MS),
}

TROUBLES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("full",), "the disk is full. Free some space and do it again; what was saved is safe"),
    (("readonly", "read-only", "unable to open"), "it cannot be written. Check the permissions "
     "of the folder, or choose another one with --home"),
    (("locked", "busy"), "another program is using it. Try again in a moment"),
    (("disk i/o",), "the disk does not do what it is asked. Check it and its free space, then "
     "restart Storyreel"),
    (("malformed", "not a database", "corrupt"), "it is damaged. Restart Storyreel: "
     "it opens the newest good snapshot and keeps the damaged file"),
)  # fmt: skip
"""Words of SQLite's messages, and what they mean to the user."""


class Database:
    """Safe for several threads and processes at once."""

    def __init__(self, path: Path, newer: int = 0) -> None:
        self.path = path
        self.newer = newer
        """The version of a database that a newer Storyreel wrote: it can only be looked at."""
        self.engine = _engine(path, is_read_only=bool(newer))
        self._identity = _identity(path)

    @contextmanager
    def read(self) -> Generator[Connection]:
        """One consistent look, however many others write meanwhile."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def write(self) -> Generator[Connection]:
        """One writer at a time. What was done in it is on the disk at the end, or not at all."""
        if self.newer:
            raise UserMistake(
                f"This folder was written by a newer Storyreel (database {self.newer}), so it can "
                "only be looked at. Update this one, or choose another folder with --home."
            )
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def _transaction(self, begin: str) -> Generator[Connection]:
        try:
            with self.engine.connect() as connection, connection.begin():
                connection.exec_driver_sql(begin)
                self._check_place()
                yield connection
            self._check_place()
        except (DatabaseError, sqlite3.DatabaseError) as error:
            raise trouble(error, self.path) from error

    def _check_place(self) -> None:
        """The file at the path is the one that is open: another process may have set it aside."""
        if _identity(self.path) != self._identity:
            raise MachineTrouble(
                f"The database {self.path} was replaced while it was open, so the last change is "
                "not saved. Restart Storyreel and make it again."
            )


def trouble(error: Exception, path: Path) -> MachineTrouble:
    """What SQLite said, as a sentence with a way on."""
    said = str(error.orig if isinstance(error, DBAPIError) else error)
    for words, meaning in TROUBLES:
        if any(word in said.lower() for word in words):
            return MachineTrouble(f"The database {path} was not changed: {meaning}.")
    return MachineTrouble(f"The database {path} cannot be used: {said}. Restart Storyreel.")


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _engine(path: Path, *, is_read_only: bool) -> Engine:
    target = f"{path.absolute().as_uri()}?mode=ro&uri=true" if is_read_only else str(path)
    url = URL.create("sqlite", database=target) if not is_read_only else f"sqlite:///{target}"
    engine = create_engine(
        url,
        pool_size=8,
        max_overflow=56,
        connect_args={"timeout": PATIENCE_MS / 1000, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # transactions begin where `_transaction` says so
        for name, value in PRAGMAS.items():
            if not (is_read_only and name == "journal_mode"):
                connection.execute(f"PRAGMA {name} = {value}")

    return engine
