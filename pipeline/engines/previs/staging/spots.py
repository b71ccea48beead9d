"""Spots for everybody: kept for the whole scene, so that nobody moves because another does."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from pipeline.engines.previs.sets import Place, Spot
from pipeline.film.blocking import Mark
from pipeline.film.shot import Look

SIDE = {Look.RIGHT: -1, Look.LEFT: 1, Look.CAMERA: 0}
"""Who looks right stands left."""
ROOM_M = 0.24
"""Half the room that somebody who stands takes."""
APART_M = 0.62
WALL_M = 0.2
BESIDE_M = 0.62
AROUND_DEGREES = 66.0
PETS = ("dog", "puppy", "wolf", "cat", "kitten")
HEEL_M = 0.62
STATION_M = 0.7
WHEELCHAIR = Spot("wheelchair", (0.0, 0.0), 0.0, 0.48)
BROUGHT = {"piano": Spot("beside", (2.47, -0.24), 180.0, 0.455)}
"""Before what is brought where the set has none; `props.BESIDE` says where it stands."""
GRAZING = Spot("grazing", (2.3, 2.6), -62.0)
"""Where a horse stands that nobody rides."""
OUTSIDE_M, FAR_AT = 4.2, (1.6, 6.5)
"""How far behind a window, and where outdoors, somebody is who is watched from afar."""
_SOLID_M = (0.12, 1.5)
"""Things that end below or begin above these heights are in nobody's way."""
_UNDERFOOT = (
    "floor", "ceiling", "street", "rug", "platform", "stairs", "steps", "ground", "cave walls",
)  # fmt: skip


class Room:
    """The spots of a place that are not taken yet, and the floor around them."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._solid = list(_footprints(place))
        self._seats = [spot for spot in place.spots if spot.is_seat]
        self._rows = list(place.rows)
        self._marks = [s for s in place.spots if not s.is_seat and self._is_free(s.at)]
        self._marks = [s for s in self._marks if _is_inside(s.at, place)]
        works = (name for name in place.stations if name not in ("door", "window"))
        self._taken = [place.stations[name].at for name in works]
        self._grid = _grid(place)

    def seat(self, look: Look) -> Spot | None:
        """The best seat left on the side of who looks so."""
        spot = _first(self._seats, look)
        if spot:
            self._seats.remove(spot)
        return spot

    def row(self) -> Spot | None:
        """The next seat of those that nobody of the company sits in: desks, pews, benches."""
        return self._rows.pop(0) if self._rows else None

    def mark(self, look: Look) -> Spot:
        """The best place left to stand."""
        while spot := _first(self._marks, look):
            self._marks.remove(spot)
            if self._is_apart(spot.at):
                self._taken.append(spot.at)
                return spot
        return self._behind()

    def _behind(self) -> Spot:
        last = (0.0, 0.0)
        for at in self._grid:
            last = at
            if self._is_apart(at) and self._is_free(at) and _is_inside(at, self._place):
                break
        self._taken.append(last)
        return Spot("behind", last, -8.0 * last[0])

    def _is_apart(self, at: tuple[float, float]) -> bool:
        others = (*self._taken, *(seat.at for seat in self._place.spots if seat.is_seat))
        return all(np.hypot(at[0] - x, at[1] - y) > APART_M * 0.9 for x, y in others)

    def _is_free(self, at: tuple[float, float]) -> bool:
        return not any(
            x0 - ROOM_M < at[0] < x1 + ROOM_M and y0 - ROOM_M < at[1] < y1 + ROOM_M
            for x0, y0, x1, y1 in self._solid
        )


def _is_inside(at: tuple[float, float], place: Place) -> bool:
    if place.bounds is None:
        return True
    return all(abs(x) < half - WALL_M for x, half in zip(at, place.bounds[:2], strict=True))


def _first(spots: Sequence[Spot], look: Look) -> Spot | None:
    own = [spot for spot in spots if spot.at[0] * SIDE[look] > 0]
    return next(iter(own or spots), None)


def _grid(place: Place) -> Iterator[tuple[float, float]]:
    """Rows behind the middle, alternately from the left and the right, and then before it."""
    wide, deep = (place.bounds or (4.0, 7.0, 0.0))[:2]
    wide, deep = min(wide - 0.4, 4.2), min(deep - 0.4, 7.0)
    for row in (
        *np.arange(min(1.2, deep), deep + 0.01, 0.72),
        *np.arange(0.5, -deep, -0.72),
        *np.arange(1.5, deep, 0.4),
    ):
        for step in np.arange(0, wide, APART_M):
            for side in (1, -1) if step else (1,):
                yield float(side * step + 0.2 * ((row * 10) % 2)), float(row)


def _footprints(place: Place) -> Iterator[tuple[float, float, float, float]]:
    """(x0, y0, x1, y1) of everything that stands on the floor."""
    for part in place.parts:
        if any(word in part.thing for word in _UNDERFOOT):
            continue
        low, high = part.vertices.min(0), part.vertices.max(0)
        if high[2] > _SOLID_M[0] and low[2] < _SOLID_M[1]:
            yield float(low[0]), float(low[1]), float(high[0]), float(high[1])


def spots_of(marks: Sequence[Mark], place: Place) -> dict[str, Spot]:
    """Where each is who is there. `marks`: the whole company, also those who are not there.

    Everybody keeps a place to stand, and a seat who sits at some time; when seats are gone the
    others stand.
    """
    room = Room(place)
    found: dict[str, Spot] = {}
    for mark in (mark for mark in marks if not mark.is_extra):
        seat = room.seat(mark.look) if mark.will_sit or sits(mark) else None
        stand = room.mark(mark.look)
        is_own = mark.at == WHEELCHAIR.zone
        found[mark.character] = (
            seat if seat and sits(mark) and not is_own else _wheeled(mark, stand)
        )
    found |= at_work(marks, found, place)
    for mark in marks:
        if mark.beside in found and mark.character in found:
            seats = [spot for spot in place.spots if spot.is_seat and spot not in found.values()]
            found[mark.character] = _beside(mark, found, seats, place)
    for mark in (mark for mark in marks if mark.is_away):
        found[mark.character] = _away(place)
    owner = next((found[mark.character] for mark in marks if _is_here(mark)), None)
    for mark in (mark for mark in marks if mark.is_extra and mark.count == 1):
        seat = (room.row() or room.seat(mark.look)) if sits(mark) else None
        at_heel = _at_heel(owner) if owner and _is_pet(mark) else None
        grazing = GRAZING if _word(mark) in ("horse", "pony") else None
        wheeled = _wheeled(mark, room.mark(mark.look)) if mark.at == WHEELCHAIR.zone else None
        raised = _on_table(place) if mark.at == "table" else None
        spot = wheeled or raised or seat or at_heel or grazing
        found[mark.character] = spot or room.mark(mark.look)
    for mark in (mark for mark in marks if mark.count > 1):
        for index in range(mark.count):
            seat = room.row() if sits(mark) else None
            found[f"{mark.character} #{index}"] = seat or room.mark(Look.CAMERA)
    return found


def _wheeled(mark: Mark, stand: Spot) -> Spot:
    """In a wheelchair where they would stand."""
    if mark.at != WHEELCHAIR.zone or not sits(mark):
        return stand
    return replace(WHEELCHAIR, at=stand.at, turn=stand.turn)


def _on_table(place: Place) -> Spot | None:
    """On the table of the place, where it has one."""
    x, y, z = place.surface
    return Spot("table", (x + 0.05, y + 0.06), -38.0, None, z) if z > 0 else None


def at_work(marks: Sequence[Mark], found: dict[str, Spot], place: Place) -> dict[str, Spot]:
    """Those who are at a station of the place; a second one there stands beside the first."""
    there: dict[str, Spot] = {}
    count: dict[str, int] = {}
    for mark in marks:
        spot = place.stations.get(mark.at, BROUGHT.get(mark.at))
        if spot is None or mark.character not in found or not mark.is_present:
            continue
        number = count.get(mark.at, 0)
        count[mark.at] = number + 1
        x, y = spot.at
        seat = spot.seat_m if sits(mark) else None
        there[mark.character] = replace(spot, at=(x + STATION_M * number, y), seat_m=seat)
    return there


def _is_here(mark: Mark) -> bool:
    return mark.is_present and not mark.is_extra


def _is_pet(mark: Mark) -> bool:
    return _word(mark) in PETS


def _word(mark: Mark) -> str:
    return mark.character.rpartition(" ")[0]


def _at_heel(owner: Spot) -> Spot:
    """Beside its owner, on the side of the lens, going the same way."""
    x, y = owner.at
    ahead = HEEL_M * (1.0 if np.sin(np.radians(owner.turn)) >= 0 else -1.0)
    return Spot("heel", (x + ahead, y - 0.32), owner.turn)


def _away(place: Place) -> Spot:
    """Across the street where a window of the back wall looks on it, else at the far end."""
    window = place.targets.get("window")
    if place.bounds is None:
        return Spot("away", FAR_AT, 0.0)
    deep = place.bounds[1]
    if window is not None and window[1] > deep - 0.1:
        return Spot("away", (window[0] - 0.2, deep + OUTSIDE_M), 0.0)
    return Spot("away", (0.35 * place.bounds[0], deep - 0.8), 0.0)


def sits(mark: Mark) -> bool:
    return mark.posture in ("sit", "drive", "doze")


def _beside(mark: Mark, found: dict[str, Spot], seats: list[Spot], place: Place) -> Spot:
    """The next seat of the same row, around the table of who sits at one, else next to them."""
    partner, own = found[mark.beside], found[mark.character]
    x, y = partner.at
    near = [spot for spot in seats if spot.zone == partner.zone and spot.zone != "table"]
    if partner.is_seat and own.is_seat and own.zone == partner.zone != "table":
        return own
    if partner.is_seat and near:
        return min(near, key=lambda spot: np.hypot(spot.at[0] - x, spot.at[1] - y))
    if partner.is_seat and reaches(partner, place):
        turn = AROUND_DEGREES if x > place.surface[0] else -AROUND_DEGREES
        cos, sin = np.cos(np.radians(turn)), np.sin(np.radians(turn))
        a, b = x - place.surface[0], y - place.surface[1]
        at = place.surface[0] + a * cos - b * sin, place.surface[1] + a * sin + b * cos
        turn += partner.turn
    else:
        wanted = ((x, y + BESIDE_M), (x + BESIDE_M, y), (x - BESIDE_M, y))
        at = next((one for one in wanted if _is_inside(one, place)), wanted[0])
        turn = partner.turn + (14 if partner.turn < 0 else -14)
    at = float(at[0]), float(at[1])
    return replace(own, at=at, turn=float(turn), seat_m=partner.seat_m, zone="beside")


def reaches(spot: Spot, place: Place) -> bool:
    """Whether who sits there has the hands on the table."""
    x, y, z = place.surface
    return z > 0 and 0.3 < float(np.hypot(x - spot.at[0], y - spot.at[1])) < 1.06
