"""The shape of a film: its frame size in pixels and its rate."""

from pydantic import Field

from pipeline.film.timing import FrameRate
from pipeline.film.value import Value


class Format(Value):
    width: int = Field(default=1280, ge=64, le=8192, multiple_of=2)
    height: int = Field(default=720, ge=64, le=8192, multiple_of=2)
    rate: FrameRate = FrameRate()

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels; both even, as 4:2:0 video needs."""
        return self.width, self.height
