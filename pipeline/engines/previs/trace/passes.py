"""What a band of the plate sees: one ray a pixel, four where edges are."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.mesh.part import Floats, Mesh
from pipeline.engines.previs.trace.light import Light, contact_of
from pipeline.engines.previs.trace.rays import Hits, Tracer
from pipeline.engines.previs.trace.tones import Tones, tones_of, tones_over
from pipeline.engines.previs.trace.view import View

BENT = 0.985
"""Cosine between neighbours' normals below which a surface counts as bent there."""
TORN = 0.02
"""Of the depth: how far a neighbour may lie off the plane of the two others."""

Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Samples:
    """What N rays met. `rays` (N, 3) are 1 long along the lens axis: `eye + rays * distance`."""

    hits: Hits
    tones: Tones
    rays: Floats


@dataclass(frozen=True)
class Passes:
    """`whole`: (h * w) samples, one a pixel. `fine`: four for each of the pixels `edges` (E,), by
    rows of the doubled band; `fine_at` (4E,) are their places in it. contact: (h, w), 0 in a
    corner to 1 in the open.
    """

    shape: tuple[int, int]
    whole: Samples
    edges: NDArray[np.intp]
    fine: Samples
    fine_at: NDArray[np.intp]
    contact: Floats

    def doubled(self, plane: NDArray, fine: NDArray) -> NDArray:
        """(2h, 2w, ...) of a value known for the pixels and for the fine samples."""
        plane = plane.reshape(*self.shape, *plane.shape[1:])
        twice = np.repeat(np.repeat(plane, 2, 0), 2, 1)
        twice.reshape(-1, *plane.shape[2:])[self.fine_at] = fine
        return twice

    def enlarged(self, plane: Floats, fine: Floats) -> Floats:
        """(2h, 2w): the same, and between the pixels what lies between them."""
        size = (2 * self.shape[1], 2 * self.shape[0])
        twice = cv2.resize(plane.reshape(self.shape), size, interpolation=cv2.INTER_LINEAR)
        twice.reshape(-1)[self.fine_at] = fine
        return np.asarray(twice, np.float32)


def trace(tracer: Tracer, view: View, light: Light, top: int, bottom: int) -> Passes:
    """The rows `top` to `bottom` of the plate."""
    shape = (bottom - top, view.plate[0])
    rays = view.rays(top, bottom).reshape(-1, 3)
    hits = _met(tracer, view, rays, top)
    codes = codes_of(tracer.mesh, hits)
    is_edge = _edges(codes, hits, shape)
    tones = tones_over(tracer, view, light, (hits, rays), codes, is_edge)
    edges = np.flatnonzero(is_edge)
    fine_at, fine_rays = _quartered(view.doubled(), edges, 2 * top, shape[1])
    fine = tracer.hits_from(view.eye, fine_rays)
    parents = np.repeat(edges, 4)
    is_same = codes_of(tracer.mesh, fine) == codes[parents]
    is_same &= np.einsum("ij,ij->i", fine.normal, hits.normal[parents]) > BENT
    fine_tones = tones[:, parents]
    asked = np.flatnonzero(~is_same)
    fine_tones[:, asked] = tones_of(tracer, view.eye, light, fine.at(asked), fine_rays[asked])
    contact = _contact(tracer, view, hits, rays, shape)
    whole = Samples(hits, tones, rays)
    return Passes(shape, whole, edges, Samples(fine, fine_tones, fine_rays), fine_at, contact)


def _met(tracer: Tracer, view: View, rays: Floats, top: int) -> Hits:
    """What the pixels see from the row `top` on; those that are not asked for see nothing."""
    if view.asked is None:
        return tracer.hits_from(view.eye, rays)
    asked = np.flatnonzero(view.asked.reshape(-1)[top * view.plate[0] :][: len(rays)])
    seen = tracer.hits_from(view.eye, rays[asked])
    face = np.full(len(rays), -1, np.int32)
    distance = np.full(len(rays), np.inf, np.float32)
    normal = np.tile(np.array((0, 0, 1), np.float32), (len(rays), 1))
    face[asked], distance[asked], normal[asked] = seen.face, seen.distance, seen.normal
    return Hits(face, distance, normal)


def codes_of(mesh: Mesh, hits: Hits) -> NDArray[np.int32]:
    """A number for each material of each thing, -1 for the sky."""
    code = mesh.material_of + np.int32(len(mesh.materials)) * mesh.thing_of
    found = np.take(code, hits.face, mode="wrap")
    found[hits.face < 0] = -1
    return found


def _edges(code: NDArray[np.int32], hits: Hits, shape: tuple[int, int]) -> Bools:
    """Pixels beside a change of thing, material, direction or depth, and their neighbours."""
    code = code.reshape(shape)
    normal = hits.normal.reshape(*shape, 3)
    near = (1 / np.maximum(hits.distance, np.float32(1e-3))).reshape(shape)
    edge = np.zeros(shape, np.uint8)
    edge[:, 1:] |= code[:, 1:] != code[:, :-1]
    edge[1:] |= code[1:] != code[:-1]
    edge[:, 1:] |= _cosine(normal[:, 1:], normal[:, :-1]) < BENT
    edge[1:] |= _cosine(normal[1:], normal[:-1]) < BENT
    limit = near * np.float32(TORN)
    off = np.abs(near[:, 2:] - 2 * near[:, 1:-1] + near[:, :-2])
    edge[:, 1:-1] |= off > limit[:, 1:-1]
    off = np.abs(near[2:] - 2 * near[1:-1] + near[:-2])
    edge[1:-1] |= off > limit[1:-1]
    return cv2.dilate(edge, np.ones((3, 3), np.uint8)).view(np.bool_)


def _cosine(one: Floats, other: Floats) -> Floats:
    return np.einsum("ijk,ijk->ij", one, other)


def _quartered(
    view: View, edges: NDArray[np.intp], top: int, width: int
) -> tuple[NDArray[np.intp], Floats]:
    """Of each pixel its four: places in the doubled band, and rays. `view` is the doubled one."""
    rows, columns = np.divmod(edges, width)
    y = (2 * rows[:, None] + np.array((0, 0, 1, 1))).reshape(-1)
    x = (2 * columns[:, None] + np.array((0, 1, 0, 1))).reshape(-1)
    return y * (2 * width) + x, view.rays_at(x, y + top)


def _contact(
    tracer: Tracer, view: View, hits: Hits, rays: Floats, shape: tuple[int, int]
) -> Floats:
    """Contact shadow at half the plate's pixels, spread over all of them."""
    distance = hits.distance.reshape(shape)[::2, ::2]
    seen = np.isfinite(distance)
    points = view.eye + rays.reshape(*shape, 3)[::2, ::2][seen] * distance[seen][:, None]
    normals = hits.normal.reshape(*shape, 3)[::2, ::2][seen]
    half = np.ones(seen.shape, np.float32)
    half[seen] = contact_of(tracer, points, np.ascontiguousarray(normals))
    half = cv2.blur(cv2.blur(half, (5, 5)), (5, 5))
    return np.asarray(cv2.resize(half, (shape[1], shape[0])), np.float32)
