"""Which thing or figure each pixel shows, few enough for eight bits."""

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.base import Named
from pipeline.engines.previs.ink import Plate
from pipeline.engines.previs.mesh import Mesh

MOST = 255
"""Ids beside the sky; where more is seen, the smallest share the last."""
REST = "other things"
UNNAMED = "set"


def ids_of(plate: Plate, mesh: Mesh) -> tuple[NDArray[np.uint8], tuple[Named, ...]]:
    """(H, W) ids and what they stand for: figures whole, things by the name of the object."""
    every = len(mesh.figures)
    pairs = np.where(plate.thing < 0, 0, plate.thing.astype(np.int32) * every + plate.figure + 1)
    seen = np.bincount(pairs.reshape(-1), minlength=len(mesh.things) * every + 1)
    numbers: dict[Named, int] = {}
    coded = np.zeros(len(seen), np.intp)
    for pair in np.flatnonzero(seen[1:]) + 1:
        named = _named(mesh, *divmod(int(pair) - 1, every))
        coded[pair] = numbers.setdefault(named, len(numbers) + 1)
    found, table = coded[pairs], (Named("sky"), *numbers)
    if len(numbers) > MOST:
        found, table = _fewer(found, table)
    return found.astype(np.uint8), table


def _named(mesh: Mesh, thing: int, figure: int) -> Named:
    if name := mesh.figures[figure]:
        return Named(name, is_figure=True)
    return Named(mesh.things[thing].partition("/")[0] or UNNAMED)


def _fewer(
    ids: NDArray[np.intp], table: tuple[Named, ...]
) -> tuple[NDArray[np.intp], tuple[Named, ...]]:
    """The largest keep an id of their own."""
    counts = np.bincount(ids.reshape(-1), minlength=len(table))
    counts[0] = ids.size + 1
    kept = np.sort(np.argsort(-counts, kind="stable")[:MOST])
    fresh = np.full(len(table), MOST, np.intp)
    fresh[kept] = np.arange(len(kept))
    return fresh[ids], (*(table[one] for one in kept), Named(REST))
