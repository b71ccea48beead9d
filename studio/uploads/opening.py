"""Has a file opened by a child process that cannot do much harm."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil

from pipeline.errors import MachineTrouble, UserMistake
from pipeline.film.value import Value
from pipeline.media.disk import writing
from pipeline.media.intake.heads import HEAD, check_picture, container_of
from pipeline.media.store import MediaStore
from studio.uploads import Kind
from studio.uploads.limits import MOST_MEMORY

ROOT = Path(__file__).parents[2]
"""Where `studio` and `pipeline` are found."""
PATIENCE_S = {Kind.PICTURE: 60.0, Kind.FILM: 300.0, Kind.SOUND: 300.0, Kind.LORA: 300.0}
LOOK_S = 0.05
NEEDED = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "VIRTUAL_ENV")
"""All that the child sees of this process's environment."""
ROOM_LEFT = 64 * 2**20
"""Never filled by an upload: the projects need room to be saved."""
ONLY_SOUND = (".wav", ".flac", ".ogg", ".mp3", ".m4a")


class Received(Value):
    """A file in the media store. Sizes are pixels; a picture has no length, a LoRA no size."""

    key: str
    kind: Kind
    width: int = 0
    height: int = 0
    seconds: float = 0.0
    rate: str = ""
    """Frames a second, such as `30000/1001`."""
    name: str = ""
    """What a LoRA calls itself."""


def keep(kind: Kind, source: Path, media: MediaStore) -> Received:
    """Checks an uploaded file and puts a clean copy of it into the media store.

    Raises UserMistake for what cannot be used, MachineTrouble where the machine refuses.
    """
    _check_head(kind, source)
    with media.scratch(".upload") as clean:
        facts = _opened(kind, source, clean)
        if "error" in facts:
            raise UserMistake(facts["error"])
        suffix = ".png" if kind is Kind.PICTURE else facts.pop("suffix")
        _check_kind(kind, suffix)
        with media.scratch(suffix) as final:
            with writing(final):
                clean.rename(final)
            return Received(key=media.adopt(final), kind=kind, **facts)


def _check_head(kind: Kind, source: Path) -> None:
    """Most of what does not belong here shows in its first bytes, and needs no process."""
    with source.open("rb") as file:
        head = file.read(HEAD)
    if kind is Kind.PICTURE:
        check_picture(head)
    elif kind is not Kind.LORA:  # that one is looked at whole
        container_of(head)


def _check_kind(kind: Kind, suffix: str) -> None:
    is_clip = kind in (Kind.SOUND, Kind.FILM)
    if is_clip and (kind is Kind.SOUND) != (suffix in ONLY_SOUND):
        wanted = "a sound" if kind is Kind.SOUND else "a film"
        raise UserMistake(f"This is not {wanted}. Choose another file.")


def _opened(kind: Kind, source: Path, target: Path) -> dict[str, Any]:
    words = [sys.executable, "-m", "studio.uploads", kind, str(source), str(target)]
    environment = {name: os.environ[name] for name in NEEDED if name in os.environ}
    child = subprocess.Popen(
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=environment,
        start_new_session=True,
    )
    try:
        _watch(child, PATIENCE_S[kind])
        said, _ = child.communicate()
    finally:
        child.kill()
        child.wait()
    if child.returncode:
        raise _gave_up()
    return json.loads(said)


def _watch(child: subprocess.Popen[bytes], seconds: float, most_memory: int = MOST_MEMORY) -> None:
    """Waits for the end of the child; ends it where it takes too long or too much memory."""
    deadline = time.monotonic() + seconds
    while child.poll() is None:
        try:
            child.wait(LOOK_S)
        except subprocess.TimeoutExpired:
            if time.monotonic() > deadline or _memory(child.pid) > most_memory:
                raise _gave_up() from None


def _memory(pid: int) -> int:
    try:
        return psutil.Process(pid).memory_info().rss
    except psutil.Error:
        return 0


def _gave_up() -> UserMistake:
    return UserMistake(
        "This file could not be opened within the limits of time and memory. "
        "Save it again, smaller, and use that file."
    )


def check_room(folder: Path, needed: int) -> None:
    """Raises MachineTrouble before a large file is sent that the disk cannot hold."""
    free = psutil.disk_usage(str(folder)).free
    if free < needed + ROOM_LEFT:
        raise MachineTrouble(
            f"The disk has {free // 2**20} MB left, which is too little for this file. "
            "Free some space and send it again."
        )
