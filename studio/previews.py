"""What is being made, as it looks so far: one small picture for each job in hand.

home/cache/previews/<job>.png is written by the job's worker and taken away by its supervisor when
the job ends, in whatever way.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the page only looks at what is there
    import numpy as np
    from numpy.typing import NDArray

EVERY_S = 1.0
SUFFIX = ".png"


class Previews:
    """Of one home. A preview that cannot be written is one less, and no trouble."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "cache" / "previews"

    def path(self, job: str) -> Path:
        return self._folder / f"{job}{SUFFIX}"

    def there(self) -> dict[str, int]:
        """By job: a number that is another one for every picture."""
        found: dict[str, int] = {}
        for path in self._folder.glob(f"*{SUFFIX}"):
            with suppress(OSError):  # taken away meanwhile
                found[path.stem] = path.stat().st_mtime_ns // 1_000_000
        return found

    def keep(self, job: str, picture: "NDArray[np.uint8]") -> None:
        """(H, W, 3) uint8 sRGB."""
        from pipeline.media.pictures import encode_png

        unfinished = self._folder / f"{job}.part"
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(encode_png(picture))
            unfinished.replace(self.path(job))

    def drop(self, job: str) -> None:
        for path in (self.path(job), self._folder / f"{job}.part"):
            with suppress(OSError):
                path.unlink()

    def clear(self) -> None:
        for path in self._folder.glob("*"):
            with suppress(OSError):
                path.unlink()


class Viewfinder:
    """Keeps the preview of one job, and makes none more often than every EVERY_S."""

    def __init__(
        self, previews: Previews, job: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._previews = previews
        self._job = job
        self._clock = clock
        self._next_s = 0.0

    def __call__(self, make: "Callable[[], NDArray[np.uint8]]") -> None:
        if self._clock() >= self._next_s:
            self._previews.keep(self._job, make())
            self._next_s = self._clock() + EVERY_S
