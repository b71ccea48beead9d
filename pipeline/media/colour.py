"""Between sRGB pictures and video frames: BT.709, limited range, 4:2:0 planes.

OpenCV's own I420 conversions are BT.601, so the matrix is given here (ITU-R BT.709-6, table 3)
and OpenCV only applies it. Chroma is the mean of two by two pixels.
"""

from typing import TypeVar, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.media.frame import Frame

KR, KB = 0.2126, 0.0722
KG = 1.0 - KR - KB
LUMA_BLACK, LUMA_SCALE, CHROMA_ZERO, CHROMA_SCALE = 16.0, 219.0, 128.0, 224.0

_CB, _CR = 2.0 * (1.0 - KB), 2.0 * (1.0 - KR)
_ROWS = np.array(
    [
        [KR, KG, KB],
        [-KR / _CB, -KG / _CB, (1.0 - KB) / _CB],
        [(1.0 - KR) / _CR, -KG / _CR, -KB / _CR],
    ]
)
_SCALES = np.array([[LUMA_SCALE], [CHROMA_SCALE], [CHROMA_SCALE]]) / 255.0
_OFFSETS = np.array([[LUMA_BLACK], [CHROMA_ZERO], [CHROMA_ZERO]])
_TO_YUV = np.hstack([_ROWS * _SCALES, _OFFSETS]).astype(np.float32)
_TO_RGB = np.linalg.inv(np.vstack([np.hstack([_ROWS * _SCALES, _OFFSETS]), [0, 0, 0, 1]]))[:3]
_TO_RGB = _TO_RGB.astype(np.float32)


N = TypeVar("N", np.uint8, np.float32)


def planes(frame: NDArray[N]) -> tuple[NDArray[N], NDArray[N], NDArray[N]]:
    """The Y (H, W), U and V (H/2, W/2) planes of an I420 frame, as views of it."""
    height, width = frame.shape[0] * 2 // 3, frame.shape[1]
    flat = frame.reshape(-1)
    luma, chroma = height * width, height * width // 4
    half = (height // 2, width // 2)
    u, v = flat[luma : luma + chroma], flat[luma + chroma :]
    return frame[:height], u.reshape(half), v.reshape(half)


def i420_from_rgb(rgb: NDArray[np.uint8]) -> Frame:
    """(H, W, 3) uint8 sRGB to I420 of shape (H * 3 // 2, W). H and W are even."""
    height, width = rgb.shape[:2]
    yuv = cv2.transform(rgb, _TO_YUV)
    frame = np.empty((height * 3 // 2, width), np.uint8)
    luma, u, v = planes(frame)
    small = cv2.resize(yuv, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    luma[:], u[:], v[:] = yuv[..., 0], small[..., 1], small[..., 2]
    return frame


def i420_at(rgb: NDArray[np.uint8], size: tuple[int, int]) -> Frame:
    """(h, w, 3) uint8 sRGB to I420 of another size (width, height), both even, in one go: enlarged
    by Lanczos, made smaller by areas. Each plane is scaled once."""
    yuv = cv2.transform(rgb, _TO_YUV)
    width, height = size
    frame = np.empty((height * 3 // 2, width), np.uint8)
    for number, plane in enumerate(planes(frame)):
        there = plane.shape[1], plane.shape[0]
        is_smaller = there[0] * there[1] < rgb.shape[0] * rgb.shape[1]
        how = cv2.INTER_AREA if is_smaller else cv2.INTER_LANCZOS4
        plane[:] = cv2.resize(cv2.extractChannel(yuv, number), there, interpolation=how)
    return frame


def rgb_from_i420(frame: Frame) -> NDArray[np.uint8]:
    """I420 of shape (H * 3 // 2, W) to (H, W, 3) uint8 sRGB."""
    luma, u, v = planes(frame)
    size = (luma.shape[1], luma.shape[0])
    full = [cv2.resize(plane, size, interpolation=cv2.INTER_LINEAR) for plane in (u, v)]
    rgb = cv2.transform(cv2.merge([luma, *full]), _TO_RGB)
    return cast("NDArray[np.uint8]", rgb)
