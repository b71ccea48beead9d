"""How much light falls on what is seen: asked at every other pixel, and at all where it changes."""

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.mesh.part import Floats
from pipeline.engines.previs.trace.light import Light, key_of, lamps_of, sun_of
from pipeline.engines.previs.trace.rays import Hits, Tracer
from pipeline.engines.previs.trace.view import View

EVEN = 0.06
"""Neighbours that differ by less have between them what lies between them."""

Tones = Floats
"""(3, N): key, sun and lamps, 0 to 1."""


def tones_of(tracer: Tracer, eye: Floats, light: Light, hits: Hits, rays: Floats) -> Tones:
    """For every ray; the sky gets none."""
    seen = np.flatnonzero(hits.face >= 0)
    points = eye + rays[seen] * hits.distance[seen, None]
    normals = hits.normal[seen]
    tones = np.zeros((3, len(rays)), np.float32)
    for tone, fall in zip(tones, (key_of, sun_of, lamps_of), strict=True):
        tone[seen] = fall(tracer, light, points, normals)
    return tones


def tones_over(
    tracer: Tracer,
    view: View,
    light: Light,
    seen: tuple[Hits, Floats],
    is_edge: NDArray[np.bool_],
) -> Tones:
    """For all pixels of a band: `seen` are its hits and rays, `is_edge` (h, w) has its shape."""
    hits, rays = seen
    height, width = is_edge.shape
    places = np.arange(height * width).reshape(height, width)
    some = np.ascontiguousarray(places[::2, ::2])
    found = tones_of(tracer, view.eye, light, hits.at(some.reshape(-1)), rays[some.reshape(-1)])
    found = found.reshape(3, *some.shape)
    is_asked = is_edge.copy()
    tones = np.empty((3, height, width), np.float32)
    twice = np.array(((2, 0, 0), (0, 2, 0)), np.float32)
    for tone, part in zip(tones, found, strict=True):
        cv2.warpAffine(part, twice, (width, height), dst=tone, borderMode=cv2.BORDER_REPLICATE)
        is_asked |= _uneven(part)[:height, :width]
    is_asked[::2, ::2] = False
    tones[:, ::2, ::2] = found
    tones = tones.reshape(3, -1)
    asked = np.flatnonzero(is_asked)
    tones[:, asked] = tones_of(tracer, view.eye, light, hits.at(asked), rays[asked])
    return tones


def _uneven(part: Floats) -> NDArray[np.bool_]:
    """At twice the pixels: where neighbours differ."""
    around = np.ones((3, 3), np.uint8)
    uneven = cv2.dilate(part, around) - cv2.erode(part, around) > EVEN
    return np.repeat(np.repeat(uneven, 2, 0), 2, 1)
