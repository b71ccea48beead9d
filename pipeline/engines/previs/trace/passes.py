"""What a band of the plate sees, at twice its pixels: rays are doubled only where edges are."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.mesh.part import Floats
from pipeline.engines.previs.trace.light import Light, contact_of, key_of, lamps_of, sun_of
from pipeline.engines.previs.trace.rays import Hits, Tracer
from pipeline.engines.previs.trace.view import View

BENT = 0.985
"""Cosine between neighbours' normals below which a surface counts as bent there."""
TORN = 0.02
"""Of the depth: how far a neighbour may lie off the plane of the two others."""

Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Passes:
    """All at twice the band's pixels (2h, 2w), except `depth` and `contact`, at (h, w).

    face: face of the mesh, -1 for sky. fine_depth: metres along the lens axis, inf for sky.
    normal: unit, in world axes. key, sun, lamps: 0 to 1. contact: 0 in a corner, 1 in the open.
    rays: (2h, 2w, 3), 1 long along the lens axis: `eye + rays * fine_depth` is the place.
    """

    face: NDArray[np.int32]
    fine_depth: Floats
    normal: Floats
    key: Floats
    sun: Floats
    lamps: Floats
    rays: Floats
    depth: Floats
    contact: Floats


def trace(tracer: Tracer, view: View, light: Light, top: int, bottom: int) -> Passes:
    """The rows `top` to `bottom` of the plate."""
    rays = view.rays(top, bottom)
    fine_rays = view.doubled().rays(2 * top, 2 * bottom)
    coarse = _hits(tracer, view.eye, rays.reshape(-1, 3))
    shape = rays.shape[:2]
    lit = _lit(tracer, view, light, coarse, rays.reshape(-1, 3))
    edges = _edges(tracer, coarse, shape)
    face = _doubled(coarse.face.reshape(shape))
    depth = _enlarged(coarse.distance.reshape(shape))
    normal = _enlarged(coarse.normal.reshape(*shape, 3))
    tones = [_enlarged(part.reshape(shape)) for part in lit]
    where = np.flatnonzero(_doubled(edges))
    chosen = np.ascontiguousarray(fine_rays.reshape(-1, 3)[where])
    fine = _hits(tracer, view.eye, chosen)
    for whole, part in zip(
        (face, depth, *tones),
        (fine.face, fine.distance, *_lit(tracer, view, light, fine, chosen)),
        strict=True,
    ):
        whole.reshape(-1)[where] = part
    normal.reshape(-1, 3)[where] = fine.normal
    contact = _contact(tracer, view, coarse, rays)
    key, sun, lamps = tones
    plate_depth = coarse.distance.reshape(shape)
    return Passes(face, depth, normal, key, sun, lamps, fine_rays, plate_depth, contact)


def _hits(tracer: Tracer, eye: Floats, rays: Floats) -> Hits:
    origins = np.empty_like(rays)
    origins[:] = eye
    return tracer.hits(origins, rays)


def _lit(
    tracer: Tracer, view: View, light: Light, hits: Hits, rays: Floats
) -> tuple[Floats, Floats, Floats]:
    """Key, sun and lamps for every ray; the sky gets none."""
    seen = np.flatnonzero(hits.face >= 0)
    points = view.eye + rays[seen] * hits.distance[seen, None]
    normals = hits.normal[seen]
    found = []
    for fall in (key_of, sun_of, lamps_of):
        tone = np.zeros(len(rays), np.float32)
        tone[seen] = fall(tracer, light, points, normals)
        found.append(tone)
    return found[0], found[1], found[2]


def _edges(tracer: Tracer, hits: Hits, shape: tuple[int, ...]) -> Bools:
    """Pixels beside a change of thing, material, direction or depth, and their neighbours."""
    mesh = tracer.mesh
    code = mesh.material_of[hits.face] + len(mesh.materials) * mesh.thing_of[hits.face]
    code = np.where(hits.face < 0, -1, code).reshape(shape)
    normal = hits.normal.reshape(*shape, 3)
    near = (1 / np.maximum(hits.distance, 1e-3)).reshape(shape)
    edge = np.zeros(shape, np.uint8)
    edge[:, 1:] |= code[:, 1:] != code[:, :-1]
    edge[1:] |= code[1:] != code[:-1]
    edge[:, 1:] |= np.einsum("ijk,ijk->ij", normal[:, 1:], normal[:, :-1]) < BENT
    edge[1:] |= np.einsum("ijk,ijk->ij", normal[1:], normal[:-1]) < BENT
    off = np.abs(near[:, 2:] - 2 * near[:, 1:-1] + near[:, :-2])
    edge[:, 1:-1] |= off > TORN * near[:, 1:-1]
    off = np.abs(near[2:] - 2 * near[1:-1] + near[:-2])
    edge[1:-1] |= off > TORN * near[1:-1]
    return cv2.dilate(edge, np.ones((3, 3), np.uint8)).view(np.bool_)


def _contact(tracer: Tracer, view: View, hits: Hits, rays: Floats) -> Floats:
    """Contact shadow at half the plate's pixels, spread over all of them."""
    shape = rays.shape[:2]
    distance = hits.distance.reshape(shape)[::2, ::2]
    seen = np.isfinite(distance)
    points = view.eye + rays[::2, ::2][seen] * distance[seen][:, None]
    normals = hits.normal.reshape(*shape, 3)[::2, ::2][seen]
    half = np.ones(seen.shape, np.float32)
    half[seen] = contact_of(tracer, points, np.ascontiguousarray(normals))
    half = cv2.blur(cv2.blur(half, (5, 5)), (5, 5))
    return np.asarray(cv2.resize(half, (shape[1], shape[0])), np.float32)


def _doubled(plane: NDArray) -> NDArray:
    return np.repeat(np.repeat(plane, 2, 0), 2, 1)


def _enlarged(plane: Floats) -> Floats:
    size = (plane.shape[1] * 2, plane.shape[0] * 2)
    return np.asarray(cv2.resize(plane, size, interpolation=cv2.INTER_LINEAR), np.float32)
