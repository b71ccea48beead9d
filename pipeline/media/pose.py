"""Joints of people in a picture: as JSON, and as the coloured bones that pose models are fed.

18 joints a person in the order of OpenPose's COCO model: nose, neck, right arm, left arm, right
leg, left leg (from the body outwards), right eye, left eye, right ear, left ear.
"""

import json
from colorsys import hsv_to_rgb

import cv2
import numpy as np
from numpy.typing import NDArray

BONES = (
    *((1, 2), (1, 5), (2, 3), (3, 4), (5, 6), (6, 7), (1, 8), (8, 9), (9, 10)),
    *((1, 11), (11, 12), (12, 13), (1, 0), (0, 14), (14, 16), (0, 15), (15, 17)),
)
"""Pairs of joints, in the order in which their colours run once around the hues."""
THICK = 1 / 128
"""Of a bone, over the picture's height."""

Joints = NDArray[np.float32]
"""(people, 18, 3): x and y in pixels of the picture; 1 seen, 0.5 hidden, 0 out of it."""


def encode_joints(joints: Joints, size: tuple[int, int]) -> bytes:
    """JSON as OpenPose writes it, with the width and height of the picture."""
    people = [
        {"pose_keypoints_2d": np.round(one.reshape(-1).astype(float), 2).tolist()} for one in joints
    ]
    page = {"people": people, "canvas_width": size[0], "canvas_height": size[1]}
    return json.dumps(page, separators=(",", ":")).encode()


def pose_picture(joints: Joints, size: tuple[int, int]) -> NDArray[np.uint8]:
    """(height, width, 3): bones of every person on black, each bone in its own hue."""
    picture = np.zeros((size[1], size[0], 3), np.uint8)
    for person in joints:
        for index, (one, other) in enumerate(BONES):
            _draw_bone(picture, person[one], person[other], hue=index / (len(BONES) + 1))
    return picture


def framed(joints: Joints, plate: tuple[int, int], frame: tuple[int, int], times: float) -> Joints:
    """The same joints in pixels of the frame in a plate's middle that shows `times` as much."""
    middle, half = np.array(plate) / 2, np.array(frame) / 2
    scale = np.array(frame) * times / np.array(plate)
    found = joints.copy()
    found[..., :2] = (joints[..., :2] - middle) * scale + half
    is_out = (found[..., :2] < 0).any(-1) | (found[..., :2] >= np.array(frame)).any(-1)
    found[is_out] = 0
    return found


def _draw_bone(
    picture: NDArray[np.uint8], one: NDArray[np.float32], other: NDArray[np.float32], hue: float
) -> None:
    if one[2] == 0 or other[2] == 0:
        return
    colour = [round(255 * part) for part in hsv_to_rgb(hue, 1, 1)]
    ends = [(round(float(end[0])), round(float(end[1]))) for end in (one, other)]
    thick = max(1, round(picture.shape[0] * THICK))
    cv2.line(picture, ends[0], ends[1], [c * 0.6 for c in colour], thick, cv2.LINE_AA)
    for end in ends:
        cv2.circle(picture, end, thick, colour, -1, cv2.LINE_AA)
