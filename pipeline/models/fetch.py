"""One file after the other, from any byte on, proved before it gets its name."""

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import MachineTrouble
from pipeline.media.disk import put_in_place, writing
from pipeline.models.contents import Unfit, check_contents
from pipeline.models.lock import LockedFile
from pipeline.models.source import Interrupted, Piece, Plan, Source

PART = ".part"
BLOCK = 2**20
PROOF = 0.1
"""What reading a file again costs, as a share of fetching it."""
TICK_S = 0.2

Tick = Callable[[float], None]
"""Told how many bytes of work were done; raises Cancelled to stop."""


@dataclass(frozen=True)
class Patience:
    """How often it is tried again when no byte comes, and how many seconds later each time."""

    waits_s: tuple[float, ...] = (0.5, 1.0, 2.0, 4.0, 8.0)


class Wrong(Exception):
    """The bytes are others than the source said."""


def fetch(
    source: Source, plan: Plan, piece: Piece, folder: Path, tick: Tick, patience: Patience
) -> LockedFile:
    """Raises MachineTrouble where the source does not give what it said."""
    final = folder / piece.path
    if final.is_file():
        try:
            return _proved(final, piece, tick)
        except Wrong:
            final.unlink()
    part = final.with_name(final.name + PART)
    with writing(final):
        final.parent.mkdir(parents=True, exist_ok=True)
    for _ in range(2):  # the second time from its first byte on
        _complete(source, plan, piece, part, tick, patience)
        try:
            locked = _proved(part, piece, tick)
        except Wrong:
            part.unlink()
            continue
        _check(part, piece)
        put_in_place(part, final)
        return locked
    raise MachineTrouble(
        f"{piece.path} came twice with other bytes than {_giver(plan, piece)} says it has. "
        "Nothing of it is kept. Try again later, or use another network."
    )


def _complete(
    source: Source, plan: Plan, piece: Piece, part: Path, tick: Tick, patience: Patience
) -> None:
    start = _size(part)
    if start > piece.size:
        part.unlink()
        start = 0
    tick(start)
    tries = 0
    while start < piece.size or not part.exists():
        try:
            _append(source, plan, piece, part, tick)
        except Interrupted as cause:
            tries = tries + 1 if _size(part) == start else 0
            if tries > len(patience.waits_s):
                raise MachineTrouble(
                    f"{piece.path} stopped coming from {_giver(plan, piece)} ({cause}). What has "
                    "come is kept: install it again and it goes on there."
                ) from cause
            _wait(patience.waits_s[tries - 1] if tries else 0.0, tick)
        start = _size(part)


def _append(source: Source, plan: Plan, piece: Piece, part: Path, tick: Tick) -> None:
    start = _size(part)
    blocks = source.read(plan, piece, start)
    with writing(part), part.open("ab") as file:
        for block in blocks:
            file.write(block)
            tick(len(block))


def _wait(seconds: float, tick: Tick) -> None:
    while seconds > 0:
        threading.Event().wait(min(TICK_S, seconds))
        seconds -= TICK_S
        tick(0)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _proved(path: Path, piece: Piece, tick: Tick) -> LockedFile:
    """Raises Wrong for bytes that are not those of the source."""
    if _size(path) != piece.size:
        raise Wrong
    sha256 = hashlib.sha256()
    blob = hashlib.sha1(b"blob %d\0" % piece.size, usedforsecurity=False)
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            sha256.update(block)
            if piece.blob:
                blob.update(block)
            tick(len(block) * PROOF)
    if piece.sha256 not in ("", sha256.hexdigest()) or piece.blob not in ("", blob.hexdigest()):
        raise Wrong
    return LockedFile(path=piece.path, size=piece.size, sha256=sha256.hexdigest())


def _check(part: Path, piece: Piece) -> None:
    try:
        check_contents(part, piece.path)
    except Unfit as error:
        part.unlink()
        raise MachineTrouble(
            f"{piece.path} {error}. It was not installed: nothing else than safetensors and plain "
            "text is loaded. Choose another model or folder."
        ) from None


def _giver(plan: Plan, piece: Piece) -> str:
    return plan.origins[piece.origin].repo or "the folder"
