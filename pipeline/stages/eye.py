"""Between the pixels of a take and the places of its scene, for one lens."""

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.film.path import Pose, half_field

CLEAR = 0.015
"""Of the frame's width: how far from a silhouette a corner must be, for its flow to be its own."""

STEP = 0.03
"""Nearness: what is a silhouette, and not a slanted floor."""

Points = NDArray[np.float64]
Field = NDArray[np.float32]


@dataclass(frozen=True)
class Surroundings:
    """What stands where in the keyframe. `nearness` (H, W): 1 over the distance in subject
    distances, over a plate that shows `overscan` times the frame."""

    nearness: Field
    overscan: float = 1.0


def seen_at(pose: Pose, landmarks: Points, lens_mm: float, width: int, height: int) -> Points:
    """Pixels (N, 2) of landmarks (N, 3): tangents right and up at rest, and nearness."""
    around = landmarks[:, 2:]
    there = np.array([[pose.x, pose.y, pose.z]])
    rays = np.column_stack([landmarks[:, :2], np.ones(len(landmarks))]) - around * there
    turned = rays @ axes_of(pose)
    depth = np.maximum(turned[:, 2:], 1e-6)
    scale = width / 2 / half_field(lens_mm, width / height) * pose.zoom
    flat = turned[:, :2] / depth * np.array([[scale, -scale]])
    return np.asarray(flat + np.array([[(width - 1) / 2, (height - 1) / 2]]), np.float64)


def axes_of(pose: Pose) -> Points:
    """(3, 3): right, up and forward of the camera as columns, in the keyframe's axes."""
    pan, tilt, roll = (math.radians(angle) for angle in (pose.pan, pose.tilt, pose.roll))
    cp, sp, ct, st = math.cos(pan), math.sin(pan), math.cos(tilt), math.sin(tilt)
    right, up = np.array([cp, 0, -sp]), np.array([-sp * st, ct, -cp * st])
    forward = np.array([sp * ct, st, cp * ct])
    cr, sr = math.cos(roll), math.sin(roll)
    return np.column_stack([cr * right - sr * up, sr * right + cr * up, forward])


class Eye:
    """Sees landmarks from a pose, and finds the landmark that a pixel shows."""

    def __init__(
        self, shape: tuple[int, ...], lens_mm: float, surroundings: Surroundings | None
    ) -> None:
        self.height, self.width = shape[:2]
        self.lens_mm = lens_mm
        self._right = half_field(lens_mm, self.width / self.height)
        self._surroundings = surroundings
        if surroundings is not None:
            self._field = surroundings.nearness
            reach = round(CLEAR * self._field.shape[1] / surroundings.overscan)
            square = np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)
            around = cv2.dilate(self._field, square) + cv2.erode(self._field, square)
            self._edges = np.asarray(np.abs(around - 2 * self._field), np.float32)

    def see(self, pose: Pose, landmarks: Points) -> Points:
        return seen_at(pose, landmarks, self.lens_mm, self.width, self.height)

    def place(self, pose: Pose, pixels: Points) -> Points:
        """Landmarks (N, 3) of pixels (N, 2): where their rays meet the scene."""
        scale = 2 * self._right / self.width / pose.zoom
        x = (pixels[:, 0] - (self.width - 1) / 2) * scale
        y = ((self.height - 1) / 2 - pixels[:, 1]) * scale
        rays = np.column_stack([x, y, np.ones(len(x))]) @ axes_of(pose).T
        far = rays[:, :2] / rays[:, 2:]
        slope = np.array([[pose.x, pose.y]]) - pose.z * far
        near = np.ones((len(x), 1))
        for _ in range(12 if self._surroundings else 0):
            near = (near + self._sampled(self._field, far + near * slope)) / 2
        return np.column_stack([far + near * slope, near])

    def is_within(self, landmarks: Points) -> NDArray[np.bool_]:
        """Whether a landmark is where the keyframe has it, and clear of silhouettes, whose corners
        belong to nothing."""
        if self._surroundings is None:
            return np.ones(len(landmarks), np.bool_)
        found = self._sampled(self._field, landmarks) - landmarks[:, 2:]
        step = self._sampled(self._edges, landmarks)
        return np.asarray(((np.abs(found) < STEP) & (step < STEP))[:, 0], np.bool_)

    def _sampled(self, field: Field, places: Points) -> Points:
        assert self._surroundings is not None
        overscan = self._surroundings.overscan
        rows, columns = field.shape
        right = self._right * overscan
        x = (places[:, 0] / right + 1) / 2 * columns - 0.5
        y = (1 - places[:, 1] / right * self.width / self.height) / 2 * rows - 0.5
        at = [axis.astype(np.float32)[:, None] for axis in (x, y)]
        border = cv2.BORDER_REPLICATE
        found = cv2.remap(field, at[0], at[1], cv2.INTER_LINEAR, borderMode=border)
        return np.asarray(found, np.float64).reshape(-1, 1)
