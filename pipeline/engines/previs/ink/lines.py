"""Ink lines from the passes: heavy around things, lighter inside them, thinner with distance."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.mesh.part import Floats, Mesh
from pipeline.engines.previs.trace.passes import Passes

NEAR_M, FAR_M = 1.2, 12.0
"""Distances at which a line has its full and its least width."""
CREASE = 0.82
"""Cosine between neighbours' normals below which an edge of a thing is drawn."""
FOLD = 0.05
"""Of the depth: a jump within one thing that is drawn."""

Mask = NDArray[np.uint8]


@dataclass(frozen=True)
class Pen:
    """Widths in plate pixels near the camera."""

    outline: float
    figure: float
    inside: float
    fine: float


def pen_for(frame_height: float) -> Pen:
    """Pens for a frame of this height in plate pixels."""
    unit = frame_height / 540
    return Pen(2.1 * unit, 2.9 * unit, 1.35 * unit, 0.9 * unit)


def ink(mesh: Mesh, passes: Passes, cells: NDArray[np.int32], pen: Pen) -> Floats:
    """(2h, 2w) cover of ink, 0 to 1. `cells` numbers the fields of patterns (boards, tiles)."""
    face = passes.face
    seen = face >= 0
    thing = np.where(seen, mesh.thing_of[face], -1)
    figure = np.where(seen, mesh.figure_of[face], 0)
    fine_material = np.array([m.is_fine for m in mesh.materials])
    material = np.where(seen, mesh.material_of[face], -1)
    # The width of a line belongs to the nearer of the two that meet.
    depth = np.minimum(passes.fine_depth, np.float32(200))
    width = np.zeros(face.shape, np.float32)
    fineness = fine_material[material] & seen
    fold = _folds(depth)
    _raise(width, _changes(cells) & ~fold, pen.fine * 0.8)
    _raise(width, _creases(passes.normal) & seen, pen.fine)
    _raise(width, fold, pen.inside)
    inner = _changes(material)
    _raise(width, inner & ~fineness, pen.inside)
    _raise(width, inner & fineness, pen.fine)
    edge = _changes(thing)
    _raise(width, edge, pen.outline)
    _raise(width, edge & (figure > 0), pen.figure)
    _raise(width, _changes(figure), pen.figure)
    return _stroked(width * _thinned(depth))


def _raise(width: Floats, where: NDArray[np.bool_], to: float) -> None:
    np.maximum(width, np.where(where, np.float32(to), np.float32(0)), out=width)


def _changes(code: NDArray[np.int32]) -> NDArray[np.bool_]:
    found = np.zeros(code.shape, np.bool_)
    found[:, 1:] = code[:, 1:] != code[:, :-1]
    found[1:] |= code[1:] != code[:-1]
    return found


def _creases(normal: Floats) -> NDArray[np.bool_]:
    found = np.zeros(normal.shape[:2], np.bool_)
    found[:, 1:] = np.einsum("ijk,ijk->ij", normal[:, 1:], normal[:, :-1]) < CREASE
    found[1:] |= np.einsum("ijk,ijk->ij", normal[1:], normal[:-1]) < CREASE
    return found


def _folds(depth: Floats) -> NDArray[np.bool_]:
    """Where depth leaves the plane of its neighbours."""
    near = 1 / np.maximum(depth, np.float32(1e-3))
    bend = np.zeros_like(near)
    bend[:, 1:-1] = np.abs(near[:, 2:] - 2 * near[:, 1:-1] + near[:, :-2])
    bend[1:-1] = np.maximum(bend[1:-1], np.abs(near[2:] - 2 * near[1:-1] + near[:-2]))
    return bend > FOLD * near


def _thinned(depth: Floats) -> Floats:
    nearest = np.asarray(cv2.erode(depth, np.ones((3, 3), np.uint8)), np.float32)
    span = np.log(np.maximum(nearest, NEAR_M) / NEAR_M) / np.log(FAR_M / NEAR_M)
    return (1 - 0.62 * np.clip(span, 0, 1)).astype(np.float32)


def _stroked(width: Floats) -> Floats:
    """Every edge pixel as a round dot of its width (in half pixels of the doubled grid)."""
    cover = np.zeros(width.shape, np.uint8)
    for across in (1, 2, 3, 4, 5, 7, 9):
        wanted = (np.rint(width * 2) == across) | ((across == 9) & (width * 2 >= 8.5))
        if across in (5, 7):
            wanted |= np.rint(width * 2) == across + 1
        dots = wanted.view(np.uint8) * np.uint8(255)
        if across > 1:
            kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (across, across))
            dots = cv2.dilate(dots, kernel)
        else:
            dots //= 2
        np.maximum(cover, dots, out=cover)
    thin = (width > 0) & (width < 0.25)
    cover[thin] = np.maximum(cover[thin], 70)
    return np.asarray(cv2.GaussianBlur(cover, (3, 3), 0.7), np.float32) / np.float32(255)
