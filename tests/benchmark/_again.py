"""How the camera of a take moved whose place can be looked at again.

Every few frames the place is known as it is seen from where the camera was found to be, not from
where it was asked to be. The corners of that frame are followed by optical flow; where the camera
is when they have gone on, their places tell (perspective-n-point with RANSAC). A corner at a
silhouette belongs to what is nearer.
"""

import math
from itertools import pairwise

import cv2
import numpy as np

from pipeline.film.camera import subject_distance_m
from pipeline.film.path import Pose, camera_path, half_field
from pipeline.media.clip import read_frames
from pipeline.stages.eye import axes_of
from pipeline.stages.motion import MeasuredMotion
from pipeline.stages.obedience import obeys

EVERY = 4
CORNERS, QUALITY, SPACING_PX = 900, 0.004, 6
FARTHEST = 0.02
"""Nearness below which a corner tells nothing of travel."""
BACKWARD_PX, REPROJECTED_PX = 0.5, 1.5
NEARER = np.ones((5, 5), np.uint8)
UPRIGHT = np.diag((1.0, -1.0, 1.0))
"""Pictures count down, places up."""


def looked_again(path, recipe, viewer):
    """The obedience of the clip at `path`. All six ways that a camera can move are left open; how
    long its lens was is taken as asked, which travel could make up for only on a plane."""
    width, height = recipe.size
    camera, aspect = recipe.camera, width / height
    asked = camera_path(camera, recipe.frames, recipe.rate, aspect, recipe.seed)
    lumas = [np.ascontiguousarray(frame[:height]) for frame in read_frames(path)]
    middle = ((width - 1) / 2, (height - 1) / 2)
    unit_px = width / 2 / half_field(camera.lens_mm, aspect)
    poses, fewest = [asked[0]], CORNERS
    for start in range(0, len(lumas) - 1, EVERY):
        here, there = poses[-1], asked[min(start + EVERY, len(lumas) - 1)]
        depth_m = np.maximum(viewer.still(here).depth_m, 0.01)
        near = (subject_distance_m(camera, aspect) / depth_m).astype(np.float32)
        part = lumas[start : start + EVERY + 1]
        places, pixels = followed(part, cv2.dilate(near, NEARER), middle, unit_px * here.zoom)
        way = found(places, pixels, middle, unit_px * there.zoom)
        poses.append(beyond(here, *way, there.zoom))
        fewest = min(fewest, len(pixels))
    motion = MeasuredMotion(tuple(poses), camera.lens_mm, (width, height), fewest)
    return obeys(camera, asked, motion, has_depth=True)


def followed(lumas, near, middle, focal_px):
    """Corners of the first frame that are still seen in the last: places (N, 3) before the first
    camera, right, down and ahead in subject distances; pixels (N, 2) in the last."""
    corners = cv2.goodFeaturesToTrack(lumas[0], CORNERS, QUALITY, SPACING_PX).reshape(-1, 2)
    column, row = np.rint(corners).astype(int).T
    nearness = near[row, column]
    is_known = nearness > FARTHEST
    begun, nearness = corners[is_known], nearness[is_known]
    now = begun
    for before, after in pairwise(lumas):
        ahead, is_found, _ = cv2.calcOpticalFlowPyrLK(before, after, now, None)
        back, is_back, _ = cv2.calcOpticalFlowPyrLK(after, before, ahead, None)
        is_good = (is_found & is_back)[:, 0] & (np.abs(back - now).max(1) < BACKWARD_PX)
        begun, nearness, now = begun[is_good == 1], nearness[is_good == 1], ahead[is_good == 1]
    flat = np.column_stack(((begun - np.array(middle)) / focal_px, np.ones(len(begun))))
    return (flat / nearness[:, None]).astype(np.float32), now


def found(places, pixels, middle, focal_px):
    """How the camera that sees these places at these pixels is turned (3, 3) and has travelled."""
    lens = np.array(((focal_px, 0, middle[0]), (0, focal_px, middle[1]), (0, 0, 1.0)))
    _, turn, moved, kept = cv2.solvePnPRansac(
        places, pixels, lens, None, reprojectionError=REPROJECTED_PX, iterationsCount=300
    )
    kept = kept[:, 0]
    turn, moved = cv2.solvePnPRefineLM(places[kept], pixels[kept], lens, None, turn, moved)
    back = cv2.Rodrigues(turn)[0].T
    return UPRIGHT @ back @ UPRIGHT, UPRIGHT @ -(back @ moved)[:, 0]


def beyond(here, turned, travelled, zoom):
    """The pose of a camera that is `turned` (3, 3) and has `travelled` (3,), seen from `here`."""
    axes = axes_of(here)
    x, y, z = (np.array((here.x, here.y, here.z)) + axes @ travelled).tolist()
    right, _, forward = (axes @ turned).T
    pan = math.degrees(math.atan2(forward[0], forward[2]))
    tilt = math.degrees(math.asin(float(np.clip(forward[1], -1, 1))))
    level = axes_of(Pose(pan=pan, tilt=tilt))
    roll = math.degrees(math.atan2(-right @ level[:, 1], right @ level[:, 0]))
    return Pose(pan=pan, tilt=tilt, roll=roll, x=x, y=y, z=z, zoom=zoom)
