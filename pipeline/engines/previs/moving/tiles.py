"""Boxes that hold what is asked of a picture and little else: what is drawn costs by the pixel."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.base import Seen
from pipeline.engines.previs.ink import Sheet, draw_plate
from pipeline.engines.previs.trace import Light, Tracer, View
from pipeline.progress import unwatched

CELL_PX = 8
LEAST_SAVED = 200
"""Cells: another box costs as much as these."""
OVERLAP_PX = 8
"""As far as a stroke or a blur reaches."""

Box = tuple[int, int, int, int]
"""Left, top, right, bottom, even numbers of pixels."""
Mask = NDArray[np.bool_]


def drawn_where_asked(tracer: Tracer, view: View, light: Light, sheet: Sheet) -> Seen:
    """A bare drawing of a window, made of the boxes that are asked for."""
    width, height = view.plate
    if view.asked is None:
        plate = draw_plate(tracer, view, light, sheet, unwatched)
        return Seen(plate.image, plate.depth_m, plate.dark)
    seen = Seen(
        np.zeros((height, width, 3), np.uint8),
        np.full((height, width), np.inf, np.float32),
        np.zeros((height, width), np.uint8),
    )
    for box in tiles(view.asked):
        left, top, right, bottom = wider = around(box, view.asked)
        part = view.window(wider, view.asked[top:bottom, left:right])
        plate = draw_plate(tracer, part, light, sheet, unwatched)
        own = slice(box[1] - top, box[3] - top), slice(box[0] - left, box[2] - left)
        here = slice(box[1], box[3]), slice(box[0], box[2])
        seen.image[here], seen.depth_m[here] = plate.image[own], plate.depth_m[own]
        seen.dark[here] = plate.dark[own]
    return seen


def tiles(asked: Mask) -> list[Box]:
    """Boxes beside each other that hold all of `asked` (h, w), of even size."""
    height, width = asked.shape
    rows, columns = -(-height // CELL_PX), -(-width // CELL_PX)
    padded = np.zeros((rows * CELL_PX, columns * CELL_PX), np.bool_)
    padded[:height, :width] = asked
    cells = np.asarray(padded.reshape(rows, CELL_PX, columns, CELL_PX).any((1, 3)), np.bool_)
    return [
        (x0 * CELL_PX, y0 * CELL_PX, min(x1 * CELL_PX, width), min(y1 * CELL_PX, height))
        for x0, y0, x1, y1 in _parts(cells, (0, 0))
    ]


def around(box: Box, asked: Mask) -> Box:
    """A box with what its rim needs to see, where that is asked for at all."""
    height, width = asked.shape
    left, top = max(0, box[0] - OVERLAP_PX), max(0, box[1] - OVERLAP_PX)
    right, bottom = min(width, box[2] + OVERLAP_PX), min(height, box[3] + OVERLAP_PX)
    part = asked[top:bottom, left:right]
    rows, columns = (np.flatnonzero(part.any(axis)) for axis in (1, 0))
    x0 = (left + int(columns[0])) // CELL_PX * CELL_PX
    y0 = (top + int(rows[0])) // CELL_PX * CELL_PX
    x1, y1 = left + int(columns[-1]) // 2 * 2 + 2, top + int(rows[-1]) // 2 * 2 + 2
    return min(x0, box[0]), min(y0, box[1]), max(x1, box[2]), max(y1, box[3])


def _parts(cells: Mask, corner: tuple[int, int]) -> Iterator[Box]:
    """In cells: cut in two where that leaves out enough, and each half again."""
    rows, columns = (np.flatnonzero(cells.any(axis)) for axis in (1, 0))
    if not len(rows):
        return
    top, left = int(rows[0]), int(columns[0])
    cells = cells[top : int(rows[-1]) + 1, left : int(columns[-1]) + 1]
    corner = corner[0] + left, corner[1] + top
    (across, saved_across), (down, saved_down) = _cut(cells), _cut(cells.T)
    height, width = cells.shape
    if max(saved_across, saved_down) < LEAST_SAVED:
        yield corner[0], corner[1], corner[0] + width, corner[1] + height
    elif saved_across >= saved_down:
        yield from _parts(cells[:across], corner)
        yield from _parts(cells[across:], (corner[0], corner[1] + across))
    else:
        yield from _parts(cells[:, :down], corner)
        yield from _parts(cells[:, down:], (corner[0] + down, corner[1]))


def _cut(cells: Mask) -> tuple[int, int]:
    """Before which row to cut, and how many cells that leaves out, less those of the overlap."""
    rows, columns = cells.shape
    if rows < 2:
        return 0, 0
    above, below = _areas(cells), _areas(cells[::-1])[::-1]
    joined = (cells[1:] & cells[:-1]).sum(1) * 2
    saved = rows * columns - above[:-1] - below[1:] - joined
    best = int(saved.argmax())
    return best + 1, int(saved[best])


def _areas(cells: Mask) -> NDArray[np.intp]:
    """Of the box around the first so many rows."""
    places = np.arange(cells.shape[1])
    is_any = cells.any(1)
    low = np.where(is_any, np.where(cells, places, len(places)).min(1), len(places))
    high = np.where(is_any, np.where(cells, places, -1).max(1), -1)
    wide = np.maximum.accumulate(high) - np.minimum.accumulate(low) + 1
    first = np.maximum.accumulate(np.where(is_any, 1, 0))
    start = int(is_any.argmax())
    last = np.maximum.accumulate(np.where(is_any, np.arange(len(cells)), -1))
    return np.where(first > 0, wide * (last - start + 1), 0)
