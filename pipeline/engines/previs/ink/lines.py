"""Ink lines from the passes: heavy around things, lighter inside them, thinner with distance."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.ink.patterns import PATTERNS, cells_of, facing_of
from pipeline.engines.previs.mesh.part import Floats, Mesh
from pipeline.engines.previs.trace.passes import Passes
from pipeline.engines.previs.trace.view import View
from pipeline.film.camera import SENSOR_MM

NEAR_M, FAR_M = 1.2, 12.0
"""Distances at which a line has its full and its least width."""
CREASE = 0.82
"""Cosine between neighbours' normals below which an edge of a thing is drawn."""
SKY_M = np.float32(200)
FOLD = 0.05
"""Of the depth: a jump within one thing that is drawn."""

F_NUMBER = 2.8
"""Of the lens, whose depth of field the lines follow."""
BLUR_PX = 7.0
"""Blur, on a frame 960 wide, at which a line has half its width."""
LEAST_SHARP = 0.45

DOTS = np.array((0, 1, 2, 3, 4, 5, 5, 7, 7, 9), np.uint8)
"""Sizes of the round dots, by twice the width in whole numbers."""

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


@dataclass(frozen=True)
class Focus:
    """What the lens is focused on, in metres, and its focal length."""

    distance_m: float
    lens_mm: float

    def sharpness(self, depth: Floats) -> Floats:
        """1 where it is focused to LEAST_SHARP, by the circle of confusion of a full-frame lens."""
        focal_m = self.lens_mm / 1000
        far = max(self.distance_m, 2 * focal_m)
        most = focal_m * focal_m / (F_NUMBER * (far - focal_m)) * 960 * 1000 / SENSOR_MM
        blur = np.abs(1 - np.float32(far) / np.maximum(depth, np.float32(0.05)))
        blur *= np.float32(most / BLUR_PX)
        return np.maximum(1 / (1 + blur), np.float32(LEAST_SHARP))


@dataclass(frozen=True)
class Look:
    """The camera, the band's first row on the plate, and the pens of the frame."""

    view: View
    top: int
    pen: Pen
    focus: Focus | None = None


@dataclass(frozen=True)
class Field:
    """What the pen goes by, on the doubled band: face of the mesh and metres along the lens axis.

    `at`: the places (flat) where rays were doubled; all lines but those of patterns lie there.
    """

    face: NDArray[np.int32]
    depth: Floats
    at: NDArray[np.intp]

    @property
    def before(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The neighbours to the left and above of each place; on the rim, the place itself."""
        across = self.face.shape[1]
        left = self.at - (self.at % across > 0)
        above = np.where(self.at >= across, self.at - across, self.at)
        return left, above


def ink(mesh: Mesh, passes: Passes, look: Look) -> Floats:
    """(2h, 2w) cover of ink, 0 to 1."""
    hits, fine = passes.whole.hits, passes.fine.hits
    field = Field(
        passes.doubled(hits.face, fine.face),
        passes.enlarged(np.minimum(hits.distance, SKY_M), np.minimum(fine.distance, SKY_M)),
        passes.fine_at,
    )
    width = np.zeros(field.face.size, np.float32)
    _rule_patterns(width, mesh, passes, field, look)
    _outline(width, mesh, passes, field, look.pen)
    drawn = np.flatnonzero(width)
    nearest = np.asarray(cv2.erode(field.depth, np.ones((3, 3), np.uint8)), np.float32)
    width[drawn] *= _thinned(nearest.reshape(-1)[drawn])
    if look.focus:
        width[drawn] *= look.focus.sharpness(nearest.reshape(-1)[drawn])
    return _stroked(width.reshape(field.face.shape))


def _outline(width: Floats, mesh: Mesh, passes: Passes, field: Field, pen: Pen) -> None:
    """Lines where things, materials and directions meet, at the doubled places alone."""
    seen = passes.fine.hits.face >= 0
    fold = _folds(field)
    wide = np.where(seen & _creases(passes, field), np.float32(pen.fine), np.float32(0))
    wide[fold] = np.maximum(wide[fold], pen.inside)
    material = _of(mesh.material_of, field)
    is_fine = np.array([m.is_fine for m in mesh.materials])[material[0]] & seen
    inner = (material[0] != material[1]) | (material[0] != material[2])
    _raise(wide, inner & ~is_fine, pen.inside)
    _raise(wide, inner & is_fine, pen.fine)
    thing, figure = _of(mesh.thing_of, field), _of(mesh.figure_of, field)
    edge = (thing[0] != thing[1]) | (thing[0] != thing[2])
    _raise(wide, edge, pen.outline)
    _raise(wide, edge & (figure[0] > 0), pen.figure)
    _raise(wide, (figure[0] != figure[1]) | (figure[0] != figure[2]), pen.figure)
    fallen = mesh.things.index("weather") if "weather" in mesh.things else -1
    wide[(thing[0] == fallen) | (thing[1] == fallen) | (thing[2] == fallen)] = 0
    # A pattern's line runs into a fold, but is not drawn along it.
    width[field.at] = np.where(wide > 0, wide, width[field.at])


def _of(code: NDArray[np.int32], field: Field) -> list[NDArray[np.int32]]:
    """What each doubled place, its left and its upper neighbour belong to; -1: the sky."""
    found = []
    for where in (field.at, *field.before):
        face = field.face.reshape(-1)[where]
        found.append(np.where(face < 0, -1, np.take(code, face, mode="wrap")))
    return found


def _rule_patterns(width: Floats, mesh: Mesh, passes: Passes, field: Field, look: Look) -> None:
    """The joints between boards, tiles and bricks."""
    patterned = [k for k, one in enumerate(mesh.materials) if one.pattern in PATTERNS]
    material = np.take(mesh.material_of, field.face.reshape(-1), mode="wrap")
    material[field.face.reshape(-1) < 0] = -1
    axis = [facing_of(part.hits.normal) for part in (passes.whole, passes.fine)]
    axes = passes.doubled(axis[0], axis[1]).reshape(-1)
    cells = np.zeros(material.size, np.int32)
    across = field.face.shape[1]
    for index in patterned:
        where = np.flatnonzero(material == index)
        y, x = np.divmod(where, across)
        points = look.view.doubled().rays_at(x, y + 2 * look.top)
        points *= field.depth.reshape(-1)[where, None]
        points += look.view.eye
        cells[where] = cells_of(mesh.materials[index].pattern, points, axes[where])[0]
        for step in (1, across):
            other = np.maximum(where - step, 0)
            cut = (cells[where] != cells[other]) & (material[other] == index)
            width[where[cut]] = look.pen.fine * 0.8


def _raise(width: Floats, where: NDArray[np.bool_], to: float) -> None:
    np.maximum(width, np.where(where, np.float32(to), np.float32(0)), out=width)


def _creases(passes: Passes, field: Field) -> NDArray[np.bool_]:
    """Where a surface turns away from its neighbour."""
    own = passes.fine.hits.normal
    twice = passes.doubled(passes.whole.hits.normal, own).reshape(-1, 3)
    found = np.zeros(len(own), np.bool_)
    for where in field.before:
        found |= np.einsum("ij,ij->i", own, twice[where]) < CREASE
    return found


def _folds(field: Field) -> NDArray[np.bool_]:
    """Where depth leaves the plane of its neighbours."""
    near = 1 / np.maximum(field.depth, np.float32(1e-3))
    bend = np.zeros_like(near)
    bend[:, 1:-1] = np.abs(near[:, 2:] - 2 * near[:, 1:-1] + near[:, :-2])
    bend[1:-1] = np.maximum(bend[1:-1], np.abs(near[2:] - 2 * near[1:-1] + near[:-2]))
    return (bend > FOLD * near).reshape(-1)[field.at]


def _thinned(nearest: Floats) -> Floats:
    """The width of a line belongs to the nearer of the two that meet. (N,)"""
    span = np.log(np.maximum(nearest, np.float32(NEAR_M)) / np.float32(NEAR_M))
    span *= np.float32(0.62 / np.log(FAR_M / NEAR_M))
    return 1 - np.minimum(span, np.float32(0.62))


def _stroked(width: Floats) -> Floats:
    """Every edge pixel as a round dot of its width (in half pixels of the doubled grid)."""
    cover = np.zeros(width.shape, np.uint8)
    sizes = DOTS[np.minimum(np.rint(width * 2), len(DOTS) - 1).astype(np.uint8)]
    used = np.bincount(sizes.reshape(-1), minlength=len(DOTS))
    for across in np.flatnonzero(used[1:]) + 1:
        dots = (sizes == across).view(np.uint8) * np.uint8(255)
        if across > 1:
            kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (int(across), int(across)))
            dots = cv2.dilate(dots, kernel)
        else:
            dots //= 2
        np.maximum(cover, dots, out=cover)
    thin = (width > 0) & (width < 0.25)
    cover[thin] = np.maximum(cover[thin], 70)
    return np.asarray(cv2.GaussianBlur(cover, (3, 3), 0.7), np.float32) / np.float32(255)
