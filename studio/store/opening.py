"""Opens the project database of a home: made, checked, put right, brought up to date."""

import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock
from sqlalchemy import Connection, insert, select, update

from pipeline.errors import MachineTrouble
from pipeline.media.disk import put_in_place, sync_folder, writing
from studio.store import tables
from studio.store.database import FILE, PATIENCE_MS, SIDES, Database, trouble
from studio.store.salvage import salvage
from studio.store.snapshots import STAMP, Snapshots, check_whole

SCHEMA = 1
"""The version that this Storyreel writes."""

UPGRADES: dict[int, Callable[[Connection], None]] = {}
"""Version -> what makes the next one of it. Every released version has a fixture in the tests."""

DAMAGED = "damaged"

RESTORED = "The project database was {fault}. {way} {kept}"
FROM_SNAPSHOT = "It was opened as it was at {time}, from the newest good snapshot."
FROM_NOTHING = "There was no good snapshot, so it was started anew; pictures and takes are safe."
SALVAGED = "Changes after that which could still be read and were kept: {count}."
KEPT = "The damaged file was kept as {place}."

DAMAGE = ("malformed", "not a database", "unsupported file format")
"""What SQLite says of a file whose content is wrong; anything else it says is about the disk."""


def open_database(home: Path) -> tuple[Database, tuple[str, ...]]:
    """The database, and sentences about what had to be done to open it.

    Raises MachineTrouble where the home cannot be used.
    """
    path = home / FILE
    with writing(home):
        if not home.is_dir():
            home.mkdir(parents=True, exist_ok=True)
            sync_folder(home.parent)
    with writing(home / "projects.lock"), FileLock(home / "projects.lock"):
        fault = _fault(path)
        notices = (_recover(path, fault),) if fault else ()
        version = _version(path) if path.exists() else 0
        if version > SCHEMA:
            return Database(path, newer=version), notices
        if 0 < version < SCHEMA:
            Snapshots(path).take()
        _prepare(path, version)
    return Database(path), notices


def _fault(path: Path) -> str:
    """What is wrong with the file, empty for one that is sound or begins now.

    Raises MachineTrouble for a database that cannot be opened for another reason than damage.
    """
    has_snapshots = bool(Snapshots(path).newest_first())
    if not path.exists():
        return "missing" if has_snapshots else ""
    try:
        with closing(sqlite3.connect(path, timeout=PATIENCE_MS / 1000)) as connection:
            (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    except sqlite3.DatabaseError as error:
        if any(word in str(error) for word in DAMAGE):
            return "damaged"
        raise trouble(error, path) from error
    is_sound = "schema" in names or not (names or has_snapshots)
    return "" if said == "ok" and is_sound else "damaged"


def _version(path: Path) -> int:
    """0 for a database that nothing was written to yet."""
    with closing(sqlite3.connect(path, timeout=PATIENCE_MS / 1000)) as connection:
        is_new = not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        row = None if is_new else connection.execute("SELECT version FROM schema").fetchone()
    return row[0] if row else 0


def _prepare(path: Path, version: int) -> None:
    """Makes the tables, or brings them from an older version to this one, all or nothing."""
    with writing(path):
        path.touch()
        sync_folder(path.parent)
    database = Database(path)
    try:
        with database.write() as connection:
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


def _recover(path: Path, fault: str) -> str:
    """Puts the newest good snapshot, with what can still be read, in the place of a damaged file.

    Returns what happened, for the user.
    """
    kept = _keep_aside(path) if path.exists() else None
    good = next(filter(_is_whole, Snapshots(path).newest_first()), None)
    unfinished = path.with_name("restored.part")
    with writing(unfinished):
        count = _restore(good, kept, unfinished)
        # A log left behind would be read into the restored file.
        for side in SIDES[1:]:
            path.with_name(path.name + side).unlink(missing_ok=True)
        put_in_place(unfinished, path)
    way = FROM_SNAPSHOT.format(time=_moment(good)) if good else FROM_NOTHING
    if count:
        way += " " + SALVAGED.format(count=count)
    place = KEPT.format(place=f"{DAMAGED}/{kept.name}") if kept else ""
    return RESTORED.format(fault=fault, way=way, kept=place).strip()


def _restore(good: Path | None, damaged: Path | None, unfinished: Path) -> int:
    """Makes the file that takes the place; returns how many changes it has beyond `good`."""
    _begin(good, unfinished)
    if damaged is None:
        return 0
    try:
        count = salvage(damaged, unfinished)
    except sqlite3.DatabaseError:
        return 0
    if _is_whole(unfinished):
        return count
    _begin(good, unfinished)
    return 0


def _begin(good: Path | None, unfinished: Path) -> None:
    for side in SIDES:
        unfinished.with_name(unfinished.name + side).unlink(missing_ok=True)
    if good:
        shutil.copyfile(good, unfinished)
    else:
        _prepare(unfinished, 0)


def _keep_aside(path: Path) -> Path:
    """Copies a damaged database; returns the copy."""
    folder = path.parent / DAMAGED
    kept = folder / f"{datetime.now(UTC).strftime(STAMP)}-{time.time_ns() % 10**9:09}.db"
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


def _moment(snapshot: Path) -> str:
    return snapshot.stem[:10] + " " + snapshot.stem[11:16].replace("-", ":") + " UTC"
