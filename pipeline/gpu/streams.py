"""A CUDA stream for decoding, and what the card counts; elsewhere all of it falls away."""

from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any


class SideStream:
    """Work inside it runs beside what other threads do, after all that was asked for before it was
    made; it is over when it is left."""

    def __init__(self) -> None:
        import torch

        self._stream: Any = None
        self._entered: AbstractContextManager[Any] | None = None
        if torch.cuda.is_available():
            self._stream = torch.cuda.Stream()
            self._stream.wait_stream(torch.cuda.current_stream())

    def __enter__(self) -> None:
        import torch

        if self._stream is not None:
            self._entered = torch.cuda.stream(self._stream)
            self._entered.__enter__()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._entered is not None:
            self._stream.synchronize()
            self._entered.__exit__(kind, error, trace)


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

    return torch.cuda.memory_allocated() if torch.cuda.is_available() else 0
