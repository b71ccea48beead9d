"""Smooth surfaces: a grid of points, and what is swept, turned or blown up from one."""

import math
from collections.abc import Callable, Sequence

import numpy as np

from pipeline.engines.previs.mesh.part import Floats, Ints, Material, Part, Triple

ROUND = 16
"""Sides of a round thing."""

Rows = Sequence[tuple[float, ...]] | Floats


def sheet(grid: Floats, material: Material, thing: str = "", is_closed: bool = True) -> Part:
    """A smooth surface through a grid (rows, columns, 3) of points.

    `is_closed` joins the last column to the first. The outside is where rows x columns turn right:
    rows going up and columns counter-clockwise seen from above give an outside facing out.
    """
    rows, columns = grid.shape[:2]
    faces = _grid_faces(rows, columns, is_closed)
    vertices = np.ascontiguousarray(grid.reshape(-1, 3), np.float32)
    return Part(vertices, faces, smooth_normals(vertices, faces), material, thing)


def _grid_faces(rows: int, columns: int, is_closed: bool) -> Ints:
    last = columns if is_closed else columns - 1
    row, column = np.meshgrid(np.arange(rows - 1), np.arange(last), indexing="ij")
    a = row * columns + column
    b = row * columns + (column + 1) % columns
    c, d = a + columns, b + columns
    pairs = np.stack((np.stack((a, b, d), -1), np.stack((a, d, c), -1)), -2)
    return pairs.reshape(-1, 3).astype(np.int32)


def smooth_normals(vertices: Floats, faces: Ints) -> Floats:
    """Area-weighted vertex normals; points that coincide share one."""
    a, b, c = (vertices[faces[:, k]] for k in range(3))
    across = np.cross(b - a, c - a)
    _, first, same = np.unique(
        np.round(vertices * 2e4).astype(np.int64), axis=0, return_index=True, return_inverse=True
    )
    owner = same.reshape(-1)[faces].reshape(-1)
    total = np.stack(
        [np.bincount(owner, np.repeat(across[:, k], 3), len(first)) for k in range(3)], 1
    )
    total /= np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-12)
    return total[same.reshape(-1)].astype(np.float32)


def lathe(profile: Rows, material: Material, thing: str = "", sides: int = ROUND) -> Part:
    """A profile of (radius, height), from below to above, turned about z; smooth all over."""
    around = np.arange(sides, dtype=np.float32) * np.float32(math.tau / sides)
    radius, height = np.asarray(profile, np.float32).T
    x, y = radius[:, None] * np.cos(around), radius[:, None] * np.sin(around)
    grid = np.stack((x, y, np.broadcast_to(height[:, None], x.shape)), -1)
    return sheet(grid, material, thing)


def ball(
    radii: Triple,
    at: Triple,
    material: Material,
    thing: str = "",
    shape: Callable[[Floats], Floats] | None = None,
    detail: int = ROUND,
) -> Part:
    """An ellipsoid; `shape` moves the points (N, 3) of the unit ball before it is stretched."""
    rise = np.linspace(-math.pi / 2, math.pi / 2, detail // 2 + 3, dtype=np.float32)
    around = np.arange(detail, dtype=np.float32) * np.float32(math.tau / detail)
    flat = np.cos(rise)[:, None]
    grid = np.stack(
        np.broadcast_arrays(flat * np.cos(around), flat * np.sin(around), np.sin(rise)[:, None]), -1
    )
    points = np.ascontiguousarray(grid.reshape(-1, 3))
    points = points if shape is None else shape(points)
    points = points * np.array(radii, np.float32) + np.array(at, np.float32)
    return sheet(points.reshape(grid.shape), material, thing)


def tube(  # noqa: PLR0913 - a limb has that many properties
    path: Rows,
    radii: Sequence[float] | Sequence[tuple[float, float]],
    material: Material,
    thing: str = "",
    side: Triple = (1, 0, 0),
    sides: int = 12,
    ends: float = 0.6,
) -> Part:
    """A limb: sections along a path of points, each a radius or (along `side`, across it).

    The path is rounded through its points. Both ends are closed with a cap that stands out by
    `ends` of the section: 0.05 is a hem, 1 a dome.
    """
    wide = np.array([r if isinstance(r, tuple) else (r, r) for r in radii], np.float32)
    points, wide = _rounded(np.asarray(path, np.float32), wide)
    points, wide = _capped(points, wide, ends)
    along = np.gradient(points, axis=0)
    along[0], along[-1] = along[1], along[-2]
    along /= np.linalg.norm(along, axis=1, keepdims=True) + 1e-9
    right = _aside(along, np.array(side, np.float32))
    across = np.cross(along, right)
    around = np.arange(sides, dtype=np.float32) * np.float32(math.tau / sides)
    cos, sin = np.cos(around)[None, :, None], np.sin(around)[None, :, None]
    ring = (
        right[:, None] * wide[:, 0, None, None] * cos
        + across[:, None] * wide[:, 1, None, None] * sin
    )
    return sheet(points[:, None] + ring, material, thing)


def _aside(along: Floats, guide: Floats) -> Floats:
    """Unit vectors across a path, near to the guide, or to another axis where it runs along."""
    if np.abs(along @ guide).max() > 0.97 * np.linalg.norm(guide):
        guide = np.eye(3, dtype=np.float32)[np.abs(along).max(0).argmin()]
    right = guide - along * (along @ guide)[:, None]
    return right / (np.linalg.norm(right, axis=1, keepdims=True) + 1e-9)


def _rounded(points: Floats, wide: Floats, steps: int = 4) -> tuple[Floats, Floats]:
    """A Catmull-Rom curve through the points, radii with them."""
    if len(points) < 3:
        return points, wide
    both = np.concatenate((points, wide), 1)
    padded = np.concatenate((2 * both[:1] - both[1:2], both, 2 * both[-1:] - both[-2:-1]))
    a, b, c, d = padded[:-3], padded[1:-2], padded[2:-1], padded[3:]
    t = np.linspace(0, 1, steps, endpoint=False, dtype=np.float32)[None, :, None]
    a, b, c, d = (part[:, None] for part in (a, b, c, d))
    curve = b + (c - a) / 2 * t + (a - 2.5 * b + 2 * c - d / 2) * t**2
    curve = curve + (1.5 * b - a / 2 - 1.5 * c + d / 2) * t**3
    smooth = np.concatenate((curve.reshape(-1, both.shape[1]), both[-1:]))
    return smooth[:, :3], np.maximum(smooth[:, 3:], np.float32(1e-4))


def _capped(points: Floats, wide: Floats, ends: float) -> tuple[Floats, Floats]:
    """Quarter-round ends, as deep as half the section is wide."""
    turns = np.array((1.0, 0.92, 0.7, 0.35), np.float32)

    def cap(end: Floats, beside: Floats, size: Floats) -> tuple[Floats, Floats]:
        way = (end - beside) / (np.linalg.norm(end - beside) + 1e-9)
        depth = turns * np.float32(size.min() * ends)
        shrink = np.sqrt(1 - turns**2 * np.float32(0.9999))
        return end + way * depth[:, None], size * shrink[:, None]

    first, first_wide = cap(points[0], points[1], wide[0])
    last, last_wide = cap(points[-1], points[-2], wide[-1])
    return (
        np.concatenate((first, points, last[::-1])),
        np.concatenate((first_wide, wide, last_wide[::-1])),
    )
