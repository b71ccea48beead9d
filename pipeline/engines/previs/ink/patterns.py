"""Floors and walls of boards, tiles and bricks: which field of the pattern each place lies in."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.mesh.part import Floats

Cells = NDArray[np.int32]

_PRIMES = (73856093, 19349663)


def _numbered(column: Floats, row: Floats) -> Cells:
    """A number for each field that is hardly ever that of its neighbour."""
    a, b = (np.floor(part).astype(np.int64) for part in (column, row))
    return ((a * _PRIMES[0]) ^ (b * _PRIMES[1])).astype(np.int32) | 1


def _planks(u: Floats, v: Floats) -> Cells:
    board = np.floor(v / 0.17)
    return _numbered((u + board * 0.73 % 1.9) / 1.9, board)


def _checker(u: Floats, v: Floats) -> Cells:
    return _numbered(u / 0.5, v / 0.5)


def _tiles(u: Floats, v: Floats) -> Cells:
    return _numbered(u / 0.22, v / 0.22)


def _bricks(u: Floats, v: Floats) -> Cells:
    row = np.floor(v / 0.14)
    return _numbered(u / 0.42 + row % 2 / 2, row)


def _slabs(u: Floats, v: Floats) -> Cells:
    row = np.floor(v / 0.75)
    return _numbered(u / 1.1 + row % 2 / 2, row)


def _panels(u: Floats, v: Floats) -> Cells:
    """Wainscot: boards up to its rail."""
    return _numbered(u / 0.13, v * 0)


PATTERNS: dict[str, tuple[Callable[[Floats, Floats], Cells], float]] = {
    "planks": (_planks, 0.055),
    "checker": (_checker, 0.0),
    "tiles": (_tiles, 0.02),
    "bricks": (_bricks, 0.07),
    "slabs": (_slabs, 0.04),
    "panels": (_panels, 0.02),
}
"""The fields of each pattern, and how much their tint differs."""


def facing_of(normals: Floats) -> NDArray[np.int8]:
    """(N,) the world axis that each normal (N, 3) is nearest to."""
    x, y, z = np.abs(normals).T
    return np.where(z >= np.maximum(x, y), 2, np.where(x >= y, 0, 1)).astype(np.int8)


def cells_of(name: str, points: Floats, facing: NDArray[np.int8]) -> tuple[Cells, Floats]:
    """For points (N, 3) on a surface that faces an axis: the field's number, its tint about 1."""
    find, spread = PATTERNS[name]
    u = np.where(facing == 0, points[:, 1], points[:, 0])
    v = np.where(facing == 2, points[:, 1], points[:, 2])
    cells = find(u, v)
    chance = ((cells.astype(np.int64) * 2654435761) >> 9 & 1023).astype(np.float32) / 511.5 - 1
    if name == "checker":
        odd = (np.floor(u / 0.5) + np.floor(v / 0.5)) % 2
        return cells, (1 - 0.28 * odd).astype(np.float32)
    return cells, 1 + chance * np.float32(spread)
