"""Slate data that stays still over the moving picture."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.media.colour import CHROMA_ZERO, LUMA_BLACK, i420_from_rgb, planes
from pipeline.media.frame import Frame

GAP_ROWS = 16
"""Empty rows between two texts that are worth skipping."""


@dataclass(frozen=True)
class Strip:
    """Rows of one plane: what is added, and how much of the picture stays (255: all of it)."""

    plane: int
    rows: slice
    added: Frame
    kept: Frame


class BurnIn:
    """Draws one picture with alpha, at frame size, on every frame."""

    def __init__(self, picture: NDArray[np.uint8] | None) -> None:
        self._strips = [] if picture is None else _strips(picture)

    def draw(self, frame: Frame) -> None:
        parts = planes(frame)
        for strip in self._strips:
            under = parts[strip.plane][strip.rows]
            cv2.multiply(under, strip.kept, under, scale=1 / 255)
            cv2.add(under, strip.added, under)


def _strips(picture: NDArray[np.uint8]) -> list[Strip]:
    alpha = picture[..., 3]
    kept = cv2.bitwise_not(alpha)
    half = (alpha.shape[1] // 2, alpha.shape[0] // 2)
    kept_chroma = cv2.resize(kept, half, interpolation=cv2.INTER_AREA)
    colour = cv2.multiply(picture[..., :3], cv2.merge([alpha] * 3), scale=1 / 255)
    # The conversion is linear but for its zero levels, which the kept picture brings by its share.
    parts = planes(i420_from_rgb(np.asarray(colour, np.uint8)))
    zeros = (LUMA_BLACK, CHROMA_ZERO, CHROMA_ZERO)
    strips: list[Strip] = []
    for index, (part, zero) in enumerate(zip(parts, zeros, strict=True)):
        share = np.asarray(kept_chroma if index else kept, np.uint8)
        added = np.clip(np.rint(part - share * (zero / 255)), 0, 255).astype(np.uint8)
        for start, stop in _bands(alpha):
            rows = slice(start // 2, (stop + 1) // 2) if index else slice(start, stop)
            strips.append(Strip(index, rows, added[rows].copy(), share[rows].copy()))
    return strips


def _bands(alpha: NDArray[np.uint8]) -> list[tuple[int, int]]:
    """Runs of rows with something on them, at even rows."""
    used = np.flatnonzero(alpha.any(axis=1))
    if not used.size:
        return []
    breaks = np.flatnonzero(np.diff(used) > GAP_ROWS)
    starts = [used[0], *used[breaks + 1]]
    stops = [*used[breaks], used[-1]]
    return [(int(a) // 2 * 2, int(b) // 2 * 2 + 2) for a, b in zip(starts, stops, strict=True)]
