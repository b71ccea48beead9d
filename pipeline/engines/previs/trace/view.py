"""The camera of a board in the set: where it is, how it looks, and what each pixel sees."""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.mesh.part import Floats
from pipeline.film.camera import sensor_width_mm


@dataclass(frozen=True)
class View:
    """`eye` (3,) metres; `axes` (3, 3): rows right, up and forward, unit vectors.

    `plate` is (width, height) in pixels, `focal` in plate pixels. `corner`: where the view's left
    top pixel lies on the whole plate, of which it is a window where `whole` says how large that is.
    `asked` (h, w): the pixels that are looked at, the others are left as if they were sky.
    """

    eye: Floats
    axes: Floats
    plate: tuple[int, int]
    focal: float
    corner: tuple[int, int] = (0, 0)
    whole: tuple[int, int] | None = None
    asked: NDArray[np.bool_] | None = None

    @property
    def middle(self) -> tuple[float, float]:
        """Where the lens axis meets the view, in its pixels."""
        width, height = self.whole or self.plate
        return width / 2 - self.corner[0], height / 2 - self.corner[1]

    def window(
        self, box: tuple[int, int, int, int], asked: NDArray[np.bool_] | None = None
    ) -> "View":
        """A part of the plate: left, top, right and bottom in its pixels."""
        left, top, right, bottom = box
        return replace(
            self,
            plate=(right - left, bottom - top),
            corner=(self.corner[0] + left, self.corner[1] + top),
            whole=self.whole or self.plate,
            asked=asked,
        )

    def rays(self, top: int, bottom: int) -> Floats:
        """(rows, width, 3) directions of the pixels' middles, 1 long along the lens axis."""
        x, y = self.middle
        xs = (np.arange(self.plate[0], dtype=np.float32) + 0.5 - x) / self.focal
        ys = (y - np.arange(top, bottom, dtype=np.float32) - 0.5) / self.focal
        right, up, forward = self.axes
        rows = ys[:, None] * up + forward
        return (rows[:, None] + xs[None, :, None] * right).astype(np.float32)

    def rays_at(self, x: NDArray[np.intp], y: NDArray[np.intp]) -> Floats:
        """(N, 3) directions of the middles of some pixels."""
        right, up, forward = self.axes / np.float32(self.focal)
        middle = self.middle
        across = (x + 0.5 - middle[0]).astype(np.float32)
        upwards = (middle[1] - y - 0.5).astype(np.float32)
        rays = across[:, None] * right
        rays += upwards[:, None] * up
        rays += forward * np.float32(self.focal)
        return rays

    def doubled(self) -> "View":
        """The same view with twice the pixels in both directions."""
        whole = self.whole and (self.whole[0] * 2, self.whole[1] * 2)
        plate = self.plate[0] * 2, self.plate[1] * 2
        corner = self.corner[0] * 2, self.corner[1] * 2
        return View(self.eye, self.axes, plate, self.focal * 2, corner, whole)

    def pixels(self, points: NDArray[np.floating]) -> Floats:
        """(N, 3) world points to (N, 3): pixel x and y, and metres along the lens axis."""
        seen = (np.asarray(points, np.float32) - self.eye) @ self.axes.T
        depth = np.maximum(seen[:, 2], 1e-4)
        middle = self.middle
        x = middle[0] + self.focal * seen[:, 0] / depth
        y = middle[1] - self.focal * seen[:, 1] / depth
        return np.stack((x, y, seen[:, 2]), 1).astype(np.float32)


def view_of(
    eye: tuple[float, float, float],
    aim: tuple[float, float, float],
    roll: float,
    lens_mm: float,
    plate: tuple[int, int],
    overscan: float,
) -> View:
    """A camera at `eye` looking at `aim`, rolled clockwise by degrees, with a full-frame lens."""
    forward = np.array(aim, float) - np.array(eye, float)
    forward /= np.linalg.norm(forward) + 1e-12
    right = np.cross(forward, (0.0, 0.0, 1.0))
    if np.linalg.norm(right) < 1e-4:
        right = np.array((1.0, 0.0, 0.0))
    right /= np.linalg.norm(right)
    up = np.cross(right, forward)
    turn = math.radians(roll)
    right, up = (
        right * math.cos(turn) - up * math.sin(turn),
        right * math.sin(turn) + up * math.cos(turn),
    )
    focal = plate[0] / overscan * lens_mm / sensor_width_mm(plate[0] / plate[1])
    axes = np.stack((right, up, forward)).astype(np.float32)
    return View(np.array(eye, np.float32), axes, plate, focal)
