"""What is taken out of the way of the lens: wild walls, and things before the subject."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.mesh import Part
from pipeline.engines.previs.sets import Place, Wall
from pipeline.engines.previs.staging.setup import Setup

CLEAR_M = 0.55
"""Nothing of the set is nearer to the lens."""
INSIDE_M = 0.1
"""How far inside of a wall the lens must be for the wall to stand."""
CHEST_M, TALL_M = 0.34, 0.85
"""How far below the eyes the chest is; lower things are tables, which may be before it."""
LONGEST_M = 5.5
"""What is longer is a house or a hill."""
SIGHT_M = 0.16
"""Half the width of what must be free between the lens and the subject."""


def standing_walls(place: Place, setup: Setup) -> list[Part]:
    """The parts of all walls that the camera is inside of; what goes on beyond the others."""
    parts: list[Part] = []
    for wall in place.walls:
        if _is_inside(wall, setup):
            parts += wall.parts
        else:
            parts += [
                part for more in wall.beyond if _is_inside(more, setup) for part in more.parts
            ]
    return parts


def _is_inside(wall: Wall, setup: Setup) -> bool:
    return float((setup.eye[:2] - wall.point) @ np.array(wall.inward)) > INSIDE_M


def cleared(parts: Sequence[Part], setup: Setup, kept: Sequence[str]) -> list[Part]:
    """Without the things that hide the subject or fill the lens; `kept` things stay.

    A thing is dressing that a crew would carry aside: all its parts go together.
    """
    hiding = {
        _piece(part.thing)
        for part in parts
        if part.figure not in kept and _piece(part.thing) not in kept and _hides(part, setup)
    }
    return [part for part in parts if _piece(part.thing) not in hiding]


def _piece(thing: str) -> str:
    return thing.partition("/")[0]


def _before_chest(part: Part, setup: Setup) -> NDArray[np.bool_]:
    """Between the lens and the subject's chest, above what a table's top would hide."""
    chest = setup.subject - (0, 0, CHEST_M)
    way = chest - setup.eye
    length = float(np.linalg.norm(way))
    way = way / (length + 1e-9)
    corners = part.vertices - setup.eye.astype(np.float32)
    along = corners @ way.astype(np.float32)
    off = np.linalg.norm(corners - along[:, None] * way.astype(np.float32), axis=1)
    is_tall = part.vertices[:, 2] > TALL_M
    return is_tall & (along > 0) & (along < length - 0.6) & (off < SIGHT_M)


def _hides(part: Part, setup: Setup) -> bool:
    """Whether any corner lies in the tube from the lens to the subject, or close to the lens."""
    way = setup.subject - setup.eye
    length = float(np.linalg.norm(way))
    way = way / (length + 1e-9)
    corners = part.vertices - setup.eye.astype(np.float32)
    along = corners @ way.astype(np.float32)
    off = np.linalg.norm(corners - along[:, None] * way.astype(np.float32), axis=1)
    near = (along > 0) & (along < length - 0.35) & (off < SIGHT_M)
    near |= _before_chest(part, setup)
    close = (along > -0.1) & (np.linalg.norm(corners, axis=1) < CLEAR_M)
    return bool((near | close).any()) or _is_cut(part, setup)


def _is_cut(part: Part, setup: Setup) -> bool:
    """Whether the line to the subject goes through its box: a car has few corners."""
    low, high = part.vertices.min(0) - 0.05, part.vertices.max(0) + 0.05
    if float((high - low)[:2].max()) > LONGEST_M:
        return False
    steps = np.linspace(0.0, 0.85, 40)[:, None]
    points = setup.eye + (setup.subject - setup.eye) * steps
    return bool(((points > low) & (points < high)).all(1).any())
