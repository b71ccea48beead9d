"""Continues a picture into where it is not known."""

import cv2
import numpy as np
from numpy.typing import NDArray

Field = NDArray[np.float32]
Mask = NDArray[np.uint8]


def mirrored(values: Field, known: Mask) -> Field:
    """(H, W) float32, unchanged where `known` (255, else 0); elsewhere its mirror image.

    Each unknown pixel is reflected at the nearest known one, so that a wall keeps its texture;
    where the reflection is unknown too, the continuation is smooth. All unknown: zeros.
    """
    smooth = filled(values, known)
    if not known.any() or known.all():
        return smooth
    _, labels = cv2.distanceTransformWithLabels(
        ~known, cv2.DIST_L2, 3, labelType=cv2.DIST_LABEL_PIXEL
    )
    rows, columns = np.nonzero(known == 0)
    edge_rows, edge_columns = np.nonzero(known)
    place = np.zeros(len(edge_rows) + 1, np.intp)
    place[labels[edge_rows, edge_columns]] = np.arange(len(edge_rows))
    nearest = place[labels[rows, columns]]
    there = (2 * edge_rows[nearest] - rows, 2 * edge_columns[nearest] - columns)
    there = tuple(np.clip(at, 0, side - 1) for at, side in zip(there, known.shape, strict=True))
    smooth[rows, columns] = np.where(known[there] > 0, values[there], smooth[rows, columns])
    return smooth


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
