"""What is kept beside a keyframe, and all of it as files for other programs."""

import json
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.base import Drawing
from pipeline.film.shot import Keyframe
from pipeline.media.ids import encode_id_names, encode_ids, read_ids
from pipeline.media.pictures import (
    board_picture,
    encode_depth,
    encode_normals,
    encode_png,
    frame_of,
    laid_over,
    line_art,
    read_depth,
    read_picture,
)
from pipeline.media.pose import encode_joints, framed, pose_picture
from pipeline.media.store import MediaStore

PICTURE = ".png"
"""The ending of the keyframe itself; those of the passes name them."""


def board_files(
    keyframe: Keyframe, store: MediaStore, size: tuple[int, int], *, with_arrows: bool = False
) -> dict[str, bytes]:
    """Ending of the name to content, each showing the frame: the picture and what it has of depth
    (16 bits, 6553.5 over metres, 0 for sky), line art (black on white), normals (red right, green
    up, blue to the lens), ids with their table, and pose.

    `with_arrows`: how camera and people move is drawn into the picture.
    """
    plate = read_picture(store.path(keyframe.image))
    # The words of the slate lie above the arrows, to be read.
    layers = (keyframe.arrows if with_arrows else None, keyframe.burn_in)
    picture = board_picture(plate, None, keyframe.overscan, size)
    for key in layers:
        if key:
            picture = laid_over(picture, read_picture(store.path(key)))
    return {PICTURE: encode_png(picture), **dict(_passes(keyframe, store, size))}


def _passes(
    keyframe: Keyframe, store: MediaStore, size: tuple[int, int]
) -> Iterator[tuple[str, bytes]]:
    if keyframe.depth:
        depth = read_depth(store.path(keyframe.depth))
        yield "_depth.png", encode_depth(frame_of(depth, keyframe.overscan, size))
    for name, key in (("line", keyframe.line), ("normal", keyframe.normal)):
        if key:
            shown = board_picture(read_picture(store.path(key)), None, keyframe.overscan, size)
            yield f"_{name}.png", encode_png(shown)
    if keyframe.ids and keyframe.id_names:
        ids = read_ids(store.path(keyframe.ids).read_bytes())
        yield "_ids.png", encode_ids(frame_of(ids, keyframe.overscan, size))
        yield "_ids.json", store.path(keyframe.id_names).read_bytes()
    if keyframe.joints:
        joints = framed(*_joints(keyframe.joints, store), size, keyframe.overscan)
        yield "_pose.png", encode_png(pose_picture(joints, size))
        yield "_pose.json", encode_joints(joints, size)


def kept_passes(drawing: Drawing) -> dict[str, tuple[bytes, str]]:
    """Field of a keyframe to content and ending, of all that a drawing has besides its picture."""
    height, width = drawing.image.shape[:2]
    found: dict[str, tuple[bytes, str]] = {}
    for name, layer in (("burn_in", drawing.burn_in), ("arrows", drawing.arrows)):
        if layer is not None:
            found[name] = encode_png(layer), ".png"
    if drawing.depth_m is not None:
        found["depth"] = encode_depth(drawing.depth_m), ".png"
    if drawing.line is not None:
        found["line"] = encode_png(line_art(drawing.line)), ".png"
    if drawing.normal is not None:
        found["normal"] = encode_normals(drawing.normal), ".png"
    if drawing.ids is not None:
        found["ids"] = encode_ids(drawing.ids), ".png"
        found["id_names"] = encode_id_names(drawing.id_names), ".json"
    if drawing.joints is not None:
        found["pose"] = encode_png(pose_picture(drawing.joints, (width, height))), ".png"
        found["joints"] = encode_joints(drawing.joints, (width, height)), ".json"
    return found


def _joints(key: str, store: MediaStore) -> tuple[NDArray[np.float32], tuple[int, int]]:
    """Joints on the plate, and its size."""
    page = json.loads(store.path(key).read_bytes())
    people = [one["pose_keypoints_2d"] for one in page["people"]]
    joints = np.array(people, np.float32).reshape(-1, 18, 3)
    return joints, (page["canvas_width"], page["canvas_height"])
