"""Pieces of a take to one: cross-blended where they overlap, and brought to the film's rate."""

import math
from collections.abc import Callable, Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.video_diffusers.framing import Picture
from pipeline.engines.video_diffusers.plan import Plan

AS_IS = 0.02
"""A frame this near in time, in frames, is shown as it is."""

Make = Callable[[int, Picture | None], Picture]
"""Makes the piece of a number, (F, H, W, 3); from the second on it starts from what came before."""


def joined(plan: Plan, opening: Picture | None, make: Make) -> Iterator[Picture]:
    """The frames of all pieces, one after the other, without those of the earlier take.

    A piece begins with the frames that the one before ended on, so they show the same and are
    blended: what little is different comes in gradually. One frame alone is kept as it was.
    """
    tail = opening
    for number in range(plan.segments):
        piece = make(number, tail)
        if number:
            assert tail is not None
            piece = np.concatenate([_blended(tail, piece[: len(tail)]), piece[len(tail) :]])
        is_last = number == plan.segments - 1
        end = len(piece) if is_last else len(piece) - plan.overlap
        yield from piece[plan.before if not number else 0 : end]
        tail = piece[end:]


def _blended(before: Picture, after: Picture) -> Picture:
    count = len(before)
    share = np.arange(count, dtype=np.float32) / count
    share = share[:, None, None, None]
    return np.rint(before * (1 - share) + after * share).astype(np.uint8)


def at_rate(frames: Iterator[Picture], ratio: float, count: int) -> Iterator[Picture]:
    """`count` frames of which each is `ratio` frames after the one before, by their times.

    What lies between two frames is moved there along the flow from one to the other. The last
    frame holds.
    """
    pair = _Pair(frames)
    for index in range(count):
        yield pair.at(index * ratio)


class _Pair:
    """The two frames around a time that only goes on."""

    def __init__(self, frames: Iterator[Picture]) -> None:
        self._frames = frames
        self._number = 0
        self._before = next(frames)
        self._after = next(frames, self._before)
        self._flow: NDArray[np.float32] | None = None

    def at(self, time: float) -> Picture:
        while self._number + 1 <= math.floor(time + AS_IS):
            self._before, self._after = self._after, next(self._frames, self._after)
            self._number, self._flow = self._number + 1, None
        share = time - self._number
        if share <= AS_IS or self._after is self._before:
            return self._before
        return self._between(share)

    def _between(self, share: float) -> Picture:
        if self._flow is None:
            self._flow = _flow(self._before, self._after)
        height, width = self._before.shape[:2]
        here = np.mgrid[0:height, 0:width].astype(np.float32)[::-1]
        across, down = self._flow[..., 0], self._flow[..., 1]
        moved = [
            cv2.remap(
                picture,
                here[0] + by * across,
                here[1] + by * down,
                cv2.INTER_LINEAR,
                borderMode=cv2.BORDER_REPLICATE,
            )
            for picture, by in ((self._before, -share), (self._after, 1 - share))
        ]
        return np.asarray(cv2.addWeighted(moved[0], 1 - share, moved[1], share, 0), np.uint8)


def _flow(before: Picture, after: Picture) -> NDArray[np.float32]:
    lumas = [cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY) for picture in (before, after)]
    search = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
    if min(lumas[0].shape) < search.getPatchSize() * 4:  # too small to be searched in patches
        return np.zeros((*lumas[0].shape, 2), np.float32)
    return np.asarray(search.calc(lumas[0], lumas[1], None), np.float32)  # pyright: ignore
