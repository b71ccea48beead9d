"""The camera where the user put it: moved out of walls, things and people, and that is said."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from pipeline.engines.previs.mesh import Part
from pipeline.engines.previs.sets import Place, Wall
from pipeline.engines.previs.staging.setup import Setup
from pipeline.film.staging import Standpoint

WALL_M = 0.06
"""How near to a wall, on either side, a camera is in it."""
NEAR_M, FLESH_M = 0.08, 0.14
"""How near to a thing, and to somebody's skin."""
AHEAD_M = (0.0, 0.1, 0.2, 0.3)
"""A camera that has to move sees something: so far before its new place nothing stands either."""
STEP_M, FARTHEST_M = 0.05, 6.0
"""Of the search for a free place."""
AIM_M = 0.5
"""How far away what is aimed at counts: nothing behind that is cleared out of the way."""
LARGEST_M = 4.0
"""Larger things are ground, houses and shells that a camera can be inside of."""
_SKEW = np.array((0.2917, 0.1379, 0.9465))
"""No edge of a set runs along it."""
_AROUND = np.concatenate(
    [np.zeros((1, 3)), *(np.vstack((np.eye(3), -np.eye(3))) * s for s in (0.33, 0.67, 1.0))]
)
"""A point and others around it, up to 1 away: near enough to each other to miss no table top."""
_BESIDES = ("floor", "ceiling", "weather", "ground", "street", "outside")

Solid = tuple[str, Part]


def as_numbered(setup: Setup, asked: Standpoint) -> Setup:
    """The set-up with all that the user chose. Without a turn or a tilt it looks where it did."""
    numbers = (asked.x_m, asked.y_m, asked.height_m)
    eye = np.array([o if n is None else n for o, n in zip(setup.eye, numbers, strict=True)], float)
    if math.dist(eye, setup.subject) < 0.05:
        eye = eye + (setup.eye - setup.subject) * 0.1
    moved = replace(setup, eye=eye)
    if asked.turn is None and asked.tilt is None:
        return moved
    turn, tilt = turn_and_tilt(moved)
    turn = turn if asked.turn is None else asked.turn
    tilt = tilt if asked.tilt is None else asked.tilt
    return replace(moved, subject=eye + _way(turn, tilt) * AIM_M, share=(0.5, 0.5))


def turn_and_tilt(setup: Setup) -> tuple[float, float]:
    """Degrees: counter-clockwise from looking to +y, and upwards."""
    x, y, z = (float(one) for one in setup.view((1600, 900)).axes[2])
    return math.degrees(math.atan2(-x, y)), math.degrees(math.asin(max(-1.0, min(1.0, z))))


def _way(turn: float, tilt: float) -> np.ndarray:
    a, b = math.radians(turn), math.radians(tilt)
    return np.array((-math.sin(a) * math.cos(b), math.cos(a) * math.cos(b), math.sin(b)))


def moved_out(setup: Setup, place: Place, parts: Sequence[Part]) -> tuple[Setup, str]:
    """The set-up at the nearest free place along its view, and a sentence if it had to move."""
    solids = list(solids_of(parts))
    hit = _inside_of(setup.eye, place, solids)
    if not hit:
        return setup, ""
    way = setup.view((1600, 900)).axes[2].astype(float)
    for step in np.arange(STEP_M, FARTHEST_M, STEP_M):
        for sign in (-1, 1):
            eye = setup.eye + way * step * sign
            ahead = (eye + way * more for more in AHEAD_M)
            if eye[2] > STEP_M and not any(_inside_of(one, place, solids) for one in ahead):
                return _at(setup, eye), _said(hit, float(step), sign < 0)
    return setup, f"The camera is inside {hit}, with no free place before or behind it. Move it."


def _at(setup: Setup, eye: np.ndarray) -> Setup:
    """Moved along its view, past what it looked at if need be: the view stays."""
    way = setup.view((1600, 900)).axes[2].astype(float)
    if float((setup.subject - eye) @ way) > AIM_M:
        return replace(setup, eye=eye)
    return replace(setup, eye=eye, subject=eye + way * AIM_M, share=(0.5, 0.5))


def _said(hit: str, away_m: float, is_back: bool) -> str:
    where = "back" if is_back else "forward"
    return (
        f"The camera would be inside {hit}, and was moved {away_m:.2f} m {where} along its view. "
        "Change its x, y or height to have it otherwise."
    )


def solids_of(parts: Sequence[Part]) -> Iterator[Solid]:
    for part in parts:
        name = part.thing.partition("/")[0]
        size = part.vertices.max(0) - part.vertices.min(0)
        if part.figure or not (name.startswith(_BESIDES) or float(size.max()) > LARGEST_M):
            yield part.figure or f"the {name.rstrip('0123456789 ')}", part


def _inside_of(eye: np.ndarray, place: Place, solids: Sequence[Solid]) -> str:
    """What the lens is inside of, as a sentence names it; empty where it is free."""
    if any(_is_in_wall(eye, wall, place) for wall in place.walls):
        return "a wall"
    return next((name for name, part in solids if is_in(eye, part)), "")


def _is_in_wall(eye: np.ndarray, wall: Wall, place: Place) -> bool:
    wide, deep, high = place.bounds or (0.0, 0.0, 0.0)
    away = (eye[:2] - wall.point) @ np.array(wall.inward)
    is_along = abs(eye[0]) < wide + WALL_M and abs(eye[1]) < deep + WALL_M
    return bool(abs(away) < WALL_M and is_along and eye[2] < high)


def is_in(eye: np.ndarray, part: Part) -> bool:
    """In what is closed, or nearer to its surface than a lens can come."""
    margin = FLESH_M if part.figure else NEAR_M
    low, high = part.vertices.min(0) - margin, part.vertices.max(0) + margin
    if not bool(((low < eye) & (eye < high)).all()):
        return False
    return bool(_are_enclosed(eye + _AROUND * margin, part).any())


def _are_enclosed(points: np.ndarray, part: Part) -> np.ndarray:
    """Of each point, whether a line from it crosses the surface an odd number of times.

    Moeller and Trumbore, "Fast, minimum storage ray-triangle intersection", 1997.
    """
    a, b, c = (part.vertices[part.faces[:, k]].astype(float) for k in range(3))
    one, other = b - a, c - a
    across = np.cross(_SKEW, other)
    scale = (one * across).sum(1)
    scale = np.where(np.abs(scale) < 1e-12, np.inf, scale)
    start = points[:, None] - a
    u = (start * across).sum(2) / scale
    turned = np.cross(start, one)
    v = (turned @ _SKEW) / scale
    away = (other * turned).sum(2) / scale
    return ((u >= 0) & (v >= 0) & (u + v <= 1) & (away > 0)).sum(1) % 2 == 1
