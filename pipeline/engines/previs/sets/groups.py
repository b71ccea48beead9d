"""Furniture and places to be, together: what a scene is played at."""

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.engines.previs.mesh import Part, Triple, placed
from pipeline.engines.previs.sets.furniture import LAMPS, PIECES, Palette
from pipeline.engines.previs.sets.outdoors import OUTDOORS
from pipeline.engines.previs.sets.place import Spot
from pipeline.engines.previs.trace import Lamp

SEAT_M = 0.455

Row = tuple[str, float, float, float, float]
"""A piece, x, y, z and turn."""
Marks = tuple[tuple[float, float, float], ...]


@dataclass(frozen=True)
class Group:
    parts: tuple[Part, ...]
    spots: tuple[Spot, ...]
    surface: Triple
    lamps: tuple[Lamp, ...] = ()
    pieces: tuple[tuple[str, tuple[float, float], float], ...] = ()
    """Name, place and turn of what it is made of."""


def _arranged(palette: Palette, rows: tuple[Row, ...]) -> tuple[Part, ...]:
    """Pieces as things of their own; whatever is a table is called one."""
    made: list[Part] = []
    for index, (name, x, y, z, turn) in enumerate(rows):
        thing = "table" if "table" in name or "desk" in name else f"{name} {index}"
        made += placed((PIECES | OUTDOORS)[name](palette), (x, y, z), turn, thing=thing)
    return tuple(made)


def _lamps(rows: tuple[Row, ...]) -> tuple[Lamp, ...]:
    """The lights of those pieces that have one."""
    lit = [(row, LAMPS[row[0]]) for row in rows if row[0] in LAMPS]
    return tuple(Lamp((x, y, z + high), reach) for (_, x, y, z, _), (high, reach) in lit)


def _seats(
    *marks: tuple[float, float, float], zone: str = "table", high: float = SEAT_M
) -> tuple[Spot, ...]:
    return tuple(Spot(zone, (x, y), turn, high) for x, y, turn in marks)


def _stands(zone: str, marks: Marks, behind: float) -> tuple[Spot, ...]:
    """Marks, then more in a row that fans out `behind` the middle."""
    more = tuple(((-1) ** k * (0.45 + k * 0.38), behind + 0.2 * k, 0.0) for k in range(8))
    return tuple(Spot(zone, (x, y), turn) for x, y, turn in (*marks, *more))


MIDDLE: Marks = (
    (-0.62, 0, 75),
    (0.62, 0, -75),
    (0.1, 0.75, 5),
    (-1.5, 0.5, 60),
    (1.5, 0.5, -60),
)
"""Two who face each other, one between and behind, two more behind them."""
BESIDE: Marks = ((-0.95, 0.75, 60), (0.95, 0.75, -60), (-1.35, -0.1, 90), (1.35, -0.1, -90))
"""Where others stand while two sit."""


def _at_table(rows: tuple[Row, ...], reach: float, surface: Triple) -> Callable[[Palette], Group]:
    """Two at a table, `reach` metres from its middle, others about it."""
    seats = _seats((-reach, 0, 90), (reach, 0, -90))
    spots = (*seats, *_stands("table", BESIDE, 1.5))
    lamps = _lamps(rows)
    pieces = tuple((name, (x, y), turn) for name, x, y, _, turn in rows)
    return lambda palette: Group(_arranged(palette, rows), spots, surface, lamps, pieces)


def _about(
    rows: tuple[Row, ...],
    seats: tuple[Spot, ...],
    stands: Marks,
    surface: Triple,
    behind: float = 1.5,
) -> Callable[[Palette], Group]:
    spots = (*seats, *_stands("middle", stands, behind))
    lamps = _lamps(rows)
    pieces = tuple((name, (x, y), turn) for name, x, y, _, turn in rows)
    return lambda palette: Group(_arranged(palette, rows), spots, surface, lamps, pieces)


def _cups(z: float) -> tuple[Row, ...]:
    return (("cup", -0.12, 0.05, z, 130), ("cup", 0.14, -0.07, z, -40))


GROUPS: dict[str, Callable[[Palette], Group]] = {
    "standing": _about((), (), MIDDLE, (0, 0, 0.0)),
    "narrow": _about(
        (),
        (),
        (
            (-0.62, -0.1, 75),
            (0.62, -0.1, -75),
            (-1.5, 0.1, 80),
            (1.5, 0.1, -80),
            (-2.4, 0.1, 80),
            (2.4, 0.1, -80),
        ),
        (0, 0, 0.0),
    ),
    "cafe table": _at_table(
        (
            ("round table", 0, 0, 0, 0),
            ("chair", -0.74, 0, 0, 90),
            ("chair", 0.74, 0, 0, -90),
            *_cups(0.75),
        ),
        0.7,
        (0, -0.05, 0.75),
    ),
    "table for two": _at_table(
        (("long table", 0, 0, 0, 0), ("chair", -1.05, 0, 0, 90), ("chair", 1.05, 0, 0, -90)),
        1.0,
        (0, 0, 0.75),
    ),
    "dinner table": _at_table(
        (
            ("long table", 0, 0, 0, 0),
            ("chair", -1.05, 0, 0, 90),
            ("chair", 1.05, 0, 0, -90),
            ("chair", 0.3, 0.72, 0, 0),
            *_cups(0.75),
        ),
        1.0,
        (0, 0, 0.75),
    ),
    "restaurant table": _at_table(
        (("dining table", 0, 0, 0, 0), ("chair", -1.05, 0, 0, 90), ("chair", 1.05, 0, 0, -90)),
        1.0,
        (0, -0.1, 0.762),
    ),
    "interview": _at_table(
        (("metal table", 0, 0, 0, 0), ("chair", -1.05, 0, 0, 90), ("chair", 1.05, 0, 0, -90)),
        1.0,
        (0, 0, 0.75),
    ),
    "desk": _about(
        (
            ("work desk", 0, 0.3, 0, 0),
            ("office chair", 0, 1.0, 0, 0),
            ("chair", -0.5, -0.7, 0, 158),
        ),
        (*_seats((0.05, 0.95, 0)), *_seats((-0.5, -0.68, 158), zone="guest")),
        ((-1.25, 0.1, 80), (1.25, -0.1, -80), (0.8, -0.75, 190), (-1.6, 0.9, 60)),
        (0.1, 0.2, 0.75),
    ),
    "sofa": _about(
        (
            ("sofa", -0.3, 0.75, 0, 0),
            ("low table", -0.3, -0.25, 0, 0),
            ("cup", -0.1, -0.2, 0.4, 40),
        ),
        _seats((-0.7, 0.62, 14), (0.1, 0.62, -14), zone="sofa"),
        ((-1.6, 0.0, 70), (1.15, -0.2, -70), (1.5, 0.7, -50), (-1.9, -0.8, 100)),
        (-0.3, -0.25, 0.4),
    ),
    "bed": _about(
        (("bed", 0, 1.05, 0, 0), ("bedside", -1.05, 1.85, 0, 0), ("bedside", 1.05, 1.85, 0, 0)),
        (
            *_seats((-0.55, 0.25, 20), zone="bed", high=0.49),
            *_seats((0.55, 0.25, -20), zone="bed", high=0.49),
        ),
        ((-1.15, -0.5, 75), (0.35, -0.6, -75), (1.5, 0.4, -60), (-1.5, 0.6, 60)),
        (1.05, 1.75, 0.52),
    ),
    "sickbed": _about(
        (
            ("hospital bed", 0, 0.9, 0, 0),
            ("drip stand", -0.85, 1.55, 0, 0),
            ("monitor cart", 0.95, 1.55, 0, -12),
            ("chair", 1.1, 0.2, 0, -90),
        ),
        (*_seats((-0.3, 0.3, 10), zone="bed", high=0.66), *_seats((1.06, 0.2, -90), zone="bed")),
        ((-0.95, 0.1, 80), (1.1, -0.7, -75), (-1.3, -0.7, 70), (0.2, -0.9, 180)),
        (0, 0.3, 0.665),
    ),
    "bar": _about(
        (
            ("bar counter", 0.4, 0.95, 0, 0),
            ("bar stool", -0.42, 0.25, 0, 0),
            ("bar stool", 0.42, 0.25, 0, 0),
            ("bar stool", 1.3, 0.25, 0, 0),
        ),
        _seats((-0.42, 0.22, 140), (0.42, 0.22, -140), (1.3, 0.22, 180), zone="bar", high=0.76),
        ((-0.75, -0.35, 75), (0.62, -0.35, -75), (-1.75, -0.3, 80), (1.75, -0.5, -80)),
        (0.0, 0.75, 1.11),
        -1.15,
    ),
    "berths": _about(
        (
            ("bench", -1.05, 0.2, 0, 90),
            ("bench", 1.05, 0.2, 0, -90),
            ("folding table", 0, 0.95, 0, 0),
        ),
        _seats((-0.86, 0.1, 90), (0.86, 0.1, -90), (-0.86, 0.7, 90), (0.86, 0.7, -90)),
        ((0.0, -0.75, 180), (-0.25, -0.2, 60), (0.3, 0.1, -60)),
        (0, 0.8, 0.75),
    ),
    "train seats": _about(
        (
            ("train seats", -0.95, 0.75, 0, 90),
            ("train seats", 0.95, 0.75, 0, -90),
            ("folding table", 0, 1.3, 0, 0),
            ("train seats", -1.7, -0.85, 0, 90),
            ("train seats", 1.7, -0.85, 0, -90),
        ),
        _seats((-0.86, 0.48, 90), (0.86, 0.48, -90), (-0.86, 1.0, 90), (0.86, 1.0, -90)),
        ((-0.4, -0.6, 75), (0.5, -0.6, -75), (0.0, -1.0, 180)),
        (0, 1.15, 0.75),
    ),
    "car": _about(
        (("car cabin", 0, 0, 0, 0),),
        _seats((0.37, 0.3, 0), (-0.37, 0.3, 0), zone="driving", high=0.37),
        ((-1.3, -0.2, 80), (1.3, -0.2, -80), (-1.6, 0.8, 60), (1.6, 0.8, -60)),
        (-0.3, -0.6, 0.71),
    ),
    "cockpit": _about(
        (
            ("console", 0, 1.65, 0, 0),
            ("captain chair", -0.8, 0.55, 0, 150),
            ("captain chair", 0.8, 0.55, 0, -150),
        ),
        _seats((-0.78, 0.5, 150), (0.78, 0.5, -150), zone="console", high=0.47),
        ((-0.62, -0.45, 75), (0.62, -0.45, -75), (0.0, 0.6, 0), (-1.6, -0.5, 60)),
        (0, 1.35, 0.77),
    ),
    "consoles": _about(
        (
            ("console", 0, 1.25, 0, 0),
            ("console", -1.95, 0.9, 0, 25),
            ("console", 1.95, 0.9, 0, -25),
            ("office chair", -0.4, 0.45, 0, 200),
            ("office chair", 0.45, 0.45, 0, 160),
        ),
        _seats((-0.4, 0.42, 160), (0.45, 0.42, -160), zone="console"),
        ((-0.7, -0.4, 75), (0.7, -0.4, -75), (-1.5, -0.1, 60), (1.5, -0.1, -60)),
        (0, 0.95, 0.77),
    ),
    "park bench": _about(
        (("park bench", 0, 0.55, 0, 0),),
        _seats((-0.42, 0.5, 16), (0.42, 0.5, -16), zone="bench"),
        ((-0.75, -0.35, 75), (0.65, -0.35, -75), (1.3, 0.3, -60), (-1.3, 0.3, 60)),
        (0.0, 0.45, 0.46),
    ),
}


def table_and_chairs(palette: Palette) -> list[Part]:
    return [
        *placed(PIECES["round table"](palette), thing="table"),
        *placed(PIECES["chair"](palette), (-0.68, 0, 0), 84, thing="chair 1"),
        *placed(PIECES["chair"](palette), (0.66, 0.1, 0), -97, thing="chair 2"),
    ]


def laid_table(palette: Palette) -> list[Part]:
    return [
        *placed(PIECES["dining table"](palette), thing="table"),
        *placed(PIECES["chair"](palette), (-1.02, 0, 0), 88, thing="chair 1"),
        *placed(PIECES["chair"](palette), (1.02, 0, 0), -92, thing="chair 2"),
    ]


SETTINGS: dict[str, Callable[[Palette], list[Part]]] = {
    "table and chairs": table_and_chairs,
    "laid table": laid_table,
}
"""Groups that nobody of the scene sits at."""
