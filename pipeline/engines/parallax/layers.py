"""A plate with depth as a few layers, each whole behind the nearer ones.

Cutting where most silhouettes fall keeps a figure in one piece and the wall in another; a slanted
floor may lie in two, whose depths meet, so that the cut does not show. Behind a silhouette a layer
is continued from its own side, never from the figure's.
"""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.parallax.fill import Continuation, filled
from pipeline.engines.parallax.plate import Field, Plate
from pipeline.media.frame import Frame

MAX_LAYERS = 4
BINS = 64
"""Steps of nearness between which cuts are chosen."""

JUMP_PX = 1.5
"""A smaller tear between neighbouring pixels does not show."""

SILHOUETTE_PX = 200.0
"""A cut is worth a layer when it mends this much: silhouette length times how far it tears."""

RIM_PX = 2
"""How far the colours of a near thing reach over its edge: ink, and the antialiasing of both."""

SEAM_PX = 4
"""How far a layer keeps its true picture under a nearer one that touches it."""

GRAIN = 8
"""Plate pixels per sample of a layer's nearness, which is smooth within the layer."""

Mask = NDArray[np.uint8]


@dataclass(frozen=True)
class Layer:
    """Y, U and V of a part of the plate whose top left `corner` is at (x, y); its nearness.

    `nearness` covers the whole plate, one sample per `GRAIN` pixels. Where there is `kept`, the
    planes are multiplied by the layer's cover already, and it says how much of what lies behind
    stays (255: all), for luma and for chroma. `cover` has a sample per grain too: 0 where the layer
    is nowhere near, 255 where it hides all.
    """

    planes: tuple[Frame, Frame, Frame]
    nearness: Field | None
    corner: tuple[int, int] = (0, 0)
    kept: tuple[Frame, Frame] | None = None
    cover: Frame | None = None


@dataclass(frozen=True)
class Tears:
    """Where neighbouring pixels part as the camera travels.

    rim: far pixels within `RIM_PX` of something much nearer; edge: those right beside it.
    joined: pixels that no neighbour lies far behind.
    """

    rim: Mask
    edge: Mask
    joined: Mask

    @staticmethod
    def of(near: Field, jump: float) -> "Tears":
        return Tears(
            rim=_mask(_grown(near, RIM_PX) - near > jump),
            edge=_mask(_grown(near) - near > jump),
            joined=_mask(near + _grown(-near) < jump),
        )


def grains(shape: tuple[int, ...]) -> tuple[int, int]:
    """(rows, columns) of a layer's nearness for a plate of (height, width)."""
    return max(1, round(shape[0] / GRAIN)), max(1, round(shape[1] / GRAIN))


def make_layers(plate: Plate, parallax_px: float, limits: tuple[float, float]) -> list[Layer]:
    """From far to near. `parallax_px`: how far the camera's travel moves the subject in the plate
    (pixels per unit of nearness); no nearness is taken to be outside of `limits`."""
    if plate.nearness is None or parallax_px < JUMP_PX / 10:
        return [Layer(plate.planes, None)]
    near = np.clip(plate.nearness, *np.array(limits, np.float32))
    jump = JUMP_PX / parallax_px
    cuts = _cuts(near, jump, SILHOUETTE_PX / parallax_px)
    index = np.zeros(near.shape, np.uint8)
    for cut in cuts:
        index += near >= cut
    tears = Tears.of(near, jump)
    layers = (_layer(plate, near, index, k, tears) for k in range(len(cuts) + 1))
    return [layer for layer in layers if layer is not None]


def _cuts(near: Field, jump: float, worth: float) -> list[float]:
    """Levels of nearness, rising, that separate the two sides of most silhouettes."""
    pairs = [(near[:, 1:], near[:, :-1]), (near[1:], near[:-1])]
    torn = [np.abs(a - b) > jump for a, b in pairs]
    low = np.concatenate([np.minimum(a, b)[t] for (a, b), t in zip(pairs, torn, strict=True)])
    high = np.concatenate([np.maximum(a, b)[t] for (a, b), t in zip(pairs, torn, strict=True)])
    scale = BINS / max(float(near.max()), 1e-6)
    cuts: list[float] = []
    while len(cuts) < MAX_LAYERS - 1 and low.size:
        first, last = (low * scale).astype(int) + 1, (high * scale).astype(int)
        steps = np.bincount(first, high - low, BINS + 2) - np.bincount(
            last + 1, high - low, BINS + 2
        )
        mended = np.cumsum(steps)
        if mended.max() < worth:
            break
        best = np.flatnonzero(mended > mended.max() * 0.99)
        cut = float(best[0] + best[-1]) / 2 / scale
        whole = (low >= cut) | (high < cut)
        if whole.all():
            break
        cuts.append(cut)
        low, high = low[whole], high[whole]
    return sorted(cuts)


def _layer(plate: Plate, near: Field, index: Mask, k: int, tears: Tears) -> Layer | None:
    own = _mask(index == k)
    if not own.any():
        return None
    nearer = _mask(index > k)
    known, fringe = _known(tears, own, nearer)
    nearness = _coarse(near, known & own)
    cover = None
    if k:
        cover = _cover(own | fringe, nearer, _mask(index < k))
    return _cut_out(plate, known | fringe, nearness, cover)


def _known(tears: Tears, own: Mask, nearer: Mask) -> tuple[Mask, Mask]:
    """Where the picture is the layer's own, and the fringe of its colours over what is behind."""
    known = own & ~(tears.rim & _grown(nearer, RIM_PX)) if nearer.any() else own.copy()
    joined = tears.joined & nearer
    for _ in range(SEAM_PX if joined.any() else 0):
        known |= _grown(known) & joined
    return known, _grown(own) & ~own & ~nearer & tears.edge


def _cover(shown: Mask, nearer: Mask, farther: Mask) -> Mask:
    """How much the layer hides what is behind it: all of itself and, under nearer things, the
    part that is closer to it than to what is behind; soft at its edge."""
    whole = shown
    if nearer.any():
        # Half the size is enough for a border that lies where nothing is known.
        to_shown, to_farther = (
            cv2.distanceTransform(~_mask(_halved(part) > 0), cv2.DIST_L2, 3)
            for part in (shown, farther & ~shown)
        )
        is_closer = _mask(to_shown < to_farther)
        size = (shown.shape[1], shown.shape[0])
        is_closer = cv2.resize(is_closer, size, interpolation=cv2.INTER_NEAREST)
        whole = shown | (nearer & np.asarray(is_closer, np.uint8))
    return _frame(cv2.GaussianBlur(~_grown(~whole), (3, 3), 0))


def _cut_out(plate: Plate, known: Mask, nearness: Field, cover: Mask | None) -> Layer:
    """The part of the plate that the cover needs, continued there; all of it without one."""
    shown = np.full_like(known, 255) if cover is None else cover
    x, y, width, height = cv2.boundingRect(shown)
    top, bottom, left, right = y // 2, (y + height + 1) // 2, x // 2, (x + width + 1) // 2
    box = (slice(2 * top, 2 * bottom), slice(2 * left, 2 * right))
    boxes = (box, *[(slice(top, bottom), slice(left, right))] * 2)
    shown, known = shown[box], known[box]
    shown_chroma, known_chroma = _halved(shown), _mask(_halved(known) == 255)
    chroma = Continuation.of(known_chroma, _mask(shown_chroma > 0))
    continuations = (Continuation.of(known, _mask(shown > 0)), chroma, chroma)
    y, u, v = (
        continuation.fill(part[where])
        for continuation, part, where in zip(continuations, plate.planes, boxes, strict=True)
    )
    if cover is None:
        return Layer((y, u, v), nearness)
    planes = (_times(y, shown), _times(u, shown_chroma), _times(v, shown_chroma))
    kept = (~shown, ~shown_chroma)
    return Layer(planes, nearness, (2 * left, 2 * top), kept, _about(cover))


def _halved(mask: Mask) -> Mask:
    half = (mask.shape[1] // 2, mask.shape[0] // 2)
    return np.asarray(cv2.resize(mask, half, interpolation=cv2.INTER_AREA), np.uint8)


def _times(plane: Frame, cover: Mask) -> Frame:
    return np.asarray(cv2.multiply(plane, cover, scale=1 / 255), np.uint8)


def _coarse(near: Field, known: Mask) -> Field:
    """The layer's nearness, one sample per `GRAIN` pixels, continued over the whole plate."""
    weight = known.astype(np.float32) / np.float32(255)
    values, weight = (_shrunk(part) for part in (near * weight, weight))
    values /= np.maximum(weight, np.float32(1e-6))
    return filled(values, _mask(weight > 0))


def _shrunk(values: Field) -> Field:
    """The means per grain; by an exact half first, which is fast."""
    rows, columns = grains(values.shape)
    half = (values.shape[1] // 2, values.shape[0] // 2)
    halved = cv2.resize(values, half, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(halved, (columns, rows), interpolation=cv2.INTER_AREA), np.float32)


def _about(cover: Mask) -> Mask:
    """The cover per grain, with all that lies within two grains of it taken into account."""
    some = _mask(_shrunk(_mask(cover > 0).astype(np.float32)) > 0)
    whole = ~_mask(_shrunk(_mask(cover < 255).astype(np.float32)) > 0)
    return np.maximum(~_grown(~whole, 2), _grown(some, 2) // 2)


def _grown(values: NDArray[Any], by_px: int = 1) -> NDArray[Any]:
    """The greatest value in a square around each pixel."""
    return cv2.dilate(values, np.ones((2 * by_px + 1, 2 * by_px + 1), np.uint8))


def _mask(claims: NDArray[np.bool_]) -> Mask:
    return claims.view(np.uint8) * np.uint8(255)


def _frame(values: NDArray[Any]) -> Frame:
    return values.astype(np.uint8)
