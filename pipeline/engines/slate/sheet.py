"""The paper: one set of shapes goes into the picture and into its depth, so their edges agree."""

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.slate.palette import Colour

Points = NDArray[np.float64]
"""(N, 2) plate pixels."""

Plane = float | NDArray[np.float64]
"""Inverse depth, 1/m: one number, or (a, b, c) of a x + b y + c on the plate; 0 is infinity."""

_SUBPIXEL_BITS = 4
_REACH = 30_000.0
"""Pixels. Shapes are cut off beyond, where the rasteriser's integers end."""

_SKY = 1e-5
"""Inverse depth, 1/m, below which a thing is sky."""


class Sheet:
    """A plate being drawn, far things first.

    picture: (H, W, 3) uint8 sRGB; inverse: (H, W) float32, 1/m.
    """

    def __init__(self, width: int, height: int) -> None:
        self.picture = np.zeros((height, width, 3), np.uint8)
        self.inverse = np.zeros((height, width), np.float32)

    @property
    def depth_m(self) -> NDArray[np.float32]:
        with np.errstate(divide="ignore"):
            return np.where(self.inverse < _SKY, np.inf, 1 / self.inverse).astype(np.float32)

    def backdrop(self, top: Colour, bottom: Colour, horizon: float) -> None:
        """Sky: from one colour at the top edge to another at the horizon's row, endlessly far."""
        rows = np.clip(np.arange(len(self.picture)) / max(1.0, horizon), 0, 1)[:, None]
        ramp = np.array(top) * (1 - rows) + np.array(bottom) * rows
        self.picture[:] = np.rint(ramp)[:, None].astype(np.uint8)
        self.inverse[:] = 0

    def fill(self, points: Points, colour: Colour, plane: Plane | None) -> None:
        """A filled shape; without a plane it lies flat on what is there."""
        shape = [_fixed(points)]
        if not len(shape[0]):
            return
        cv2.fillPoly(self.picture, shape, colour, cv2.LINE_AA, _SUBPIXEL_BITS)
        if plane is None:
            return
        if not isinstance(plane, np.ndarray):
            cv2.fillPoly(self.inverse, shape, plane, cv2.LINE_8, _SUBPIXEL_BITS)
        else:
            self._slope(shape, plane)

    def darken(self, points: Points, factor: float) -> None:
        """What is there, dimmed inside a shape: a cast shadow."""
        height, width = self.inverse.shape
        shape = _fixed(points)
        if not len(shape):
            return
        corners = shape / (1 << _SUBPIXEL_BITS)
        left, top = np.clip(np.floor(corners.min(0)) - 1, 0, (width, height)).astype(int)
        right, bottom = np.clip(np.ceil(corners.max(0)) + 2, 0, (width, height)).astype(int)
        if right <= left or bottom <= top:
            return
        below = self.picture[top:bottom, left:right]
        offset = np.array((left, top), np.int32) << _SUBPIXEL_BITS
        mask = np.zeros(below.shape[:2], np.uint8)
        cv2.fillPoly(mask, [shape - offset], 255, cv2.LINE_AA, _SUBPIXEL_BITS)
        kept = 1 - (1 - factor) * (mask[..., None] / 255)
        below[:] = np.rint(below * kept).astype(np.uint8)

    def stroke(
        self,
        points: Points,
        colour: Colour,
        width: int,
        plane: float | None = None,
        is_closed: bool = False,
    ) -> None:
        shape = [_fixed(points)]
        if not len(shape[0]):
            return
        cv2.polylines(self.picture, shape, is_closed, colour, width, cv2.LINE_AA, _SUBPIXEL_BITS)
        if plane is not None:
            cv2.polylines(self.inverse, shape, is_closed, plane, width, cv2.LINE_8, _SUBPIXEL_BITS)

    def _slope(self, shape: list[NDArray[np.int32]], plane: NDArray[np.float64]) -> None:
        height, width = self.inverse.shape
        corners = shape[0] / (1 << _SUBPIXEL_BITS)
        left, top = np.clip(np.floor(corners.min(0)) - 1, 0, (width, height)).astype(int)
        right, bottom = np.clip(np.ceil(corners.max(0)) + 2, 0, (width, height)).astype(int)
        if right <= left or bottom <= top:
            return
        mask = np.zeros((bottom - top, right - left), np.uint8)
        offset = np.array((left, top), np.int32) << _SUBPIXEL_BITS
        cv2.fillPoly(mask, [shape[0] - offset], 1, cv2.LINE_8, _SUBPIXEL_BITS)
        x = plane[0] * np.arange(left, right) + plane[2]
        y = plane[1] * np.arange(top, bottom)
        ramp = np.maximum(x[None] + y[:, None], 0).astype(np.float32)
        np.copyto(self.inverse[top:bottom, left:right], ramp, where=mask.view(bool))


def _fixed(points: Points) -> NDArray[np.int32]:
    return np.rint(_within_reach(points) * (1 << _SUBPIXEL_BITS)).astype(np.int32)


def _within_reach(points: Points) -> Points:
    """A polygon without what lies beyond the reach; its edges keep their directions."""
    for axis in (0, 1):
        for side in (-1, 1):
            if (points[:, axis] * side).max(initial=0) > _REACH:
                points = _clipped(points, axis, side)
    return points


def _clipped(points: Points, axis: int, side: int) -> Points:
    """By one edge of the reach, after Sutherland and Hodgman."""
    over = points[:, axis] * side - _REACH
    kept: list[NDArray[np.float64]] = []
    for index, here in enumerate(over):
        before = over[index - 1]
        if (here > 0) != (before > 0):
            share = before / (before - here)
            kept.append(points[index - 1] + share * (points[index] - points[index - 1]))
        if here <= 0:
            kept.append(points[index])
    return np.array(kept).reshape(-1, 2)
