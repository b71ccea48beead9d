"""Time in whole frames at a rational rate; seconds exist only at the edges."""

from fractions import Fraction

from pydantic import Field

from pipeline.film.value import Value


class FrameRate(Value):
    num: int = Field(default=24, ge=1)
    den: int = Field(default=1, ge=1)

    @property
    def fps(self) -> Fraction:
        return Fraction(self.num, self.den)

    def frames(self, seconds: float | Fraction) -> int:
        """The nearest whole number of frames."""
        return round(Fraction(seconds) * self.fps)

    def seconds(self, frames: int) -> float:
        return float(frames / self.fps)

    def __str__(self) -> str:
        return f"{self.num}/{self.den}"


class FrameRange(Value):
    """Half-open: `start` is in, `stop` is out."""

    start: int
    stop: int

    @property
    def frames(self) -> int:
        return self.stop - self.start
