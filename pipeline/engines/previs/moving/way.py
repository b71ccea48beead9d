"""The camera on its way through a set: what it sees from a pose, and what is in its way."""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from pipeline.engines.previs.mesh import Part, weld
from pipeline.engines.previs.mesh.part import Floats
from pipeline.engines.previs.sets import Place
from pipeline.engines.previs.staging import Setup
from pipeline.engines.previs.staging.clearance import standing_walls
from pipeline.engines.previs.trace import Tracer, View, nearest_hit
from pipeline.film.path import Pose, half_field, look_through

PASSING_M = 0.3
"""What the lens comes nearer to than this is carried aside for the whole take."""
BODY_M = 0.12
"""People only where the lens would go through them."""
LEAST_HEIGHT_M = 0.06
UNMOVED = ("floor", "ground", "ceiling", "street", "outside", "weather")
STATIONS = 24


def view_from(rest: View, pose: Pose, unit_m: float, size: tuple[int, int], lens_mm: float) -> View:
    """The frame of `size` from a pose; `unit_m` is the subject distance that poses count in."""
    ahead = np.array(look_through(replace(pose, zoom=1.0), 0, 0))
    right = np.array(look_through(replace(pose, zoom=1.0), 1, 0)) - ahead
    up = np.array(look_through(replace(pose, zoom=1.0), 0, 1)) - ahead
    axes = np.stack((right, up, ahead)) @ rest.axes
    focal = size[0] / 2 / half_field(lens_mm, size[0] / size[1]) * pose.zoom
    return View(eye_at(rest, pose, unit_m), axes.astype(np.float32), size, focal)


def eye_at(rest: View, pose: Pose, unit_m: float) -> Floats:
    way = np.array((pose.x, pose.y, pose.z), np.float32) * np.float32(unit_m)
    return rest.eye + way @ rest.axes


def is_above_ground(eyes: Floats) -> bool:
    return bool((eyes[:, 2] > LEAST_HEIGHT_M).all())


def stations(path: Sequence[Pose]) -> list[Pose]:
    """Some poses of a path, its ends among them."""
    return [*path[:: max(1, math.ceil(len(path) / STATIONS))], path[-1]]


def unpassed(parts: Sequence[Part], eyes: Floats) -> list[Part]:
    """Without the things that the lens passes through or close by. `eyes` (N, 3): its places."""
    passed = {_piece(part) for part in parts if _is_near(part, eyes)}
    left = [part for part in parts if _piece(part) not in passed]
    crossed = _crossed(left, eyes) if len(eyes) > 1 else set()
    return [part for part in left if _piece(part) not in crossed]


def walls_from(place: Place, setup: Setup, eye: Floats) -> list[Part]:
    """The walls that stand for a camera there: seen from outside none is."""
    return standing_walls(place, replace(setup, eye=np.asarray(eye, float)))


def _piece(part: Part) -> str:
    return part.thing.partition("/")[0]


def _is_near(part: Part, eyes: Floats) -> bool:
    if part.thing.startswith(UNMOVED):
        return False
    reach = BODY_M if part.figure else PASSING_M
    low, high = part.vertices.min(0) - reach, part.vertices.max(0) + reach
    close = eyes[((eyes > low) & (eyes < high)).all(1)]
    return any(float(((part.vertices - eye) ** 2).sum(1).min()) < reach**2 for eye in close)


def _crossed(parts: Sequence[Part], eyes: Floats) -> set[str]:
    """Large things whose corners are far off: what lies between one place and the next."""
    tracer, found = Tracer(weld(parts)), set[str]()
    for eye, following in pairwise(eyes):
        distance, thing = nearest_hit(tracer, eye, following - eye)
        if distance <= 1 and not thing.startswith(UNMOVED):
            found.add(thing.partition("/")[0])
    return found
