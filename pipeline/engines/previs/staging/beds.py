"""Where somebody lies: on the bed of the place, along it, else on the floor; or dozes in a seat."""

from collections.abc import Iterable

import numpy as np

from pipeline.engines.previs.mesh import Part
from pipeline.engines.previs.sets import Place, Spot
from pipeline.film.blocking import Mark

BEDS: dict[str, float] = {"bed": 0.52, "hospital bed": 0.69, "bench": 0.47, "sofa": 0.47}
"""What is lain on, from the best, and how high it is, metres."""
LONG_ENOUGH_M = 1.3
HEADBOARD_M = 0.15
"""What rises so far above it is at the head's end."""


def beds_of(place: Place) -> list[Spot]:
    """A spot for each bed: its middle, its height, and the turn that lays a head on its pillow."""
    walls = [part for wall in place.walls for part in wall.parts]
    things: dict[str, list[Part]] = {}
    for part in (*place.parts, *walls):
        things.setdefault(part.thing.partition("/")[0], []).append(part)
    order = list(BEDS)
    found = [
        (order.index(kind), name, _spot(parts, BEDS[kind]))
        for name, parts in things.items()
        if (kind := name.rpartition(" ")[0] or name) in BEDS
    ]
    return [spot for _, _, spot in sorted(found, key=lambda one: one[:2]) if spot]


def _spot(parts: Iterable[Part], high: float) -> Spot | None:
    points = np.concatenate([part.vertices for part in parts])
    low, top = points.min(0), points.max(0)
    middle = (low + top) / 2
    long = 0 if top[0] - low[0] > top[1] - low[1] else 1
    if top[long] - low[long] < LONG_ENOUGH_M:
        return None
    head = points[points[:, 2] > high + HEADBOARD_M]
    away = float(head[:, long].mean() - middle[long]) if len(head) else 1.0
    towards = 1.0 if away >= 0 else -1.0
    turn = (0.0 if towards > 0 else 180.0) if long else (-90.0 if towards > 0 else 90.0)
    return Spot("bed", (float(middle[0]), float(middle[1])), turn, high)


def settled(marks: Iterable[Mark], place: Place) -> tuple[Mark, ...]:
    """Sleepers lie where there is a bed or no seat, and doze where there is a seat alone."""
    has_seat = bool(place.rows) or any(spot.is_seat for spot in place.spots)
    free = len(beds_of(place))
    found: list[Mark] = []
    for mark in marks:
        if mark.posture == "sleep":
            how = "lie" if free > 0 or not has_seat else "doze"
            mark = mark.model_copy(update={"posture": how})
        free -= mark.posture == "lie"
        found.append(mark)
    return tuple(found)
