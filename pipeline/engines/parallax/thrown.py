"""The nearness of a frame, from what the keys around it know."""

from collections.abc import Iterable

import cv2
import numpy as np

from pipeline.engines.parallax.key import GRAIN, Key, Lens
from pipeline.engines.parallax.sight import Field
from pipeline.film.path import Pose

TORN = 0.06
"""Of the nearness: between thrown samples that differ by more there is an edge."""


def nearness_of(pose: Pose, keys: Iterable[Key], lens: Lens) -> Field:
    """(H, W) of what a lens sees from a pose."""
    width, height = lens.size
    coarse = np.full((height // GRAIN, width // GRAIN), -1, np.float32)
    for key in keys:
        key.thrown(pose, coarse, lens)
    return _whole(coarse, (width, height))


def _whole(coarse: Field, size: tuple[int, int]) -> Field:
    """Thrown samples as a nearness for every pixel: cracks closed, holes taken from behind."""
    square = np.ones((3, 3), np.uint8)
    closed = np.asarray(cv2.morphologyEx(coarse, cv2.MORPH_CLOSE, square), np.float32)
    filled = closed
    for _ in range(64):
        hole = filled < 0
        if not hole.any():
            break
        far = np.where(hole, np.float32(1e6), filled)
        grown = np.asarray(cv2.erode(far, square), np.float32)
        filled = np.where(hole & (grown < 1e6), grown, filled)
    filled = np.maximum(filled, 0)
    low, high = cv2.erode(filled, square), cv2.dilate(filled, square)
    torn = cv2.resize(
        (high - low > TORN * high).astype(np.uint8), size, interpolation=cv2.INTER_NEAREST
    )
    smooth = np.asarray(cv2.resize(filled, size, interpolation=cv2.INTER_LINEAR), np.float32)
    sharp = np.asarray(cv2.resize(filled, size, interpolation=cv2.INTER_NEAREST), np.float32)
    return np.where(torn > 0, sharp, smooth)
