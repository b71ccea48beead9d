"""Continues a picture into where it is not known, from all around, coarse to fine."""

import cv2
import numpy as np
from numpy.typing import NDArray

Field = NDArray[np.float32]
Mask = NDArray[np.uint8]


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
