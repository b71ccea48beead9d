"""Where somebody is who works at a piece of a set, who opens its door, who plays its piano."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.engines.previs.sets.place import Spot
from pipeline.engines.previs.sets.shell import Opening


@dataclass(frozen=True)
class At:
    """Metres and degrees in the axes of the piece, whose front is at -y; `turn` 0 looks there."""

    station: str
    x: float
    y: float
    turn: float
    seat_m: float | None = None
    floor_m: float = 0.0
    zone: str = "station"


AT_PIECES: Mapping[str, At] = {
    "judge bench": At("bench", 0.0, 0.34, 0.0, 0.74, 0.36),
    "witness stand": At("witness stand", 0.0, 0.05, 0.0, None, 0.2),
    "bar counter": At("bar", 0.55, 0.55, 0.0),
    "till": At("bar", 0.0, 0.55, 0.0),
    "counter": At("bar", 0.0, 0.55, 0.0),
    "stall": At("bar", 0.0, 0.75, 0.0),
    "altar": At("altar", 0.0, -0.5, 0.0, None, 0.18),
    "blackboard": At("blackboard", -0.75, -0.42, 180.0),
    "stove": At("stove", 0.0, -0.62, 180.0),
    "basin": At("basin", 0.0, -0.56, 180.0),
    "worktop": At("basin", 0.2, -0.62, 180.0),
    "piano": At("piano", 0.0, -0.72, 180.0, 0.455, zone="beside"),
    "console": At("controls", 0.0, -0.72, 180.0),
}
DOOR_M = 0.5
"""How far from a door or a window who opens it stands."""


def stations(
    pieces: Iterable[tuple[str, tuple[float, float], float]],
    openings: Iterable[Opening],
    size: tuple[float, float],
) -> dict[str, Spot]:
    """The first of each kind; `pieces`: name, place and turn."""
    found: dict[str, Spot] = {}
    for one in openings:
        found.setdefault(one.kind, _before(one, size))
    for name, (x, y), turn in pieces:
        for station, spot in _at(name, x, y, turn):
            found.setdefault(station, spot)
    return found


def _at(name: str, x: float, y: float, turn: float) -> Iterator[tuple[str, Spot]]:
    row = AT_PIECES.get(name)
    if row is None:
        return
    a = math.radians(turn)
    at = (
        x + row.x * math.cos(a) - row.y * math.sin(a),
        y + row.x * math.sin(a) + row.y * math.cos(a),
    )
    yield row.station, Spot(row.zone, at, turn + row.turn, row.seat_m, row.floor_m)


def _before(one: Opening, size: tuple[float, float]) -> Spot:
    wide, deep = size[0] / 2 - DOOR_M, size[1] / 2 - DOOR_M
    aside = one.at + 0.28
    at, turn = {
        "back": ((aside, deep), 180.0),
        "front": ((-aside, -deep), 0.0),
        "left": ((-wide, aside), -90.0),
        "right": ((wide, -aside), 90.0),
    }[one.side]
    return Spot(one.kind, at, turn)
