"""Time in whole frames at a rational rate; seconds and timecode exist only at the edges."""

import re
from fractions import Fraction

from pydantic import Field

from pipeline.film.value import Value

NTSC = {23.976: 24, 23.98: 24, 29.97: 30, 47.952: 48, 59.94: 60, 119.88: 120}
"""Rates that are written as a rounded decimal and mean n * 1000/1001 (SMPTE ST 12)."""

MOST_FPS = 120


class FrameRate(Value):
    num: int = Field(default=24, ge=1)
    den: int = Field(default=1, ge=1)

    @classmethod
    def parse(cls, text: str) -> "FrameRate":
        """Reads `24`, `23.976`, `24000/1001`. Raises ValueError for anything that is no rate."""
        rate = _fraction(text.strip())
        if nominal := NTSC.get(float(rate)):
            rate = Fraction(nominal * 1000, 1001)
        if not 1 <= rate <= MOST_FPS:
            raise ValueError(f"{text!r} is no frame rate between 1 and {MOST_FPS}.")
        return cls(num=rate.numerator, den=rate.denominator)

    @property
    def fps(self) -> Fraction:
        return Fraction(self.num, self.den)

    @property
    def nominal(self) -> int:
        """Frames that timecode counts in a second: 30 for 29.97."""
        return -(-self.num // self.den)

    @property
    def drops(self) -> int:
        """Timecode numbers dropped each minute but the tenth: 2 at 29.97, 4 at 59.94, else 0."""
        is_drop_rate = self.den == 1001 and self.nominal in (30, 60)
        return self.nominal // 15 if is_drop_rate else 0

    def frames(self, seconds: float | Fraction) -> int:
        """The nearest whole number of frames."""
        return round(Fraction(seconds) * self.fps)

    def seconds(self, frames: int) -> float:
        return float(frames / self.fps)

    def __str__(self) -> str:
        return f"{self.num}/{self.den}"


def _fraction(text: str) -> Fraction:
    """0 for what is no positive number."""
    if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6}|/0*[1-9][0-9]{0,4})?", text):
        return Fraction(0)
    return Fraction(text)


class FrameRange(Value):
    """Half-open: `start` is in, `stop` is out."""

    start: int
    stop: int

    @property
    def frames(self) -> int:
        return self.stop - self.start


def timecode(frames: int, rate: FrameRate) -> str:
    """SMPTE timecode `HH:MM:SS:FF`; `;` before the frames where the rate drops numbers.

    It wraps after 24 hours, as a recorder's does.
    """
    if rate.drops:
        frames += _dropped_before(frames, rate)
    rest, frame = divmod(frames, rate.nominal)
    rest, second = divmod(rest, 60)
    hour, minute = divmod(rest, 60)
    mark = ";" if rate.drops else ":"
    return f"{hour % 24:02}:{minute:02}:{second:02}{mark}{frame:02}"


def _dropped_before(frames: int, rate: FrameRate) -> int:
    minute = rate.nominal * 60 - rate.drops
    ten_minutes = minute * 10 + rate.drops
    tens, rest = divmod(frames, ten_minutes)
    minutes = 0 if rest < minute + rate.drops else (rest - rate.drops) // minute
    return rate.drops * (9 * tens + minutes)
