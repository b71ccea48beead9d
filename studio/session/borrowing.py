"""Pictures that are made of others for a shot: kept in the media store like all pictures."""

import numpy as np

from pipeline.errors import UserMistake
from pipeline.media.pictures import board_picture, encode_depth, encode_png, read_picture
from studio.session.office import Studio
from studio.session.seen import keyframe_of

WHITE_M = 1.0
"""How far away white is in a depth picture of somebody else, where only the order is known."""


def frame_of(studio: Studio, project: str, shot: str) -> str:
    """The key of the frame that a shot's keyframe shows, without what lies around it or is written
    over it. Raises UserMistake where there is no keyframe yet."""
    seen = studio.seen(project)
    seen.project.shot(shot)
    keyframe = keyframe_of(seen.orders[shot])
    if keyframe is None:
        raise UserMistake("That shot has no picture yet. Choose another one.")
    plate = read_picture(studio.media.path(keyframe.image))[..., :3]
    frame = board_picture(plate, None, keyframe.overscan, seen.project.form.size)
    return studio.media.add(encode_png(frame), ".png")


def depth_of(studio: Studio, picture: str) -> str:
    """The key of the depth that a grey picture shows: white is near, black the sky."""
    levels = read_picture(studio.media.path(picture))[..., :3].mean(axis=2)
    with np.errstate(divide="ignore"):
        metres = np.where(levels > 0, WHITE_M * 255 / levels, np.inf).astype(np.float32)
    return studio.media.add(encode_depth(metres), ".png")
