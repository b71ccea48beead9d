"""A camera set-up: where the lens is, and what falls where in its frame."""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.ink import Focus
from pipeline.engines.previs.trace import View, view_of
from pipeline.film.camera import Angle, Camera, sensor_width_mm, subject_distance_m
from pipeline.film.framing import ROLL_DEGREES, TILT_DEGREES
from pipeline.recipe import BoardRecipe

LOW_M, LOW_TILT = 0.75, -14.0
"""Whoever has their eyes below this is seen from a little above."""
LOWEST_M, HIGHEST_M = 0.22, 9.0
RIM = 0.03
"""Of the frame, that stays free beside what is to be seen whole."""

Vector = NDArray[np.float64]
OPEN_SIDE: Vector = np.array((0.0, -1.0, 0.0))
"""Where cameras of a set stand."""


@dataclass(frozen=True)
class Setup:
    """A camera set-up. `subject` (3,) falls at `share` (from the frame's left and top, 0 to 1)."""

    eye: Vector
    subject: Vector
    share: tuple[float, float]
    roll: float
    lens_mm: float
    overscan: float

    def view(self, plate: tuple[int, int]) -> View:
        """Aimed so that the subject falls where it should; twice, since the aim turns the axes."""
        aim = self.subject
        for _ in range(3):
            found = view_of(_t(self.eye), _t(aim), 0.0, self.lens_mm, plate, self.overscan)
            x, y, depth = found.pixels(self.subject[None])[0]
            frame = plate[0] / self.overscan, plate[1] / self.overscan
            dx = float(x - plate[0] / 2) - (self.share[0] - 0.5) * frame[0]
            dy = float(y - plate[1] / 2) - (self.share[1] - 0.5) * frame[1]
            size = float(np.linalg.norm(aim - self.eye) / max(0.05, float(depth)))
            step = found.axes[0] * dx - found.axes[1] * dy
            aim = aim + step.astype(float) * (float(depth) / found.focal) * size
        return view_of(_t(self.eye), _t(aim), self.roll, self.lens_mm, plate, self.overscan)

    def on_frame(self, points: NDArray[np.floating], size: tuple[int, int]) -> Vector:
        """(N, 3) places to (N, 3): over the frame's width and height, 0 to 1, and metres ahead."""
        found = self.view(size).pixels(points).astype(float)
        middle = np.array(size) / 2
        found[:, :2] = (found[:, :2] - middle) * self.overscan / np.array(size) + 0.5
        return found


def focus_of(setup: Setup, view: View) -> Focus:
    """The lens is focused on the subject."""
    ahead = (setup.subject - setup.eye) @ view.axes[2].astype(float)
    return Focus(max(0.2, float(ahead)), setup.lens_mm)


def aspect_of(recipe: BoardRecipe) -> float:
    return recipe.size[0] / recipe.size[1]


def distance_of(recipe: BoardRecipe) -> float:
    """How far the subject is for its size."""
    return subject_distance_m(recipe.camera, aspect_of(recipe))


def reach_of(recipe: BoardRecipe, wide_m: float) -> float:
    """From how far the frame is so wide."""
    return wide_m * recipe.camera.lens_mm / sensor_width_mm(aspect_of(recipe))


def aimed(
    recipe: BoardRecipe, subject: Vector, away: Vector, distance: float, share: tuple[float, float]
) -> Setup:
    """At a distance along a level direction, raised or lowered by the angle."""
    tilt = math.radians(TILT_DEGREES.get(recipe.camera.angle, 0.0))
    if subject[2] < LOW_M and recipe.camera.angle in (Angle.EYE_LEVEL, Angle.DUTCH):
        tilt = math.radians(LOW_TILT)
    if recipe.camera.angle is Angle.OVERHEAD:
        tilt, share = math.radians(-80.0), (0.5, 0.5)
    way = away * math.cos(tilt) - np.array((0, 0, math.sin(tilt)))
    eye = subject + way * distance
    eye[2] = min(HIGHEST_M, max(LOWEST_M, eye[2]))
    return made(recipe, eye, subject, share)


def made(recipe: BoardRecipe, eye: Vector, subject: Vector, share: tuple[float, float]) -> Setup:
    camera: Camera = recipe.camera
    roll = ROLL_DEGREES.get(camera.angle, 0.0)
    return Setup(eye, subject, share, roll, camera.lens_mm, recipe.overscan)


def held_whole(setup: Setup, points: NDArray[np.floating], recipe: BoardRecipe) -> Setup:
    """Panned so that no side of the frame cuts the points; what is wider is in its middle."""
    across = setup.on_frame(points, recipe.size)[:, 0]
    low, high = float(across.min()), float(across.max())
    if high - low > 1 - 2 * RIM:
        step = 0.5 - (low + high) / 2
    else:
        step = max(0.0, RIM - low) - max(0.0, high - (1 - RIM))
    return replace(setup, share=(setup.share[0] + step, setup.share[1]))


def rotated(way: Vector, degrees: float) -> Vector:
    """Turned counter-clockwise, seen from above."""
    turn = math.radians(degrees)
    cos, sin = math.cos(turn), math.sin(turn)
    return np.array((way[0] * cos - way[1] * sin, way[0] * sin + way[1] * cos, way[2]))


def unit(way: Vector) -> Vector:
    return way / (float(np.linalg.norm(way)) + 1e-9)


def on_side(away: Vector, facing: Vector, turn: int) -> Vector:
    """The direction to the camera from which the subject looks the asked way."""
    right = np.array((-away[1], away[0], 0.0))  # the camera's right, as it looks back along `away`
    if turn and float(right @ facing) * turn < 0:
        return 2 * facing * float(facing @ away) - away
    return away


def _t(vector: Vector) -> tuple[float, float, float]:
    return float(vector[0]), float(vector[1]), float(vector[2])
