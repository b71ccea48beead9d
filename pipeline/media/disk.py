"""Files that are either wholly there or not there at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import MachineTrouble

REASONS = {
    errno.ENOSPC: "the disk is full. Free some space and run the same command again",
    errno.EDQUOT: "your disk quota is used up. Free some space and run the same command again",
    errno.EROFS: "the disk is read-only. Choose another folder",
    errno.EACCES: "you may not write there. Choose another folder or change its permissions",
    errno.EPERM: "you may not write there. Choose another folder or change its permissions",
    errno.EEXIST: "there is something else of that name. Choose another place",
    errno.EFBIG: "it is larger than files may be there. Choose another folder",
    errno.ENOTDIR: "a part of its path is a file, not a folder. Choose another place",
    errno.EISDIR: "it is a folder. Give a file name",
    errno.ENAMETOOLONG: "the name is too long. Choose a shorter one",
    errno.ENOENT: "its folder does not exist. Create it or choose another place",
}


def trouble(error: OSError, path: Path) -> MachineTrouble:
    """What the system said about `path`, as a sentence with a way on."""
    reason = REASONS.get(error.errno or 0, f"{error.strerror or error}. Try again or another place")
    return MachineTrouble(f"Cannot write {path}: {reason}.")


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turns the system's refusals to write `path` into sentences."""
    try:
        yield
    except OSError as error:
        raise trouble(error, path) from error


def put_in_place(finished: Path, final: Path) -> None:
    """Gives a finished file its final name: synced before, its folder synced after.

    Whoever looks at `final`, at any moment and after any power cut, sees the old file or the new.
    """
    with writing(final):
        with finished.open("rb+") as file:
            os.fsync(file.fileno())
        finished.replace(final)
        sync_folder(final.parent)


def sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows has no handle for a folder; its rename is journalled
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
