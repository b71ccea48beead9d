"""How long work takes on this machine: guessed at first, then learned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from statistics import median

from sqlalchemy import Connection, delete, insert, select

from pipeline.gpu.device import Device
from pipeline.gpu.guess import frame_s
from pipeline.models.catalogue import CATALOGUE
from pipeline.models.model import TierName
from studio.ledger import tables
from studio.tasks import ON_CARD, Kind

REMEMBERED = 31
"""The median of so many recent makings counts, for each engine and size."""

FIRST_GUESSES = {
    Kind.DRAW: (0.15, 0.6),
    Kind.SHOOT: (0.001, 0.02),
    Kind.ASSEMBLE: (0.0005, 0.001),
    Kind.INSTALL: (0.05, 0.0),
    Kind.DIRECT: (1.0, 0.0),
    Kind.DESIGN: (1.0, 0.0),
}
"""Before any history: seconds a frame (a megabyte, a piece of a scene, a person), and on top per
megapixel of it."""

UNKNOWN = Device("cuda", "", 0, 0)
"""Where nobody has looked which device there is."""


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
    whole: float = 0.0
    """Seconds from its beginning."""
    on_card: bool = False
    """It works with a model: one such at a time."""


@dataclass(frozen=True)
class Pace:
    frame_s: Mapping[Sort, float] = field(default_factory=dict[Sort, float])
    device: Device = UNKNOWN

    def is_learned(self, sort: Sort) -> bool:
        """Whether anything of the kind was made here, at whatever size."""
        return any((s.kind, s.engine) == (sort.kind, sort.engine) for s in self.frame_s)

    def seconds(self, sort: Sort, frames: int) -> float:
        """Wall seconds for one job: as it was, else as at the nearest size, else guessed."""
        if sort in self.frame_s:
            return self.frame_s[sort] * frames
        guess = _guess(sort, self.device)
        known = [s for s in self.frame_s if (s.kind, s.engine) == (sort.kind, sort.engine)]
        if known:
            nearest = min(known, key=lambda s: abs(s.megapixels - sort.megapixels))
            guess *= self.frame_s[nearest] / _guess(nearest, self.device)
        return guess * frames


def _guess(sort: Sort, device: Device) -> float:
    """A model works at its own size, whatever the film's; fitting it to the film comes on top."""
    base, per_megapixel = FIRST_GUESSES[sort.kind]
    model, _, tier = sort.engine.partition(ON_CARD)
    if tier and model in CATALOGUE and tier in CATALOGUE[model].tiers:
        base += frame_s(CATALOGUE[model], TierName(tier), device)
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


class _Line:
    """What could be made now, the first first; of what works with a model one at a time."""

    def __init__(self, loads: Sequence[Load], ready: list[int]) -> None:
        self._loads = loads
        self._ready = ready
        self._for_card: list[int] = []
        self._is_taken = False

    def __bool__(self) -> bool:
        return bool(self._ready)

    def add(self, number: int) -> None:
        heappush(self._ready, number)

    def take(self) -> int | None:
        """None: what is left waits for the card."""
        while self._ready:
            number = heappop(self._ready)
            if not (self._loads[number].on_card and self._is_taken):
                self._is_taken |= self._loads[number].on_card
                return number
            self._for_card.append(number)
        return None

    def free(self, number: int) -> None:
        if self._loads[number].on_card:
            self._is_taken = False
            for waiting in self._for_card:
                self.add(waiting)
            self._for_card = []


def ends(loads: Sequence[Load], slots: int) -> dict[str, float]:
    """In how many seconds each is made: `slots` at a time, the first that can be made first."""
    place = {load.id: number for number, load in enumerate(loads)}
    needs = {load.id: {need for need in load.needs if need in place} for load in loads}
    after: dict[str, list[str]] = {}
    for job, before in needs.items():
        for need in before:
            after.setdefault(need, []).append(job)
    line = _Line(loads, [place[job] for job in place if not needs[job]])
    running: list[tuple[float, int]] = []
    ended: dict[str, float] = {}
    now = 0.0
    while line or running:
        while len(running) < max(1, slots) and (number := line.take()) is not None:
            heappush(running, (now + loads[number].seconds, number))
        now, number = heappop(running)
        line.free(number)
        done = loads[number].id
        ended[done] = now
        for job in after.get(done, ()):
            needs[job].discard(done)
            if not needs[job]:
                line.add(place[job])
    return ended
