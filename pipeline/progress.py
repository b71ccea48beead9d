"""How long work tells how far it is, what it looks like so far, and how it is stopped."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # most work has nothing to show
    import numpy as np
    from numpy.typing import NDArray

Progress = Callable[[float], None]
"""Called with the share done, 0 to 1, at least twice a second; raises `Cancelled` to stop."""

Show = Callable[[Callable[[], "NDArray[np.uint8]"]], None]
"""Called after a step with the way to a rough picture of the film's frame, (H, W, 3) uint8 sRGB of
any size; goes that way only where it is time for another picture."""


@dataclass(frozen=True)
class Watched:
    """A progress of somebody who also looks at what is being made."""

    tell: Progress
    show: Show

    def __call__(self, done: float) -> None:
        self.tell(done)


def unwatched(_: float) -> None:
    """A progress for callers who do not look."""


def show_of(progress: Progress) -> Show | None:
    """None: nobody looks, and no picture need be made."""
    return progress.show if isinstance(progress, Watched) else None


def part(progress: Progress, start: float, share: float) -> Progress:
    """The progress of a part of the work, which begins at `start` and is `share` of it."""

    def tell(done: float) -> None:
        progress(start + done * share)

    show = show_of(progress)
    return Watched(tell, show) if show else tell
