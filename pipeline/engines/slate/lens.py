"""The lens of a board: where a point of the set falls on the plate.

The set is in metres: X to the right, Y up from the floor, Z along the lens axis from the camera.
Verticals stay vertical, as board artists draw them: a low or high camera moves the horizon as a
shift lens does, so that depth is simply Z.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.slate.sheet import Points
from pipeline.film.camera import (
    HEAD_M,
    Camera,
    sensor_width_mm,
    subject_distance_m,
)
from pipeline.film.format import plate_size
from pipeline.film.framing import EYE_LINE, ROLL_DEGREES, TILT_DEGREES

EYES_M = 7.0 * HEAD_M
"""Eyes of a standing adult, seven and a half heads tall."""

EMPTY_EYE_LINE = 0.45
"""The same where nobody is in frame: the place itself is looked at."""

LOWEST_M, HIGHEST_M = 0.25, 6.0


@dataclass(frozen=True)
class Lens:
    """`focal` in plate pixels, `centre` and `horizon` on the unrolled plate, roll in radians."""

    plate: tuple[int, int]
    frame: tuple[float, float]
    focal: float
    distance: float
    height: float
    horizon: float
    roll: float

    @property
    def centre(self) -> tuple[float, float]:
        return self.plate[0] / 2, self.plate[1] / 2

    @property
    def ink(self) -> int:
        """A pen stroke in pixels."""
        return max(1, round(min(self.frame) / 380))

    def at(self, points: NDArray[np.float64]) -> Points:
        """(N, 3) metres, Z above 0, to (N, 2) plate pixels."""
        x = self.centre[0] + self.focal * points[:, 0] / points[:, 2]
        y = self.horizon - self.focal * (points[:, 1] - self.height) / points[:, 2]
        return self.turned(np.stack((x, y), 1))

    def turned(self, points: Points) -> Points:
        """Rolled about the frame's centre."""
        if not self.roll:
            return points
        cos, sin = math.cos(self.roll), math.sin(self.roll)
        return (points - self.centre) @ np.array(((cos, sin), (-sin, cos))) + self.centre

    def width_at(self, depth: float) -> float:
        """How many metres the frame is wide there."""
        return self.frame[0] / self.focal * depth


def lens_of(camera: Camera, size: tuple[int, int], overscan: float, is_empty: bool = False) -> Lens:
    plate = plate_size(size, overscan)
    frame = plate[0] / overscan, plate[1] / overscan
    focal = frame[0] * camera.lens_mm / sensor_width_mm(size[0] / size[1])
    distance = subject_distance_m(camera, size[0] / size[1])
    tilt = math.tan(math.radians(TILT_DEGREES.get(camera.angle, 0.0)))
    height = min(HIGHEST_M, max(LOWEST_M, EYES_M - tilt * distance))
    line = EMPTY_EYE_LINE if is_empty else EYE_LINE[camera.size]
    eyes = plate[1] / 2 + (line - 0.5) * frame[1]
    horizon = eyes + focal * (EYES_M - height) / distance
    roll = math.radians(ROLL_DEGREES.get(camera.angle, 0.0))
    return Lens(plate, frame, focal, distance, height, horizon, roll)
