"""A place's name to its set: the same name always gives the same set."""

import hashlib
from functools import lru_cache

from pipeline.engines.previs.mesh import Colour, Material, Part, placed
from pipeline.engines.previs.sets.furniture import PIECES, Palette
from pipeline.engines.previs.sets.groups import GROUPS, table_and_chairs
from pipeline.engines.previs.sets.kinds import KINDS, Kind, kind_of
from pipeline.engines.previs.sets.lighting import light_of
from pipeline.engines.previs.sets.outdoors import OUTDOORS
from pipeline.engines.previs.sets.place import Place
from pipeline.engines.previs.sets.shell import Wall, ceiling, ground, walls_of
from pipeline.film.script import Interior, Light

WALLS: tuple[tuple[Colour, Colour], ...] = (
    ((214, 196, 158), (126, 86, 58)),
    ((176, 190, 176), (108, 84, 64)),
    ((198, 178, 170), (92, 66, 58)),
    ((168, 184, 196), (104, 90, 78)),
    ((220, 208, 186), (88, 104, 96)),
)
"""The colours of walls, and of their trim."""
CLOTHS: tuple[Colour, ...] = ((150, 66, 58), (74, 104, 92), (86, 96, 136), (176, 138, 78))
WOODS: tuple[Colour, ...] = ((138, 94, 60), (112, 76, 52), (164, 122, 80))
FLOORS: dict[str, Colour] = {
    "stone": (206, 198, 180),
    "wood": (178, 138, 96),
    "carpet": (146, 92, 80),
    "pavement": (190, 184, 172),
    "grass": (150, 166, 118),
}


def build(place: str, interior: Interior | None, light: Light) -> Place:
    """The set of a place under a light. Cached: every shot there asks for it."""
    return _build(" ".join(place.casefold().split()), interior, light)


@lru_cache(maxsize=16)
def _build(place: str, interior: Interior | None, light: Light) -> Place:
    name, _ = kind_of(place, interior)
    kind = KINDS[name]
    palette = _palette(place, kind)
    group = GROUPS[kind.hero](palette)
    parts: list[Part] = [
        *_ground(kind, palette),
        *group.parts,
        *(part for index, item in enumerate(kind.items) for part in _item(index, item, palette)),
    ]
    walls: tuple[Wall, ...] = ()
    if kind.is_inside:
        walls = walls_of(kind.size, kind.openings, palette)
    return Place(
        kind=name,
        parts=tuple(parts),
        walls=walls,
        spots=group.spots,
        light=light_of(kind, light),
        surface=group.surface,
        targets=_targets(kind),
        bounds=(kind.size[0] / 2, kind.size[1] / 2, kind.size[2]) if kind.is_inside else None,
    )


def _palette(place: str, kind: Kind) -> Palette:
    digest = hashlib.sha256(place.encode()).digest()
    wall, trim = WALLS[digest[0] % len(WALLS)]
    return Palette(
        wall,
        trim,
        FLOORS[kind.floor[1]],
        WOODS[digest[1] % len(WOODS)],
        CLOTHS[digest[2] % len(CLOTHS)],
    )


def _ground(kind: Kind, palette: Palette) -> list[Part]:
    floor = ground(kind.size[:2], Material(palette.floor, kind.floor[0]))
    return [floor, ceiling(kind.size), *_outside(kind, palette)] if kind.is_inside else [floor]


def _outside(kind: Kind, palette: Palette) -> list[Part]:
    """What is seen through the windows of the back wall."""
    if not any(one.kind == "window" and one.side == "back" for one in kind.openings):
        return []
    street = Material(FLOORS["pavement"])
    far = kind.size[1] / 2
    return [
        *placed([ground((70, 26), street, "street")], (0, far + 13.2, -0.5)),
        *placed(OUTDOORS["facades"](palette), (0, far + 11, -0.5), thing="street"),
    ]


def _item(index: int, item: tuple[str, float, float, float], palette: Palette) -> list[Part]:
    name, x, y, turn = item
    if name == "table and chairs":
        made = table_and_chairs(palette)
    else:
        made = (PIECES | OUTDOORS)[name](palette)
    return placed(made, (x, y, 0), turn, thing=f"{name} {index}")


def _targets(kind: Kind) -> dict[str, tuple[float, float, float]]:
    """Where the openings and the things on the walls are."""
    wide, deep, _ = kind.size
    found: dict[str, tuple[float, float, float]] = {}
    for one in kind.openings:
        height = one.sill + one.tall * 0.6
        at = {
            "back": (one.at, deep / 2, height),
            "front": (-one.at, -deep / 2, height),
            "left": (-wide / 2, one.at, height),
            "right": (wide / 2, -one.at, height),
        }[one.side]
        found.setdefault(one.kind, at)
    for name, x, y, _ in kind.items:
        found.setdefault(name, (x, y, 2.2 if name == "clock" else 1.1))
    return found
