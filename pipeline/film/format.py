"""The shape of a film: its frame size in pixels and its rate."""

from pydantic import Field

from pipeline.film.timing import FrameRate
from pipeline.film.value import Value

SMALLEST_PX = 64
LARGEST_PX = 8192
"""The longest side that H.264 level 6.2 takes."""


class Format(Value):
    width: int = Field(default=1280, ge=SMALLEST_PX, le=LARGEST_PX, multiple_of=2)
    height: int = Field(default=720, ge=SMALLEST_PX, le=LARGEST_PX, multiple_of=2)
    rate: FrameRate = FrameRate()

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels; both even, as 4:2:0 video needs."""
        return self.width, self.height
