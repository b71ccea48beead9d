"""Continues a picture into where it is not known."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Field = NDArray[np.float32]
Mask = NDArray[np.uint8]
Places = NDArray[np.int32]
"""Pixels by their number in reading order."""


EDGE_PX = 5
"""The colour that is carried on is the mean of so many pixels at the edge: one would streak."""


@dataclass(frozen=True)
class Continuation:
    """How each pixel that is wanted and not known follows from the known ones of its row.

    What stands behind people is mostly level: floors, horizons, shelves. So a row goes on from the
    left and from the right, each with more weight the nearer it is. A row without anything known is
    continued smoothly from the others.
    """

    known: Mask
    wanted: Places
    left: Places
    right: Places
    share: Field
    """Of the right one."""

    @staticmethod
    def of(known: Mask, wanted: Mask) -> "Continuation":
        """Both (H, W), 255 or 0. Nothing known: everything is continued smoothly, as zeros."""
        missing = np.flatnonzero(wanted & ~known).astype(np.int32)
        before, after = _beside(known, missing)
        column = missing % known.shape[1]
        share = (column - before) / np.maximum(after - before, 1)
        is_blind = (before < 0) & (after == known.shape[1])
        left = np.where(before < 0, after, before)
        right = np.where(after == known.shape[1], before, after)
        start = missing - column
        return Continuation(
            known,
            missing,
            np.where(is_blind, -1, start + left).astype(np.int32),
            np.where(is_blind, -1, start + right).astype(np.int32),
            share.astype(np.float32),
        )

    def fill(self, values: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """(H, W), unchanged where it is known."""
        if not self.wanted.size:
            return values.copy()
        edge = _calm(values, self.known).reshape(-1)
        found = edge[self.left] * (1 - self.share) + edge[self.right] * self.share
        is_blind = self.left < 0
        if is_blind.any():
            smooth = _rough(values, self.known).reshape(-1)
            found[is_blind] = smooth[self.wanted[is_blind]]
        whole = values.copy()
        whole.reshape(-1)[self.wanted] = np.rint(found)
        return whole


def _beside(known: Mask, missing: Places) -> tuple[Places, Places]:
    """The columns of the nearest known pixels to the left (or -1) and right (or the width)."""
    width = known.shape[1]
    if not missing.size:
        return missing, missing
    first = missing[0] // width
    is_known = known[first : missing[-1] // width + 1] > 0
    columns = np.arange(width, dtype=np.int32)
    left = np.maximum.accumulate(np.where(is_known, columns, np.int32(-1)), axis=1)
    right = np.where(is_known, columns, np.int32(width))[:, ::-1]
    right = np.minimum.accumulate(right, axis=1)[:, ::-1]
    here = missing - first * width
    return left.reshape(-1)[here], right.reshape(-1)[here]


def _calm(values: NDArray[np.uint8], known: Mask) -> Field:
    """The mean of the known pixels around each, along the row."""
    box = (EDGE_PX, 1)
    total = cv2.boxFilter(values & known, cv2.CV_32F, box, normalize=False)
    count = cv2.boxFilter(known, cv2.CV_32F, box, normalize=False)
    return np.asarray(total / np.maximum(count / 255, 1), np.float32)


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
