"""Continues a picture into where it is not known."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Field = NDArray[np.float32]
Mask = NDArray[np.uint8]
Places = NDArray[np.int32]
"""Pixels by their number in reading order."""


@dataclass(frozen=True)
class Mirror:
    """Where each pixel that is wanted and not known is reflected: at the nearest known one.

    A wall keeps its texture so. Where the reflection is unknown too, a smaller one is tried; after
    that the continuation is smooth.
    """

    known: Mask
    wanted: Places
    reflected: Places

    @staticmethod
    def of(known: Mask, wanted: Mask) -> "Mirror":
        """Both (H, W), 255 or 0. Nothing known: everything is continued smoothly, as zeros."""
        unknown = ~known
        around = np.asarray(cv2.dilate(unknown, np.ones((3, 3), np.uint8)), np.uint8)
        border = known & around
        _, found = cv2.distanceTransformWithLabels(
            ~border, cv2.DIST_L2, 3, labelType=cv2.DIST_LABEL_PIXEL
        )
        labels = np.asarray(found, np.int32).reshape(-1)
        edge = np.flatnonzero(border)
        place = np.zeros(len(edge) + 1, np.int32)
        place[labels[edge]] = edge
        missing = np.flatnonzero(wanted & unknown).astype(np.int32)
        nearest = place[labels[missing]]
        reflected = _beyond(nearest, missing, 1, known.shape)
        is_blind = known.reshape(-1)[reflected] == 0
        reflected[is_blind] = _beyond(nearest[is_blind], missing[is_blind], 3, known.shape)
        return Mirror(known, missing, reflected)

    def fill(self, values: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """(H, W), unchanged where it is known."""
        found = values.reshape(-1)[self.reflected]
        is_blind = self.known.reshape(-1)[self.reflected] == 0
        if is_blind.any():
            smooth = _rough(values, self.known).reshape(-1)
            found[is_blind] = smooth[self.wanted[is_blind]]
        whole = values.copy()
        whole.reshape(-1)[self.wanted] = found
        return whole


def _beyond(nearest: Places, missing: Places, closer: int, shape: tuple[int, ...]) -> Places:
    """Pixels on the other side of the nearest known ones, as far away or so many times closer."""
    height, width = shape
    row, column = nearest // width, nearest % width
    rows = np.clip(row + (row - missing // width) // closer, 0, height - 1)
    columns = np.clip(column + (column - missing % width) // closer, 0, width - 1)
    return rows * width + columns


def _rough(values: NDArray[np.uint8], known: Mask) -> NDArray[np.uint8]:
    """The smooth continuation of a plane, at a quarter of its size: there is no detail in it."""
    height, width = values.shape
    small = (max(1, width // 4), max(1, height // 4))
    box = (slice(0, max(1, height // 4 * 4)), slice(0, max(1, width // 4 * 4)))
    kept = cv2.resize(values[box] & known[box], small, interpolation=cv2.INTER_AREA)
    weight = cv2.resize(known[box], small, interpolation=cv2.INTER_AREA)
    share = np.maximum(np.asarray(weight, np.float32), 1) / np.float32(255)
    coarse = filled(
        np.asarray(kept / share, np.float32), np.where(weight > 0, 255, 0).astype(np.uint8)
    )
    whole = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(np.clip(np.rint(whole), 0, 255), np.uint8)


def filled(values: Field, known: Mask) -> Field:
    """(H, W) float32, unchanged where `known` (255, else 0); elsewhere a smooth continuation.

    Push-pull over a pyramid of halves (Gortler et al., The Lumigraph, 1996): the mean of what is
    known at each scale fills what is still empty one scale finer. All unknown: zeros.
    """
    weight = known.astype(np.float32) / np.float32(255)
    return _filled(np.multiply(values, weight, dtype=np.float32), weight)


def _filled(values: Field, weight: Field) -> Field:
    height, width = values.shape
    if min(height, width) > 1 and weight.min() < 1:
        half = ((width + 1) // 2, (height + 1) // 2)
        coarse_weight = cv2.resize(weight, half, interpolation=cv2.INTER_AREA)
        coarse = cv2.resize(values, half, interpolation=cv2.INTER_AREA)
        coarse /= np.maximum(coarse_weight, np.float32(1e-6))
        known = np.asarray(np.minimum(coarse_weight * 4, 1), np.float32)
        below = _filled(np.asarray(coarse * known, np.float32), known)
        around = cv2.resize(below, (width, height), interpolation=cv2.INTER_LINEAR)
        return np.add(values, (1 - weight) * around, dtype=np.float32)
    return values
