"""A place's name to its set: the same name always gives the same set."""

from dataclasses import replace
from functools import lru_cache

from pipeline.engines.previs.mesh import Material, Part, placed
from pipeline.engines.previs.sets.furniture import Palette
from pipeline.engines.previs.sets.grammar import Thing, arranged
from pipeline.engines.previs.sets.groups import GROUPS
from pipeline.engines.previs.sets.kinds import KINDS, Kind, kind_of
from pipeline.engines.previs.sets.lighting import HOURS, light_of
from pipeline.engines.previs.sets.outdoors import OUTDOORS
from pipeline.engines.previs.sets.palettes import FLOORS, palette_of
from pipeline.engines.previs.sets.place import Place, Spot
from pipeline.engines.previs.sets.shell import SIDES, Opening, Wall, ceiling, ground, walls_of
from pipeline.engines.previs.sets.stations import stations
from pipeline.engines.previs.sets.weather import ground_of, puddles
from pipeline.engines.previs.trace import Air
from pipeline.film.script import Interior, Light
from pipeline.film.weather import Weather

OUTLOOK_M = 12.0
"""How far behind a window the houses of the town stand."""
AIR_M = -2.2
"""Where rain begins outdoors: before the middle, off the lens."""


def build(
    place: str,
    interior: Interior | None,
    light: Light,
    weather: Weather = Weather.CLEAR,
    lamps_out: bool = False,
) -> Place:
    """The set of a place under a light. Cached: every shot there asks for it."""
    return _build(" ".join(place.casefold().split()), interior, light, weather, lamps_out)


@lru_cache(maxsize=16)
def _build(
    place: str, interior: Interior | None, light: Light, weather: Weather, lamps_out: bool
) -> Place:
    name, _ = kind_of(place, interior)
    kind = KINDS[name]
    floor = FLOORS[kind.floor[1]] if kind.is_inside else ground_of(kind.floor[1], weather)
    is_dark = HOURS[light].has_lamps and not lamps_out
    is_snowy = weather is Weather.SNOW or name == "snow"
    palette = palette_of(place, name, floor, is_dark, is_snowy and not kind.is_inside)
    room, things, openings = arranged(kind, palette)
    group = GROUPS[kind.hero](palette)
    parts = [
        *_ground(room, palette),
        *group.parts,
        *(part for k, thing in enumerate(things) if thing.side is None for part in thing.parts(k)),
        *_around(room, palette, weather),
    ]
    has_walls = kind.is_inside and kind.has_shell
    lamps = [*group.lamps, *(lamp for thing in things for lamp in thing.lamps)]
    return Place(
        kind=name,
        parts=tuple(parts),
        walls=_walls(room, openings, palette, things) if has_walls else (),
        spots=group.spots,
        light=replace(light_of(room, light, weather, lamps, lamps_out), air=_air(room, weather)),
        surface=group.surface,
        targets=_targets(room, openings, things),
        stations=stations(
            [*group.pieces, *((one.name, one.at[:2], one.turn) for one in things)],
            openings if has_walls else (),
            room.size[:2],
        ),
        rows=tuple(sorted(_rows(things), key=lambda s: abs(s.at[0]) + abs(s.at[1]))),
        bounds=(room.size[0] / 2, room.size[1] / 2, room.size[2]) if kind.is_inside else None,
    )


def _rows(things: list[Thing]) -> list[Spot]:
    return [seat for thing in things for seat in thing.seats]


def _walls(
    room: Kind, openings: tuple[Opening, ...], palette: Palette, things: list[Thing]
) -> tuple[Wall, ...]:
    """With what hangs on each."""
    bare = walls_of(room.size, openings, palette)
    hung = [(thing.side, thing.parts(k)) for k, thing in enumerate(things) if thing.side]
    return tuple(
        replace(wall, parts=(*wall.parts, *(p for at, own in hung if at == side for p in own)))
        for side, wall in zip(SIDES, bare, strict=True)
    )


def _ground(kind: Kind, palette: Palette) -> list[Part]:
    floor = ground(kind.size[:2], Material(palette.floor, kind.floor[0]))
    has_ceiling = kind.is_inside and kind.has_shell
    return [floor, ceiling(kind.size)] if has_ceiling else [floor]


def _around(kind: Kind, palette: Palette, weather: Weather) -> list[Part]:
    """What the weather leaves, and what is seen through the windows of a back wall."""
    if not kind.is_inside:
        return puddles(palette.is_dark) if weather is Weather.RAIN else []
    far = kind.size[1] / 2
    if not any(one.kind == "window" and one.side == "back" for one in kind.openings):
        return []
    return _outlook(kind, palette, weather, far)


def _air(kind: Kind, weather: Weather) -> Air | None:
    """What falls: outdoors, or behind the windows of a room."""
    if weather not in (Weather.RAIN, Weather.SNOW):
        return None
    return Air(weather, kind.size[1] / 2 + 0.5 if kind.is_inside else AIR_M)


def _outlook(kind: Kind, palette: Palette, weather: Weather, far: float) -> list[Part]:
    floor = {"town": "pavement", "land": "meadow", "station": "pavement"}.get(kind.outlook)
    if floor is None:
        return placed(OUTDOORS["stars"](palette), (0, far, 0)) if kind.outlook == "space" else []
    earth = Material(ground_of(floor, weather))
    parts = placed([ground((120, 90), earth, "outside")], (0, far + 45.3, -0.5))
    if kind.outlook == "town":
        return parts + placed(
            OUTDOORS["facades"](palette), (0, far + OUTLOOK_M, -0.5), thing="outside"
        )
    parts += placed(OUTDOORS["hills"](palette), (0, far + 44, -0.5), thing="outside")
    for k, x in enumerate((-9, -2.5, 4.5, 12)):
        parts += placed(
            OUTDOORS["tree"](palette), (x, far + 9 + 4 * (k % 2), -0.5), thing=f"outside {k}"
        )
    return parts


def _targets(
    kind: Kind, openings: tuple[Opening, ...], things: list[Thing]
) -> dict[str, tuple[float, float, float]]:
    """Where the openings and the things of the set are, to be looked at or gone to."""
    wide, deep, _ = kind.size
    found: dict[str, tuple[float, float, float]] = {}
    for one in openings:
        height = one.sill + one.tall * 0.6
        at = {
            "back": (one.at, deep / 2, height),
            "front": (-one.at, -deep / 2, height),
            "left": (-wide / 2, one.at, height),
            "right": (wide / 2, -one.at, height),
        }[one.side]
        found.setdefault(one.kind, at)
    for thing in things:
        found.setdefault(thing.name, thing.middle)
    return found
