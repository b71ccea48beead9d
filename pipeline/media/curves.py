"""Smooth shapes from a few points."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Points = NDArray[np.float64]

STEPS = 8
"""Pieces of a curve from one control point to the next."""

_ROUND = np.linspace(0, 2 * np.pi, 40, endpoint=False)


def closed(points: ArrayLike, steps: int = STEPS) -> Points:
    """A closed Catmull-Rom curve through (N, 2) points."""
    through = np.asarray(points, np.float64)
    ring = [np.roll(through, shift, 0) for shift in (1, 0, -1, -2)]
    return _spline(ring, steps).reshape(-1, 2)


def opened(points: ArrayLike, steps: int = STEPS) -> NDArray[np.float64]:
    """A Catmull-Rom curve through (N, D) points, from the first to the last."""
    through = np.asarray(points, np.float64)
    padded = np.concatenate((through[:1], through, through[-1:]))
    pieces = [padded[i : len(padded) - 3 + i] for i in range(4)]
    drawn = _spline(pieces, steps).reshape(-1, through.shape[1])
    return np.concatenate((drawn, through[-1:]))


def _spline(ring: list[NDArray[np.float64]], steps: int) -> NDArray[np.float64]:
    t = np.linspace(0, 1, steps, endpoint=False)[None, :, None]
    a, b, c, d = (piece[:, None] for piece in ring)
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )


def oval(x: float, y: float, wide: float, high: float) -> Points:
    return np.stack((x + wide * np.cos(_ROUND), y + high * np.sin(_ROUND)), 1)


def limb(joints: ArrayLike) -> Points:
    """A tapered, round-ended limb along (N, 3) joints of x, y and half its thickness."""
    spine, side, radius = _spine(joints)
    return np.concatenate(
        (
            spine + side * radius,
            _cap(spine[-1], side[-1], radius[-1, 0]),
            (spine - side * radius)[::-1],
            _cap(spine[0], -side[0], radius[0, 0]),
        )
    )


def limb_shade(joints: ArrayLike, sign: float) -> Points:
    """The part of a limb turned from the light, its right for sign 1, its left for -1.

    It starts as a point, so that it runs out of the body it grows from.
    """
    spine, side, radius = _spine(joints)
    outward = side * np.where(side[:, :1] * sign >= 0, 1.0, -1.0)
    inner = np.maximum(0.1, 1 - np.linspace(0, 3.6, len(spine)))[:, None]
    return np.concatenate((spine + outward * radius, (spine + outward * radius * inner)[::-1]))


def shade(shape: Points, sign: float, share: float) -> Points:
    """A crescent along a shape's right for sign 1, its left for -1: what the light leaves out.

    Its inner edge is the far outline mirrored about x = 0 and drawn in to `share`.
    """
    x = np.where(shape[:, 0] * sign > 0, shape[:, 0], -shape[:, 0] * share)
    return np.stack((x, shape[:, 1]), 1)


def _spine(joints: ArrayLike) -> tuple[Points, Points, NDArray[np.float64]]:
    path = opened(joints)
    along = np.gradient(path[:, :2], axis=0)
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-9)
    side = np.stack((-along[:, 1], along[:, 0]), 1)
    return path[:, :2], side, path[:, 2:]


def _cap(end: NDArray[np.float64], side: NDArray[np.float64], radius: float) -> Points:
    """A half circle from `side` clockwise around the end."""
    angle = np.linspace(0, np.pi, 14)[1:-1]
    ahead = np.array((side[1], -side[0]))
    return end + radius * (np.cos(angle)[:, None] * side + np.sin(angle)[:, None] * ahead)
