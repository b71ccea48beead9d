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

from pipeline.engines.base import Seen, Viewer
from pipeline.engines.parallax.key import GRAIN, Key, Lens, Look, Shown, nearness
from pipeline.engines.parallax.sight import Field
from pipeline.film.camera import Camera, subject_distance_m
from pipeline.film.path import Pose
from pipeline.media.colour import CHROMA_ZERO, LUMA_BLACK, i420_from_rgb, planes
from pipeline.media.frame import Frame

APART = 0.055
"""Of the frame's width: how far near and far part between two keys."""
TURN_DEGREES = 6.0
"""How far the camera goes around things between two keys: their outlines become others."""
FEATHER_PX = 8
"""Over which a part that was drawn anew runs into the frame."""
LARGE = 0.04
"""Of the frame: a part that is smaller is drawn anew for every frame, which costs as little."""
TORN = 0.06
"""Of the nearness: between thrown samples that differ by more there is an edge."""


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
        self._held: Key | None = None
        self._held_number = -1
        self._chroma = [_halved(part) for part in (viewer.tooth, viewer.strokes)]

    def frame(self, index: int) -> tuple[Frame, bool]:
        """A new I420 frame, and that it is one."""
        k = min(len(self._stops) - 2, int(np.searchsorted(self._stops, index, "right")) - 1)
        before, after = self._at(k), self._at(k + 1)
        for old in [key for key in self._keys if key < k]:
            del self._keys[old]
        share = (index - self._stops[k]) / (self._stops[k + 1] - self._stops[k])
        pose = self._path[index]
        near = self._nearness(pose, (before, after))
        shown = _blended(before.look(pose, near), after.look(pose, near), share)
        self._act(index, pose, shown, near)
        return self._laid(shown), True

    def _act(self, index: int, pose: Pose, shown: Shown, near: Field) -> None:
        """Lays who acts over the frame: drawn anew where the drawing is another one or is small,
        else as the last frame had it, moved on with the camera."""
        number = self._viewer.drawing(index)
        if self._held is not None and number == self._held_number:
            own = self._nearness(pose, (self._held,))
            _lay_look(shown, self._held.look(pose, own))
            return
        self._held, self._held_number = None, number
        seen = self._viewer.acted(pose, index)
        if seen is None:
            return
        _lay(shown, seen)
        if seen.dark.size > LARGE * near.size:
            left, top = seen.corner
            height, width = seen.dark.shape
            near[top : top + height, left : left + width] = nearness(seen, self._unit_m)
            y, u, v, dark = (part.copy() for part in shown)
            self._held = Key(pose, (y, u, v, dark), near, self._lens)

    def _at(self, k: int) -> Key:
        if k not in self._keys:
            self._keys[k] = self._key(self._stops[k])
        return self._keys[k]

    def _key(self, stop: float) -> Key:
        pose = _between(self._path, stop)
        return Key.of(pose, self._viewer.still(pose), self._lens, self._unit_m)

    def _nearness(self, pose: Pose, keys: tuple[Key, ...]) -> Field:
        """(H, W) of the frame, from what the keys know."""
        width, height = self._lens.size
        coarse = np.full((height // GRAIN, width // GRAIN), -1, np.float32)
        for key in keys:
            key.thrown(pose, coarse)
        return _whole(coarse, (width, height))

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
    small = [_halved(weight) for weight in weights]
    y, u, v, dark = (
        np.asarray(cv2.blendLinear(a, b, *(small if k in (1, 2) else weights)), np.uint8)
        for k, (a, b) in enumerate(zip(one.shown, other.shown, strict=True))
    )
    if is_lost:
        y, u, v, dark = (_mended(part, lost) for part in (y, u, v, dark))
    return y, u, v, dark


def _lay_look(shown: Shown, look: Look) -> None:
    """What is held over the frame, where it counts."""
    half = _halved(look.weight)
    for number, (plane, new) in enumerate(zip(shown, look.shown, strict=True)):
        weight = half if number in (1, 2) else look.weight
        plane[:] = plane + (new.astype(np.float32) - plane) * weight + np.float32(0.5)


def _lay(parts: Shown, seen: Seen) -> None:
    """A part of the frame that was drawn anew over Y, U, V and darkness, its border blended."""
    height, width = seen.dark.shape
    left, top = seen.corner
    own = (*planes(i420_from_rgb(seen.image)), seen.dark)
    share = _feathered((height, width), (left, top), parts[0].shape)
    half = _halved(share)
    for number, (plane, new) in enumerate(zip(parts, own, strict=True)):
        halving = 2 if number in (1, 2) else 1
        rows = slice(top // halving, (top + height) // halving)
        columns = slice(left // halving, (left + width) // halving)
        under, weight = plane[rows, columns], half if halving == 2 else share
        plane[rows, columns] = under + (new.astype(np.float32) - under) * weight + np.float32(0.5)


def _feathered(size: tuple[int, int], corner: tuple[int, int], frame: tuple[int, ...]) -> Field:
    """1 inside, falling to 0 at the borders that are not the frame's own."""
    sides = []
    for length, start, whole in zip(size, corner[::-1], frame, strict=True):
        place = np.arange(length, dtype=np.float32) + np.float32(0.5)
        before = place / FEATHER_PX if start > 0 else np.ones_like(place)
        after = (length - place) / FEATHER_PX if start + length < whole - 1 else np.ones_like(place)
        sides.append(np.clip(np.minimum(before, after), 0, 1))
    return np.multiply(sides[0][:, None], sides[1][None, :], dtype=np.float32)


def _mended(plane: Frame, lost: NDArray[np.bool_]) -> Frame:
    """What no key saw, from what is around it."""
    if plane.shape != lost.shape:
        lost = _halved(lost.astype(np.float32)) > 0.75
    known = (~lost).astype(np.float32)
    size, small = plane.shape[::-1], (plane.shape[1] // 4, plane.shape[0] // 4)
    total = cv2.GaussianBlur(
        cv2.resize(plane * known, small, interpolation=cv2.INTER_AREA), (0, 0), 3
    )
    count = cv2.GaussianBlur(cv2.resize(known, small, interpolation=cv2.INTER_AREA), (0, 0), 3)
    around = cv2.resize(total / np.maximum(count, 1e-4), size, interpolation=cv2.INTER_LINEAR)
    return np.where(lost, np.clip(around + 0.5, 0, 255), plane).astype(np.uint8)


def _whole(coarse: Field, size: tuple[int, int]) -> Field:
    """Thrown samples as a nearness for every pixel: cracks closed, holes taken from behind."""
    square = np.ones((3, 3), np.uint8)
    closed = np.asarray(cv2.morphologyEx(coarse, cv2.MORPH_CLOSE, square), np.float32)
    filled = closed
    for _ in range(64):
        hole = filled < 0
        if not hole.any():
            break
        far = np.where(hole, np.float32(1e6), filled)
        grown = np.asarray(cv2.erode(far, square), np.float32)
        filled = np.where(hole & (grown < 1e6), grown, filled)
    filled = np.maximum(filled, 0)
    low, high = cv2.erode(filled, square), cv2.dilate(filled, square)
    torn = cv2.resize(
        (high - low > TORN * high).astype(np.uint8), size, interpolation=cv2.INTER_NEAREST
    )
    smooth = np.asarray(cv2.resize(filled, size, interpolation=cv2.INTER_LINEAR), np.float32)
    sharp = np.asarray(cv2.resize(filled, size, interpolation=cv2.INTER_NEAREST), np.float32)
    return np.where(torn > 0, sharp, smooth)


def _halved(field: NDArray[np.float32]) -> Field:
    size = (field.shape[1] // 2, field.shape[0] // 2)
    return np.asarray(cv2.resize(field, size, interpolation=cv2.INTER_AREA), np.float32)
