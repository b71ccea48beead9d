"""Furniture and places to be, together: what a scene is played at."""

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.engines.previs.mesh import Part, Triple, placed
from pipeline.engines.previs.sets.furniture import PIECES, Palette
from pipeline.engines.previs.sets.place import Spot

SEAT_M = 0.455


@dataclass(frozen=True)
class Group:
    parts: tuple[Part, ...]
    spots: tuple[Spot, ...]
    surface: Triple


def _standing() -> tuple[Spot, ...]:
    """Around the middle: two who face each other, then others behind them and in between."""
    marks = ((-0.62, 0, 75), (0.62, 0, -75), (0.1, 0.75, 5), (-1.5, 0.5, 60), (1.5, 0.5, -60))
    more = tuple(((-1) ** k * (0.5 + k * 0.35), 1.3 + 0.25 * k, 0) for k in range(8))
    return tuple(Spot("middle", (x, y), turn) for x, y, turn in (*marks, *more))


def _seat(x: float, y: float, turn: float, zone: str = "table") -> Spot:
    return Spot(zone, (x, y), turn, SEAT_M)


def _beside() -> tuple[Spot, ...]:
    """Where others stand while two sit."""
    marks = ((-0.95, 0.75, 60), (0.95, 0.75, -60), (-1.35, -0.1, 90), (1.35, -0.1, -90))
    more = tuple(((-1) ** k * (0.4 + k * 0.4), 1.5 + 0.2 * k, 0) for k in range(8))
    return tuple(Spot("table", (x, y), turn) for x, y, turn in (*marks, *more))


def _cafe_table(palette: Palette) -> Group:
    parts = [
        *placed(PIECES["round table"](palette), thing="table"),
        *placed(PIECES["chair"](palette), (-0.74, 0, 0), 90, thing="chair 1"),
        *placed(PIECES["chair"](palette), (0.74, 0, 0), -90, thing="chair 2"),
        *placed(PIECES["cup"](palette), (-0.12, 0.05, 0.75), 130, thing="cup 1"),
        *placed(PIECES["cup"](palette), (0.14, -0.07, 0.75), -40, thing="cup 2"),
    ]
    seats = (_seat(-0.7, 0, 90), _seat(0.7, 0, -90))
    return Group(tuple(parts), (*seats, *_beside()), (0, -0.05, 0.75))


def _table_for_two(palette: Palette) -> Group:
    parts = [
        *placed(PIECES["long table"](palette), thing="table"),
        *placed(PIECES["chair"](palette), (-1.05, 0, 0), 90, thing="chair 1"),
        *placed(PIECES["chair"](palette), (1.05, 0, 0), -90, thing="chair 2"),
    ]
    seats = (_seat(-1.0, 0, 90), _seat(1.0, 0, -90))
    return Group(tuple(parts), (*seats, *_beside()), (0, 0, 0.75))


def _berths(palette: Palette) -> Group:
    parts = [
        *placed(PIECES["bench"](palette), (-1.05, 0.2, 0), 90, thing="berth 1"),
        *placed(PIECES["bench"](palette), (1.05, 0.2, 0), -90, thing="berth 2"),
        *placed(PIECES["folding table"](palette), (0, 0.95, 0), thing="table"),
    ]
    seats = (
        _seat(-0.86, 0.1, 90),
        _seat(0.86, 0.1, -90),
        _seat(-0.86, 0.7, 90),
        _seat(0.86, 0.7, -90),
    )
    stand = (
        Spot("door", (0.0, -0.75), 180),
        Spot(
            "middle",
            (
                -0.25,
                -0.2,
            ),
            60,
        ),
    )
    return Group(tuple(parts), (*seats, *stand, *_standing()), (0, 0.8, 0.75))


def _at_nothing(_: Palette) -> Group:
    return Group((), _standing(), (0, 0, 0.0))


GROUPS: dict[str, Callable[[Palette], Group]] = {
    "cafe table": _cafe_table,
    "table for two": _table_for_two,
    "berths": _berths,
    "standing": _at_nothing,
}


def table_and_chairs(palette: Palette) -> list[Part]:
    return [
        *placed(PIECES["round table"](palette), thing="table"),
        *placed(PIECES["chair"](palette), (-0.68, 0, 0), 84, thing="chair 1"),
        *placed(PIECES["chair"](palette), (0.66, 0.1, 0), -97, thing="chair 2"),
    ]
