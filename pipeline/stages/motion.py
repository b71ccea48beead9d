"""How the camera moved, measured from the frames of a take.

Corners are followed by optical flow (Lucas-Kanade, checked backwards); RANSAC on a homography drops
those that move by themselves; then the pose is fitted by least squares to all that is left. On a
plane that is a homography whose eight unknowns are told by the camera's few; with the keyframe's
depth each corner stands at its own distance.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.film.path import Pose
from pipeline.stages.eye import Eye, Field, Surroundings

TURN = ("pan", "tilt", "roll", "zoom")
"""What a single plane tells for certain. Travel looks like a turn there, unless it is asked for."""

CORNERS = 300
CANDIDATES = 4
"""So many times more are looked at, since silhouettes make the sharpest corners."""

FEWEST = 12
"""A pose is fitted to no fewer corners; with fewer the camera is taken to go on as it did."""

REFRESH = 0.6
"""New corners are looked for when fewer than this share is left."""

SPACING_PX = 8
BACKWARD_PX = 0.5
"""A corner that does not come back to where it was is lost."""

RANSAC_PX = 3.0
OUTLIER_PX = 2.0
HUBER_PX = 0.5
FIT_STEPS = 6
MAX_WIDTH_PX = 960
SEARCH_WIDTH_PX = 240
"""The width at which the shift of the whole picture is looked for before corners are followed."""

Luma = NDArray[np.uint8]


@dataclass(frozen=True)
class MeasuredMotion:
    """One pose a frame, in the units of `Pose`, from a given first pose; `size`: (width, height)
    in pixels of the frames; `corners`: how many were seen in the poorest frame."""

    poses: tuple[Pose, ...]
    lens_mm: float
    size: tuple[int, int]
    corners: int


def estimate_motion(
    frames: Iterable[NDArray[np.uint8]],
    lens_mm: float,
    free: tuple[str, ...] = TURN,
    start: Pose = Pose(),  # noqa: B008
    mask: Luma | None = None,
    surroundings: Surroundings | None = None,
) -> MeasuredMotion:
    """Poses of `frames`: (H, W) luma or (H, W, 3) RGB uint8, all of one size, at least one.

    `free` names the fields of `Pose` that may change; the others stay as in `start`, the pose of
    the first frame. `mask` (H, W): 0 where words lie still over the picture.
    """
    tracker: _Tracker | None = None
    for frame in frames:
        luma = _luma(frame)
        if tracker is None:
            tracker = _Tracker(luma, mask, Eye(luma.shape, lens_mm, surroundings), free, start)
        else:
            tracker.follow(luma)
    if tracker is None:
        raise ValueError("a take without frames has no motion")
    size = (tracker.eye.width, tracker.eye.height)
    return MeasuredMotion(tuple(tracker.poses), lens_mm, size, tracker.fewest)


def _luma(frame: NDArray[np.uint8]) -> Luma:
    flat = frame if frame.ndim == 2 else cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY)
    if flat.shape[1] > MAX_WIDTH_PX:
        size = (MAX_WIDTH_PX, round(flat.shape[0] * MAX_WIDTH_PX / flat.shape[1]))
        flat = cv2.resize(flat, size, interpolation=cv2.INTER_AREA)
    return np.ascontiguousarray(flat, np.uint8)


class _Tracker:
    """Follows corners from frame to frame and keeps the pose of each."""

    def __init__(
        self, luma: Luma, mask: Luma | None, eye: Eye, free: tuple[str, ...], start: Pose
    ) -> None:
        self.eye = eye
        self.poses = [start]
        self.fewest = CORNERS
        self._free = free
        self._luma = luma
        self._mask = np.full(luma.shape, 255, np.uint8)
        if mask is not None:
            size = (luma.shape[1], luma.shape[0])
            self._mask = np.asarray(cv2.resize(mask, size, interpolation=cv2.INTER_AREA), np.uint8)
            self._mask = np.where(self._mask == 255, 255, 0).astype(np.uint8)
        self._pixels = np.empty((0, 2))
        self._landmarks = np.empty((0, 3))
        self._seed()

    def follow(self, luma: Luma) -> None:
        pose = self.poses[-1]
        if len(self._pixels):
            self._track(luma)
        if len(self._pixels) >= FEWEST:
            pose = self._fit(pose)
        self.fewest = min(self.fewest, len(self._pixels))
        self.poses.append(pose)
        self._luma = luma
        if len(self._pixels) < REFRESH * CORNERS:
            self._seed()

    def _seed(self) -> None:
        """New corners between those that are left."""
        allowed = self._mask.copy()
        for x, y in np.rint(self._pixels).astype(int).tolist():
            cv2.circle(allowed, (x, y), SPACING_PX, 0, -1)
        found: Any = cv2.goodFeaturesToTrack(
            self._luma, CANDIDATES * CORNERS, 0.01, SPACING_PX, mask=allowed
        )
        if found is None:
            return
        pixels = np.asarray(found, np.float64).reshape(-1, 2)
        landmarks = self.eye.place(self.poses[-1], pixels)
        is_within = np.flatnonzero(self.eye.is_within(landmarks))[: CORNERS - len(self._pixels)]
        self._pixels = np.concatenate([self._pixels, pixels[is_within]])
        self._landmarks = np.concatenate([self._landmarks, landmarks[is_within]])

    def _track(self, luma: Luma) -> None:
        before = self._pixels.astype(np.float32)
        guess = before + _shift(self._luma, luma)
        after, is_found = _flow(self._luma, luma, before, guess)
        back, is_back = _flow(luma, self._luma, after, before)
        is_good = is_found & is_back & (np.abs(back - before).max(axis=1) < BACKWARD_PX)
        if is_good.sum() >= FEWEST:
            _, inliers = cv2.findHomography(before[is_good], after[is_good], cv2.RANSAC, RANSAC_PX)
            is_good[is_good] = np.asarray(inliers).reshape(-1) > 0
        self._pixels = after[is_good].astype(np.float64)
        self._landmarks = self._landmarks[is_good]

    def _fit(self, pose: Pose) -> Pose:
        """Least squares with Huber weights; then what still does not fit is no longer followed."""
        for _ in range(FIT_STEPS):
            missed = self._pixels - self.eye.see(pose, self._landmarks)
            distance = np.maximum(np.linalg.norm(missed, axis=1), 1e-9)
            weight = np.sqrt(np.minimum(1, HUBER_PX / distance))[:, None]
            turns = [self._nudged(pose, name, 1e-4) for name in self._free]
            here = self.eye.see(pose, self._landmarks)
            columns = [(self.eye.see(turn, self._landmarks) - here) / 1e-4 for turn in turns]
            matrix = np.column_stack([(column * weight).ravel() for column in columns])
            missed_by = (missed * weight).ravel()
            solved = cast(
                "tuple[NDArray[np.float64], ...]", np.linalg.lstsq(matrix, missed_by, rcond=None)
            )
            steps: list[float] = solved[0].tolist()
            for name, by in zip(self._free, steps, strict=True):
                pose = self._nudged(pose, name, by)
        missed = np.linalg.norm(self._pixels - self.eye.see(pose, self._landmarks), axis=1)
        self._pixels = self._pixels[missed < OUTLIER_PX]
        self._landmarks = self._landmarks[missed < OUTLIER_PX]
        return pose

    @staticmethod
    def _nudged(pose: Pose, name: str, by: float) -> Pose:
        return replace(pose, **{name: getattr(pose, name) + by})


def _shift(before: Luma, after: Luma) -> Field:
    """By how many pixels the whole picture went, roughly: where a whip leaves no flow to follow."""
    scale = min(1.0, SEARCH_WIDTH_PX / before.shape[1])
    size = (round(before.shape[1] * scale), round(before.shape[0] * scale))
    small = [
        cv2.resize(luma, size, interpolation=cv2.INTER_AREA).astype(np.float32)
        for luma in (before, after)
    ]
    window = cv2.createHanningWindow(size, cv2.CV_32F)
    (x, y), certainty = cv2.phaseCorrelate(small[0], small[1], window)
    found = np.array([x, y], np.float32) / np.float32(scale)
    return found if certainty > 0.1 else np.zeros(2, np.float32)


def _flow(
    before: Luma, after: Luma, points: Field, guess: Field
) -> tuple[Field, NDArray[np.bool_]]:
    found, status, _ = cv2.calcOpticalFlowPyrLK(
        before,
        after,
        points.reshape(-1, 1, 2),
        guess.reshape(-1, 1, 2).copy(),
        winSize=(21, 21),
        maxLevel=3,
        criteria=(cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 40, 0.003),
        flags=cv2.OPTFLOW_USE_INITIAL_FLOW,
    )
    return np.asarray(found, np.float32).reshape(-1, 2), np.asarray(status).reshape(-1) > 0
