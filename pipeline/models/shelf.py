"""The models that are here: home/models/<id>/ with the files as the hub has them and lock.json."""

import hashlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import EngineUnavailable, MachineTrouble
from pipeline.models.contents import UNTRAINED
from pipeline.models.lock import NAME, Lock, LockedFile, read_lock
from pipeline.models.model import Model
from pipeline.progress import Progress

FOLDER = "models"
BLOCK = 2**20
JUST_WRITTEN_S = 2.0
"""A file written less long ago may be written again within one tick of its clock, unseen."""
OF_THE_SYSTEM = ("Thumbs.db", "desktop.ini")
"""What file managers leave in folders; they leave names with a dot as well."""

_proved: set[tuple[str, int, int, int, str]] = set()
"""Files whose bytes this process has read: path, size, last change, inode, SHA-256."""


@dataclass(frozen=True)
class Installed:
    folder: Path
    revision: str
    """The digest of its lock: which bytes, exactly."""
    size: int
    """Bytes on disk."""
    is_own: bool
    """From a folder of the user's, not from the hub."""
    is_untrained: bool
    """Random weights: said wherever what they make is shown."""


def folder_of(model: Model, home: Path) -> Path:
    return home / FOLDER / model.id


def installed(model: Model, home: Path) -> Installed | None:
    """What is here of a model. Cheap: its bytes are checked by `weights`."""
    folder = folder_of(model, home)
    lock = read_lock(folder)
    if lock is None or lock.model != model.id:
        return None
    is_own = not lock.origins[0].repo
    is_untrained = model.is_untrained or any(file.path == UNTRAINED for file in lock.files)
    return Installed(folder, lock.digest(), lock.size, is_own, is_untrained)


def standing(model: Model, home: Path) -> Installed:
    """What is here of a model, as cheaply as `installed`. Raises EngineUnavailable for nothing."""
    return _here(model, home)[0]


def weights(model: Model, home: Path) -> Installed:
    """What is here of a model, for loading: every byte is the one that was installed.

    What this process has checked and what was not touched since is not read again.
    Raises EngineUnavailable with a sentence.
    """
    here, lock = _here(model, home)
    _check_names(model, here.folder, lock)
    for file in lock.files:
        path = here.folder / file.path
        key = _key(path, file)
        if key in _proved:
            continue
        _check(model, path, file)
        if key and time.time_ns() - key[2] > JUST_WRITTEN_S * 1e9:
            _proved.add(key)
    return here


def weights_of(model: Model, home: Path, revision: str) -> Installed:
    """As `weights`, and those that a recipe was asked of: raises EngineUnavailable for others."""
    here = weights(model, home)
    if here.revision != revision:
        raise EngineUnavailable(
            f"This was asked of other weights of {model.title} than those that are installed. "
            "Make it again: it is then asked of these."
        )
    return here


def verify(model: Model, home: Path, progress: Progress) -> Installed:
    """Reads every byte, whatever was checked before. Raises EngineUnavailable as `weights`."""
    here, lock = _here(model, home)
    _check_names(model, here.folder, lock)
    done = 0
    for file in lock.files:
        for read in _checking(model, here.folder / file.path, file):
            done += read
            progress(done / max(1, lock.size))
    progress(1.0)
    return here


def _here(model: Model, home: Path) -> tuple[Installed, Lock]:
    here, lock = installed(model, home), read_lock(folder_of(model, home))
    if here is None or lock is None:
        raise EngineUnavailable(
            f"{model.title} is not installed. Install it on the crew page, or with: "
            f"python app.py models install {model.id}"
        )
    return here, lock


def _check_names(model: Model, folder: Path, lock: Lock) -> None:
    """A file more could be loaded in place of one that was checked."""
    known = {NAME, *(file.path for file in lock.files)}
    for path in files_in(folder):
        name = path.rpartition("/")[2]
        if path not in known and name not in OF_THE_SYSTEM and not name.startswith("."):
            raise _changed(model, f"{path} was added")


def files_in(folder: Path) -> Iterator[str]:
    """By path in the folder, with slashes."""
    for inside, _, names in os.walk(folder):
        for name in names:
            yield Path(inside, name).relative_to(folder).as_posix()


def _key(path: Path, file: LockedFile) -> tuple[str, int, int, int, str] | None:
    try:
        facts = path.stat()
    except OSError:
        return None
    return str(path), facts.st_size, facts.st_mtime_ns, facts.st_ino, file.sha256


def _check(model: Model, path: Path, file: LockedFile) -> None:
    for _ in _checking(model, path, file):
        pass


def _checking(model: Model, path: Path, file: LockedFile) -> Iterator[int]:
    """How many bytes were read each time; the last of them proves the file."""
    try:
        if path.stat().st_size != file.size:
            raise _changed(model, f"{file.path} has another length")
        digest = hashlib.sha256()
        with path.open("rb") as opened:
            while block := opened.read(BLOCK):
                digest.update(block)
                yield len(block)
    except FileNotFoundError:
        raise _changed(model, f"{file.path} is missing") from None
    except OSError as error:
        raise MachineTrouble(
            f"{path} cannot be read ({error.strerror}). Check the disk and its permissions."
        ) from error
    if digest.hexdigest() != file.sha256:
        raise _changed(model, f"{file.path} has other bytes")


def _changed(model: Model, what: str) -> EngineUnavailable:
    return EngineUnavailable(
        f"{model.title} is not as it was installed: {what}. It is not loaded. "
        "Remove it and install it again."
    )
