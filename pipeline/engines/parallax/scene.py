"""The plate as things at their distances, drawn from far to near for each pose."""

import math
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.parallax.layers import Layer, grains, make_layers
from pipeline.engines.parallax.plate import Field, Plate
from pipeline.engines.parallax.sight import Claims, Frustum, Sight
from pipeline.film.path import Pose, half_field, look_through
from pipeline.media.colour import planes
from pipeline.media.frame import Frame

CLEARANCE = 0.9
"""Nothing is taken to be nearer than this share of the way to the lens at its closest."""

STATIONS = 16
"""Poses of a path that are looked at before the first frame is made."""

SECANT_STEPS = 3
"""Enough for a hundredth of a pixel on a floor seen from eye height."""


LEVEL = 1e-9
"""A slope below this is the rounding of no travel at all."""

STEEPEST = 0.85
"""A camera that would go under the floor sees a scene made flatter instead."""

CLOSE = 1e-4
"""Of nearness: less than a tenth of a pixel for any travel."""


@dataclass(frozen=True)
class Part:
    """What is seen of a layer: where it meets the rays, the cells it is wanted in, and those where
    it hides all behind it."""

    layer: Layer
    points: Field
    wanted: Claims
    is_whole: Claims


class Scene:
    """One plate for one path."""

    def __init__(self, plate: Plate, frustum: Frustum, path: tuple[Pose, ...]) -> None:
        self._plate = plate
        self._frustum = frustum
        self._range = _in_sight(plate, frustum, path)
        travel = max(float(np.abs(frustum.look(pose).slope).max()) for pose in _stations(path))
        travel_px = travel * plate.planes[0].shape[1] / 2 / plate.edge[0]
        self._layers = make_layers(plate, travel_px, self._range)
        share = min(1.0, STEEPEST / max(self._steepness(path), 1e-6))
        if share < 1:
            self._layers = [_shallower(layer, np.float32(share)) for layer in self._layers]

    def seen_from(self, pose: Pose) -> Frame:
        """A new I420 frame."""
        width, height = self._frustum.size
        frame = np.empty((height * 3 // 2, width), np.uint8)
        sight = self._in_grains(self._frustum.look(pose))
        found = [self._meet(sight, layer) for layer in self._layers]
        for part in self._visible(found):
            self._draw(part, planes(frame))
        return frame

    def _steepness(self, path: tuple[Pose, ...]) -> float:
        """How much of a step along a surface its own parallax takes back; 1: seen edge on, and
        above that the camera is behind it, under the floor or in the wall."""
        worst = 0.0
        for pose in (path[0], path[len(path) // 2], path[-1]):
            sight = self._in_grains(self._frustum.look(pose))
            for layer in self._layers:
                if layer.nearness is None or min(layer.nearness.shape) < 2:
                    continue
                points = self._meet(sight, layer)
                gradient = np.asarray(np.gradient(layer.nearness), np.float32)
                down, right = (_sampled(axis, *points) for axis in gradient)
                taken = right * sight.slope[0] + down * sight.slope[1]
                worst = max(worst, float(np.percentile(taken, 99)))
        return worst

    def _in_grains(self, sight: Sight) -> Sight:
        """Tangents on the plate as samples of a layer's nearness, x right and y down."""
        height, width = grains(self._plate.planes[0].shape)
        scale = np.array([width / 2 / self._plate.edge[0], -height / 2 / self._plate.edge[1]])
        scale = scale.astype(np.float32)[:, None, None]
        middle = np.array([(width - 1) / 2, (height - 1) / 2], np.float32)[:, None, None]
        return Sight(sight.far * scale + middle, sight.slope * scale)

    def _meet(self, sight: Sight, layer: Layer) -> Field:
        """Where the rays meet the layer: the nearness there must be the one assumed (secant)."""
        if layer.nearness is None:
            return sight.meet(np.float32(1))
        before = _sampled(layer.nearness, *sight.far)
        now = _sampled(layer.nearness, *sight.meet(before))
        missed = before - now
        for _ in range(SECANT_STEPS):
            if np.abs(missed).max() < CLOSE:
                break
            miss = now - _sampled(layer.nearness, *sight.meet(now))
            slope = missed - miss
            step = np.divide(miss * (now - before), slope, out=-miss, where=np.abs(slope) > 1e-6)
            before, missed = now, miss
            now = np.clip(now + step, *self._range)
        return sight.meet(now)

    def _visible(self, found: list[Field]) -> list[Part]:
        """From far to near, without what nearer layers hide."""
        hidden = np.zeros(found[0].shape[1:], np.bool_)
        parts: list[Part] = []
        for layer, points in zip(reversed(self._layers), reversed(found), strict=True):
            wanted, is_whole = ~hidden, np.ones_like(hidden)
            if layer.cover is not None:
                cover = _sampled(layer.cover, *points, border=cv2.BORDER_CONSTANT)
                wanted, is_whole = wanted & (cover > 0), cover == 255
                hidden |= is_whole
            parts.append(Part(layer, points, wanted, is_whole))
        return parts[::-1]

    def _draw(self, part: Part, onto: tuple[Frame, Frame, Frame]) -> None:
        """The grid spread over the planes; a chroma pixel lies amid four of luma."""
        height, width = self._plate.planes[0].shape
        rows, columns = grains((height, width))
        scale = np.array([width / columns, height / rows], np.float32)[:, None, None]
        corner = np.array(part.layer.corner, np.float32)[:, None, None]
        half = np.float32(0.5)
        points = (part.points + half) * scale - corner
        for window in self._frustum.windows(part.wanted):
            luma = self._frustum.spread(points - half, 1, window)
            chroma = self._frustum.spread(points * half - half, 2, window)
            is_whole = bool(part.is_whole[window].all())
            for index, plane in enumerate(onto):
                under = plane[self._frustum.box(window, 2 if index else 1)]
                _lay(part.layer, index, chroma if index else luma, under, is_whole)


def _lay(layer: Layer, index: int, at: tuple[Field, Field], under: Frame, is_whole: bool) -> None:
    """Draws one plane of a layer over a part of the frame."""
    source = layer.planes[index]
    if layer.kept is None or is_whole:
        _sampled(source, *at, onto=under)
        return
    kept = _sampled(layer.kept[min(index, 1)], *at, cv2.BORDER_CONSTANT, 255)
    cv2.multiply(under, kept, under, scale=1 / 255)
    cv2.add(under, _sampled(source, *at, cv2.BORDER_CONSTANT, 0), under)


def _shallower(layer: Layer, share: np.float32) -> Layer:
    """Flatter around the subject, which stays exact."""
    if layer.nearness is None:
        return layer
    return replace(layer, nearness=1 + share * (layer.nearness - 1))


def _stations(path: tuple[Pose, ...]) -> tuple[Pose, ...]:
    """Some poses of a path, its ends among them."""
    return (*path[:: max(1, len(path) // STATIONS)], path[-1])


def _in_sight(plate: Plate, frustum: Frustum, path: tuple[Pose, ...]) -> tuple[float, float]:
    """The least and the greatest nearness that no pose sees outside the plate or behind the lens.

    Farther and nearer things move as if they were there. The subject's, 1, is always within.
    """
    aspect = frustum.size[0] / frustum.size[1]
    right = half_field(frustum.lens_mm, aspect)
    top = right / aspect
    least, greatest = 0.0, math.inf
    for pose, x, y in product(path, (-right, right), (-top, top)):
        ray = look_through(pose, x, y)
        far = (ray[0] / ray[2], ray[1] / ray[2])
        slopes = (pose.x - pose.z * far[0], pose.y - pose.z * far[1])
        for at, slope, edge in zip(far, slopes, plate.edge, strict=True):
            if abs(slope) > LEVEL:
                ends = sorted(((-edge - at) / slope, (edge - at) / slope))
                least, greatest = max(least, ends[0]), min(greatest, ends[1])
        greatest = min(greatest, CLEARANCE / pose.z) if pose.z > 0 else greatest
    return min(1.0, least), max(1.0, greatest)


def _sampled(
    picture: NDArray[Any],
    x: Field,
    y: Field,
    border: int = cv2.BORDER_REPLICATE,
    beyond: int = 0,
    onto: NDArray[Any] | None = None,
) -> NDArray[Any]:
    """Between pixels, linearly: OpenCV 5 does so exactly, without steps of 1/32 of a pixel."""
    return cv2.remap(picture, x, y, cv2.INTER_LINEAR, onto, border, (beyond,) * 4)
