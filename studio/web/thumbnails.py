"""Small pictures, made once and kept in the home; what was not looked at for longest goes first.

home/cache/thumbnails/ab/<digest of what is shown>-<width>.webp
"""

import os
import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from pipeline.media.disk import writing
from pipeline.media.store import MediaStore

WIDTHS = (160, 320, 480, 640, 960, 1280, 1920)
"""What is asked for is rounded up to one of these: a page that scales freely fills no disk."""
MOST_BYTES = 2**30
SWEEP_EVERY = 500
"""Pictures made between two looks at how much there is."""
LOCKS = 256


def offered_width(width: int) -> int:
    return next((offered for offered in WIDTHS if offered >= width), WIDTHS[-1])


class Thumbnails:
    """Safe for several threads."""

    def __init__(self, media: MediaStore, most_bytes: int = MOST_BYTES) -> None:
        self._media = media
        self._folder = media.home / "cache" / "thumbnails"
        self._most_bytes = most_bytes
        self._made = 0
        self._locks: OrderedDict[str, threading.Lock] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, digest: str, width: int) -> Path | None:
        """The picture of `digest` at one of WIDTHS, if it was made."""
        path = self._path(digest, width)
        return path if _is_touched(path) else None

    def make(self, digest: str, width: int, draw: Callable[[int], bytes]) -> Path:
        """The same, made now by `draw` at that width, unless another thread was faster.

        Raises what `draw` raises, and MachineTrouble when the disk refuses.
        """
        path = self._path(digest, width)
        with self._lock_of(path.name):
            if not path.exists():
                self._keep(path, draw(offered_width(width)))
        return path

    def _path(self, digest: str, width: int) -> Path:
        return self._folder / digest[:2] / f"{digest}-{offered_width(width)}.webp"

    def sweep(self) -> None:
        """Removes what was not looked at for longest, down to the limit."""
        kept = 0
        for _, size, path in sorted(_entries(self._folder), reverse=True):
            kept += size
            if kept > self._most_bytes:
                with suppress(OSError):  # another server may sweep, or Windows have it open
                    path.unlink()

    def _keep(self, path: Path, data: bytes) -> None:
        with self._media.scratch(".webp") as scratch, writing(path):
            scratch.write_bytes(data)
            path.parent.mkdir(parents=True, exist_ok=True)
            scratch.replace(path)
        self._made += 1
        if self._made % SWEEP_EVERY == 0:
            self.sweep()

    def _lock_of(self, name: str) -> threading.Lock:
        """Who asks for the same picture at the same moment waits for it."""
        with self._lock:
            lock = self._locks.setdefault(name, threading.Lock())
            self._locks.move_to_end(name)
            while len(self._locks) > LOCKS:
                self._locks.popitem(last=False)
            return lock


def _is_touched(path: Path) -> bool:
    try:
        os.utime(path)
    except OSError:
        return path.exists()
    return True


def _entries(folder: Path) -> list[tuple[float, int, Path]]:
    found: list[tuple[float, int, Path]] = []
    for path in folder.glob("*/*.webp"):
        with suppress(OSError):
            facts = path.stat()
            found.append((facts.st_mtime, facts.st_size, path))
    return found
