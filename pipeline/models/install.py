"""How a model gets here, and goes.

home/models/.coming/<id>/       what has come so far; a file under its name is proved
home/models/.coming/<id>.json   the plan: kept until all of it is here
home/models/<id>/               appears when it is whole, with its lock
"""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import ValidationError

from pipeline.errors import EngineUnavailable, MachineTrouble, UserMistake
from pipeline.media.disk import put_in_place, sync_folder, writing
from pipeline.models.fetch import PART, PROOF, Patience, fetch
from pipeline.models.licences import check_accepted
from pipeline.models.lock import NAME, Lock, LockedFile, Origin
from pipeline.models.model import Model
from pipeline.models.shelf import FOLDER, Installed, files_in, folder_of, installed
from pipeline.models.source import Changed, Plan, Source
from pipeline.models.sources import LOCAL, FromFolder, FromHub
from pipeline.progress import Progress

COMING = ".coming"
SPARE = 256 * 2**20
"""Bytes that are left free on the disk."""


@dataclass(frozen=True)
class Coming:
    """An installation that was begun: bytes that are here, and that there will be."""

    here: int
    whole: int


def install(model: Model, home: Path, progress: Progress) -> Installed:
    """Fetches a model from the hub, or goes on with it; what is installed already is kept.

    Raises Cancelled when `progress` does, and any StudioError with a sentence: what has come by
    then is kept for the next time.
    """
    if here := installed(model, home):
        return here
    check_accepted(model, home)
    with closing(FromHub(model)) as source:
        return put_up(model, home, source, progress)


def install_from(model: Model, home: Path, folder: Path, progress: Progress) -> Installed:
    """Copies a folder of one's own, in place of what was installed before. Raises as `install`."""
    return put_up(model, home, FromFolder(model, folder), progress)


def put_up(
    model: Model, home: Path, source: Source, progress: Progress, patience: Patience | None = None
) -> Installed:
    with _alone(model, home):
        plan = _planned(model, home, source)
        folder = _coming(model, home)
        _check_space(home, plan, folder)
        try:
            files = _fetch_all(source, plan, folder, progress, patience or Patience())
        except Changed:
            _plan_file(model, home).unlink(missing_ok=True)
            raise MachineTrouble(
                f"The files of {model.title} changed on the hub while they came. "
                "Install it again: it then takes the new ones."
            ) from None
        _finish(model, home, folder, _lock(plan, files))
    here = installed(model, home)
    if here is None:
        raise EngineUnavailable(f"{model.title} vanished after it was installed. Install it again.")
    return here


def coming(model: Model, home: Path) -> Coming | None:
    plan = _read_plan(model, home)
    if plan is None:
        return None
    folder = _coming(model, home)
    return Coming(sum(_size_here(folder, piece.path) for piece in plan.pieces), plan.size)


def remove(model: Model, home: Path) -> bool:
    """Takes a model off the disk, and what has come of one that was begun; whether any was."""
    places = (folder_of(model, home), _coming(model, home), _plan_file(model, home))
    was_there = any(path.exists() for path in places)
    with _alone(model, home), writing(folder_of(model, home)):
        _throw_away(folder_of(model, home), home)
        _throw_away(_coming(model, home), home)
        _plan_file(model, home).unlink(missing_ok=True)
    return was_there


def _planned(model: Model, home: Path, source: Source) -> Plan:
    """The plan that was begun, where the same is asked for; else a new one."""
    begun = _read_plan(model, home)
    if begun and begun.wanted == source.wanted():
        return begun
    plan = source.plan()
    if not all(piece.sha256 or piece.blob for piece in plan.pieces):
        _throw_away(_coming(model, home), home)  # nothing could tell which of it is still right
    _write(_plan_file(model, home), plan.model_dump_json())
    return plan


def _read_plan(model: Model, home: Path) -> Plan | None:
    try:
        return Plan.model_validate_json(_plan_file(model, home).read_bytes())
    except (OSError, ValidationError):
        return None


def _check_space(home: Path, plan: Plan, folder: Path) -> None:
    missing = sum(piece.size - _size_here(folder, piece.path) for piece in plan.pieces)
    free = shutil.disk_usage(home).free
    if missing + SPARE > free:
        raise MachineTrouble(
            f"There is not enough room in {home}: {_gb(missing + SPARE)} GB are needed and "
            f"{_gb(free)} GB are free. Free some space, or choose another folder with --home."
        )


def _size_here(folder: Path, path: str) -> int:
    for name in (path, path + PART):
        if (folder / name).is_file():
            return (folder / name).stat().st_size
    return 0


def _fetch_all(
    source: Source, plan: Plan, folder: Path, progress: Progress, patience: Patience
) -> tuple[LockedFile, ...]:
    whole = max(1.0, plan.size * (1 + PROOF))
    done = 0.0

    def tick(work: float) -> None:
        nonlocal done
        done += work
        progress(min(1.0, done / whole))

    files: list[LockedFile] = []
    before = 0
    for piece in plan.pieces:
        files.append(fetch(source, plan, piece, folder, tick, patience))
        before += piece.size
        done = before * (1 + PROOF)
    progress(1.0)
    return tuple(files)


def _lock(plan: Plan, files: tuple[LockedFile, ...]) -> Lock:
    origins = plan.origins
    if origins[0].commit == LOCAL:
        listing = "".join(f"{file.sha256} {file.path}\n" for file in files)
        digest = hashlib.sha256(listing.encode()).hexdigest()
        origins = (Origin(repo="", commit=LOCAL + digest),)
    return Lock(model=plan.model, origins=origins, files=files)


def _finish(model: Model, home: Path, folder: Path, lock: Lock) -> None:
    known = {file.path for file in lock.files}
    final = folder_of(model, home)
    with writing(final):
        for left in [path for path in files_in(folder) if path not in known]:
            (folder / left).unlink()
        _write(folder / NAME, lock.model_dump_json(indent=1))
        _throw_away(final, home)
        folder.replace(final)
        sync_folder(final.parent)
        _plan_file(model, home).unlink()


def _write(path: Path, text: str) -> None:
    fresh = path.with_suffix(".new")
    with writing(path):
        fresh.write_text(text, "utf-8")
    put_in_place(fresh, path)


def _throw_away(folder: Path, home: Path) -> None:
    """At once under its name, then file by file: half a model is never under the name of one."""
    if folder.exists():
        old = home / FOLDER / COMING / f"{folder.name}.old"
        shutil.rmtree(old, ignore_errors=True)
        folder.replace(old)
        shutil.rmtree(old)


@contextmanager
def _alone(model: Model, home: Path) -> Iterator[None]:
    folder = home / FOLDER / COMING
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / f"{model.id}.lock")
    try:
        lock.acquire(blocking=False)
    except Timeout:
        raise UserMistake(
            f"{model.title} is being installed or removed by another Storyreel just now. "
            "Wait until that is done."
        ) from None
    try:
        yield
    finally:
        lock.release()


def _coming(model: Model, home: Path) -> Path:
    return home / FOLDER / COMING / model.id


def _plan_file(model: Model, home: Path) -> Path:
    return home / FOLDER / COMING / f"{model.id}.json"


def _gb(size: int) -> float:
    return round(size / 1e9, 1)
