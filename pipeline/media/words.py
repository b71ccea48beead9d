"""Words drawn over film: title and end cards, and burned-in captions.

Sizes are shares of the frame, as broadcasters' title-safe areas and cinema cards have them.
"""

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pipeline.media.colour import i420_from_rgb, planes
from pipeline.media.frame import Frame
from pipeline.media.lettering import write

SIDE_SAFE, FOOT_SAFE = 0.06, 0.09
"""Captions keep these shares of the width and height free; a board's burnt-in strip lies there."""
CAPTION_OVER_HEIGHT, CAPTION_OVER_WIDTH = 0.047, 0.038
"""Letter size; the smaller of the two, so that 42 letters fit across an upright frame too."""
TITLE_OVER_HEIGHT, TITLE_OVER_WIDTH = 0.095, 0.075
SUBTITLE_OVER_TITLE = 0.42
INK, SUBTITLE_INK = (255, 255, 255), (190, 190, 190)
EDGE_OVER_SIZE = 0.07
"""The dark edge around a caption's letters, over their size."""
TAG_OVER_HEIGHT, TAG_OVER_WIDTH = 0.05, 0.032
"""Letter size of a tag; the smaller of the two."""
TAG_INK, TAG_GROUND = (255, 255, 255), (176, 32, 32, 255)
SHADE = 0.62
"""How dark the soft shade behind a caption gets."""


@dataclass(frozen=True)
class Overlay:
    """Ink over a frame. `matte` is an I420-shaped float32 array, 0 to 1: how much of the ink."""

    ink: Frame
    matte: NDArray[np.float32]


def tag(size: tuple[int, int], text: str) -> NDArray[np.uint8]:
    """(h, w, 4) uint8 sRGB with alpha: a word on a plate in the upper left corner of a frame, for
    what nobody is to overlook."""
    width, height = size
    letters = max(8, round(min(height * TAG_OVER_HEIGHT, width * TAG_OVER_WIDTH)))
    plate = Image.new("RGBA", (round(letters * (len(text) * 0.72 + 1)), letters * 2), TAG_GROUND)
    write(
        plate,
        (letters // 2, 0, plate.width - letters // 2, plate.height),
        text,
        size_px=letters,
        fill=TAG_INK,
        weight=600,
        align="center",
        anchor="middle",
    )
    canvas = Image.new("RGBA", size)
    canvas.paste(plate, (letters // 2, letters // 2))
    return np.asarray(canvas)


def card(size: tuple[int, int], title: str, subtitle: str) -> Frame:
    """White words in the middle of black."""
    width, height = size
    canvas = Image.new("RGB", size)
    letters = round(min(height * TITLE_OVER_HEIGHT, width * TITLE_OVER_WIDTH))
    left, right = round(width * 0.1), round(width * 0.9)
    top, middle, bottom = round(height * 0.1), round(height * 0.54), round(height * 0.95)
    small = max(8, round(letters * SUBTITLE_OVER_TITLE))
    if subtitle.strip():
        _centred(canvas, (left, top, right, middle), title, letters, "bottom")
        write(
            canvas,
            (left, middle + letters // 3, right, bottom),
            subtitle,
            size_px=small,
            fill=SUBTITLE_INK,
            align="center",
        )
    else:
        _centred(canvas, (left, top, right, height - top), title, letters, "middle")
    return i420_from_rgb(np.asarray(canvas))


def caption(size: tuple[int, int], text: str) -> Overlay:
    """White letters with a dark edge on a soft shade, at the foot of the picture."""
    width, height = size
    letters = max(8, round(min(height * CAPTION_OVER_HEIGHT, width * CAPTION_OVER_WIDTH)))
    canvas = Image.new("RGB", size)
    side, foot = round(width * SIDE_SAFE), height - round(height * FOOT_SAFE)
    _centred(canvas, (side, height // 2, width - side, foot), text, letters, "bottom")
    drawn = np.asarray(canvas)
    coverage = (drawn[..., 0] / 255).astype(np.float32)
    matte = np.maximum(coverage, _edge(coverage, letters))
    return Overlay(i420_from_rgb(drawn), _in_planes(matte))


def _centred(
    canvas: Image.Image,
    box: tuple[int, int, int, int],
    text: str,
    letters: int,
    anchor: Literal["top", "middle", "bottom"],
) -> None:
    write(
        canvas,
        box,
        text,
        size_px=max(8, letters),
        fill=INK,
        weight=600,
        align="center",
        anchor=anchor,
    )


def _edge(drawn: NDArray[np.float32], letters: int) -> NDArray[np.float32]:
    """What darkens around the letters: an edge, and a shade that fades away from it."""
    reach = max(1, round(letters * EDGE_OVER_SIZE))
    round_brush = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    edge = cv2.GaussianBlur(cv2.dilate(drawn, round_brush), (0, 0), max(0.6, reach / 2))
    shade = cv2.GaussianBlur(edge, (0, 0), letters / 3)
    return np.clip(np.maximum(edge, SHADE * np.minimum(shade * 2, 1)), 0, 1)


def _in_planes(matte: NDArray[np.float32]) -> NDArray[np.float32]:
    """A matte for Y, U and V: the chroma planes have half its size."""
    height, width = matte.shape
    shaped = np.empty((height * 3 // 2, width), np.float32)
    luma, u, v = planes(shaped)
    luma[:] = matte
    u[:] = v[:] = cv2.resize(matte, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    return shaped
