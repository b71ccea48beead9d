"""How long work takes on this machine: guessed at first, then learned."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heapreplace
from statistics import median

from sqlalchemy import Connection, delete, insert, select

from studio.ledger import tables
from studio.tasks import Kind

REMEMBERED = 31
"""The median of so many recent makings counts, for each engine and size."""

FIRST_GUESSES = {
    Kind.DRAW: (0.15, 0.6),
    Kind.SHOOT: (0.001, 0.02),
    Kind.ASSEMBLE: (0.0005, 0.001),
}
"""Before any history: seconds a frame, and on top per megapixel of it."""


@dataclass(frozen=True)
class Sort:
    """What takes about equally long for each frame."""

    kind: Kind
    engine: str
    size: tuple[int, int]

    @property
    def megapixels(self) -> float:
        return self.size[0] * self.size[1] / 1e6


@dataclass(frozen=True)
class Load:
    """Open work as the estimate sees it; `seconds` are those still to come."""

    id: str
    seconds: float
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pace:
    frame_s: Mapping[Sort, float] = field(default_factory=dict[Sort, float])

    def seconds(self, sort: Sort, frames: int) -> float:
        """Wall seconds for one job: as it was, else as at the nearest size, else guessed."""
        if sort in self.frame_s:
            return self.frame_s[sort] * frames
        guess = _guess(sort)
        known = [s for s in self.frame_s if (s.kind, s.engine) == (sort.kind, sort.engine)]
        if known:
            nearest = min(known, key=lambda s: abs(s.megapixels - sort.megapixels))
            guess *= self.frame_s[nearest] / _guess(nearest)
        return guess * frames


def _guess(sort: Sort) -> float:
    base, per_megapixel = FIRST_GUESSES[sort.kind]
    return base + per_megapixel * sort.megapixels


def learned(connection: Connection) -> Pace:
    """The pace of this machine so far."""
    seen: dict[Sort, list[float]] = {}
    for row in connection.execute(select(tables.history)).mappings():
        sort = Sort(Kind(row["kind"]), row["engine"], (row["width"], row["height"]))
        seen.setdefault(sort, []).append(row["frame_s"])
    return Pace({sort: median(times) for sort, times in seen.items()})


def remember(connection: Connection, sort: Sort, frame_s: float) -> None:
    table, (width, height) = tables.history, sort.size
    row = {"kind": sort.kind, "engine": sort.engine, "width": width, "height": height}
    connection.execute(insert(table).values(**row, frame_s=frame_s))
    same = select(table.c.seq).filter_by(**row).order_by(table.c.seq.desc())
    connection.execute(delete(table).where(table.c.seq.in_(same.offset(REMEMBERED))))


def time_left(loads: Sequence[Load], slots: int) -> float:
    """Seconds until all of it is made, `slots` at a time and in this order where needs allow."""
    free = [0.0] * max(1, slots)
    heapify(free)
    ended: dict[str, float] = {}
    for load in _needs_first(loads):
        ready = max((ended[need] for need in load.needs if need in ended), default=0.0)
        ended[load.id] = max(free[0], ready) + load.seconds
        heapreplace(free, ended[load.id])
    return max(ended.values(), default=0.0)


def _needs_first(loads: Iterable[Load]) -> list[Load]:
    waiting = {load.id: load for load in loads}
    ordered: list[Load] = []
    while waiting:
        ready = [w for w in waiting.values() if not any(need in waiting for need in w.needs)]
        # Needs never form a circle; were one read from a damaged row, it must not hang the page.
        for load in ready or list(waiting.values()):
            ordered.append(load)
            del waiting[load.id]
    return ordered
