"""Inserts: a thing shown large, whole and alone."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.engines.previs.mesh import Part, Triple, placed, quad
from pipeline.engines.previs.sets import Place
from pipeline.engines.previs.sets.furniture import Palette
from pipeline.engines.previs.sets.things import THINGS, named
from pipeline.film.camera import HEAD_M, HEAD_OVER_FRAME
from pipeline.film.shot import Coverage
from pipeline.recipe import BoardRecipe

DOWN_DEGREES = 35.5
"""How far down the lens looks at a table."""
FILLS = 0.78
"""Of the frame's height and width."""
LARGEST_TIMES = 9.0
TURN = 16.0
GROUND_M = 6.0
MOST_THINGS = 2
ALONE_M = 0.75
"""Nothing else lies so near."""
PLAIN = Palette((206, 196, 176), (126, 86, 58), (180, 150, 110), (134, 92, 58), (86, 104, 136))


@dataclass(frozen=True)
class Insert:
    """`middle`: where the lens looks; `parts`: the things, and a floor under what is large."""

    middle: Triple
    parts: tuple[Part, ...]


def is_insert(recipe: BoardRecipe, place: Place) -> bool:
    """Whether there is a thing to be shown; one that nobody can draw leaves the shot its people."""
    if recipe.coverage is not Coverage.INSERT:
        return False
    return on_wall(recipe, place) is not None or bool(rows_of(recipe))


def on_wall(recipe: BoardRecipe, place: Place) -> Triple | None:
    """What the set itself has at its own place is shown there."""
    return next((place.targets[prop] for prop in recipe.props if prop in place.targets), None)


def rows_of(recipe: BoardRecipe) -> list[str]:
    """Rows of `THINGS`, each once, as the shot names them."""
    found = (named(name) for name in recipe.props)
    return list(dict.fromkeys(row for row in found if row))[:MOST_THINGS]


def insert_of(recipe: BoardRecipe, place: Place) -> Insert:
    """The shot's things side by side on the table or the floor, scaled to fill the frame."""
    x, y, z = place.surface
    rows = rows_of(recipe)
    parts: list[Part] = []
    if z > 0 and any(THINGS[row].is_large for row in rows):
        z += 0.002
        parts.append(_raised_floor(place, (x, y, z)))
    frame = HEAD_M / HEAD_OVER_FRAME[recipe.camera.size]
    wide = frame * recipe.size[0] / recipe.size[1]
    high = 0.0
    for index, row in enumerate(rows):
        aside = (index - (len(rows) - 1) / 2) * wide / len(rows)
        made, tall = _fitted(row, (wide / len(rows), frame), (x + aside, y, z))
        parts += made
        high = max(high, tall)
    return Insert((x, y, z + high / 2), tuple(parts))


def _fitted(row: str, frame: tuple[float, float], at: Triple) -> tuple[list[Part], float]:
    """A thing about a place, as large as the frame holds it, and how tall it then is."""
    made = THINGS[row](PLAIN)
    low, top = _bounds(placed(made, turn=TURN))
    wide, deep, tall = (float(length) for length in top - low)
    down = math.radians(DOWN_DEGREES)
    seen = tall * math.cos(down) + deep * math.sin(down)
    times = min(FILLS * frame[0] / wide, FILLS * frame[1] / seen, LARGEST_TIMES)
    middle = (low + top) / 2 * times
    to = at[0] - float(middle[0]), at[1] - float(middle[1]), at[2] + 0.001 - float(low[2]) * times
    return placed(made, to, TURN, times, f"prop {row}"), tall * times


def alone(parts: Sequence[Part], place: Place) -> list[Part]:
    """The set without what lies on the table, or stands about, where a thing is shown large."""
    x, y, z = place.surface
    far: dict[str, bool] = {}
    for part in parts:
        low, top = part.vertices.min(0), part.vertices.max(0)
        is_off = low[0] > x + ALONE_M or top[0] < x - ALONE_M or low[1] > y + ALONE_M
        is_off = is_off or top[1] < y - ALONE_M or top[2] < z + 0.004
        piece = part.thing.partition("/")[0]
        far[piece] = far.get(piece, True) and bool(is_off)
    kept = ("table", "floor", "ceiling", "weather", "puddle")
    return [
        part
        for part in parts
        if far[part.thing.partition("/")[0]]
        or part.thing.partition("/")[0] in kept
        or float(part.vertices[:, 2].min()) < z - 0.02
    ]


def _raised_floor(place: Place, at: Triple) -> Part:
    """The floor under a large thing: a model of it on a table would be a toy."""
    floor = next(part.material for part in place.parts if part.thing == "floor")
    corner = at[0] - GROUND_M / 2, at[1] - GROUND_M / 2, at[2]
    return quad(corner, (GROUND_M, 0, 0), (0, GROUND_M, 0), floor, "floor")


def _bounds(parts: Sequence[Part]) -> tuple[np.ndarray, np.ndarray]:
    points = np.concatenate([part.vertices for part in parts])
    return points.min(0), points.max(0)
