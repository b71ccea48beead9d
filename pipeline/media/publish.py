"""Putting a finished file where the user wants it, whole or not at all."""

import hashlib
import os
import platform
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from pipeline.errors import MachineTrouble, UserMistake
from pipeline.media.disk import put_in_place, writing

SUFFIXES = (".mp4", ".m4v")
UNFINISHED = re.compile(r"\.storyreel-(?P<host>[0-9a-f]{8})-(?P<pid>\d{1,9})-[0-9a-f]{16}\.part")
FORGOTTEN_S = 24 * 3600.0
"""An unfinished film of another computer is removed after this long without a write."""


def check_output(output: Path) -> None:
    """Raises UserMistake or MachineTrouble if no film can be put there; touches nothing."""
    with writing(output):
        _check(output)


def _check(output: Path) -> None:
    folder = output.absolute().parent
    if output.name.lower() in SUFFIXES:
        raise UserMistake(f"{output} has no name before the dot. Name it film{output.name}.")
    if output.is_dir():
        raise UserMistake(f"{output} is a folder. Name a file, such as {output / 'film.mp4'}.")
    if output.suffix.lower() not in SUFFIXES:
        raise UserMistake(
            f"{output} does not end in .mp4. A film is an MP4: name it {output.stem}.mp4."
        )
    if not folder.exists():
        raise UserMistake(f"The folder {folder} does not exist. Create it or choose another one.")
    if not folder.is_dir():
        raise UserMistake(f"{folder} is a file, not a folder. Choose another place for the film.")
    if not os.access(folder, os.W_OK):
        raise MachineTrouble(
            f"You may not write to {folder}. Choose another folder or change its permissions."
        )


@contextmanager
def unfinished(output: Path) -> Iterator[Path]:
    """A path beside `output` to write to; at the end it takes the place of `output`.

    An `output` that is a link stays one: what it points to is replaced. Until then it stays as it
    was, and after an error for good. What the system refuses on the way is said of `output`: the
    other name means nothing to anybody.
    """
    final = Path(os.path.realpath(output))
    folder = final.parent
    sweep(folder)
    path = folder / f".storyreel-{_host()}-{os.getpid()}-{secrets.token_hex(8)}.part"
    try:
        with writing(output):
            yield path
            put_in_place(path, final)
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Removes what runs that are no more have left unfinished."""
    for path in folder.glob(".storyreel-*.part"):
        name = UNFINISHED.fullmatch(path.name)
        with suppress(OSError):  # another run may sweep at the same moment
            is_dead = name and name["host"] == _host() and not psutil.pid_exists(int(name["pid"]))
            if name and (is_dead or time.time() - path.stat().st_mtime > FORGOTTEN_S):
                path.unlink()


def _host() -> str:
    """Process numbers mean something on one computer only."""
    return hashlib.sha256(platform.node().encode()).hexdigest()[:8]
