"""Things with edges: boxes, drums, plates and quads, each face flat."""

import math
from collections.abc import Sequence

import numpy as np

from pipeline.engines.previs.mesh.part import Floats, Material, Part, Triple

_CORNERS = np.array(
    [(x, y, z) for z in (0, 1) for y in (-0.5, 0.5) for x in (-0.5, 0.5)], np.float32
)
_SIDES = np.array(
    ((0, 1, 5, 4), (1, 3, 7, 5), (3, 2, 6, 7), (2, 0, 4, 6), (4, 5, 7, 6), (2, 3, 1, 0)), np.int32
)


def box(size: Triple, at: Triple, material: Material, thing: str = "") -> Part:
    """`at` is the middle of its base."""
    corners = _CORNERS * np.array(size, np.float32) + np.array(at, np.float32)
    return flat([corners[side] for side in _SIDES], material, thing)


def flat(polygons: Sequence[Floats], material: Material, thing: str = "") -> Part:
    """Convex polygons (n, 3), counter-clockwise seen from outside, each with its own normal."""
    vertices, faces, normals = [], [], []
    start = 0
    for polygon in polygons:
        n = len(polygon)
        normal = np.cross(polygon[1] - polygon[0], polygon[2] - polygon[0])
        normal = normal / (np.linalg.norm(normal) + 1e-12)
        vertices.append(polygon)
        normals.append(np.broadcast_to(normal, (n, 3)))
        faces += [(start, start + k, start + k + 1) for k in range(1, n - 1)]
        start += n
    return Part(
        np.concatenate(vertices).astype(np.float32),
        np.array(faces, np.int32),
        np.concatenate(normals).astype(np.float32),
        material,
        thing,
    )


def quad(corner: Triple, along: Triple, up: Triple, material: Material, thing: str = "") -> Part:
    """A flat rectangle from a corner; its outside is along x up."""
    start, a, b = (np.array(v, np.float32) for v in (corner, along, up))
    return flat([np.stack((start, start + a, start + a + b, start + b))], material, thing)


def drum(  # noqa: PLR0913 - a barrel has that many properties
    radius: float,
    height: float,
    at: Triple,
    material: Material,
    thing: str = "",
    top: float | None = None,
    sides: int = 20,
) -> Part:
    """A cylinder, or a cone towards another `top` radius; round side, sharp rims."""
    above = radius if top is None else top
    around = np.arange(sides) * (math.tau / sides)
    ring = np.stack((np.cos(around), np.sin(around)), 1)
    slope = (radius - above) / max(height, 1e-6)
    low, high = (
        np.column_stack((ring * r, np.full(sides, z))) + np.array(at)
        for r, z in ((radius, 0.0), (above, height))
    )
    normals = np.column_stack((ring, np.full(sides, slope)))
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    k = np.arange(sides)
    n = (k + 1) % sides
    wall = np.concatenate((np.stack((k, n, n + sides), 1), np.stack((k, n + sides, k + sides), 1)))
    lids = flat([high, low[::-1]], material, thing)
    return Part(
        np.concatenate((low, high, lids.vertices)).astype(np.float32),
        np.concatenate((wall, lids.faces + 2 * sides)).astype(np.int32),
        np.concatenate((normals, normals, lids.normals)).astype(np.float32),
        material,
        thing,
    )


def prism(outline: Floats, height: float, material: Material, thing: str = "") -> Part:
    """A convex outline (n, 2), counter-clockwise, raised from z = 0."""
    low = np.column_stack((outline, np.zeros(len(outline)))).astype(np.float32)
    high = low + np.array((0, 0, height), np.float32)
    walls = [
        np.stack((low[k], low[(k + 1) % len(low)], high[(k + 1) % len(low)], high[k]))
        for k in range(len(low))
    ]
    return flat([*walls, high, low[::-1]], material, thing)
