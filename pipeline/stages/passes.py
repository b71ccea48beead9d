"""A keyframe's frame and the passes beside it, as files for other programs."""

import json

import numpy as np
from numpy.typing import NDArray

from pipeline.film.shot import Keyframe
from pipeline.media.pictures import (
    board_picture,
    encode_depth,
    encode_png,
    frame_of,
    read_depth,
    read_picture,
)
from pipeline.media.pose import encode_joints, framed, pose_picture
from pipeline.media.store import MediaStore

PICTURE = ".png"
"""The ending of the keyframe itself; those of the passes name them."""


def board_files(keyframe: Keyframe, store: MediaStore, size: tuple[int, int]) -> dict[str, bytes]:
    """Ending of the name to content, each showing the frame: the picture and what it has of depth
    (16 bits, 6553.5 over metres, 0 for sky), line art (black on white) and pose."""
    burn_in = read_picture(store.path(keyframe.burn_in)) if keyframe.burn_in else None
    image = read_picture(store.path(keyframe.image))
    files = {PICTURE: encode_png(board_picture(image, burn_in, keyframe.overscan, size))}
    if keyframe.depth:
        depth = read_depth(store.path(keyframe.depth))
        files["_depth.png"] = encode_depth(frame_of(depth, keyframe.overscan, size))
    if keyframe.line:
        line = read_picture(store.path(keyframe.line))
        files["_line.png"] = encode_png(board_picture(line, None, keyframe.overscan, size))
    if keyframe.joints:
        joints = framed(*_joints(keyframe.joints, store), size, keyframe.overscan)
        files["_pose.png"] = encode_png(pose_picture(joints, size))
        files["_pose.json"] = encode_joints(joints, size)
    return files


def _joints(key: str, store: MediaStore) -> tuple[NDArray[np.float32], tuple[int, int]]:
    """Joints on the plate, and its size."""
    page = json.loads(store.path(key).read_bytes())
    people = [one["pose_keypoints_2d"] for one in page["people"]]
    joints = np.array(people, np.float32).reshape(-1, 18, 3)
    return joints, (page["canvas_width"], page["canvas_height"])
