"""What the user chose: the home folder, the crew and the shape of the film.

The command line over the environment over the default.
"""

import math
import os
import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.engines import Crew, crew_named
from pipeline.errors import UserMistake
from pipeline.film.format import LARGEST_PX, SMALLEST_PX, Format
from pipeline.film.style import BoardStyle, style_named
from pipeline.film.timing import FrameRate

HOME_VARIABLE = "STORYREEL_HOME"
PRICE_VARIABLE = "STORYREEL_PRICE_PER_HOUR"


@dataclass(frozen=True)
class Settings:
    home: Path
    crew: Crew
    form: Format
    seed: int
    style: BoardStyle | None = None
    """The look of the boards; None: the artist's own."""


def settings(
    *,
    home: Path | None = None,
    crew: str = "embedded",
    size: str = "1280x720",
    fps: str = "24",
    seed: int = 1,
    look: str = "",
) -> Settings:
    """Reads the options as typed. Raises UserMistake with a sentence for what makes no sense."""
    width, height = _frame_size(size)
    form = Format(width=width, height=height, rate=_rate(fps))
    return Settings(home_folder(home), crew_named(crew), form, seed, _style(look))


def home_folder(option: Path | None = None) -> Path:
    """Where projects, media and caches live."""
    chosen = option or os.environ.get(HOME_VARIABLE)
    return Path(chosen).expanduser() if chosen else Path.home() / ".storyreel"


def price_per_hour() -> float | None:
    """What an hour of this machine costs the user, in any money; None: no price is set."""
    text = os.environ.get(PRICE_VARIABLE, "").strip()
    if not text:
        return None
    try:
        price = float(text)
    except ValueError:
        price = math.nan
    if not (math.isfinite(price) and price >= 0):
        raise UserMistake(f"{PRICE_VARIABLE} is {text!r}. Set it to a number such as 0.35.")
    return price


def _style(text: str) -> BoardStyle | None:
    found = style_named(text)
    if text.strip() and found is None:
        raise UserMistake(f"There is no look {text!r}. Choose one of: {', '.join(BoardStyle)}.")
    return found


def _frame_size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"([0-9]{1,6})[xX×]([0-9]{1,6})", text.strip())
    if not match:
        raise UserMistake(f"{text!r} is no frame size. Write width x height, such as 1280x720.")
    width, height = int(match[1]), int(match[2])
    if min(width, height) < SMALLEST_PX or max(width, height) > LARGEST_PX:
        raise UserMistake(
            f"A frame of {width}x{height} cannot be made: each side must have "
            f"{SMALLEST_PX} to {LARGEST_PX} pixels. Try 1280x720."
        )
    if width % 2 or height % 2:
        even = f"{width + width % 2}x{height + height % 2}"
        raise UserMistake(
            f"A frame of {width}x{height} has an odd side, and video needs even ones. Try {even}."
        )
    return width, height


def _rate(text: str) -> FrameRate:
    try:
        return FrameRate.parse(text)
    except ValueError as error:
        raise UserMistake(f"{error} Try 24, 25, 30 or 23.976.") from None
