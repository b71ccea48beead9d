"""Copies of the project database that are known to be good: one an hour, the last ten."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.errors import MachineTrouble, StudioError
from pipeline.media.disk import put_in_place, writing
from studio.store.database import trouble

EVERY_S = 3600
KEPT = 10
PATIENCE_S = 300
FOLDER = "snapshots"
STAMP = "%Y-%m-%dT%H-%M-%SZ"


class Snapshots:
    """The snapshots of one database. Several processes on one home take turns."""

    def __init__(self, database: Path) -> None:
        self.database = database
        self.folder = database.parent / FOLDER
        self._thread: threading.Thread | None = None

    def newest_first(self) -> list[Path]:
        return sorted(self.folder.glob("*.db"), reverse=True)

    def is_due(self) -> bool:
        newest = next(iter(self.newest_first()), None)
        return newest is None or abs(time.time() - newest.stat().st_mtime) >= EVERY_S

    def take_if_due(self) -> None:
        """Starts one in the background when the last is an hour old."""
        is_running = self._thread is not None and self._thread.is_alive()
        if is_running or not self.is_due():
            return
        self._thread = threading.Thread(target=self._take_quietly, name="snapshot", daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Until the snapshot that is being taken is there."""
        if self._thread is not None:
            self._thread.join()

    def take(self) -> Path:
        """Copies the database as it is now, checks the copy and keeps it.

        Raises MachineTrouble where it cannot be written or is not whole.
        """
        with writing(self.folder):
            self.folder.mkdir(exist_ok=True)
        try:
            with FileLock(self.folder / "lock", timeout=PATIENCE_S):
                return self._take()
        except Timeout:
            raise MachineTrouble(
                f"Another program is taking a snapshot in {self.folder} and does not finish. "
                "Close it and try again."
            ) from None

    def _take(self) -> Path:
        unfinished = self.folder / "unfinished"
        unfinished.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(self.database, timeout=PATIENCE_S)) as source:
                source.execute("VACUUM INTO ?", (str(unfinished),))
            check_whole(unfinished)
            final = self.folder / self._name()
            put_in_place(unfinished, final)
        except sqlite3.DatabaseError as error:
            raise trouble(error, self.database) from error
        finally:
            unfinished.unlink(missing_ok=True)
        for old in self.newest_first()[KEPT:]:
            old.unlink(missing_ok=True)
        return final

    def _name(self) -> str:
        """The time, and never that of another: a second one in the same second counts on."""
        stamp = datetime.now(UTC).strftime(STAMP)
        names = (f"{stamp}{count or ''}.db" for count in range(1000))
        return next(name for name in names if not (self.folder / name).exists())

    def _take_quietly(self) -> None:
        try:
            if self.is_due():
                self.take()
        except (StudioError, OSError):
            # No room for a copy must not stop the work; the next edit tries again.
            return


def check_whole(path: Path) -> None:
    """Raises sqlite3.DatabaseError for a database that is not wholly readable."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as copy:
        if found := next(_faults(copy), None):
            raise sqlite3.DatabaseError(f"malformed: {found}")


def _faults(copy: sqlite3.Connection) -> Iterator[str]:
    for (said,) in copy.execute("PRAGMA integrity_check"):
        if said != "ok":
            yield str(said)
    for row in copy.execute("PRAGMA foreign_key_check"):
        yield f"{row[0]} {row[1]} belongs to nothing"
