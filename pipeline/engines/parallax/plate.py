"""The drawn picture, cut to the frame's shape and scaled to the detail that the move can show."""

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.base import Drawing
from pipeline.film.camera import Camera, subject_distance_m
from pipeline.film.path import Pose, half_field, overscan
from pipeline.media.colour import i420_from_rgb, planes
from pipeline.media.frame import Frame

MAX_PLATE_PX = 48_000_000
"""Above this the plate is kept coarser than the frame: a plate and its layers stay near 1 GB."""

ENLARGED_PX = 4_000_000
"""A plate drawn coarser than the frame is enlarged up to this, smoothly; the warp does the rest."""

MAX_DENSITY = 2.0
"""Plate pixels per frame pixel at rest: more would alias while the camera is far."""

MAX_SIDE_PX = 32_000
"""OpenCV addresses the pixels of a warp with 16 bits."""

ROUNDING_PX = 2
"""How far an artist's whole, even pixels may be from the exact plate; it is not resampled then."""

LENS_M = 0.01
"""Nothing stands nearer to the lens."""

Picture = NDArray[np.uint8]
Field = NDArray[np.float32]


@dataclass(frozen=True)
class Plate:
    """`planes`: Y (H, W), U and V (H/2, W/2) of the picture. `nearness` (H, W) float32: 1 over the
    distance in subject distances, 0 for sky; None for a flat picture at the subject. `edge`: the
    tangents, at rest, of the plate's right and top edges."""

    planes: tuple[Frame, Frame, Frame]
    nearness: Field | None
    edge: tuple[float, float]


def make_plate(
    drawing: Drawing, camera: Camera, size: tuple[int, int], path: tuple[Pose, ...]
) -> Plate:
    """The plate of a drawing for one path; a drawing without enough overscan is cropped into."""
    aspect = size[0] / size[1]
    shown = max(drawing.overscan, overscan(camera, aspect))
    rows, columns = _centre(drawing.image.shape, aspect)
    image = drawing.image[rows, columns]
    target = _target((image.shape[1], image.shape[0]), shown, size, path)
    nearness = None
    if drawing.depth_m is not None:
        depth = np.maximum(drawing.depth_m[rows, columns], np.float32(LENS_M))
        near = np.float32(subject_distance_m(camera, aspect)) / depth
        near = cv2.resize(near, target, interpolation=cv2.INTER_NEAREST)
        nearness = np.asarray(near, np.float32)
    right = half_field(camera.lens_mm, aspect) * shown
    return Plate(
        planes=planes(i420_from_rgb(_resized(image, target))),
        nearness=nearness,
        edge=(right, right / aspect),
    )


def _centre(shape: tuple[int, ...], aspect: float) -> tuple[slice, slice]:
    """The largest centred part of the frame's shape; all of it where only rounding differs."""
    height, width = shape[:2]
    if abs(width - height * aspect) <= ROUNDING_PX * max(1.0, aspect):
        return slice(0, height), slice(0, width)
    rows = min(height, max(1, round(width / aspect)))
    columns = min(width, max(1, round(height * aspect)))
    top, left = (height - rows) // 2, (width - columns) // 2
    return slice(top, top + rows), slice(left, left + columns)


def _target(
    drawn: tuple[int, int], shown: float, size: tuple[int, int], path: tuple[Pose, ...]
) -> tuple[int, int]:
    """Even (width, height) of the plate: enough for the closest pose, no more than was drawn."""
    closest = max(pose.zoom / max(0.1, 1 - pose.z) for pose in path)
    density, frame_px = drawn[0] / (size[0] * shown), size[0] * size[1]
    enlarged = min(1.0, math.sqrt(ENLARGED_PX / frame_px) / shown)
    density = max(enlarged, min(density, max(1.0, closest), MAX_DENSITY))
    density *= min(1.0, math.sqrt(MAX_PLATE_PX / frame_px) / (shown * density))
    density *= min(1.0, MAX_SIDE_PX / (max(size) * shown * density))
    width, height = (2 * max(1, round(side * shown * density / 2)) for side in size)
    is_drawn_so = abs(drawn[0] - width) <= ROUNDING_PX and abs(drawn[1] - height) <= ROUNDING_PX
    return drawn if is_drawn_so and not (drawn[0] % 2 or drawn[1] % 2) else (width, height)


def _resized(image: Picture, target: tuple[int, int]) -> Picture:
    if (image.shape[1], image.shape[0]) == target:
        return image
    is_smaller = target[0] < image.shape[1]
    kind = cv2.INTER_AREA if is_smaller else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(image, target, interpolation=kind), np.uint8)
