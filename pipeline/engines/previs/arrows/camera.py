"""The camera's move as arrows: each part of its row of `MOVES` has its own."""

import math
from collections.abc import Callable

import numpy as np

from pipeline.engines.previs.arrows.ground import Ground, ground_under
from pipeline.engines.previs.arrows.shape import Arrow, ribbon
from pipeline.engines.previs.mesh.part import Floats
from pipeline.engines.previs.trace import View
from pipeline.film.camera import MOVES, Camera

LOWEST, NEAR = 0.66, 0.8
"""Where the subject's ground and the near end of an arrow are seen: above the words of a slate."""
WIDE_PX = 0.034
"""Width of an arrow on the frame, of its height."""
WIDE_M = 0.16
"""Width of an arrow on the ground, of the way that the frame's height spans there."""
LEAST, MOST = 0.2, 0.6
"""How long arrows are at least and at most, of the frame's width (or height)."""


def camera_arrows(camera: Camera, view: View, subject_m: float) -> tuple[Arrow, ...]:
    """`view` is that of the frame; the subject stands `subject_m` ahead of the lens."""
    row = MOVES[camera.move]
    way = camera.amount * (-1 if row.is_reversed else 1)
    found: list[Arrow] = []
    for name, draw in PARTS.items():
        value = getattr(row, name)
        turned = math.log(value) if name == "zoom" else float(value)
        if turned * way:
            found += draw(turned * way, view, subject_m)
    return tuple(found)


def _dolly(value: float, view: View, subject_m: float) -> list[Arrow]:
    """On the ground, towards the subject or away from it."""
    ground = ground_under(view, subject_m, LOWEST)
    near, far = ground.distance_at(NEAR + 0.1), ground.distance_at(LOWEST - 0.02)
    ends = (near, far) if value > 0 else (far, near)
    return [_laid(ground, np.array([(one, 0.0) for one in ends]), (near + far) / 2)]


def _truck(value: float, view: View, subject_m: float) -> list[Arrow]:
    """On the ground, across the picture."""
    ground = ground_under(view, subject_m, LOWEST)
    at = ground.distance_at(NEAR)
    spans = at * view.plate[0] / ground.view.focal
    half = spans * min(MOST, max(LEAST, abs(value))) / 2 * math.copysign(1, value)
    return [_laid(ground, np.array([(at, -half), (at, half)]), at)]


def _orbit(value: float, view: View, subject_m: float) -> list[Arrow]:
    """On the ground, a part of the circle about the subject."""
    ground = ground_under(view, subject_m, LOWEST)
    near = ground.distance_at(NEAR + 0.04)
    radius = max(ground.at_m - near, 0.2 * ground.at_m)
    half = math.radians(min(75.0, max(32.0, abs(value) * 1.4))) * math.copysign(1, value)
    turn = np.linspace(-half, half, 25)
    path = np.stack((ground.at_m - radius * np.cos(turn), radius * np.sin(turn)), 1)
    return [_laid(ground, path, near)]


def _laid(ground: Ground, path: Floats, at_m: float) -> Arrow:
    """An arrow along metres of the ground, seen by the lens."""
    wide = WIDE_M * at_m * ground.view.plate[1] / ground.view.focal
    return Arrow(ground.pixels(path), ground.pixels(ribbon(path, wide)))


def _pan(value: float, view: View, subject_m: float) -> list[Arrow]:
    """Along the top of the frame, bent as the turn is."""
    reach = min(MOST, max(LEAST, abs(value) / 70)) / 2 * math.copysign(1, value)
    x = np.linspace(-reach, reach, 25)
    bend = 0.06 * (1 - (x / reach) ** 2)
    return [_on_frame(np.stack((0.5 + x, 0.19 - bend), 1), view)]


def _tilt(value: float, view: View, subject_m: float) -> list[Arrow]:
    """Along the left of the frame, bent as the turn is."""
    reach = min(MOST, max(2 * LEAST, abs(value) / 50)) / 2 * math.copysign(1, value)
    y = np.linspace(reach, -reach, 25)
    bend = 0.035 * (1 - (y / reach) ** 2)
    return [_on_frame(np.stack((0.1 - bend, 0.46 + y), 1), view)]


def _pedestal(value: float, view: View, subject_m: float) -> list[Arrow]:
    """Straight up or down, at the right of the frame."""
    reach = min(MOST, max(2 * LEAST, abs(value) / 4)) / 2 * math.copysign(1, value)
    return [_on_frame(np.array(((0.9, 0.46 + reach), (0.9, 0.46 - reach))), view)]


def _roll(value: float, view: View, subject_m: float) -> list[Arrow]:
    """About the middle of the frame, clockwise as the camera turns."""
    half = math.radians(min(100.0, max(50.0, abs(value) * 4))) * math.copysign(1, value)
    turn = np.linspace(-half, half, 33)
    aspect = view.plate[1] / view.plate[0]
    path = np.stack((0.5 + 0.36 * aspect * np.sin(turn), 0.52 - 0.36 * np.cos(turn)), 1)
    return [_on_frame(path, view)]


def _zoom(value: float, view: View, subject_m: float) -> list[Arrow]:
    """From the corners to the middle, or away from it."""
    ends = (0.4, 0.27) if value > 0 else (0.27, 0.4)
    corners = ((-1, -1), (1, -1), (1, 1), (-1, 1))
    return [
        _on_frame(np.array([(0.5 + x * end, 0.47 + y * end * 0.86) for end in ends]), view)
        for x, y in corners
    ]


def _shake(value: float, view: View, subject_m: float) -> list[Arrow]:
    """A way that comes to no rest."""
    x = np.linspace(0, 1, 40)
    rise = 0.022 * np.sin(x * 24) + 0.01 * np.sin(x * 47 + 1)
    return [_on_frame(np.stack((0.36 + 0.28 * x, 0.2 + rise), 1), view)]


def _on_frame(path: Floats, view: View) -> Arrow:
    """An arrow along shares of the frame."""
    points = path * np.array(view.plate, float)
    return Arrow(points, ribbon(points, WIDE_PX * view.plate[1]))


PARTS: dict[str, Callable[[float, View, float], list[Arrow]]] = {
    "dolly": _dolly,
    "truck": _truck,
    "orbit": _orbit,
    "pan": _pan,
    "tilt": _tilt,
    "pedestal_m": _pedestal,
    "roll": _roll,
    "zoom": _zoom,
    "shake": _shake,
}
"""Field of a row of `MOVES` -> how it is shown; a positive value goes the way of the row."""
