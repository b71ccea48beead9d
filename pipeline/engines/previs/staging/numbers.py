"""Figures where the user put them: on the floor, on a seat that is there, or on a chair brought."""

import math
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from pipeline.engines.previs.mesh import Part, placed
from pipeline.engines.previs.people import POSES, Stance
from pipeline.engines.previs.sets import Place, Spot
from pipeline.engines.previs.sets.furniture import PIECES, Palette
from pipeline.engines.previs.staging.beds import beds_of
from pipeline.engines.previs.staging.spots import reaches
from pipeline.film.staging import Figure, PoseName, Staging

SEATED = frozenset(
    (PoseName.SIT, PoseName.SIT_AT_TABLE, PoseName.DRIVE, PoseName.PLAY, PoseName.DOZE)
)
"""Poses that need something to sit on."""
NEAR_SEAT_M = 0.45
"""Who is put so near to a seat sits on it."""
CHAIR_M = 0.455
WALL_M = 0.25
"""How near to a wall somebody can be."""
_WOOD = Palette((0, 0, 0), (0, 0, 0), (0, 0, 0), (128, 92, 60), (150, 66, 58))

Stances = dict[str, Stance]


def as_numbered(stances: Stances, staging: Staging, place: Place) -> Stances:
    """The stances with all that the user chose; who is not there is left out."""
    chosen = {one.character: one for one in staging.figures if one.character in stances}
    return stances | {
        name: _numbered(stances[name], figure, place) for name, figure in chosen.items()
    }


def _numbered(stance: Stance, figure: Figure, place: Place) -> Stance:
    x, y = inside(_wanted(stance, figure), place)
    turn = stance.turn if figure.turn is None else figure.turn
    found = replace(stance, at=(x, y, 0.0), turn=turn)
    is_moved = (x, y) != stance.at[:2] or turn != stance.turn
    if figure.pose is None and not is_moved:
        return stance
    # Hands lie on what was before them; elsewhere they are the pose's own.
    found = replace(found, left_hand=None, right_hand=None)
    if figure.pose is not None:
        found = replace(found, pose=POSES[figure.pose])
    elif found.pose == POSES["sit-at-table"] and not reaches(Spot("", (x, y), turn), place):
        found = replace(found, pose=POSES["sit"])
    if found.pose == POSES["lie"]:
        return replace(found, at=(x, y, height_at(beds_of(place), (x, y)) or 0.0), seat_m=None)
    is_seated = figure.pose in SEATED if figure.pose else stance.seat_m is not None
    return replace(found, seat_m=(seat_at(place, (x, y)) or CHAIR_M) if is_seated else None)


def _wanted(stance: Stance, figure: Figure) -> tuple[float, float]:
    x = stance.at[0] if figure.x_m is None else figure.x_m
    y = stance.at[1] if figure.y_m is None else figure.y_m
    return x, y


def inside(at: tuple[float, float], place: Place) -> tuple[float, float]:
    """The nearest place on the floor of the set."""
    if place.bounds is None:
        return at
    x, y = (
        min(max(value, -half + WALL_M), half - WALL_M)
        for value, half in zip(at, place.bounds[:2], strict=True)
    )
    return x, y


def seat_at(place: Place, at: tuple[float, float]) -> float | None:
    """The height of the nearest seat of the set, where one is near."""
    return height_at((*place.spots, *place.rows), at)


def height_at(spots: Iterable[Spot], at: tuple[float, float]) -> float | None:
    """The height of the nearest thing that is sat or lain on, where one is near."""
    seats = [(math.dist(spot.at, at), spot.seat_m) for spot in spots if spot.seat_m is not None]
    away, height = min(seats, default=(math.inf, 0.0))
    return height if away < NEAR_SEAT_M else None


def chairs(stances: Stances, names: Collection[str], place: Place) -> list[Part]:
    """What they sit on where the set has no seat."""
    return [
        part
        for name, stance in stances.items()
        if name in names and stance.seat_m is not None and not seat_at(place, stance.at[:2])
        for part in placed(PIECES["chair"](_WOOD), stance.at, stance.turn, thing=f"{name}'s chair")
    ]


def said_of_figures(stances: Stances, staging: Staging, place: Place) -> Iterator[str]:
    """Who could not be put where the numbers say."""
    for figure in staging.figures:
        if figure.character not in stances:
            continue
        wanted = _wanted(stances[figure.character], figure)
        away = math.dist(wanted, inside(wanted, place))
        if away > 0.005:
            yield (
                f"{figure.character} would stand in a wall or outside the set, and was moved "
                f"{away:.1f} m inside. Change x or y to have it otherwise."
            )
