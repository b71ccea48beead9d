"""The ledger's file: opened, checked, set aside when it is damaged; one transaction at a time."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock
from sqlalchemy import URL, Connection, Engine, create_engine, event, insert, select, update
from sqlalchemy.exc import DatabaseError, IntegrityError, ProgrammingError

from pipeline.errors import MachineTrouble
from pipeline.media.disk import writing
from studio.ledger import tables

FILE = "ledger.db"
PATIENCE_S = 10.0
"""How long a transaction waits for that of another process."""
SIDES = ("", "-wal", "-shm")
DAMAGED = (
    "The list of jobs was damaged. It was set aside as {name} and started anew: "
    "films and pictures are safe, unfinished work has to be asked for again."
)


class Entry:
    """A transaction that writes."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._stamp = 0

    def stamp(self) -> int:
        """The number of this change; taken when something truly changes."""
        if not self._stamp:
            changed = update(tables.queue).values(changes=tables.queue.c.changes + 1)
            self.connection.execute(changed)
            self._stamp = self.connection.execute(select(tables.queue.c.changes)).scalar_one()
        return self._stamp


class Book:
    """Safe for several threads and processes at once.

    A commit of `write` has reached the disk when it returns. One of `jot` may be lost in a power
    cut, but never alone: it is for what can be done without, such as progress.
    """

    def __init__(self, home: Path) -> None:
        self.path = home / FILE
        with writing(home):
            home.mkdir(parents=True, exist_ok=True)
        self._durable = _engine(self.path, "FULL")
        self._quick = _engine(self.path, "NORMAL")
        self._opening = threading.Lock()
        self._file = (0, 0)
        """Which file is open: another process may have set it aside."""
        self._open()

    @contextmanager
    def write(self) -> Iterator[Entry]:
        with self._transaction(self._durable, "BEGIN IMMEDIATE") as connection:
            yield Entry(connection)

    @contextmanager
    def jot(self) -> Iterator[Entry]:
        with self._transaction(self._quick, "BEGIN IMMEDIATE") as connection:
            yield Entry(connection)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        with self._transaction(self._durable, "BEGIN") as connection:
            yield connection

    def close(self) -> None:
        self._durable.dispose()
        self._quick.dispose()

    @contextmanager
    def _transaction(self, engine: Engine, begin: str) -> Iterator[Connection]:
        if _identity(self.path) != self._file:
            self._open()
        try:
            with engine.connect() as connection, connection.begin():
                connection.exec_driver_sql(begin)
                yield connection
        except (IntegrityError, ProgrammingError):
            raise
        except DatabaseError as error:
            if _is_damage(error):
                self._open()
            raise MachineTrouble(
                f"The list of jobs {self.path} cannot be used: {error.orig}. "
                "Free some space or check its permissions, and try again."
            ) from error

    def _open(self) -> None:
        """Opens what lies there now; a damaged file is set aside, by whoever sees it first."""
        lock = FileLock(self.path.with_suffix(".lock"))
        with self._opening, writing(self.path), lock:
            self.close()
            self._begin("" if self._is_sound() else self._set_aside())
            self._file = _identity(self.path)

    def _begin(self, notice: str) -> None:
        with self._durable.connect() as connection, connection.begin():
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            _upgrade(connection)
            tables.metadata.create_all(connection)
            if connection.execute(select(tables.queue.c.one)).first() is None:
                connection.execute(insert(tables.queue).values(_first_row(notice)))
            connection.exec_driver_sql(f"PRAGMA user_version = {tables.VERSION}")

    def _is_sound(self) -> bool:
        """Raises MachineTrouble for a ledger of a newer Storyreel."""
        try:
            with self._durable.connect() as connection:
                version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
                check = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
        except DatabaseError as error:
            if not _is_damage(error):
                raise MachineTrouble(
                    f"The list of jobs {self.path} cannot be opened: {error.orig}. "
                    "Check its permissions, or choose another folder with --home."
                ) from error
            return False
        if version > tables.VERSION:
            raise MachineTrouble(
                f"The list of jobs {self.path} was written by a newer Storyreel. Update this one, "
                "or choose another folder with --home."
            )
        return check == "ok"

    def _set_aside(self) -> str:
        self.close()  # Windows renames no open file
        name = f"{self.path.stem}-damaged-{time.time_ns()}.db"
        for side in SIDES:
            source = self.path.with_name(self.path.name + side)
            if source.exists():
                source.rename(self.path.with_name(name + side))
        return DAMAGED.format(name=name)


def _upgrade(connection: Connection) -> None:
    """A file of an older Storyreel, whose jobs all stay."""
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    for step in range(version, tables.VERSION) if version else ():
        for statement in tables.UPGRADES[step]:
            connection.exec_driver_sql(statement)


def _identity(path: Path) -> tuple[int, int]:
    try:
        facts = path.stat()
    except FileNotFoundError:
        return 0, 0
    return facts.st_dev, facts.st_ino


def _is_damage(error: DatabaseError) -> bool:
    name = getattr(error.orig, "sqlite_errorname", "")
    return name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR_SHORT_READ"))


def _first_row(notice: str) -> dict[str, Any]:
    """Changes count from the clock, so that they still grow after a ledger was started anew."""
    start = time.time_ns() // 1_000_000
    return {
        "one": 1,
        "changes": start,
        "forgot": start,
        "is_paused": False,
        "hold": "",
        "held_until_s": 0.0,
        "notice": notice,
    }


def _engine(path: Path, synchronous: str) -> Engine:
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, connect_args={"timeout": PATIENCE_S})

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # transactions begin where this file says so
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA synchronous = {synchronous}")

    return engine
