"""The shape of an arrow along a path, and a layer of arrows as pixels."""

from collections.abc import Iterable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.mesh.part import Colour, Floats

CAMERA: Colour = (240, 168, 56)
PEOPLE: Colour = (250, 247, 238)
RIM: Colour = (30, 26, 30)
RIM_SHARE = 1 / 190
"""Width of the rim, of the frame's height."""
FILL_ALPHA, RIM_ALPHA = 226, 240
HEAD_LONG, HEAD_WIDE = 2.6, 2.5
"""Of an arrow's head, in widths of its shaft."""
FRACTION = 4
"""Bits behind the point of the pixels that shapes are drawn with."""


@dataclass(frozen=True)
class Arrow:
    """path (N, 2): from tail to tip in pixels of the frame; outline (M, 2): what is filled."""

    path: Floats
    outline: Floats
    colour: Colour = CAMERA


def ribbon(path: Floats, width: float) -> Floats:
    """(M, 2) the outline of an arrow of that width along (N, 2) points, in their own units."""
    points = _even(path)
    lengths = _lengths(points)
    long = min(HEAD_LONG * width, 0.6 * float(lengths[-1]))
    shaft = points[: max(2, int((lengths <= lengths[-1] - long).sum()))]
    side = _sides(points)[: len(shaft)] * width / 2
    neck, tip = shaft[-1], points[-1]
    across = _sides(np.stack((neck, tip)))[0] * width * HEAD_WIDE / 2
    head = np.stack((neck + across, tip, neck - across))
    return np.concatenate((shaft + side, head, (shaft - side)[::-1]))


def _even(path: Floats, count: int = 48) -> Floats:
    """Points at even distances along a path."""
    lengths = _lengths(path)
    at = np.linspace(0, lengths[-1], count)
    return np.stack([np.interp(at, lengths, path[:, k]) for k in range(2)], 1)


def _lengths(path: Floats) -> Floats:
    return np.concatenate(([0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))))


def _sides(path: Floats) -> Floats:
    """(N, 2) unit vectors to the left of the way."""
    way = np.gradient(path, axis=0)
    way /= np.linalg.norm(way, axis=1, keepdims=True) + 1e-9
    return np.stack((-way[:, 1], way[:, 0]), 1)


def drawn(arrows: Iterable[Arrow], size: tuple[int, int]) -> NDArray[np.uint8] | None:
    """(height, width, 4) sRGB with straight alpha; None where there is nothing to show."""
    shown = list(arrows)
    if not shown:
        return None
    layer = np.zeros((size[1], size[0], 4), np.uint8)
    layer[..., :3] = RIM
    thick = max(1, round(size[1] * RIM_SHARE))
    for arrow in shown:
        shape = [np.rint(arrow.outline * (1 << FRACTION)).astype(np.int32)]
        fill, rim = np.zeros(layer.shape[:2], np.uint8), np.zeros(layer.shape[:2], np.uint8)
        cv2.fillPoly(fill, shape, 255, cv2.LINE_AA, FRACTION)
        cv2.polylines(rim, shape, True, 255, thick, cv2.LINE_AA, FRACTION)
        inside = fill[..., None] * np.float32(1 / 255)
        edge = rim[..., None] * np.float32(1 / 255)
        colour = np.array(arrow.colour, np.float32) * (1 - edge) + np.array(RIM, np.float32) * edge
        cover = np.maximum(inside, edge)
        under = layer[..., :3].astype(np.float32)
        layer[..., :3] = np.rint(under + (colour - under) * cover).astype(np.uint8)
        alpha = np.maximum(fill * np.float32(FILL_ALPHA / 255), rim * np.float32(RIM_ALPHA / 255))
        layer[..., 3] = np.maximum(layer[..., 3], np.rint(alpha).astype(np.uint8))
    return layer
