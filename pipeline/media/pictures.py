"""Pictures and depth as files, and a board as the camera sees it before it moves."""

from pathlib import Path
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from pipeline.errors import MachineTrouble

MOST_PIXELS = 64_000_000
"""A small file can unfold into gigabytes; twice 4096 x 1716 in both directions is 28 million."""

FORMATS = ("PNG", "JPEG", "WEBP")

NEAREST_M = 0.1
"""Depth nearer than this is stored as this: inverse depth 65535. Sky, infinitely far, is 0."""

T = TypeVar("T", np.float32, np.uint8)

_DEEPEST = 65535
_FAST = (cv2.IMWRITE_PNG_COMPRESSION, 1)
_SMALL = (cv2.IMWRITE_PNG_COMPRESSION, 4)


def encode_png(picture: NDArray[np.uint8]) -> bytes:
    """(H, W, 3) or (H, W, 4) uint8 sRGB, alpha straight, as PNG; the same bytes every time."""
    order = cv2.COLOR_RGBA2BGRA if picture.shape[2] == 4 else cv2.COLOR_RGB2BGR
    return _png(np.asarray(cv2.cvtColor(picture, order), np.uint8))


def read_picture(path: Path) -> NDArray[np.uint8]:
    """The picture as (H, W, 3), or (H, W, 4) where it has alpha, uint8 sRGB, turned upright.

    Raises MachineTrouble for anything but a sound PNG, JPEG or WebP of at most MOST_PIXELS.
    """
    with _opened(path) as picture:
        has_alpha = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
        upright = ImageOps.exif_transpose(picture)
        return np.array(upright.convert("RGBA" if has_alpha else "RGB"))


def encode_depth(depth_m: NDArray[np.float32]) -> bytes:
    """(H, W) metres, inf for sky, as a 16-bit PNG of inverse depth: 65535 * NEAREST_M / depth."""
    inverse = _DEEPEST * NEAREST_M / np.maximum(depth_m, NEAREST_M)
    return _png(np.rint(inverse).astype(np.uint16))


def encode_normals(normal: NDArray[np.float16]) -> bytes:
    """(H, W, 3) unit vectors (right, up, to the lens) as an 8-bit PNG, -1 to 1 as 1 to 255; zero
    vectors, of the sky, are 128."""
    levels = np.rint(normal.astype(np.float32) * 127 + 128).astype(np.uint8)
    return _png(np.ascontiguousarray(levels[..., ::-1]), _SMALL)


def read_depth(path: Path) -> NDArray[np.float32]:
    """(H, W) metres, inf for sky, of a picture that `encode_depth` made.

    Raises MachineTrouble where it is damaged or another kind of picture.
    """
    with _opened(path) as picture:
        if not picture.mode.startswith("I;16") and picture.mode != "I":
            raise _unreadable(path, "is not a depth picture")
        inverse = np.asarray(picture, np.float32)
    with np.errstate(divide="ignore"):
        return np.where(inverse > 0, _DEEPEST * NEAREST_M / inverse, np.inf).astype(np.float32)


def board_picture(
    image: NDArray[np.uint8],
    burn_in: NDArray[np.uint8] | None,
    overscan: float,
    size: tuple[int, int],
) -> NDArray[np.uint8]:
    """The frame at rest as (height, width, 3): the plate's centre with its burn-in, at `size`.

    image: (H, W, 3) plate showing `overscan` times the frame; burn_in: (h, w, 4) or None. Of a
    picture of another shape than `size`, the largest part of that shape is shown, as a take does.
    """
    frame = _centre(_shaped(image, size), overscan)
    if burn_in is not None:
        frame = _over(_resized(frame, (burn_in.shape[1], burn_in.shape[0])), burn_in)
    return _resized(frame, size)


def laid_over(frame: NDArray[np.uint8], layer: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """(H, W, 3) with a layer (h, w, 4) over it, brought to its size."""
    return _over(frame, _resized(layer, (frame.shape[1], frame.shape[0])))


def frame_of(plane: NDArray[T], overscan: float, size: tuple[int, int]) -> NDArray[T]:
    """The frame at rest of a (H, W) plate of values, which are picked and never mixed."""
    height, width = plane.shape
    x = (np.arange(size[0]) + 0.5) / size[0] - 0.5
    y = (np.arange(size[1]) + 0.5) / size[1] - 0.5
    columns = ((x / overscan + 0.5) * width).astype(int)
    rows = ((y / overscan + 0.5) * height).astype(int)
    return plane[rows[:, None], columns]


def line_art(ink: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """(H, W) cover of ink as a picture (H, W, 3), black on white."""
    return np.repeat(255 - ink[..., None], 3, 2)


def _shaped(image: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.uint8]:
    """The largest centred part with the shape of `size`."""
    height, width = image.shape[:2]
    kept_w = min(width, max(1, round(height * size[0] / size[1])))
    kept_h = min(height, max(1, round(width * size[1] / size[0])))
    left, top = (width - kept_w) // 2, (height - kept_h) // 2
    return image[top : top + kept_h, left : left + kept_w]


def _centre(image: NDArray[np.uint8], overscan: float) -> NDArray[np.uint8]:
    height, width = image.shape[:2]
    kept_w = max(1, round(width / overscan))
    kept_h = max(1, round(height / overscan))
    left, top = (width - kept_w) // 2, (height - kept_h) // 2
    return image[top : top + kept_h, left : left + kept_w, :3]


def _over(frame: NDArray[np.uint8], layer: NDArray[np.uint8]) -> NDArray[np.uint8]:
    alpha = layer[..., 3:].astype(np.uint16)
    mixed = layer[..., :3] * alpha + frame * (255 - alpha) + 127
    return (mixed // 255).astype(np.uint8)


def _resized(picture: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.uint8]:
    height, width = picture.shape[:2]
    if (width, height) == size:
        return picture
    is_smaller = size[0] <= width and size[1] <= height
    way = cv2.INTER_AREA if is_smaller else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(picture, size, interpolation=way), np.uint8)


def _png(pixels: NDArray[np.uint8] | NDArray[np.uint16], how: tuple[int, int] = _FAST) -> bytes:
    _, encoded = cv2.imencode(".png", pixels, how)
    return encoded.tobytes()


def _opened(path: Path) -> Image.Image:
    """Decoded in full, so that damage shows here and nowhere later."""
    try:
        picture = Image.open(path, formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as trouble:
        raise _too_large(path) from trouble
    except OSError as trouble:
        raise _unreadable(path, "cannot be read as a PNG, JPEG or WebP picture") from trouble
    if picture.width * picture.height > MOST_PIXELS:
        picture.close()
        raise _too_large(path)
    try:
        picture.load()
    except (OSError, SyntaxError, ValueError) as trouble:
        picture.close()
        raise _unreadable(path, "is damaged") from trouble
    return picture


def _too_large(path: Path) -> MachineTrouble:
    return _unreadable(path, f"has more than {MOST_PIXELS // 1_000_000} million pixels")


def _unreadable(path: Path, what: str) -> MachineTrouble:
    return MachineTrouble(f"{path.name} {what}. Use another picture, or make this one again.")
