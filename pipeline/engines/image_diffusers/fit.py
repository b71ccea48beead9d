"""Between the plate and the picture that a model makes: what size it is asked for, and back."""

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Picture = NDArray[np.uint8]
"""(H, W, 3) uint8 sRGB, or (H, W) for a mask."""


@dataclass(frozen=True)
class Fit:
    """The model's picture holds the plate whole, in its middle; what is around it is cut off.

    `box` is left, top, right, bottom of the plate in the model's picture, in its pixels.
    """

    plate: tuple[int, int]
    size: tuple[int, int]

    @property
    def box(self) -> tuple[float, float, float, float]:
        scale = min(self.size[0] / self.plate[0], self.size[1] / self.plate[1])
        wide, high = self.plate[0] * scale, self.plate[1] * scale
        left, top = (self.size[0] - wide) / 2, (self.size[1] - high) / 2
        return left, top, left + wide, top + high

    def to_plate(self, picture: Picture) -> Picture:
        """Whatever size the model made after all: some keep to a grid of their own."""
        height, width = picture.shape[:2]
        box = Fit(self.plate, (width, height)).box
        return _resized(picture, self.plate, box)

    def to_model(self, picture: Picture) -> Picture:
        """A picture or mask of the plate, mirrored at its edges where the model sees more."""
        left, top, right, bottom = (round(edge) for edge in self.box)
        wide, high = max(1, right - left), max(1, bottom - top)
        inner = _resized(picture, (wide, high))
        around = (top, self.size[1] - top - high, left, self.size[0] - left - wide)
        return np.asarray(cv2.copyMakeBorder(inner, *around, cv2.BORDER_REFLECT), np.uint8)


def fit(plate: tuple[int, int], size: tuple[int, int], step_px: int) -> Fit:
    """A size of the plate's aspect, on the model's grid, of at most the area of its tier."""
    area, aspect = size[0] * size[1], plate[0] / plate[1]
    height = math.sqrt(area / aspect)
    if height < step_px:
        return Fit(plate, (_down(area / step_px, step_px), step_px))
    width = min(_down(height * aspect, step_px), _down(area / step_px, step_px))
    return Fit(plate, (width, _down(min(height, area / width), step_px)))


def framed(plate: tuple[int, int], overscan: float, mask: Picture) -> Picture:
    """(H, W) mask of a plate from one of its frame, which is its middle; 0 around it."""
    if mask.ndim == 3:
        mask = np.asarray(cv2.cvtColor(mask[..., :3], cv2.COLOR_RGB2GRAY), np.uint8)
    wide, high = (max(1, round(side / overscan)) for side in plate)
    left, top = (plate[0] - wide) // 2, (plate[1] - high) // 2
    whole = np.zeros((plate[1], plate[0]), np.uint8)
    whole[top : top + high, left : left + wide] = _resized(mask, (wide, high))
    return whole


def over(source: Picture, drawn: Picture, mask: Picture) -> Picture:
    """`drawn` where the mask is white, `source` exactly where it is black."""
    share = mask[..., None].astype(np.uint16)
    mixed = (drawn * share + source * (255 - share) + 127) // 255
    return mixed.astype(np.uint8)


def _down(length: float, step: int) -> int:
    return max(step, math.floor(length / step + 1e-6) * step)


def _resized(
    picture: Picture,
    size: tuple[int, int],
    box: tuple[float, float, float, float] | None = None,
) -> Picture:
    height, width = picture.shape[:2]
    if (width, height) == size and box in (None, (0.0, 0.0, float(width), float(height))):
        return picture
    # Lanczos swings over: what is black in a mask would no longer be quite black near its edge.
    how = Image.Resampling.LANCZOS if picture.ndim == 3 else Image.Resampling.BILINEAR
    return np.asarray(Image.fromarray(picture).resize(size, how, box=box))
