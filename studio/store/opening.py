"""Opens the project database of a home: made, checked, put right, brought up to date."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock
from sqlalchemy import Connection, insert, select, update

from pipeline.errors import MachineTrouble
from pipeline.media.disk import put_in_place, sync_folder, writing
from studio.store import tables
from studio.store.database import FILE, SIDES, Database, trouble
from studio.store.snapshots import STAMP, Snapshots, check_whole

SCHEMA = 1
"""The version that this Storyreel writes."""

UPGRADES: dict[int, Callable[[Connection], None]] = {}
"""Version -> what makes the next one of it. Every released version has a fixture in the tests."""

DAMAGED = "damaged"

RESTORED = (
    "The project database was damaged. It was opened as it was at {time}, from the newest good "
    "snapshot; what was done after that is in the damaged file, which was kept as {kept}."
)
STARTED_ANEW = (
    "The project database was damaged and there was no good snapshot, so it was started anew. "
    "The damaged file was kept as {kept}; pictures and takes are safe."
)


def open_database(home: Path) -> tuple[Database, tuple[str, ...]]:
    """The database, and sentences about what had to be done to open it.

    Raises MachineTrouble where the home cannot be used.
    """
    path = home / FILE
    with writing(home):
        home.mkdir(parents=True, exist_ok=True)
    with writing(home / "projects.lock"), FileLock(home / "projects.lock"):
        notice = _recover(path) if path.exists() and not _is_sound(path) else ""
        version = _version(path) if path.exists() else 0
        if version > SCHEMA:
            return Database(path, newer=version), (notice,) if notice else ()
        if 0 < version < SCHEMA:
            Snapshots(path).take()
        _prepare(path, version)
    return Database(path), (notice,) if notice else ()


def _is_sound(path: Path) -> bool:
    """Raises MachineTrouble for a database that cannot be opened for another reason than damage."""
    try:
        with closing(sqlite3.connect(path, timeout=30)) as connection:
            (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    except sqlite3.OperationalError as error:
        # These say that the file cannot be reached, not what is in it.
        if any(word in str(error) for word in ("unable to open", "locked", "readonly", "full")):
            raise trouble(error, path) from error
        return False
    except sqlite3.DatabaseError:
        return False
    return said == "ok" and (not names or "schema" in names)


def _version(path: Path) -> int:
    """0 for a database that nothing was written to yet."""
    with closing(sqlite3.connect(path, timeout=30)) as connection:
        is_new = not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        row = None if is_new else connection.execute("SELECT version FROM schema").fetchone()
    return row[0] if row else 0


def _prepare(path: Path, version: int) -> None:
    """Makes the tables, or brings them from an older version to this one, all or nothing."""
    database = Database(path)
    try:
        with database.engine.connect() as connection:
            connection.exec_driver_sql("SELECT 1")
        sync_folder(path.parent)
        with Database(path).write() as connection:
            if version == 0:
                tables.metadata.create_all(connection)
                connection.execute(insert(tables.schema).values(version=SCHEMA))
            for older in range(version, SCHEMA) if version else ():
                UPGRADES[older](connection)
            if version and version < SCHEMA:
                connection.execute(update(tables.schema).values(version=SCHEMA))
            connection.execute(select(tables.schema.c.version)).scalar_one()
    finally:
        database.close()


def _recover(path: Path) -> str:
    """Puts the newest good snapshot in the place of a damaged database, which is kept."""
    kept = _keep_aside(path)
    good = next(filter(_is_whole, Snapshots(path).newest_first()), None)
    unfinished = path.with_name("restored.part")
    with writing(unfinished):
        unfinished.unlink(missing_ok=True)
        if good:
            shutil.copyfile(good, unfinished)
        # A log left behind would be read into the restored file.
        for side in SIDES[1:]:
            path.with_name(path.name + side).unlink(missing_ok=True)
        if good:
            put_in_place(unfinished, path)
        else:
            path.unlink()
    where = f"{DAMAGED}/{kept.name}"
    return (
        RESTORED.format(time=_time(good), kept=where) if good else (STARTED_ANEW.format(kept=where))
    )


def _keep_aside(path: Path) -> Path:
    folder = path.parent / DAMAGED
    kept = folder / f"{datetime.now(UTC).strftime(STAMP)}.db"
    with writing(folder):
        folder.mkdir(exist_ok=True)
        for side in SIDES:
            source = path.with_name(path.name + side)
            if source.exists():
                shutil.copyfile(source, kept.with_name(kept.name + side))
    return kept


def _is_whole(path: Path) -> bool:
    try:
        check_whole(path)
    except (sqlite3.DatabaseError, MachineTrouble):
        return False
    return True


def _time(snapshot: Path) -> str:
    return snapshot.stem[:10] + " " + snapshot.stem[11:16].replace("-", ":") + " UTC"
