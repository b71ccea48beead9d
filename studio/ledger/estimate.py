"""Time, memory, disk, energy and price of work, before any of it starts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from pipeline.film.value import Value
from pipeline.gpu.device import Device
from pipeline.gpu.guess import class_of, memory_bytes
from pipeline.gpu.want import Want
from pipeline.models.catalogue import CATALOGUE
from studio.ledger.job import Wish
from studio.ledger.pace import Load, Pace, Sort, ends
from studio.tasks import ON_CARD, Kind, job_id

BYTES_A_PIXEL = {Kind.DRAW: 2.0, Kind.SHOOT: 0.04, Kind.ASSEMBLE: 0.04} | dict.fromkeys(
    (Kind.DIRECT, Kind.DESIGN), 0.0
)
"""Of a PNG of a photograph, and of a frame in x264 superfast at CRF 20: rather too many."""


class Sized(Protocol):
    """A task, or the job that does it."""

    @property
    def kind(self) -> Kind: ...
    @property
    def engine(self) -> str: ...
    @property
    def size(self) -> tuple[int, int]: ...
    @property
    def frames(self) -> int: ...


class Estimate(Value):
    """Of some work from now to its end, by itself. 0 bytes of memory: not known, or no card."""

    seconds: float
    memory: int
    """Bytes on the card, at most at once."""
    disk: int
    """Bytes of what is made."""
    energy_wh: float
    """At most: as if the card, or the processor, worked at its limit all the time."""
    price: float | None = None
    """None: the user set no price per hour."""


@dataclass(frozen=True)
class Machine:
    """Where it is made: by so many workers at once, with what is known of this home."""

    device: Device
    slots: int
    pace: Pace = field(default_factory=Pace)
    home: Path | None = None
    price_per_hour: float | None = None


def estimate(wishes: Sequence[Wish], machine: Machine) -> Estimate:
    """What these would take, whoever else waits. Reads nothing but the peaks kept in the home."""
    pace = replace(machine.pace, device=machine.device)
    loads = [load_of(wish, pace) for wish in {job_id(w.task): w for w in wishes}.values()]
    seconds = max(ends(loads, machine.slots).values(), default=0.0)
    price = machine.price_per_hour
    return Estimate(
        seconds=seconds,
        memory=memory_of((wish.task for wish in wishes), machine.device, machine.home),
        disk=sum(disk_of(wish.task) for wish in wishes),
        energy_wh=seconds / 3600 * class_of(machine.device).watts,
        price=None if price is None else seconds / 3600 * price,
    )


def load_of(wish: Wish, pace: Pace) -> Load:
    task = wish.task
    seconds = pace.seconds(Sort(task.kind, task.engine, task.size), task.frames)
    return Load(job_id(task), seconds, wish.needs, on_card=ON_CARD in task.engine)


def disk_of(one: Sized) -> int:
    """Bytes of what is made."""
    if one.kind is Kind.INSTALL:
        return one.frames * 1_000_000
    width, height = one.size
    return int(BYTES_A_PIXEL[one.kind] * width * height * one.frames)


def memory_of(every: Iterable[Sized], device: Device, home: Path | None = None) -> int:
    """Bytes on the card that these take at most at once: one model works at a time."""
    names = {
        one.engine.partition(ON_CARD)[0] for one in every if one.kind in (Kind.DRAW, Kind.SHOOT)
    }
    wants = (
        Want(CATALOGUE[name], Path(), pipeline, home=home)
        for name in names & CATALOGUE.keys()
        for pipeline in set(CATALOGUE[name].pipelines.values())
    )
    return max((memory_bytes(want, device) for want in wants), default=0)
