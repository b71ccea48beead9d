"""Shadows of lights that are not points: hard where a thing touches, soft away from it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.mesh.part import Floats
from pipeline.engines.previs.trace.rays import LIFT_M, Tracer

LOOKS = 16
"""Places of a light that a shadow ray may go to."""
TURN = np.pi * (3 - 5**0.5)
"""The golden angle, by which Vogel's spiral (1979) spreads places evenly over a disc."""
LEAST_FACING = 0.02
"""Cosine below which a surface gets nothing of a light."""

Indices = NDArray[np.intp]


@dataclass(frozen=True)
class Glances:
    """Where on a light its shadow rays go: `first` (N,), which of the LOOKS places each point
    begins with; `count`, how many it asks, spread over the light."""

    first: Indices
    count: int

    def at(self, places: Indices) -> "Glances":
        return Glances(self.first[places], self.count)


def fixed(points: int, count: int) -> Glances:
    """All points ask the same places: steps and no noise."""
    return Glances(np.zeros(points, np.intp), count)


def seen_of(
    tracer: Tracer,
    start: tuple[Floats, Floats],
    aim: tuple[Floats, Floats],
    wide: Floats | float,
    glances: Glances,
) -> Floats:
    """(N,) the share of a light that each point sees; 1, unasked, where it is turned away.

    `start`: points and their normals, (N, 3); `aim`: unit ways to the light (N, 3) and metres to
    it (N,). `wide`: the light's radius for a metre of way.
    """
    points, normals = start
    way, length = aim
    found = np.ones(len(points), np.float32)
    facing = np.einsum("ij,ij->i", normals, way)
    where = np.flatnonzero((facing > LEAST_FACING) & (length > 0))
    if not len(where):
        return found
    begin = points[where] + normals[where] * np.float32(LIFT_M)
    towards, reach = way[where], length[where]
    radius = np.broadcast_to(np.asarray(wide, np.float32), length.shape)[where, None]
    side, other = across(towards)
    own, total = glances.at(where), np.zeros(len(where), np.float32)
    for step in range(own.count):
        spot = DISC[(own.first + step * (LOOKS // own.count)) % LOOKS] * radius
        off = spot[:, :1] * side + spot[:, 1:] * other
        total += tracer.is_clear(begin, towards + off, reach)
    found[where] = total / np.float32(own.count)
    return found


def across(way: Floats) -> tuple[Floats, Floats]:
    """Two ways (N, 3) at right angles to each, and to one another; all unit vectors."""
    steep = np.abs(way[:, 2:]) > 0.7
    helper = np.where(steep, [[1.0, 0, 0]], [[0, 0, 1.0]]).astype(np.float32)
    side = np.cross(way, helper)
    side /= np.linalg.norm(side, axis=1, keepdims=True) + np.float32(1e-9)
    return side, np.cross(way, side)


def _disc() -> Floats:
    """(LOOKS, 2) within the unit disc; those that stand LOOKS / 4 apart lie far from each other."""
    k = np.arange(LOOKS)
    radius, angle = np.sqrt((k + 0.5) / LOOKS), k * TURN
    return np.stack((radius * np.cos(angle), radius * np.sin(angle)), 1).astype(np.float32)


DISC = _disc()
