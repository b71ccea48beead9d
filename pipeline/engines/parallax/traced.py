"""A travelling camera in a place that can be looked at again: key positions, and all between them.

Keys lie as close as the ground demands that comes into sight between them. Every frame is made of
the two keys around it, each pixel fetched through its own depth, so nothing is smeared; the paper
lies over the finished frame and stays where it is.
"""

from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.base import Viewer
from pipeline.engines.parallax.key import Key, Lens, Look, Shown, halved
from pipeline.engines.parallax.patch import Patch
from pipeline.engines.parallax.thrown import nearness_of
from pipeline.film.camera import Camera, subject_distance_m
from pipeline.film.path import Pose
from pipeline.media.colour import CHROMA_ZERO, LUMA_BLACK, planes
from pipeline.media.frame import Frame

APART = 0.055
"""Of the frame's width: how far near and far part between two keys."""
FARTHEST = 0.4
"""Of the way between two keys: so far a part that was drawn anew is carried along."""
TURN_DEGREES = 6.0
"""How far the camera goes around things between two keys: their outlines become others."""


def stops(path: Sequence[Pose], spread: tuple[float, float], lens: Lens) -> list[float]:
    """Where on a path (in frames) keys are needed, its ends among them.

    `spread`: the least and the greatest nearness in sight.
    """
    steps = [_parted(before, after, spread, lens) for before, after in pairwise(path)]
    way = np.concatenate(([0.0], np.cumsum(steps)))
    count = min(len(path) - 1, max(1, int(np.ceil(way[-1]))))
    if count == len(path) - 1 or way[-1] <= 0:
        return [float(index) for index in range(len(path))] if count > 1 else [0.0, len(path) - 1.0]
    rising = way + np.arange(len(way)) * 1e-9
    return [
        float(np.interp(rising[-1] * k / count, rising, range(len(way)))) for k in range(count + 1)
    ]


def _parted(before: Pose, after: Pose, spread: tuple[float, float], lens: Lens) -> float:
    """How much of the way from one key to the next a step of the path is."""
    aside = float(np.hypot(after.x - before.x, after.y - before.y))
    ahead = abs(after.z - before.z) * lens.size[0] / 2 / lens.focal_px
    apart = (aside + ahead) * lens.focal_px * max(before.zoom, after.zoom) * (spread[1] - spread[0])
    around = np.degrees(aside) / TURN_DEGREES
    return max(apart / (APART * lens.size[0]), float(around))


class Traced:
    """The frames of one take, asked for in their order."""

    def __init__(
        self, viewer: Viewer, camera: Camera, size: tuple[int, int], path: tuple[Pose, ...]
    ) -> None:
        self._viewer, self._path = viewer, path
        self._lens = Lens.of(size, camera.lens_mm)
        self._unit_m = subject_distance_m(camera, size[0] / size[1])
        first = self._key(0.0)
        self._stops = stops(path, first.range, self._lens)
        self._keys = {0: first}
        self._held: Patch | None = None
        self._held_number, self._held_at, self._range = -1, path[0], first.range
        self._chroma = [halved(part) for part in (viewer.tooth, viewer.strokes)]

    def frame(self, index: int) -> tuple[Frame, bool]:
        """A new I420 frame, and that it is one."""
        k = min(len(self._stops) - 2, int(np.searchsorted(self._stops, index, "right")) - 1)
        before, after = self._at(k), self._at(k + 1)
        for old in [key for key in self._keys if key < k]:
            del self._keys[old]
        share = (index - self._stops[k]) / (self._stops[k + 1] - self._stops[k])
        pose = self._path[index]
        near = nearness_of(pose, (before, after), self._lens)
        one, other = (key.look(pose, near, self._lens) for key in (before, after))
        shown = _blended(one, other, share)
        self._act(index, pose, shown)
        return self._laid(shown), True

    def _act(self, index: int, pose: Pose, shown: Shown) -> None:
        """Lays who acts over the frame: drawn anew where the drawing is another one, else as the
        last frame had it, moved on with the camera."""
        number = self._viewer.drawing(index)
        is_far = _parted(self._held_at, pose, self._range, self._lens) > FARTHEST
        if number != self._held_number or is_far:
            seen = self._viewer.acted(pose, index)
            self._held_number, self._held_at = number, pose
            self._held = Patch(pose, seen, self._lens, self._unit_m) if seen else None
        if self._held is not None:
            self._held.lay(shown, pose)

    def _at(self, k: int) -> Key:
        if k not in self._keys:
            self._keys[k] = self._key(self._stops[k])
        return self._keys[k]

    def _key(self, stop: float) -> Key:
        pose = _between(self._path, stop)
        return Key.of(pose, self._viewer.still(pose), self._lens, self._unit_m)

    def _laid(self, shown: Shown) -> Frame:
        """On the paper, as an I420 frame."""
        *parts, dark = shown
        height, width = dark.shape
        frame = np.empty((height * 3 // 2, width), np.uint8)
        small = np.asarray(
            cv2.resize(dark, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
        )
        over = ((self._viewer.tooth, self._viewer.strokes, dark), (*self._chroma, small))
        gains = [tooth * (1 - strokes * (d * np.float32(1 / 255))) for tooth, strokes, d in over]
        for number, (plane, part) in enumerate(zip(planes(frame), parts, strict=True)):
            zero = np.float32(CHROMA_ZERO if number else LUMA_BLACK)
            plane[:] = (part - zero) * gains[1 if number else 0] + (zero + np.float32(0.5))
        return frame


def _between(path: Sequence[Pose], at: float) -> Pose:
    """The pose at a place of a path, also between two frames."""
    index = min(int(at), len(path) - 1)
    if at == index:
        return path[index]
    one, other, share = path[index], path[index + 1], at - index
    names = ("pan", "tilt", "roll", "x", "y", "z", "zoom")
    return Pose(*(getattr(one, n) * (1 - share) + getattr(other, n) * share for n in names))


def _blended(one: Look, other: Look, share: float) -> Shown:
    """Two looks at the same frame, each where it counts; where none does, from around."""
    weights = one.weight * np.float32(1 - share), other.weight * np.float32(share)
    lost = (weights[0] + weights[1]) < np.float32(0.004)
    if is_lost := bool(lost.any()):
        for weight in weights:
            weight[lost] = 0
    small = [halved(weight) for weight in weights]
    y, u, v, dark = (
        np.asarray(cv2.blendLinear(a, b, *(small if k in (1, 2) else weights)), np.uint8)
        for k, (a, b) in enumerate(zip(one.shown, other.shown, strict=True))
    )
    if is_lost:
        y, u, v, dark = (_mended(part, lost) for part in (y, u, v, dark))
    return y, u, v, dark


def _mended(plane: Frame, lost: NDArray[np.bool_]) -> Frame:
    """What no key saw, from what is around it."""
    if plane.shape != lost.shape:
        lost = halved(lost.astype(np.float32)) > 0.75
    known = (~lost).astype(np.float32)
    size, small = plane.shape[::-1], (plane.shape[1] // 4, plane.shape[0] // 4)
    total = cv2.GaussianBlur(
        cv2.resize(plane * known, small, interpolation=cv2.INTER_AREA), (0, 0), 3
    )
    count = cv2.GaussianBlur(cv2.resize(known, small, interpolation=cv2.INTER_AREA), (0, 0), 3)
    around = cv2.resize(total / np.maximum(count, 1e-4), size, interpolation=cv2.INTER_LINEAR)
    return np.where(lost, np.clip(around + 0.5, 0, 255), plane).astype(np.uint8)
