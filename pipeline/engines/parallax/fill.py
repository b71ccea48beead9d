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

    A wall keeps its texture so. Where the reflection is unknown too, the continuation is smooth.
    """

    known: Mask
    wanted: Places
    reflected: Places

    @staticmethod
    def of(known: Mask, wanted: Mask) -> "Mirror":
        """Both (H, W), 255 or 0. Nothing known: everything is continued smoothly, as zeros."""
        _, labels = cv2.distanceTransformWithLabels(
            ~known, cv2.DIST_L2, 3, labelType=cv2.DIST_LABEL_PIXEL
        )
        edge = np.flatnonzero(known)
        place = np.zeros(len(edge) + 1, np.int32)
        labels = np.asarray(labels, np.int32).reshape(-1)
        place[labels[edge]] = edge
        missing = np.flatnonzero(wanted & ~known).astype(np.int32)
        nearest = place[labels[missing]]
        height, width = known.shape
        rows = np.clip(2 * (nearest // width) - missing // width, 0, height - 1)
        columns = np.clip(2 * (nearest % width) - missing % width, 0, width - 1)
        return Mirror(known, missing, rows * width + columns)

    def fill(self, values: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """(H, W), unchanged where it is known."""
        found = values.reshape(-1)[self.reflected]
        is_blind = self.known.reshape(-1)[self.reflected] == 0
        if is_blind.any():
            smooth = filled(values.astype(np.float32), self.known).reshape(-1)
            found[is_blind] = smooth[self.wanted[is_blind]] + np.float32(0.5)
        whole = values.copy()
        whole.reshape(-1)[self.wanted] = found
        return whole


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
