"""Which point of the plate each point of the frame looks at.

With coordinates as tangents at the rest lens, a ray of the posed camera that has the rest direction
(a, 1) meets something of nearness q (1 over its distance; 0 for sky, 1 for the subject) at
a + q (c - c_z a), c being where the camera stands. So a turn or a zoom is exact whatever the
depth, and a plane at the subject gives its homography. The map is computed on a coarse grid and
interpolated: from the middle of one cell to the next it is straight to a few hundredths of a pixel.
"""

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.film.path import Pose, half_field

CELL_PX, WIDE_CELL_PX = 8, 4
"""Even, so that a cell is also a whole number of chroma pixels."""

WIDE_MM = 20
"""A shorter lens stretches its corners so much that the grid must be finer."""

BANDS = 6
"""A layer is drawn in so many strips of rows, each as wide as the layer is there."""

SPARE_CELLS = 100
"""Drawing so many cells in vain costs as much as starting on another box."""

Field = NDArray[np.float32]
Claims = NDArray[np.bool_]
Box = tuple[slice, slice]


@dataclass(frozen=True)
class Sight:
    """The rays of one pose on the grid: where they meet the sky, and how far nearness moves that.

    Both (2, rows, columns) float32: x and y, in whatever unit the plate is measured.
    """

    far: Field
    slope: Field

    def meet(self, nearness: Field | np.float32) -> Field:
        """Where the rays meet things of this nearness, (rows, columns) or one for all."""
        return np.add(self.far, nearness * self.slope, dtype=np.float32)


@dataclass(frozen=True)
class Frustum:
    """The frame of one shot: its size in pixels and its lens."""

    size: tuple[int, int]
    lens_mm: float

    @property
    def cell_px(self) -> int:
        return CELL_PX if self.lens_mm >= WIDE_MM else WIDE_CELL_PX

    @property
    def cells(self) -> tuple[int, int]:
        """(columns, rows) of the grid, with a border of one cell around the frame."""
        width, height = self.size
        return math.ceil(width / self.cell_px) + 2, math.ceil(height / self.cell_px) + 2

    def look(self, pose: Pose) -> Sight:
        """In tangents, to the right and up."""
        columns, rows = self.cells
        scale = 2 * half_field(self.lens_mm, self.size[0] / self.size[1]) / self.size[0] / pose.zoom
        x = ((np.arange(columns) - 0.5) * self.cell_px - self.size[0] / 2) * scale
        y = (self.size[1] / 2 - (np.arange(rows) - 0.5) * self.cell_px) * scale
        turn = axes_of(pose)[:, :, None, None]
        rays = turn[:, 0] * x[None, None, :] + turn[:, 1] * y[None, :, None] + turn[:, 2]
        far = rays[:2] / rays[2]
        slope = np.array([pose.x, pose.y])[:, None, None] - pose.z * far
        return Sight(far.astype(np.float32), slope.astype(np.float32))

    def windows(self, wanted: Claims) -> list[Box]:
        """Boxes of the grid's inner cells that hold all `wanted` ones, and few others."""
        rows = wanted.shape[0] - 2
        step = math.ceil(rows / BANDS)
        found: list[Box] = []
        for first in range(1, rows + 1, step):
            band = slice(first, min(first + step, rows + 1))
            used = np.flatnonzero(wanted[band, 1:-1].any(axis=0))
            if used.size:
                found.append((band, slice(int(used[0]) + 1, int(used[-1]) + 2)))
                found[-2:] = _merged(found[-2:])
        return found

    def spread(self, grid: Field, halving: int, window: Box) -> tuple[Field, Field]:
        """x and y of a (2, rows, columns) grid at each luma (1) or chroma (2) pixel of a window."""
        cell = self.cell_px // halving
        rows, columns = window
        part = grid[:, rows.start - 1 : rows.stop + 1, columns.start - 1 : columns.stop + 1]
        size = (part.shape[2] * cell, part.shape[1] * cell)
        down, across = self.box(window, halving)
        inner = (
            slice(cell, cell + down.stop - down.start),
            slice(cell, cell + across.stop - across.start),
        )
        x, y = (cv2.resize(axis, size, interpolation=cv2.INTER_LINEAR)[inner] for axis in part)
        return x, y

    def box(self, window: Box, halving: int) -> Box:
        """The window as rows and columns of the luma (1) or chroma (2) plane."""
        cell = self.cell_px // halving
        width, height = self.size[0] // halving, self.size[1] // halving
        rows, columns = window
        return (
            slice((rows.start - 1) * cell, min(height, (rows.stop - 1) * cell)),
            slice((columns.start - 1) * cell, min(width, (columns.stop - 1) * cell)),
        )


def _merged(boxes: list[Box]) -> list[Box]:
    """Two boxes, the one right under the other, as one where that adds few cells."""
    if len(boxes) < 2 or boxes[0][0].stop != boxes[1][0].start:
        return boxes
    rows = slice(boxes[0][0].start, boxes[1][0].stop)
    columns = slice(min(box[1].start for box in boxes), max(box[1].stop for box in boxes))
    whole = (rows, columns)
    return [whole] if _cells(whole) - sum(map(_cells, boxes)) <= SPARE_CELLS else boxes


def _cells(box: Box) -> int:
    return (box[0].stop - box[0].start) * (box[1].stop - box[1].start)


def axes_of(pose: Pose) -> NDArray[np.float64]:
    """The posed camera's axes (right, up, forward) as columns, seen from rest."""
    pan, tilt, roll = (math.radians(angle) for angle in (pose.pan, pose.tilt, pose.roll))
    about_up = [[math.cos(pan), 0, math.sin(pan)], [0, 1, 0], [-math.sin(pan), 0, math.cos(pan)]]
    about_right = [
        [1, 0, 0],
        [0, math.cos(tilt), math.sin(tilt)],
        [0, -math.sin(tilt), math.cos(tilt)],
    ]
    about_forward = [
        [math.cos(roll), math.sin(roll), 0],
        [-math.sin(roll), math.cos(roll), 0],
        [0, 0, 1],
    ]
    return np.array(about_up) @ np.array(about_right) @ np.array(about_forward)
