"""One key position of a travelling camera: what was seen there, and how it looks from close by.

A pixel of a frame is looked for in a key through the place where it lies, so the frame's depth must
be known first: the samples of the keys around it are thrown onto it, the nearest on top. Then each
pixel is fetched back, and where the key saw something else at that place it does not count.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.base import Seen
from pipeline.engines.parallax.sight import Field, axes_of
from pipeline.film.path import Pose, half_field
from pipeline.media.colour import i420_from_rgb, planes
from pipeline.media.frame import Frame

RIM_PX = 4
"""For a frame 540 high: how far a line of ink reaches out over what lies behind it."""
JUMP = 0.03
"""Of the nearness: neighbours that differ by more belong to different things."""
LOOSE_PX = 2
"""How far from an edge it does not matter on which side of it a pixel is taken to be."""
GRAIN = 2
"""Pixels of the frame per sample that is thrown."""
SURE_PX, LOST_PX = 0.8, 2.0
"""A pixel that a key shows so far from where it should is sure to be right, or wrong."""


Shown = tuple[Frame, Frame, Frame, Frame]
"""Y, U, V, and how dark each pixel is."""


@dataclass(frozen=True)
class Lens:
    """The frame of a take: (width, height) pixels; `focal_px` at a zoom of 1.

    `corner`: where the left top lies in the frame `whole`, of which this is a window where it is
    given.
    """

    size: tuple[int, int]
    focal_px: float
    corner: tuple[int, int] = (0, 0)
    whole: tuple[int, int] | None = None

    @property
    def frame(self) -> tuple[int, int]:
        return self.whole or self.size

    @property
    def middle(self) -> tuple[float, float]:
        """Where the lens axis meets the window, in its pixels."""
        return self.frame[0] / 2 - self.corner[0], self.frame[1] / 2 - self.corner[1]

    def window(self, corner: tuple[int, int], size: tuple[int, int]) -> "Lens":
        """A part of the frame, which may reach beyond it."""
        return Lens(size, self.focal_px, corner, self.frame)

    @staticmethod
    def of(size: tuple[int, int], lens_mm: float) -> "Lens":
        return Lens(size, size[0] / 2 / half_field(lens_mm, size[0] / size[1]))

    def tangents(self, zoom: float, grain: int = 1) -> tuple[Field, Field]:
        """Right (columns) and up (rows) of the middles of the pixels."""
        width, height = (side // grain for side in self.size)
        scale = np.float32(grain / (self.focal_px * zoom))
        across, down = self.middle
        x = (np.arange(width, dtype=np.float32) + np.float32(0.5 - across / grain)) * scale
        y = (np.float32(down / grain - 0.5) - np.arange(height, dtype=np.float32)) * scale
        return x, y


@dataclass(frozen=True)
class Look:
    """Of one key for one frame, and how much each pixel counts."""

    shown: Shown
    weight: Field


class Key:
    """What was seen from a pose: Y, U, V, how dark, and the nearness (H, W) of each pixel.

    `share` (H, W): how much of it counts; None: all.
    """

    def __init__(
        self, pose: Pose, shown: Shown, near: Field, lens: Lens, share: Field | None = None
    ) -> None:
        self.pose, self._lens, self._dark = pose, lens, shown[3]
        self._axes = axes_of(pose).astype(np.float32)
        self._at = np.array((pose.x, pose.y, pose.z), np.float32)
        self._planes = shown[:3]
        self.range = (
            float(np.percentile(near[::8, ::8], 3)),
            float(np.percentile(near[::8, ::8], 97)),
        )
        self._share = share
        is_rim, self._near = _rimmed(near, round(RIM_PX * lens.frame[1] / 540))
        square = np.ones((2 * LOOSE_PX + 1, 2 * LOOSE_PX + 1), np.uint8)
        self._farthest = np.asarray(cv2.erode(self._near, square), np.float32)
        self._nearest = np.asarray(cv2.dilate(self._near, square), np.float32)
        # What lies behind is never taken from a rim: the ink there would be left as a second line.
        for bound in (self._farthest, self._nearest):
            np.copyto(bound, self._near, where=is_rim)
        self._places, self._weights = self._sampled()

    @staticmethod
    def of(pose: Pose, seen: Seen, lens: Lens, unit_m: float) -> "Key":
        """`unit_m` is the subject distance, in which poses count."""
        shown = (*planes(i420_from_rgb(seen.image)), seen.dark)
        return Key(pose, shown, nearness(seen, unit_m), lens, seen.share)

    def thrown(self, pose: Pose, onto: Field, lens: Lens) -> None:
        """Its samples on a grid of nearness (h / GRAIN, w / GRAIN) for another pose and lens: the
        nearest stays. `onto` is -1 where nothing is yet."""
        axes = axes_of(pose).astype(np.float32).T
        at = axes @ np.array((pose.x, pose.y, pose.z), np.float32)
        x, y, z = (
            axes[k, 0] * self._places[0]
            + axes[k, 1] * self._places[1]
            + axes[k, 2] * self._places[2]
            - at[k] * self._weights
            for k in range(3)
        )
        np.maximum(z, np.float32(1e-6), out=z)
        focal = np.float32(self._lens.focal_px * pose.zoom / GRAIN)
        height, width = onto.shape
        across, down = (np.float32(part / GRAIN) for part in lens.middle)
        column = np.floor(x / z * focal + across).astype(np.int32)
        row = np.floor(down - y / z * focal).astype(np.int32)
        inside = np.flatnonzero((column >= 0) & (column < width) & (row >= 0) & (row < height))
        index = (row * width + column).astype(np.intp)[inside]
        mine = np.full(onto.size, -1, np.float32)
        mine[index] = (self._weights / z)[inside]  # from far to near: the last one stays
        np.maximum(onto, mine.reshape(onto.shape), out=onto)

    def look(self, pose: Pose, near: Field, lens: Lens) -> Look:
        """Its pixels as they lie in a frame of another pose and lens, whose nearness is (H, W)."""
        turn = self._axes.T @ axes_of(pose).astype(np.float32)
        step = self._axes.T @ np.subtract((pose.x, pose.y, pose.z), self._at, dtype=np.float32)
        x, y = lens.tangents(pose.zoom)
        right, up, ahead = (
            (turn[k, 0] * x + turn[k, 2])[None, :] + (turn[k, 1] * y)[:, None] + near * step[k]
            for k in range(3)
        )
        np.maximum(ahead, np.float32(1e-6), out=ahead)
        focal = np.float32(self._lens.focal_px * self.pose.zoom)
        right *= focal / ahead
        up *= -focal / ahead
        (width, height), (across, down) = lens.size, self._lens.middle
        right += np.float32(across - 0.5)
        up += np.float32(down - 0.5)
        weight = self._sureness(right, up, near / ahead, step)
        if self._share is not None:
            weight *= cv2.remap(
                self._share, right, up, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
            )
        luma = cv2.remap(
            self._planes[0], right, up, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
        )
        half = [cv2.resize(part, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
                for part in (right, up)]  # fmt: skip
        columns, rows = (part * np.float32(0.5) - np.float32(0.25) for part in half)
        u, v = (_fetched(part, columns, rows) for part in self._planes[1:])
        dark = _fetched(self._dark, right, up)
        return Look((np.asarray(luma, np.uint8), u, v, dark), weight)

    def _sureness(self, column: Field, row: Field, near: Field, step: Field) -> Field:
        """0 to 1: whether what the key has there is what is looked for."""
        low, high = (
            cv2.remap(
                bound, column, row, cv2.INTER_NEAREST,
                borderMode=cv2.BORDER_CONSTANT, borderValue=-1.0,
            )
            for bound in (self._farthest, self._nearest)
        )  # fmt: skip
        half = self._lens.frame[0] / 2 / self._lens.focal_px
        shift = float(np.hypot(step[0], step[1]) + abs(step[2]) * half) * self._lens.focal_px
        missed = np.maximum(low - near, near - high) * np.float32(shift * self.pose.zoom)
        weight = (np.float32(LOST_PX) - missed) * np.float32(1 / (LOST_PX - SURE_PX))
        weight[high < 0] = 0
        return np.clip(weight, 0, 1, out=weight)

    def _sampled(self) -> tuple[Field, Field]:
        """(3, N) places of every GRAIN-th pixel, times their nearness (N,), from far to near."""
        x, y = self._lens.tangents(self.pose.zoom, GRAIN)
        near = self._near[: len(y) * GRAIN : GRAIN, : len(x) * GRAIN : GRAIN].reshape(-1)
        order = np.argsort(near, kind="stable")
        near = near[order]
        rays = self._axes[:, :1] * np.tile(x, len(y))[order]
        rays += self._axes[:, 1:2] * np.repeat(y, len(x))[order] + self._axes[:, 2:]
        return np.add(rays, self._at[:, None] * near, dtype=np.float32), near


def nearness(seen: Seen, unit_m: float) -> Field:
    """1 over the distance, in subject distances; 0 for the sky."""
    return np.divide(unit_m, np.maximum(seen.depth_m, 0.01), dtype=np.float32)


def _rimmed(near: Field, reach: int) -> tuple[NDArray[np.bool_], Field]:
    """Where the rims of near things are, and the nearness with them: their ink goes with them."""
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    grown = np.asarray(cv2.dilate(near, kernel), np.float32)
    is_rim = grown - near > JUMP * grown * max(1, reach)
    return is_rim, np.where(is_rim, grown, near)


def _fetched(plane: NDArray[np.uint8], column: Field, row: Field) -> Frame:
    found = cv2.remap(plane, column, row, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(found, np.uint8)


def halved(field: NDArray[np.float32]) -> Field:
    """One value for four pixels, as chroma has."""
    size = (field.shape[1] // 2, field.shape[0] // 2)
    return np.asarray(cv2.resize(field, size, interpolation=cv2.INTER_AREA), np.float32)
