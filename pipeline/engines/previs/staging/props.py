"""The props of a shot, laid where they are used."""

import re
from collections.abc import Sequence

import numpy as np

from pipeline.engines.previs.mesh import Part, Triple, placed
from pipeline.engines.previs.sets import Place
from pipeline.engines.previs.sets.furniture import Palette
from pipeline.engines.previs.sets.things import THINGS, named, thing
from pipeline.recipe import BoardRecipe

MOST_THINGS = 5
SLOTS = ((0.02, -0.16), (-0.24, 0.16), (0.22, 0.17), (-0.02, 0.02), (0.27, -0.06), (-0.28, -0.08))
"""Where small things lie about the middle of the table."""
GROUND = ((0.3, -0.5), (-0.35, -0.55), (0.75, -0.2), (-0.8, -0.25), (0.1, -0.75), (-0.1, 0.5))
"""The same outdoors, on the ground before everybody's feet."""
SHOWN_BY = {
    "lamp": ("pendant", "floor lamp", "wall lamp", "strip light", "ceiling lamp", "street lamp"),
    "bench": ("park bench", "pew"),
    "computer": ("work desk", "console"),
    "mirror": ("mirror",),
}
"""What of a set is such a thing already."""
LONG_M = 2.2
BESIDE: tuple[Triple, ...] = ((1.75, 0.35, 0), (-1.85, 0.5, 0))
"""Where what is too large for a table stands, out of everybody's way."""
ROADSIDE: tuple[Triple, ...] = ((0.95, 0.55, 0), (-1.2, 0.7, 0))
"""Where what is longer stands."""
WORN = frozenset(("coat", "hat", "glasses", "watch", "shoe"))
"""Not laid down where their wearers are in the shot: they have them on."""
PLAIN = Palette((206, 196, 176), (126, 86, 58), (180, 150, 110), (134, 92, 58), (86, 104, 136))


def on_surface(recipe: BoardRecipe, place: Place, held: Sequence[str] = ()) -> list[Part]:
    """The known things that a shot names; `held` ones are in somebody's hand already."""
    rows = [
        row for row in _rows(recipe, held) if row in recipe.dressing or not _is_there(row, place)
    ]
    return _as_used(rows[:MOST_THINGS], place, _is_peopled(recipe))


def _is_peopled(recipe: BoardRecipe) -> bool:
    return bool(recipe.characters) or any(mark.is_shown for mark in recipe.blocking)


_UNDRAWN = """tractor wagon carriage cart helicopter aeroplane tank rocket sledge sled dragon
    monkey ape dolphin shark whale crocodile spider bee butterfly trough haystack tent statue
    periscope telescope stretcher surfboard pram sandcastle"""
UNDRAWN = re.compile(
    rf"\b(?:an?|the|his|her|their|two|three) (?:\w+ )?({'|'.join(_UNDRAWN.split())})s?\b"
)
"""What scripts name often, is neither held nor part of a set, and has no row."""


def unknown_props(recipe: BoardRecipe) -> list[str]:
    """The props, animals and vehicles that the shot names and no row shows."""
    props = [name for name in recipe.props if thing(name) is None]
    named_too = (found[1] for found in UNDRAWN.finditer(recipe.action.casefold()))
    return list(dict.fromkeys((*props, *(name for name in named_too if thing(name) is None))))


def _rows(recipe: BoardRecipe, held: Sequence[str]) -> list[str]:
    """Rows of `THINGS`, each once."""
    played = [mark.at for mark in recipe.blocking if mark.at == "piano" and mark.is_present]
    names = (*played, *recipe.dressing, *recipe.props)
    found = (named(name) for name in names if name not in held)
    return list(dict.fromkeys(row for row in found if row))


def _as_used(rows: list[str], place: Place, is_peopled: bool) -> list[Part]:
    """Of their own size: small ones on the table, large ones beside it; none that is there."""
    parts: list[Part] = []
    taken: set[int] = set()
    large = 0
    for row in rows:
        one = THINGS[row]
        if is_peopled and row in WORN:
            continue
        if one.is_large:
            wide, deep, _ = _extent(one(PLAIN))
            if place.bounds is not None and wide > place.bounds[0]:
                continue
            x, y, z = (BESIDE if wide < LONG_M else ROADSIDE)[large % 2]
            large += 1
            at = (x + wide / 2 * np.sign(x), y + deep / 2, z)
            parts += placed(one(PLAIN), at, 0.0, thing=f"prop {row}")
        else:
            slot = _slot(row, taken)
            x, y, z = place.surface
            dx, dy = (SLOTS if z > 0 else GROUND)[slot]
            at = (x + dx, y + dy, z + 0.001)
            parts += placed(one(PLAIN), at, 24.0 - 50 * slot, thing=f"prop {row}")
    return parts


def _slot(row: str, taken: set[int]) -> int:
    """The same thing lies at the same place in every shot, unless another lies there."""
    own = sum(row.encode()) % len(SLOTS)
    slot = next((k for k in (*range(own, len(SLOTS)), *range(own)) if k not in taken), own)
    taken.add(slot)
    return slot


def _is_there(row: str, place: Place) -> bool:
    """Whether the set shows such a thing already."""
    shown = (row, *SHOWN_BY.get(row, ()))
    return row in place.targets or any(
        part.thing.startswith(f"{word} ") for part in place.parts for word in shown
    )


def _extent(parts: Sequence[Part]) -> tuple[float, float, float]:
    """Wide, deep and high, metres."""
    points = np.concatenate([part.vertices for part in parts])
    wide, deep, high = (float(length) for length in points.max(0) - points.min(0))
    return wide, deep, high
