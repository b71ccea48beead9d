"""A CUDA stream for decoding, and what the card counts; elsewhere all of it falls away."""

from contextlib import AbstractContextManager
from functools import cache
from types import TracebackType
from typing import Any

import psutil


class SideStream:
    """Work inside it runs beside what other threads do, after all that was asked for before it was
    made; it is over when it is left."""

    def __init__(self) -> None:
        import torch

        self._asked: Any = None
        self._entered: AbstractContextManager[Any] | None = None
        if torch.cuda.is_available():
            self._asked = torch.cuda.current_stream().record_event()

    def __enter__(self) -> None:
        import torch

        if self._asked is not None:
            _the_stream().wait_event(self._asked)
            self._entered = torch.cuda.stream(_the_stream())
            self._entered.__enter__()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._entered is not None:
            _the_stream().synchronize()
            self._entered.__exit__(kind, error, trace)


@cache
def _the_stream() -> Any:
    """One for all: torch keeps the memory that a stream has used for that stream alone."""
    import torch

    return torch.cuda.Stream()


def start_counting() -> None:
    """From here on `peak_bytes` counts."""
    import torch

    if torch.cuda.is_available():
        torch.cuda.reset_peak_memory_stats()


def peak_bytes() -> int:
    """The most of the card's memory that was in use at once; 0 without a card."""
    import torch

    return torch.cuda.max_memory_allocated() if torch.cuda.is_available() else 0


def bytes_in_use() -> int:
    """Of the card's memory, by this process; 0 without a card."""
    import torch

    if torch.backends.mps.is_available():
        return torch.mps.current_allocated_memory()
    return torch.cuda.memory_allocated() if torch.cuda.is_available() else 0


def bytes_of_process() -> int:
    """Of the system's memory, by this process alone. Files that are mapped count for nobody: the
    libraries of a card have gigabytes of them, and they leave when something else needs the room.
    """
    used = psutil.Process().memory_info()
    return used.rss - getattr(used, "shared", 0)
