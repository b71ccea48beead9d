"""Words drawn on pictures, in any language, with the same pixels on every machine.

HarfBuzz both shapes the text and draws its glyphs: Pillow joins Arabic only where the system
happens to have FriBidi, and pre-joined letters leave Indic scripts wrong and Arabic unkerned.
"""

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageColor

from pipeline.media.lettering.breaking import lines_of
from pipeline.media.lettering.faces import cjk_index
from pipeline.media.lettering.harfbuzz import hb
from pipeline.media.lettering.order import is_right_to_left, without_controls
from pipeline.media.lettering.shaping import Line, shaped, width_em

LEADING = 1.32
"""Line to line in ems."""
TIGHT = 1.18
"""The same where room is short: Latin accents and descenders just clear each other."""
ASCENT, DESCENT = 0.93, 0.25
"""Room above the first baseline and below the last, in ems, more where the ink needs it."""

SHRINK = 0.95
SMALLEST_PX = 0.05

Colour = str | tuple[int, int, int] | tuple[int, int, int, int]
Box = tuple[int, int, int, int]


class _Setting(NamedTuple):
    """Text broken for a size."""

    lines: list[Line]
    is_rtl: bool
    size: float
    leading: float

    @property
    def ascent(self) -> float:
        return max(ASCENT, self.lines[0].top)

    @property
    def height(self) -> float:
        descent = max(DESCENT, -self.lines[-1].bottom)
        return (self.ascent + self.leading * (len(self.lines) - 1) + descent) * self.size

    @property
    def width(self) -> float:
        return max(line.right - line.left for line in self.lines) * self.size


def wrap(text: str, size_px: int, width_px: int, weight: int = 400) -> list[str]:
    """The text in lines of at most `width_px`: every word, in order."""
    return lines_of(without_controls(text), width_px / size_px, weight)


def measure(text: str, size_px: float, weight: int = 400) -> float:
    """How many pixels wide a single line of the text is."""
    return width_em(without_controls(text), weight) * size_px


def write(  # noqa: PLR0913 - a box, words and how they look, by name
    canvas: Image.Image,
    box: Box,
    text: str,
    *,
    size_px: int,
    fill: Colour,
    weight: int = 400,
    align: Literal["start", "center"] = "start",
    anchor: Literal["top", "middle", "bottom"] = "top",
    least_px: int = 8,
) -> int:
    """Draws all of the text inside the box (left, top, right, bottom) of an RGB or RGBA canvas.

    The size shrinks until everything fits; below `least_px` the lines close up first. Text whose
    first letter runs leftward starts at the right. Returns the height used, in pixels.
    """
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    if not text.strip() or width <= 0 or height <= 0:
        return 0
    setting = _fitted(without_controls(text.strip()), (width, height), size_px, weight, least_px)
    spare = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[anchor] * (height - setting.height)
    mask = _mask(setting, (width, height), spare, align)
    _paint(canvas, (left, top), mask, fill)
    return min(height, int(np.ceil(setting.height)))


def _fitted(text: str, room: tuple[int, int], size_px: int, weight: int, least_px: int) -> _Setting:
    """The largest of the shrinking sizes at which all of it fits, by bisection."""
    sizes = [float(size_px)]
    while sizes[-1] > SMALLEST_PX:
        sizes.append(sizes[-1] * SHRINK)
    first, last = 0, len(sizes) - 1
    while first < last:
        middle = (first + last) // 2
        if _fits(_set(text, room[0], sizes[middle], weight, least_px), room):
            last = middle
        else:
            first = middle + 1
    return _set(text, room[0], sizes[first], weight, least_px)


def _fits(setting: _Setting, room: tuple[int, int]) -> bool:
    return setting.width <= room[0] and setting.height <= room[1]


def _set(text: str, width: int, size: float, weight: int, least_px: int) -> _Setting:
    is_rtl, han = is_right_to_left(text), cjk_index(text)
    lines = lines_of(text, width / size, weight)
    leading = LEADING if size >= least_px else TIGHT
    return _Setting([shaped(line, is_rtl, weight, han) for line in lines], is_rtl, size, leading)


def _mask(setting: _Setting, room: tuple[int, int], spare: float, align: str) -> NDArray[np.uint8]:
    """(height, width) uint8 coverage of the box."""
    width, height = room
    pen = hb.RasterDraw()
    pen.extents = hb.RasterExtents(0, 0, width, height, width)
    for row, line in enumerate(setting.lines):
        x = _start(line, setting, width, align)
        baseline = spare + (setting.ascent + row * setting.leading) * setting.size
        for glyph in line.glyphs:
            scale = setting.size / glyph.face.units
            at = x + glyph.x * setting.size, height - baseline + glyph.y * setting.size
            pen.transform = (scale, 0.0, 0.0, scale, *at)
            pen.draw_glyph(glyph.face.font, glyph.number)
    image = pen.render()
    if image is None:
        return np.zeros((height, width), np.uint8)
    rows = np.frombuffer(image.buffer, np.uint8).reshape(height, image.extents.stride)
    return rows[::-1, :width]


def _start(line: Line, setting: _Setting, width: int, align: str) -> float:
    """Where the line's origin stands so that its ink is inside."""
    ink = (line.right - line.left) * setting.size
    at_start = width - ink if setting.is_rtl else 0.0
    left = (width - ink) / 2 if align == "center" else at_start
    return left - line.left * setting.size


def _paint(canvas: Image.Image, at: tuple[int, int], mask: NDArray[np.uint8], fill: Colour) -> None:
    colour = ImageColor.getrgb(fill) if isinstance(fill, str) else fill
    opacity = colour[3] if len(colour) == 4 else 255
    stencil = Image.fromarray((mask.astype(np.uint16) * opacity // 255).astype(np.uint8))
    if canvas.mode != "RGBA":
        canvas.paste(colour[:3], (*at, at[0] + mask.shape[1], at[1] + mask.shape[0]), stencil)
        return
    layer = Image.new("RGBA", stencil.size, (*colour[:3], 255))
    layer.putalpha(stencil)
    canvas.alpha_composite(layer, at)
