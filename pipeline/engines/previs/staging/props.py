"""The props of a shot, laid where they are used."""

from collections.abc import Sequence

import numpy as np

from pipeline.engines.previs.mesh import Part, Triple, placed
from pipeline.engines.previs.sets import Place
from pipeline.engines.previs.sets.furniture import Palette
from pipeline.engines.previs.sets.things import THINGS, named, thing
from pipeline.film.shot import Coverage
from pipeline.recipe import BoardRecipe

INSERT_M = 0.3
"""How wide a thing is drawn in an insert: it fills the frame, as asked."""
LARGEST_TIMES, SMALLEST_TIMES = 3.2, 0.12
MOST_THINGS = 2
BESIDE: tuple[Triple, ...] = ((1.75, 0.35, 0), (-1.85, 0.5, 0))
"""Where what is too large for a table stands, out of everybody's way."""
WORN = frozenset(("coat", "hat", "glasses", "watch", "shoe"))
"""Not laid down where their wearers are in the shot: they have them on."""
PLAIN = Palette((206, 196, 176), (126, 86, 58), (180, 150, 110), (134, 92, 58), (86, 104, 136))


def on_surface(recipe: BoardRecipe, place: Place, held: Sequence[str] = ()) -> list[Part]:
    """The known things that a shot names; `held` ones are in somebody's hand already."""
    rows = _rows(recipe, held)
    if recipe.coverage is Coverage.INSERT:
        return _large_on_table(rows[:MOST_THINGS], recipe, place)
    return _as_used(rows[:MOST_THINGS], place, bool(recipe.characters))


def unknown(recipe: BoardRecipe) -> list[str]:
    """The props that no row shows."""
    return [name for name in recipe.props if thing(name) is None]


def _rows(recipe: BoardRecipe, held: Sequence[str]) -> list[str]:
    """Rows of `THINGS`, each once."""
    found = (named(name) for name in recipe.props if name not in held)
    return list(dict.fromkeys(row for row in found if row))


def _large_on_table(rows: list[str], recipe: BoardRecipe, place: Place) -> list[Part]:
    """Scaled to the frame; what the set itself has at its own place is shown there."""
    parts: list[Part] = []
    shown = [row for row in rows if not set(recipe.props) & set(place.targets)]
    for index, row in enumerate(shown):
        made = THINGS[row].build(PLAIN)
        wide, _ = _extent(made)
        times = min(LARGEST_TIMES, max(SMALLEST_TIMES, INSERT_M / wide))
        x, y, z = place.surface
        at = (x + 0.02 - index * 0.22, y - 0.03 + index * 0.14, z + 0.001)
        parts += placed(made, at, 18.0 - 30 * index, times, f"prop {row}")
    return parts


def _as_used(rows: list[str], place: Place, is_peopled: bool) -> list[Part]:
    """Of their own size: small ones on the table, large ones beside it; none that is there."""
    parts: list[Part] = []
    has_table = place.surface[2] > 0
    laid = 0
    for row in rows:
        one = THINGS[row]
        if _is_there(row, place) or (is_peopled and row in WORN):
            continue
        if one.is_large:
            wide, deep = _extent(one.build(PLAIN))
            if place.bounds is not None and wide > place.bounds[0]:
                continue
            x, y, z = BESIDE[len(parts) % 2]
            at = (x + wide / 2 * np.sign(x), y + deep / 2, z)
            parts += placed(one.build(PLAIN), at, 0.0, thing=f"prop {row}")
        elif has_table:
            x, y, z = place.surface
            at = (x + (0.02, -0.24)[laid % 2], y + (-0.16, 0.16)[laid % 2], z + 0.001)
            parts += placed(one.build(PLAIN), at, 24.0 - 50 * laid, thing=f"prop {row}")
            laid += 1
    return parts


def _is_there(row: str, place: Place) -> bool:
    """Whether the set shows such a thing already."""
    return row in place.targets or any(part.thing.startswith(f"{row} ") for part in place.parts)


def _extent(parts: Sequence[Part]) -> tuple[float, float]:
    """The longest side, and the depth, metres."""
    points = np.concatenate([part.vertices for part in parts])
    size = points.max(0) - points.min(0)
    return float(size.max()), float(size[1])
