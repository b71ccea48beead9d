"""Set pieces in perspective: planes, boxes and lines of the set, each with its depth."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pipeline.engines.slate.lens import Lens
from pipeline.engines.slate.palette import INK, Colour, Tone, dimmed, mixed, tinted
from pipeline.engines.slate.sheet import Plane, Sheet

NEAREST_M = 0.35
FARTHEST_M = 4000.0


@dataclass(frozen=True)
class Pencil:
    """Draws the set of one board: sheet, lens and light."""

    sheet: Sheet
    lens: Lens
    tone: Tone

    def tint(self, colour: Colour) -> Colour:
        return tinted(colour, self.tone)

    def face(self, corners: ArrayLike, colour: Colour, ink: bool = True) -> None:
        """A flat polygon of (N, 3) metres, in the light of the scene."""
        solid = np.asarray(corners, np.float64)
        points = self.lens.at(solid)
        self.sheet.fill(points, self.tint(colour), _plane(points, solid))
        if ink:
            self.sheet.stroke(points, self.line_colour(colour), self.lens.ink, is_closed=True)

    def patch(self, corners: ArrayLike, colour: Colour) -> None:
        """A mark on a surface already drawn: light, a panel, a board. In its own colour."""
        self.sheet.fill(self.lens.at(np.asarray(corners, np.float64)), colour, None)

    def line(self, ends: ArrayLike, colour: Colour) -> None:
        self.sheet.stroke(self.lens.at(np.asarray(ends, np.float64)), colour, self.lens.ink)

    def line_colour(self, colour: Colour) -> Colour:
        return mixed(self.tint(colour), INK, 0.62)

    def upright(self, x: tuple[float, float], y: tuple[float, float], z: float, c: Colour) -> None:
        """A rectangle that faces the camera."""
        self.face(rectangle(x, y, z), c)

    def box(
        self,
        x: tuple[float, float],
        y: tuple[float, float],
        z: tuple[float, float],
        colour: Colour,
    ) -> None:
        """A block: the sides that the camera sees, top light, side dark."""
        near = max(z[0], NEAREST_M)
        if z[1] <= near:
            return
        if x[0] > 0 or x[1] < 0:
            at = x[0] if x[0] > 0 else x[1]
            self.face(_wall(at, y, (near, z[1])), dimmed(colour, 0.8))
        if y[1] < self.lens.height:
            self.face(level(x, y[1], (near, z[1])), mixed(colour, (255, 255, 255), 0.14))
        if y[0] > self.lens.height:
            self.face(level(x, y[0], (near, z[1])), dimmed(colour, 0.62))
        self.upright(x, y, near, colour)


def rectangle(x: tuple[float, float], y: tuple[float, float], z: float) -> NDArray[np.float64]:
    return np.array(((x[0], y[0], z), (x[1], y[0], z), (x[1], y[1], z), (x[0], y[1], z)))


def level(x: tuple[float, float], y: float, z: tuple[float, float]) -> NDArray[np.float64]:
    return np.array(((x[0], y, z[0]), (x[1], y, z[0]), (x[1], y, z[1]), (x[0], y, z[1])))


def _wall(x: float, y: tuple[float, float], z: tuple[float, float]) -> NDArray[np.float64]:
    return np.array(((x, y[0], z[0]), (x, y[1], z[0]), (x, y[1], z[1]), (x, y[0], z[1])))


def side_wall(x: float, y: tuple[float, float], z: tuple[float, float]) -> NDArray[np.float64]:
    """A wall along the lens axis."""
    return _wall(x, y, z)


def steps(start: float, stop: float, step: float) -> Iterable[float]:
    return np.arange(start, stop, step).tolist()


def _plane(points: NDArray[np.float64], solid: NDArray[np.float64]) -> Plane:
    """Inverse depth over the plate: it is linear in the pixels of any flat thing."""
    inverse = 1 / solid[:, 2]
    if np.ptp(inverse) < 1e-9:
        return float(inverse[0])
    ones = np.ones((len(points), 1))
    fitted = np.linalg.lstsq(np.hstack((points, ones)), inverse, rcond=None)[0]
    return np.asarray(fitted, np.float64)
