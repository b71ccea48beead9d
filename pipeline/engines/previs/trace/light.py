"""The light of a set: one key that throws hard shadows, sun through openings, contact shadow."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.mesh.part import Colour, Floats, Triple
from pipeline.engines.previs.trace.rays import LIFT_M, Tracer
from pipeline.film.weather import Weather

FAINT = 0.05
"""Of a lamp's light: what less does is not seen."""
CONTACT_M = 0.5
"""How far things darken each other's corners."""


@dataclass(frozen=True)
class Lamp:
    """A light at a place; how far it is of use, in metres."""

    at: Triple
    reach_m: float = 3.0


@dataclass(frozen=True)
class Air:
    """What falls in a set: from `from_y` away."""

    weather: Weather
    from_y: float


@dataclass(frozen=True)
class Light:
    """What lights a set.

    key: a place (`is_sun` False) or a direction towards it. sun: direction towards the sun that
    comes through the openings of a room, or None. `warm` multiplies what is lit, `cool` what is
    not, in 0..1 per channel; `sky` is seen where no ray hits, from the horizon to above.
    """

    key: Triple
    is_sun: bool
    sun: Triple | None
    warm: tuple[float, float, float]
    cool: tuple[float, float, float]
    sky: tuple[Colour, Colour]
    lamps: tuple[Lamp, ...] = ()
    haze_m: float = 0.0
    """Metres of air that leave a third of what is seen; 0 is a vacuum."""
    sun_adds: tuple[float, float, float] = (0.2, 0.17, 0.08)
    """What the sun (or the moon) through a window adds."""
    is_soft: bool = False
    """The key is as wide as a covered sky: it throws no shadow but where things touch."""
    air: Air | None = None
    """What falls before or behind what is seen; None: nothing."""
    rim: float = 0.0
    back: Triple = (0.7, 0.6, 0.4)
    """How strong a light is that edges people from behind, and the direction towards it."""


def key_of(tracer: Tracer, light: Light, points: Floats, normals: Floats) -> Floats:
    """(N,) how much of the key falls on each point: 0 in its shadow, 1 straight on."""
    if light.is_sun:
        way = np.broadcast_to(_unit(light.key), points.shape)
        length = np.full(len(points), 60, np.float32)
    else:
        way, length = _towards(light.key, points)
    facing = np.einsum("ij,ij->i", normals, way)
    if light.is_soft:
        return np.maximum(facing, 0)
    return facing * _reached(tracer, points, normals, way, length, facing > 0.02)


def sun_of(tracer: Tracer, light: Light, points: Floats, normals: Floats) -> Floats:
    """(N,) the sun that comes in through an opening."""
    if light.sun is None:
        return np.zeros(len(points), np.float32)
    way = np.broadcast_to(_unit(light.sun), points.shape)
    facing = np.einsum("ij,ij->i", normals, way)
    length = np.full(len(points), 60, np.float32)
    return _reached(tracer, points, normals, way, length, facing > 0.1)


def lamps_of(tracer: Tracer, light: Light, points: Floats, normals: Floats) -> Floats:
    """(N,) the pools of the practical lamps together."""
    total = np.zeros(len(points), np.float32)
    for lamp in light.lamps:
        way, length, fall = _fallen(lamp, points, normals)
        total += fall * _reached(tracer, points, normals, way, length - 0.2, fall > 0)
    return np.minimum(total, 1)


def _fallen(lamp: Lamp, points: Floats, normals: Floats) -> tuple[Floats, Floats, Floats]:
    """The unit ways to a lamp, their lengths, and what falls there where nothing is between."""
    way, length = _towards(lamp.at, points)
    facing = np.einsum("ij,ij->i", normals, way)
    fall = np.clip(1.6 - length / lamp.reach_m, 0, 1) * (0.35 + 0.65 * facing)
    return way, length, np.where(facing > 0, fall, 0)


def is_dimmed(tracer: Tracer, light: Light, points: Floats, normals: Floats) -> NDArray[np.bool_]:
    """(N,) whether what the tracer holds takes light from each point, or darkens it by touch."""
    low, high = (bound(tracer.mesh.vertices, 0) for bound in (np.min, np.max))
    near = np.flatnonzero(((points > low - CONTACT_M) & (points < high + CONTACT_M)).all(1))
    found = np.zeros(len(points), np.bool_)
    found[near] = contact_of(tracer, points[near], normals[near]) < 1
    for way, length, asked in _lights(light, points, normals):
        found |= asked & (_reached(tracer, points, normals, way, length, asked) == 0)
    return found


def _lights(
    light: Light, points: Floats, normals: Floats
) -> Iterator[tuple[Floats, Floats, NDArray[np.bool_]]]:
    """Of all lights that throw shadows: unit ways, lengths, and which points they fall on."""
    far = np.full(len(points), 60, np.float32)
    ways = [(np.broadcast_to(_unit(light.sun), points.shape), far)] if light.sun else []
    if light.is_sun and not light.is_soft:
        ways.append((np.broadcast_to(_unit(light.key), points.shape), far))
    elif not light.is_soft:
        ways.append(_towards(light.key, points))
    for way, length in ways:
        yield way, length, np.einsum("ij,ij->i", normals, way) > 0
    for lamp in light.lamps:
        way, length, fall = _fallen(lamp, points, normals)
        yield way, length - 0.2, fall > FAINT


def contact_of(tracer: Tracer, points: Floats, normals: Floats) -> Floats:
    """(N,) 0 in a corner to 1 in the open, from four short rays."""
    helper = np.where(np.abs(normals[:, 2:]) > 0.7, [[1.0, 0, 0]], [[0, 0, 1.0]]).astype(np.float32)
    side = np.cross(normals, helper)
    side /= np.linalg.norm(side, axis=1, keepdims=True) + 1e-9
    other = np.cross(normals, side)
    total = np.zeros(len(points), np.float32)
    for a, b in ((0.8, 0.25), (-0.25, 0.8), (-0.8, -0.25), (0.25, -0.8)):
        way = (normals * np.float32(0.55) + side * np.float32(a) + other * np.float32(b)).astype(
            np.float32
        )
        total += tracer.is_clear(points + normals * np.float32(LIFT_M), way, CONTACT_M)
    return total / 4


def _reached(
    tracer: Tracer,
    points: Floats,
    normals: Floats,
    way: Floats,
    length: Floats,
    asked: NDArray[np.bool_],
) -> Floats:
    """1 where the way is clear, asked only where it can be."""
    found = np.zeros(len(points), np.float32)
    where = np.flatnonzero(asked)
    if len(where):
        start = points[where] + normals[where] * np.float32(LIFT_M)
        found[where] = tracer.is_clear(start, way[where], length[where])
    return found


def _towards(at: Triple, points: Floats) -> tuple[Floats, Floats]:
    """(N, 3) unit ways to a place and (N,) their lengths."""
    way = np.array(at, np.float32) - points
    length = np.linalg.norm(way, axis=1).astype(np.float32)
    return way / np.maximum(length, 1e-6)[:, None], length


def _unit(way: Triple) -> Floats:
    vector = np.array(way, np.float32)
    return vector / np.linalg.norm(vector)
