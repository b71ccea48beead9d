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

Field = NDArray[np.float32]


@dataclass(frozen=True)
class Sight:
    """The rays of one pose on the grid: where they meet the sky, and how far nearness moves that.

    Both (rows, columns, 2) float32, tangents to the right and up.
    """

    far: Field
    slope: Field

    def meet(self, nearness: Field | float) -> Field:
        """Where the rays meet things of this nearness, (rows, columns) or one for all."""
        if isinstance(nearness, float):
            return self.far + np.float32(nearness) * self.slope
        return self.far + nearness[..., None] * self.slope


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
        width, height = self.size
        scale = 2 * half_field(self.lens_mm) / width / pose.zoom
        columns, rows = self.cells
        x = ((np.arange(columns, dtype=np.float64) - 0.5) * self.cell_px - width / 2) * scale
        y = (height / 2 - (np.arange(rows, dtype=np.float64) - 0.5) * self.cell_px) * scale
        rays = np.stack([*np.meshgrid(x, y), np.ones((rows, columns))], axis=-1) @ _turn(pose).T
        far = rays[..., :2] / rays[..., 2:]
        slope = np.array([pose.x, pose.y]) - pose.z * far
        return Sight(far.astype(np.float32), slope.astype(np.float32))

    def spread(self, grid: Field, halving: int) -> Field:
        """A (rows, columns, 2) grid to every pixel of the frame's luma (1) or chroma (2) plane."""
        cell = self.cell_px // halving
        columns, rows = self.cells
        full = cv2.resize(grid, (columns * cell, rows * cell), interpolation=cv2.INTER_LINEAR)
        width, height = self.size[0] // halving, self.size[1] // halving
        return full[cell : cell + height, cell : cell + width]


def _turn(pose: Pose) -> NDArray[np.float64]:
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
