"""The shape of a film: its frame size in pixels and its rate."""

import math

from pydantic import Field

from pipeline.film.timing import FrameRate
from pipeline.film.value import Value

SMALLEST_PX = 64
LARGEST_PX = 8192
"""The longest side that H.264 level 6.2 takes."""

MOST_PLATE_TIMES = 2.0
MOST_PLATE_PIXELS = 12_000_000
"""A plate is at most so many times its frame and so large, unless the frame alone is larger."""


class Format(Value):
    width: int = Field(default=1280, ge=SMALLEST_PX, le=LARGEST_PX, multiple_of=2)
    height: int = Field(default=720, ge=SMALLEST_PX, le=LARGEST_PX, multiple_of=2)
    rate: FrameRate = FrameRate()

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels; both even, as 4:2:0 video needs."""
        return self.width, self.height


def plate_size(size: tuple[int, int], overscan: float) -> tuple[int, int]:
    """Pixels of the plate: `overscan` frames, fewer for each where that is more than is useful."""
    times = min(overscan, MOST_PLATE_TIMES)
    largest = math.sqrt(MOST_PLATE_PIXELS / (size[0] * size[1]))
    times = max(1.0, min(times, largest))
    return round(size[0] * times), round(size[1] * times)
