"""A kind of place as a row of ingredients, and the small grammar that the rows are written in.

items     = item, { ";", item }
item      = choice, "@", numbers, [ "?" ]     "?": only some places of the kind have it
choice    = name, { "|", name }               "|": each place has one of them
numbers   = along                             against a wall: metres from the wall's middle
          | x, ",", y, [ ",", turn ]          anywhere: metres and degrees
"""

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.engines.previs.sets.shell import Opening, Side

Outlook = Literal["town", "land", "station", "space", "none"]
ITEM = re.compile(r"(?P<names>[^@]+)@(?P<at>[-\d.,]+)(?P<maybe>\??)")


@dataclass(frozen=True)
class Item:
    """One of `names`, at numbers as of the grammar."""

    names: tuple[str, ...]
    at: tuple[float, ...]
    is_optional: bool


@dataclass(frozen=True)
class Kind:
    """`hero`: where the scene is played, a row of `groups.GROUPS`, at (0, 0).

    `size`: wide, deep, high in metres; high 0 is outdoors. `floor`: a pattern, and a colour row of
    `palette.FLOORS`. `back`, `left`, `right`: what stands against these walls; `free`: elsewhere.
    `outlook`: what is seen through the windows of the back wall. `has_ceiling`: False where the
    shell is a piece of its own (a cave).
    """

    size: tuple[float, float, float]
    floor: tuple[str, str]
    hero: str
    back: str = ""
    left: str = ""
    right: str = ""
    free: str = ""
    openings: tuple[Opening, ...] = ()
    outlook: Outlook = "town"
    has_shell: bool = True

    @property
    def is_inside(self) -> bool:
        return self.size[2] > 0

    def items(self, where: Side | Literal["free"]) -> list[Item]:
        written = {"back": self.back, "left": self.left, "right": self.right, "free": self.free}
        return items_of(written.get(where, ""))


def items_of(written: str) -> list[Item]:
    """The items of a line of the grammar. Raises `ValueError` where it is not one."""
    found: list[Item] = []
    for each in filter(None, (piece.strip() for piece in written.split(";"))):
        match = ITEM.fullmatch(each)
        if match is None:
            raise ValueError(f"{each!r} is no item: write name@along or name@x,y,turn.")
        names = tuple(name.strip() for name in match["names"].split("|"))
        at = tuple(float(number) for number in match["at"].split(","))
        found.append(Item(names, at, bool(match["maybe"])))
    return found


def window(
    side: Side, at: float, wide: float = 1.5, tall: float = 1.4, sill: float = 0.9
) -> Opening:
    return Opening(side, "window", at, wide, tall, sill)


def door(side: Side, at: float, wide: float = 0.9, tall: float = 2.05) -> Opening:
    return Opening(side, "door", at, wide, tall, 0.0)
