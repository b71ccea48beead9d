"""A part of a frame that was drawn anew, as it lies in that frame and in those right after it."""

import math
from itertools import product

import numpy as np

from pipeline.engines.base import Seen
from pipeline.engines.parallax.key import Key, Lens, Shown, halved, nearness
from pipeline.engines.parallax.sight import Field, axes_of
from pipeline.engines.parallax.thrown import nearness_of
from pipeline.film.path import Pose
from pipeline.media.colour import i420_from_rgb, planes

FEATHER_PX = 8
"""Over which a part runs into the frame."""
AROUND_PX = 2


class Patch:
    """`seen` from `pose`; `lens` is the frame's, `unit_m` the subject distance of poses."""

    def __init__(self, pose: Pose, seen: Seen, lens: Lens, unit_m: float) -> None:
        height, width = seen.dark.shape
        self._pose, self._near = pose, nearness(seen, unit_m)
        self._frame, self._lens = lens, lens.window(seen.corner, (width, height))
        self._share = _feathered(self._lens)
        if seen.share is not None:
            self._share *= seen.share
        self._shown: Shown = (*planes(i420_from_rgb(seen.image)), seen.dark)
        self._key: Key | None = None

    def lay(self, shown: Shown, pose: Pose) -> None:
        """Over Y, U, V and darkness of the frame from a pose."""
        if pose == self._pose:
            _lay(shown, self._shown, self._share, self._lens)
            return
        if self._key is None:
            self._key = Key(self._pose, self._shown, self._near, self._lens, self._share)
        window = self._seen_from(pose)
        if window is not None:
            look = self._key.look(pose, nearness_of(pose, (self._key,), window), window)
            _lay(shown, look.shown, look.weight, window)

    def _seen_from(self, pose: Pose) -> Lens | None:
        """The part of the frame that it lies in, from another pose."""
        turn = axes_of(pose).T
        step = np.subtract((self._pose.x, self._pose.y, self._pose.z), (pose.x, pose.y, pose.z))
        xs, ys = self._lens.tangents(self._pose.zoom)
        ranges = (float(self._near.min()), float(self._near.max()))
        places: list[tuple[float, float]] = []
        for x, y, near in product(xs[[0, -1]].tolist(), ys[[0, -1]].tolist(), ranges):
            ray = axes_of(self._pose) @ (x, y, 1.0) + step * near
            right, up, ahead = (turn @ ray).tolist()
            focal = self._frame.focal_px * pose.zoom / max(ahead, 1e-3)
            places.append((right * focal, -up * focal))
        low, high = np.min(places, 0) - AROUND_PX, np.max(places, 0) + AROUND_PX
        (width, height), middle = self._frame.size, self._frame.middle
        left, right = (_even(one + middle[0], width) for one in (low[0], high[0]))
        top, bottom = (_even(one + middle[1], height) for one in (low[1], high[1]))
        if left >= right or top >= bottom:
            return None
        return self._frame.window((left, top), (right - left, bottom - top))


def _even(value: float, most: int) -> int:
    return min(most, max(0, math.ceil(value / 2) * 2))


def _lay(onto: Shown, parts: Shown, share: Field, lens: Lens) -> None:
    """What of a window is in the frame, each plane as far as it counts."""
    (left, top), (width, height) = lens.corner, lens.size
    x0, y0 = max(0, left), max(0, top)
    x1, y1 = min(lens.frame[0], left + width), min(lens.frame[1], top + height)
    if x0 >= x1 or y0 >= y1:
        return
    half = halved(share)
    for number, (plane, new) in enumerate(zip(onto, parts, strict=True)):
        halving = 2 if number in (1, 2) else 1
        under = plane[y0 // halving : y1 // halving, x0 // halving : x1 // halving]
        own = (
            slice((y0 - top) // halving, (y1 - top) // halving),
            slice((x0 - left) // halving, (x1 - left) // halving),
        )
        weight = (half if halving == 2 else share)[own]
        under[:] = under + (new[own].astype(np.float32) - under) * weight + np.float32(0.5)


def _feathered(lens: Lens) -> Field:
    """1 inside, falling to 0 at the borders that lie within the frame."""
    sides: list[Field] = []
    for length, start, whole in zip(lens.size, lens.corner, lens.frame, strict=True):
        place = np.arange(length, dtype=np.float32) + np.float32(0.5)
        before = place / FEATHER_PX if start > 0 else np.ones_like(place)
        after = (length - place) / FEATHER_PX if start + length < whole - 1 else np.ones_like(place)
        sides.append(np.clip(np.minimum(before, after), 0, 1))
    return np.multiply(sides[1][:, None], sides[0][None, :], dtype=np.float32)
