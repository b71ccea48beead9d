"""Between the film's frame and the model's: what lies in the one lies at its place in the other.

The model's frame holds the film's frame whole, in its middle. What it shows besides comes from the
keyframe's plate, and mirrored from its edge where that is too small.
"""

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.media.colour import i420_at
from pipeline.media.frame import Frame

Picture = NDArray[np.uint8]
"""(H, W, 3) uint8 sRGB; a clip is (F, H, W, 3)."""


def to_model(
    plate: Picture, overscan: float, form: tuple[int, int], size: tuple[int, int]
) -> Picture:
    """The model's frame of `size` from a plate that shows `overscan` times a film frame `form`."""
    height, width = plate.shape[:2]
    shown = _fitting((width / overscan, height / overscan), form)
    scale = min(size[0] / shown[0], size[1] / shown[1])
    wanted = max(1, round(size[0] / scale)), max(1, round(size[1] / scale))
    across = max(0, math.ceil((wanted[0] - width) / 2))
    down = max(0, math.ceil((wanted[1] - height) / 2))
    if across or down:
        plate = np.asarray(
            cv2.copyMakeBorder(plate, down, down, across, across, cv2.BORDER_REFLECT), np.uint8
        )
    left, top = (plate.shape[1] - wanted[0]) // 2, (plate.shape[0] - wanted[1]) // 2
    part = plate[top : top + wanted[1], left : left + wanted[0]]
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LANCZOS4
    return np.asarray(cv2.resize(part, size, interpolation=how), np.uint8)


def to_film(picture: Picture, form: tuple[int, int]) -> Frame:
    """The film's frame out of the middle of the model's."""
    height, width = picture.shape[:2]
    shown = _fitting((width, height), form)
    wide, high = max(1, round(shown[0])), max(1, round(shown[1]))
    left, top = (width - wide) // 2, (height - high) // 2
    return i420_at(picture[top : top + high, left : left + wide], form)


def _fitting(within: tuple[float, float], form: tuple[int, int]) -> tuple[float, float]:
    """The largest frame with the film's aspect."""
    scale = min(within[0] / form[0], within[1] / form[1])
    return form[0] * scale, form[1] * scale
