"""Shots that are made at the same time: how far all of them are, and what stops the rest."""

import os
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Protocol, TypeVar

from pipeline.errors import Cancelled
from pipeline.film.shot import Shot
from pipeline.progress import Progress

BOARD_AS_FRAMES = 12
"""Drawing a board takes about as long as shooting this many frames: weighs the progress."""


@dataclass(frozen=True)
class Step:
    """Where the work stands: `done` is the share of all of it, 0 to 1."""

    stage: str
    slate: str
    done: float


Watch = Callable[[Step], None]
"""Called often and from several threads; raises `Cancelled` to stop the work."""


class Planned(Protocol):
    """A shot to be made, as far as its progress needs to know it."""

    @property
    def shot(self) -> Shot: ...

    @property
    def slate(self) -> str: ...


One = TypeVar("One", bound=Planned)
Made = TypeVar("Made")


class Tally:
    """Adds up the progress of shots that are made at the same time."""

    def __init__(self, missing: Iterable[Planned], watch: Watch) -> None:
        self._watch = watch
        self._lock = threading.Lock()
        self._total = sum(BOARD_AS_FRAMES + one.shot.frames for one in missing)
        self._done: dict[tuple[str, str], float] = {}
        self._is_stopped = False

    def progress(self, stage: str, one: Planned) -> Progress:
        frames = BOARD_AS_FRAMES if stage == "draw" else one.shot.frames

        def report(done: float) -> None:
            with self._lock:
                if self._is_stopped:
                    raise Cancelled("Stopped.")
                self._done[stage, one.shot.id] = done * frames
                share = sum(self._done.values()) / self._total
            self._watch(Step(stage, one.slate, share))

        return report

    def stop(self) -> None:
        with self._lock:
            self._is_stopped = True


def side_by_side(missing: Sequence[One], make: Callable[[One], Made], tally: Tally) -> list[Made]:
    """What `make` makes of each, in their order. The first error stops the others and is raised."""
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        futures: list[Future[Made]] = [pool.submit(make, one) for one in missing]
        try:
            wait(futures, return_when=FIRST_EXCEPTION)
        finally:
            if not all(future.done() for future in futures):
                tally.stop()
                pool.shutdown(cancel_futures=True)
        _raise_first(futures)
        return [future.result() for future in futures]


def _raise_first(futures: list[Future[Made]]) -> None:
    """Raises what went wrong first, rather than the cancellations that followed from it."""
    errors = [f.exception() for f in futures if f.done() and not f.cancelled()]
    failures = [error for error in errors if error and not isinstance(error, Cancelled)]
    for error in failures or [error for error in errors if error]:
        raise error
