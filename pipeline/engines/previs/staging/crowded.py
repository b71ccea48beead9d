"""Figures that the user put into furniture or into somebody: moved out, and that is said."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from pipeline.engines.previs.mesh import Part
from pipeline.engines.previs.people import POSES, Stance
from pipeline.engines.previs.sets import Place
from pipeline.engines.previs.staging.numbers import inside
from pipeline.engines.previs.staging.standpoint import is_in, solids_of
from pipeline.film.staging import Staging

APART_M = 0.28
"""Nearer than in an embrace, two are one."""
HEIGHTS_M = (0.3, 0.5, 0.72, 1.0, 1.35)
"""Where a body would touch what stands there: seats, table tops, shelves."""
STEP_M, FARTHEST_M = 0.1, 2.5
WAYS = 16

Stances = dict[str, Stance]
At = tuple[float, float]


def uncrowded(stances: Stances, staging: Staging, place: Place) -> tuple[Stances, tuple[str, ...]]:
    """The stances with whom the user put where nobody can stand beside it; and what is said."""
    solids = [part for _, part in solids_of(place.parts)]
    said: list[str] = []
    for figure in staging.figures:
        stance = stances.get(figure.character)
        if stance is None or (figure.x_m is None and figure.y_m is None):
            continue
        others = [one.at[:2] for name, one in stances.items() if name != figure.character]
        is_up = stance.seat_m is None and stance.pose != POSES["lie"]
        free = _free(stance.at[:2], others, solids if is_up else [], place)
        if free != stance.at[:2]:
            stances = stances | {figure.character: replace(stance, at=(*free, stance.at[2]))}
            said.append(
                f"{figure.character} would be inside a thing or somebody else, and was moved "
                f"{math.dist(free, stance.at[:2]):.1f} m aside. Change x or y to have it otherwise."
            )
    return stances, tuple(said)


def _free(at: At, others: Sequence[At], solids: Sequence[Part], place: Place) -> At:
    """The nearest place from there where nobody and nothing is; the same where all is full."""
    near = [part for part in solids if _reaches(part, at)]
    return next((spot for spot in _around(at, place) if _is_free(spot, others, near)), at)


def _reaches(part: Part, at: At) -> bool:
    low, high = part.vertices.min(0)[:2], part.vertices.max(0)[:2]
    return bool((low < np.add(at, FARTHEST_M)).all() and (high > np.subtract(at, FARTHEST_M)).all())


def _around(at: At, place: Place) -> Iterator[At]:
    yield at
    for away in np.arange(STEP_M, FARTHEST_M, STEP_M):
        for turn in np.arange(WAYS) * math.tau / WAYS:
            spot = float(at[0] + away * math.cos(turn)), float(at[1] + away * math.sin(turn))
            if math.dist(inside(spot, place), spot) < 1e-6:
                yield spot


def _is_free(at: At, others: Sequence[At], solids: Sequence[Part]) -> bool:
    if any(math.dist(at, other) < APART_M for other in others):
        return False
    body = [np.array((*at, height)) for height in HEIGHTS_M]
    return not any(is_in(point, part) for point in body for part in solids)
