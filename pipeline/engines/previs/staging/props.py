"""The props of a shot, laid where they are used."""

from collections.abc import Sequence

import numpy as np

from pipeline.engines.previs.mesh import Part, Triple, placed, quad
from pipeline.engines.previs.sets import Place
from pipeline.engines.previs.sets.furniture import Palette
from pipeline.engines.previs.sets.things import THINGS, named, thing
from pipeline.film.shot import Coverage
from pipeline.recipe import BoardRecipe

INSERT_WIDE_M, INSERT_HIGH_M = 0.4, 0.25
"""The size of a thing in an insert: it fills the frame, as asked."""
LARGEST_TIMES = 4.0
GROUND_M = 6.0
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


def unknown_props(recipe: BoardRecipe) -> list[str]:
    """The props that no row shows."""
    return [name for name in recipe.props if thing(name) is None]


def _rows(recipe: BoardRecipe, held: Sequence[str]) -> list[str]:
    """Rows of `THINGS`, each once."""
    found = (named(name) for name in recipe.props if name not in held)
    return list(dict.fromkeys(row for row in found if row))


def _large_on_table(rows: list[str], recipe: BoardRecipe, place: Place) -> list[Part]:
    """Scaled to the frame; what the set itself has at its own place is shown there."""
    if set(recipe.props) & set(place.targets):
        return []
    x, y, z = place.surface
    parts: list[Part] = []
    if z > 0 and any(THINGS[row].is_large for row in rows):
        z += 0.002
        parts.append(_raised_floor(place, (x, y, z)))
    for index, row in enumerate(rows):
        made = THINGS[row](PLAIN)
        size = _extent(made)
        times = min(INSERT_WIDE_M / max(size[:2]), INSERT_HIGH_M / size[2], LARGEST_TIMES)
        turn = np.radians(18.0 - 30 * index)
        low = np.concatenate([part.vertices for part in made])
        middle = (low.max(0) + low.min(0))[:2] / 2 * times
        cos, sin = float(np.cos(turn)), float(np.sin(turn))
        at = (
            x - index * 0.22 - float(middle[0] * cos - middle[1] * sin),
            y + index * 0.14 - float(middle[0] * sin + middle[1] * cos),
            z + 0.001 - float(low[:, 2].min()) * times,
        )
        parts += placed(made, at, 18.0 - 30 * index, times, f"prop {row}")
    return parts


def _raised_floor(place: Place, at: Triple) -> Part:
    """The floor under a large thing: a model of it on a table would be a toy."""
    floor = next(part.material for part in place.parts if part.thing == "floor")
    corner = at[0] - GROUND_M / 2, at[1] - GROUND_M / 2, at[2]
    return quad(corner, (GROUND_M, 0, 0), (0, GROUND_M, 0), floor, "floor")


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
            wide, deep, _ = _extent(one(PLAIN))
            if place.bounds is not None and wide > place.bounds[0]:
                continue
            x, y, z = BESIDE[len(parts) % 2]
            at = (x + wide / 2 * np.sign(x), y + deep / 2, z)
            parts += placed(one(PLAIN), at, 0.0, thing=f"prop {row}")
        elif has_table:
            x, y, z = place.surface
            at = (x + (0.02, -0.24)[laid % 2], y + (-0.16, 0.16)[laid % 2], z + 0.001)
            parts += placed(one(PLAIN), at, 24.0 - 50 * laid, thing=f"prop {row}")
            laid += 1
    return parts


def _is_there(row: str, place: Place) -> bool:
    """Whether the set shows such a thing already."""
    return row in place.targets or any(part.thing.startswith(f"{row} ") for part in place.parts)


def _extent(parts: Sequence[Part]) -> tuple[float, float, float]:
    """Wide, deep and high, metres."""
    points = np.concatenate([part.vertices for part in parts])
    wide, deep, high = (float(length) for length in points.max(0) - points.min(0))
    return wide, deep, high
