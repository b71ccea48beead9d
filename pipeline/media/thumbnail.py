"""Small pictures for the page: of a picture, of a board as the frame shows it, of a clip."""

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.errors import MachineTrouble
from pipeline.film.shot import Keyframe
from pipeline.film.timing import FrameRange
from pipeline.media.clip import read_frames
from pipeline.media.colour import rgb_from_i420
from pipeline.media.pictures import board_picture, read_picture
from pipeline.media.store import MediaStore

QUALITY = 82
"""Of WebP: ink lines stay clean, and a board of 320 pixels has about 8 kB."""


def board_thumbnail(
    keyframe: Keyframe, size: tuple[int, int], width: int, store: MediaStore
) -> bytes:
    """WebP of the frame at rest with its burn-in, for a film of `size`.

    Raises MachineTrouble for media that are missing or damaged.
    """
    image = read_picture(store.path(keyframe.image))
    burn_in = read_picture(store.path(keyframe.burn_in)) if keyframe.burn_in else None
    shown = (width, max(1, round(width * size[1] / size[0])))
    return _webp(board_picture(image, burn_in, keyframe.overscan, shown))


def picture_thumbnail(path: Path, width: int) -> bytes:
    """WebP of a picture at `width`, or as it is where it is no wider."""
    return _webp(_narrowed(read_picture(path), width))


def clip_thumbnail(path: Path, width: int) -> bytes:
    """WebP of the first frame of a clip."""
    for frame in read_frames(path, FrameRange(start=0, stop=1)):
        return _webp(_narrowed(rgb_from_i420(frame), width))
    raise MachineTrouble(f"The clip {path.name} holds no picture. Make it again.")


def draft_picture(picture: NDArray[np.uint8]) -> bytes:
    """WebP of a picture (H, W, 3) as it is."""
    return _webp(picture)


def _narrowed(picture: NDArray[np.uint8], width: int) -> NDArray[np.uint8]:
    height, wide = picture.shape[:2]
    if wide <= width:
        return picture
    size = (width, max(1, round(height * width / wide)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def _webp(picture: NDArray[np.uint8]) -> bytes:
    order = cv2.COLOR_RGBA2BGRA if picture.shape[2] == 4 else cv2.COLOR_RGB2BGR
    _, encoded = cv2.imencode(
        ".webp", cv2.cvtColor(picture, order), (cv2.IMWRITE_WEBP_QUALITY, QUALITY)
    )
    return encoded.tobytes()
