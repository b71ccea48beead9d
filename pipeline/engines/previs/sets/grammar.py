"""The rows of kinds, read for one place: which items it has, where each stands, mirrored or not."""

from dataclasses import dataclass, replace

import numpy as np

from pipeline.engines.previs.mesh import Part, placed
from pipeline.engines.previs.sets.furniture import HUNG, LAMPS, PIECES, Palette
from pipeline.engines.previs.sets.groups import SETTINGS
from pipeline.engines.previs.sets.kinds import Item, Kind
from pipeline.engines.previs.sets.outdoors import OUTDOORS
from pipeline.engines.previs.sets.place import Spot
from pipeline.engines.previs.sets.shell import Opening, Side
from pipeline.engines.previs.trace import Lamp

STRETCH = (0.96, 1.1)
"""How much narrower or wider a room is than its row."""
SHARE = 0.62
"""Of the places of a kind that have what is marked with "?"."""
OVERHEAD = frozenset(("pendant", "strip light", "hanging lamp", "ceiling lamp"))
"""Hung from the ceiling, whatever its height."""
GAP_M = 0.012

SEATS: dict[str, tuple[tuple[float, float, float, float], ...]] = {
    "school desk": ((0, 0.54, 0, 0.45),),
    "pew": ((-0.8, -0.02, 0, 0.47), (0, -0.02, 0, 0.47), (0.8, -0.02, 0, 0.47)),
    "theatre seats": tuple((-1.16 + k * 0.58, -0.04, 0, 0.48) for k in range(5)),
    "bench": ((-0.5, -0.08, 0, 0.44), (0.5, -0.08, 0, 0.44)),
    "park bench": ((-0.42, -0.05, 0, 0.46), (0.42, -0.05, 0, 0.46)),
    "train seats": ((-0.27, -0.06, 0, 0.44), (0.27, -0.06, 0, 0.44)),
    "table and chairs": ((-0.68, 0, 84, 0.455), (0.66, 0.1, -97, 0.455)),
    "laid table": ((-1.02, 0, 88, 0.455), (1.02, 0, -92, 0.455)),
    "armchair": ((0, -0.06, 0, 0.44),),
}
"""Where pieces are sat on: x, y, turn and height."""
STOCK = {**PIECES, **OUTDOORS, **SETTINGS}
ACROSS: dict[Side, Side] = {"left": "right", "right": "left", "back": "back", "front": "front"}
_TURN: dict[str, float] = {"back": 0, "left": 90, "right": -90}


@dataclass(frozen=True)
class Thing:
    """A piece at its place."""

    name: str
    made: tuple[Part, ...]
    at: tuple[float, float, float]
    turn: float
    side: Side | None = None
    """The wall that it hangs on, and goes away with."""

    def parts(self, index: int) -> list[Part]:
        return placed(self.made, self.at, self.turn, thing=f"{self.name} {index}")

    @property
    def seats(self) -> list[Spot]:
        """Where somebody can sit on it."""
        cos, sin = np.cos(np.radians(self.turn)), np.sin(np.radians(self.turn))
        return [
            Spot(
                "row",
                (
                    float(self.at[0] + x * cos - y * sin),
                    float(self.at[1] + x * sin + y * cos),
                ),
                self.turn + turn,
                high,
            )
            for x, y, turn, high in SEATS.get(self.name, ())
        ]

    @property
    def middle(self) -> tuple[float, float, float]:
        """Where somebody looks who looks at it."""
        points = np.concatenate([part.vertices for part in self.made])
        return (
            self.at[0],
            self.at[1],
            self.at[2] + float(points[:, 2].min() + points[:, 2].max()) / 2,
        )

    @property
    def lamps(self) -> list[Lamp]:
        if self.name not in LAMPS:
            return []
        height, reach = LAMPS[self.name]
        ahead = 0.35 if self.name in ("wall lamp", "screen wall", "fireplace") else 0.0
        angle = np.radians(self.turn)
        x, y = self.at[0] + ahead * float(np.sin(angle)), self.at[1] - ahead * float(np.cos(angle))
        return [Lamp((x, y, self.at[2] + height), reach)]


def arranged(kind: Kind, palette: Palette) -> tuple[Kind, list[Thing], tuple[Opening, ...]]:
    """The room as this place has it: its row stretched, perhaps mirrored, with its own choice."""
    rng = np.random.default_rng(palette.variant)
    stretch = float(rng.uniform(*STRETCH)) if kind.is_inside and kind.has_shell else 1.0
    is_mirrored = bool(rng.integers(2)) and kind.hero != "car"
    wide, deep, high = kind.size
    room = replace(kind, size=(wide * stretch, deep, high))
    things: list[Thing] = []
    sides: tuple[Side, ...] = ("back", "left", "right")
    for side in (*sides, "free"):
        for item in kind.items(side):
            is_there, choice = rng.random() < SHARE, int(rng.integers(len(item.names)))
            if item.is_optional and not is_there:
                continue
            name = item.names[choice]
            made = tuple(STOCK[name](replace(palette, variant=palette.variant + len(things))))
            where = _free(item) if side == "free" else _against(side, item, made, room, stretch)
            hung = side if side != "free" and name in HUNG else None
            things.append(_raised(Thing(name, made, where[:3], where[3], hung), room))
    openings = kind.openings
    if is_mirrored:
        things = [_mirrored(thing) for thing in things]
        openings = tuple(map(_mirrored_opening, openings))
    room = replace(room, openings=openings)
    return room, things, openings


def _free(item: Item) -> tuple[float, float, float, float]:
    x, y = item.at[:2]
    return x, y, 0.0, item.at[2] if len(item.at) > 2 else 0.0


def _against(
    side: str, item: Item, made: tuple[Part, ...], room: Kind, stretch: float
) -> tuple[float, float, float, float]:
    """With its back to a wall, its middle along the wall at the item's number."""
    back = max(float(part.vertices[:, 1].max()) for part in made) + GAP_M
    along = item.at[0]
    wide, deep, _ = room.size
    if side == "back":
        return along * stretch, deep / 2 - back, 0.0, 0.0
    x = wide / 2 - back
    return (-x if side == "left" else x), along, 0.0, _TURN[side]


def _raised(thing: Thing, room: Kind) -> Thing:
    if thing.name not in OVERHEAD or not room.is_inside:
        return thing
    top = max(float(part.vertices[:, 2].max()) for part in thing.made)
    return replace(thing, at=(thing.at[0], thing.at[1], room.size[2] - top))


def _mirrored(thing: Thing) -> Thing:
    x, y, z = thing.at
    side = thing.side and ACROSS[thing.side]
    return replace(thing, at=(-x, y, z), turn=-thing.turn, side=side)


def _mirrored_opening(one: Opening) -> Opening:
    return replace(one, side=ACROSS[one.side], at=-one.at)


__all__ = ["HUNG", "OVERHEAD", "STOCK", "Thing", "arranged"]
