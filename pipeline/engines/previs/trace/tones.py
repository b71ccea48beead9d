"""How much light falls on what is seen: a ray at every other pixel, and more where it changes.

Each of those pixels looks at another place of the light, so that where a shadow is soft
neighbours disagree: there more rays are asked, and neighbours on one surface are averaged. What
then still changes from pixel to pixel is a hard edge, and is asked at all of them.
"""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.mesh.part import Floats
from pipeline.engines.previs.trace.light import Light, facing_key, key_of, lamps_of, sun_of
from pipeline.engines.previs.trace.rays import Hits, Tracer
from pipeline.engines.previs.trace.shadow import LOOKS, Glances, fixed
from pipeline.engines.previs.trace.view import View

EVEN = 0.06
"""Neighbours that differ by less have between them what lies between them."""
HARD = 0.3
"""Neighbours that differ by more after they were averaged have a hard edge between them."""
SOFT_RAYS, HARD_RAYS, FINE_RAYS = 4, 8, 2
"""So many a point where a shadow is soft, where it is hard, and for each quarter of a pixel."""
ALIKE = 0.9
"""Cosine between normals from which on two points of a thing share their light."""
AROUND = tuple((y, x, (2 - abs(y)) * (2 - abs(x))) for y in (-1, 0, 1) for x in (-1, 0, 1))
"""A binomial window: it weighs the four ways that neighbours begin alike."""
TIMES = 2
"""How often they are averaged."""

Tones = Floats
"""(4, N): how far the key is faced, how much of it is seen, the sun, and the lamps; 0 to 1."""
Indices = NDArray[np.intp]
Asked = Callable[[Indices, Glances], Floats]
"""The light at some of the places of a grid."""
Fall = Callable[[Tracer, Light, Floats, Floats, Glances], Floats]


def tones_of(tracer: Tracer, eye: Floats, light: Light, hits: Hits, rays: Floats) -> Tones:
    """For every ray; the sky gets none. The four of one pixel look at other places of a light."""
    count = len(rays)
    tones = np.zeros((4, count), np.float32)
    tones[0] = _faced(eye, light, hits, rays)
    every = np.arange(count)
    glances = Glances(every * 5 % LOOKS, FINE_RAYS)
    for tone, fall in zip(tones[1:], _falls(light), strict=True):
        if fall:
            tone[:] = _asker(tracer, eye, light, (hits, rays), fall)(every, glances)
    return tones


def tones_over(
    tracer: Tracer,
    view: View,
    light: Light,
    seen: tuple[Hits, Floats],
    codes: NDArray[np.int32],
    is_edge: NDArray[np.bool_],
) -> Tones:
    """For all pixels of a band: `seen` are its hits and rays, `codes` (h * w,) what each belongs
    to, `is_edge` (h, w) has its shape."""
    tones = np.zeros((4, is_edge.size), np.float32)
    tones[0] = _faced(view.eye, light, *seen)
    grid = _Grid(codes, seen[0].normal, is_edge)
    for tone, fall in zip(tones[1:], _falls(light), strict=True):
        if fall:
            ask = _asker(tracer, view.eye, light, seen, fall)
            tone[:] = _spread(ask, grid).reshape(-1)
    return tones


@dataclass(frozen=True)
class _Grid:
    """What the pixels of a band show: `codes` (h * w,), `normals` (h * w, 3), `is_edge` (h, w)."""

    codes: NDArray[np.int32]
    normals: Floats
    is_edge: NDArray[np.bool_]

    def alike(self, some: Indices, others: Indices) -> NDArray[np.bool_]:
        """Whether two places (N,) lie on one surface."""
        same = self.codes[some] == self.codes[others]
        cosine = np.einsum("ij,ij->i", self.normals[some], self.normals[others])
        return same & (cosine > ALIKE)


def _falls(light: Light) -> tuple[Fall | None, ...]:
    """How each light falls that there is."""
    return key_of, sun_of if light.sun else None, lamps_of if light.lamps else None


def _faced(eye: Floats, light: Light, hits: Hits, rays: Floats) -> Floats:
    faced = np.zeros(len(rays), np.float32)
    seen = np.flatnonzero(hits.face >= 0)
    points = eye + rays[seen] * hits.distance[seen, None]
    faced[seen] = facing_key(light, points, hits.normal[seen])
    return faced


def _asker(
    tracer: Tracer, eye: Floats, light: Light, seen: tuple[Hits, Floats], fall: Fall
) -> Asked:
    hits, rays = seen

    def ask(places: Indices, glances: Glances) -> Floats:
        found = np.zeros(len(places), np.float32)
        is_thing = np.flatnonzero(hits.face[places] >= 0)
        there = places[is_thing]
        points = eye + rays[there] * hits.distance[there, None]
        found[is_thing] = fall(tracer, light, points, hits.normal[there], glances.at(is_thing))
        return found

    return ask


def _spread(ask: Asked, grid: _Grid) -> Floats:
    """(h, w) of one light."""
    shape = grid.is_edge.shape
    places = np.arange(grid.is_edge.size).reshape(shape)
    some = np.ascontiguousarray(places[::2, ::2])
    half = ask(some.reshape(-1), _in_turn(some.shape)).reshape(some.shape)
    soft = _widened(_uneven(half, EVEN))
    if soft.any():
        _soften(half, ask, grid, some, soft)
    whole = np.empty(shape, np.float32)
    twice = np.array(((2, 0, 0), (0, 2, 0)), np.float32)
    cv2.warpAffine(half, twice, shape[::-1], dst=whole, borderMode=cv2.BORDER_REPLICATE)
    is_hard = _doubled(_uneven(half, HARD), shape)
    is_between = grid.is_edge & ~is_hard
    whole[::2, ::2] = half
    is_between[::2, ::2] = False
    flat = whole.reshape(-1)
    edge = np.flatnonzero(is_between)
    flat[edge], is_known = _joined(grid, half, some, edge)
    alone = edge[~is_known]
    flat[alone] = ask(alone, fixed(len(alone), SOFT_RAYS))
    hard = np.flatnonzero(is_hard)
    flat[hard] = ask(hard, fixed(len(hard), HARD_RAYS))
    return whole


def _soften(half: Floats, ask: Asked, grid: _Grid, some: Indices, soft: NDArray[np.bool_]) -> None:
    """More rays where a shadow is soft, and the mean of those around on the same surface."""
    y, x = np.nonzero(soft)
    first = (y % 2 * 2 + x % 2).astype(np.intp)
    half[y, x] = ask(some[y, x], Glances(first, SOFT_RAYS))
    near = []
    for down, right, weight in AROUND:
        v = np.clip(y + down, 0, half.shape[0] - 1)
        u = np.clip(x + right, 0, half.shape[1] - 1)
        near.append((v, u, np.float32(weight) * grid.alike(some[v, u], some[y, x])))
    weights = sum(weigh for _, _, weigh in near)
    for _ in range(TIMES):
        half[y, x] = sum(weigh * half[v, u] for v, u, weigh in near) / weights


def _joined(
    grid: _Grid, half: Floats, some: Indices, places: Indices
) -> tuple[Floats, NDArray[np.bool_]]:
    """(N,) the mean of the asked places about each that lie on its surface, and whether any do."""
    y, x = np.divmod(places, grid.is_edge.shape[1])
    total, count = np.zeros(len(places), np.float32), np.zeros(len(places), np.float32)
    for down in (0, 1):
        for right in (0, 1):
            v = np.minimum((y + down) // 2, half.shape[0] - 1)
            u = np.minimum((x + right) // 2, half.shape[1] - 1)
            weigh = grid.alike(some[v, u], places)
            total += weigh * half[v, u]
            count += weigh
    return total / np.maximum(count, 1), count > 0


def _in_turn(shape: tuple[int, ...]) -> Glances:
    """One ray a point, to each place of the light in a square of four by four."""
    y, x = np.indices(shape)
    turn = (y % 4 * 4 + x % 4) * 7 % LOOKS
    return Glances(turn.reshape(-1), 1)


def _uneven(part: Floats, limit: float) -> NDArray[np.bool_]:
    """Where neighbours differ."""
    around = np.ones((3, 3), np.uint8)
    return np.asarray(cv2.dilate(part, around) - cv2.erode(part, around) > limit)


def _widened(part: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return cv2.dilate(part.view(np.uint8), np.ones((3, 3), np.uint8)).view(np.bool_)


def _doubled(part: NDArray[np.bool_], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    return np.repeat(np.repeat(part, 2, 0), 2, 1)[: shape[0], : shape[1]]
