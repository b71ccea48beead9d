"""The light of a set: one key, sun through openings, practical lamps, contact shadow."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.mesh.part import Colour, Floats, Triple
from pipeline.engines.previs.trace.rays import LIFT_M, Tracer
from pipeline.engines.previs.trace.shadow import (
    LEAST_FACING,
    LOOKS,
    Glances,
    across,
    fixed,
    seen_of,
)
from pipeline.film.weather import Weather

CONTACT_M = 0.5
"""How far things darken each other's corners."""
KEY_M, LAMP_M = 0.42, 0.13
"""Radius of a room's key, a window's width, and of a lamp's shade: shadows grow soft by them."""
KEY_CLEAR = 0.8
"""Share of the way to a room's key in which things throw shadows: it stands in nobody's way."""
SUN_WIDE = 0.022
"""Radius of sun and moon for a metre of way: several times the true one, or no edge would grow
soft on a board."""
POOL = 1.3
"""Lengths of its reach at which a lamp gives nothing any more."""
POOL_STEPS = ((0.03, 0.16), (0.26, 0.42), (0.52, 0.7))
"""Between which amounts of a lamp the steps of its pool come."""


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
    gloom: float = 0.0
    """How dark the hour is, 0 by day to 1 at night: so much more pigment goes on the sheet."""
    air: Air | None = None
    """What falls before or behind what is seen; None: nothing."""
    rim: float = 0.0
    back: Triple = (0.7, 0.6, 0.4)
    """How strong a light is that edges people from behind, and the direction towards it."""


def facing_key(light: Light, points: Floats, normals: Floats) -> Floats:
    """(N,) how far each faces the key, whatever lies between: 0 turned away, 1 straight on."""
    way, _ = _way_to_key(light, points)
    return np.maximum(np.einsum("ij,ij->i", normals, way), 0)


def key_of(
    tracer: Tracer, light: Light, points: Floats, normals: Floats, glances: Glances
) -> Floats:
    """(N,) the share of the key that is not hidden: 0 in its shadow, 1 where all of it is seen."""
    if light.is_soft:
        return np.ones(len(points), np.float32)
    way, length = _way_to_key(light, points)
    aim = way, length * np.float32(1 if light.is_sun else KEY_CLEAR)
    wide = SUN_WIDE if light.is_sun else np.float32(KEY_M) / np.maximum(length, 1)
    return seen_of(tracer, (points, normals), aim, wide, glances)


def sun_of(
    tracer: Tracer, light: Light, points: Floats, normals: Floats, glances: Glances
) -> Floats:
    """(N,) the sun that comes in through an opening."""
    if light.sun is None:
        return np.zeros(len(points), np.float32)
    aim = _unit(light.sun, len(points)), np.full(len(points), 60, np.float32)
    is_faced = np.einsum("ij,ij->i", normals, aim[0]) > LEAST_FACING
    return is_faced * seen_of(tracer, (points, normals), aim, SUN_WIDE, glances)


def lamps_of(
    tracer: Tracer, light: Light, points: Floats, normals: Floats, glances: Glances
) -> Floats:
    """(N,) the pools of the practical lamps together, each in three steps with soft rims."""
    total = np.zeros(len(points), np.float32)
    for lamp in light.lamps:
        fall, aim, wide = _fallen(lamp, points, normals)
        total += fall * seen_of(tracer, (points, normals), aim, wide, glances)
    return np.minimum(total, 1)


def _fallen(
    lamp: Lamp, points: Floats, normals: Floats
) -> tuple[Floats, tuple[Floats, Floats], Floats]:
    """What of a lamp falls on points where nothing hides it; ways to it, and how wide it is."""
    way, length = _way_to(lamp.at, points)
    facing = np.einsum("ij,ij->i", normals, way)
    fall = _pool(np.clip(POOL - length / lamp.reach_m, 0, 1) * (0.35 + 0.65 * facing))
    fall[facing <= LEAST_FACING] = 0
    length = np.where(fall > 0, length - np.float32(0.2), 0)
    return fall, (way, length), np.float32(LAMP_M) / np.maximum(length, np.float32(0.3))


def is_dimmed(tracer: Tracer, light: Light, points: Floats, normals: Floats) -> NDArray[np.bool_]:
    """(N,) whether what the tracer holds takes light from each point, or darkens it by touch."""
    low, high = (bound(tracer.mesh.vertices, 0) for bound in (np.min, np.max))
    near = np.flatnonzero(((points > low - CONTACT_M) & (points < high + CONTACT_M)).all(1))
    found = np.zeros(len(points), np.bool_)
    found[near] = contact_of(tracer, points[near], normals[near]) < 1
    glances = fixed(len(points), LOOKS // 4)
    found |= key_of(tracer, light, points, normals, glances) < 1
    if light.sun:
        aim = _unit(light.sun, len(points)), np.full(len(points), 60, np.float32)
        found |= seen_of(tracer, (points, normals), aim, SUN_WIDE, glances) < 1
    for lamp in light.lamps:
        _, aim, wide = _fallen(lamp, points, normals)
        found |= seen_of(tracer, (points, normals), aim, wide, glances) < 1
    return found


def _pool(fall: Floats) -> Floats:
    steps = [np.clip((fall - low) / (high - low), 0, 1) for low, high in POOL_STEPS]
    return np.asarray(sum(steps) / np.float32(len(steps)), np.float32)


def contact_of(tracer: Tracer, points: Floats, normals: Floats) -> Floats:
    """(N,) 0 in a corner to 1 in the open, from four short rays."""
    side, other = across(normals)
    total = np.zeros(len(points), np.float32)
    for a, b in ((0.8, 0.25), (-0.25, 0.8), (-0.8, -0.25), (0.25, -0.8)):
        way = (normals * np.float32(0.55) + side * np.float32(a) + other * np.float32(b)).astype(
            np.float32
        )
        total += tracer.is_clear(points + normals * np.float32(LIFT_M), way, CONTACT_M)
    return total / 4


def _way_to_key(light: Light, points: Floats) -> tuple[Floats, Floats]:
    if light.is_sun:
        return _unit(light.key, len(points)), np.full(len(points), 60, np.float32)
    return _way_to(light.key, points)


def _way_to(place: Triple, points: Floats) -> tuple[Floats, Floats]:
    """Unit ways (N, 3) to a place, and metres."""
    way = np.array(place, np.float32) - points
    length = np.sqrt(np.einsum("ij,ij->i", way, way))
    np.maximum(length, np.float32(1e-6), out=length)
    way /= length[:, None]
    return way, length


def _unit(way: Triple, count: int) -> Floats:
    vector = np.array(way, np.float32)
    return np.broadcast_to(vector / np.linalg.norm(vector), (count, 3))
