"""A level plane below the lens on which arrows lie: the floor, or one above it that is seen."""

from dataclasses import dataclass, replace

import numpy as np

from pipeline.engines.previs.mesh.part import Floats
from pipeline.engines.previs.trace import View

FLOOR_M = 0.02
LEAST_DROP = 0.1
"""Of the distance: how far a plane lies under the lens at least."""
WIDE = 0.85
"""Focal length of a wide lens, in widths of the picture."""


@dataclass(frozen=True)
class Ground:
    """`ahead` and `right` (2,) are level unit vectors; `height` that of the plane in metres; what
    the arrow is about lies `at_m` ahead."""

    view: View
    ahead: Floats
    right: Floats
    height: float
    at_m: float

    def distance_at(self, y: float) -> float:
        """How far ahead the plane is seen at a height of the picture (0 its top, 1 its bottom)."""
        x, down = self.view.plate[0] / 2, y * self.view.plate[1]
        ray = self.view.rays_at(np.array([x - 0.5]), np.array([down - 0.5]))[0]
        drop = float(self.height - self.view.eye[2])
        steps = drop / min(float(ray[2]), -1e-3)
        return float(steps * float(ray[:2] @ self.ahead))

    def pixels(self, points: Floats) -> Floats:
        """(N, 2) metres ahead and to the right of the lens to (N, 2) pixels."""
        flat = points[:, :1] * self.ahead + points[:, 1:] * self.right + self.view.eye[:2]
        level = np.full((len(points), 1), self.height)
        return self.view.pixels(np.concatenate((flat, level), 1))[:, :2].astype(float)


def ground_under(view: View, at_m: float, lowest: float) -> Ground:
    """The floor, where what is `at_m` ahead stands on it within the picture.

    Else a plane under it that is seen at `lowest` (of the picture), as a wide lens would show it
    from nearby: through a long lens it would be seen edge-on.
    """
    ahead = view.axes[2][:2].astype(float)
    if np.linalg.norm(ahead) < 0.2:  # straight down: what is up in the picture is ahead
        ahead = view.axes[1][:2].astype(float)
    ahead /= np.linalg.norm(ahead)
    right = np.array((ahead[1], -ahead[0]))
    if _height_at(view, ahead, at_m, lowest) <= FLOOR_M:
        return Ground(view, ahead, right, FLOOR_M, at_m)
    share = min(1.0, WIDE * view.plate[0] / view.focal)
    nearby = replace(view, focal=view.focal * share)
    height = _height_at(nearby, ahead, at_m * share, lowest)
    highest = float(view.eye[2]) - LEAST_DROP * at_m * share
    return Ground(nearby, ahead, right, min(height, highest), at_m * share)


def _height_at(view: View, ahead: Floats, at_m: float, y: float) -> float:
    """How high it is `at_m` ahead what is seen at a height of the picture."""
    ray = view.rays_at(np.array([view.plate[0] / 2]), np.array([y * view.plate[1]]))[0]
    return float(view.eye[2]) + float(ray[2]) * at_m / max(float(ray[:2] @ ahead), 0.05)
