"""Rain and snow in the air: strokes of the brush that hang in the set, behind and beside people."""

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.ink.medium import LUMA
from pipeline.engines.previs.mesh.part import Floats
from pipeline.engines.previs.trace import View
from pipeline.engines.previs.trace.light import Air
from pipeline.film.weather import Weather

COUNT: dict[Weather, int] = {Weather.RAIN: 1800, Weather.SNOW: 2600}
HALF_WIDE, DEEP, HIGH = 9.0, 16.0, 6.5
"""The block of air that it falls in, in metres."""
NEAREST_M, FADE_M = 1.6, 7.0
"""Nothing falls nearer to the lens; so far away it is half as strong."""
STREAK_M, SLANT = 0.55, 0.12
FLAKE_M = 0.026
LARGEST_PX = 4.4
"""Of a flake, on a frame 540 high."""
STRENGTH: dict[Weather, float] = {Weather.RAIN: 0.8, Weather.SNOW: 1.0}
LIGHT_ABOVE = 0.62
"""Tones from which on it shows darker than what is behind it, and below which lighter."""
LIGHTER, DARKER = 0.5, {Weather.RAIN: 0.36, Weather.SNOW: 0.24}


def draw_weather(
    image: NDArray[np.uint8],
    seen: tuple[Floats, NDArray[np.int16]],
    view: View,
    air: Air,
    scale: float,
) -> None:
    """On (H, W, 3), in place. `seen`: depth and figure of each pixel. Nothing falls over people."""
    tails, tips = _places(air)
    ends = np.stack((view.pixels(tails), view.pixels(tips)), 1)
    covers = np.zeros((2, *image.shape[:2]), np.uint8)
    for (x, y, depth), (u, v, _) in ends[_is_free(ends, *seen)]:
        # What is pale already takes a darker mark, or snow on snow would not be seen.
        behind = image[int((y + v) / 2), int((x + u) / 2)].astype(np.float32)
        cover = covers[int(float(LUMA @ behind) > LIGHT_ABOVE * 255)]
        strength = int(255 * STRENGTH[air.weather] / (1 + depth / FADE_M))
        ways = [(round(float(a) * 8), round(float(b) * 8)) for a, b in ((x, y), (u, v))]
        if air.weather is Weather.RAIN:
            cv2.line(cover, ways[0], ways[1], strength, max(1, round(scale)), cv2.LINE_AA, 3)
        else:
            radius = min(LARGEST_PX * scale, FLAKE_M * view.focal / depth)
            cv2.circle(cover, ways[0], round(max(0.8, radius) * 8), strength, -1, cv2.LINE_AA, 3)
    for index, change in enumerate((LIGHTER, -DARKER[air.weather])):
        cover = covers[index]
        at = np.nonzero(cover)
        marked = image[at] + (np.float32(change) * cover[at])[:, None]
        image[at] = np.clip(marked + 0.5, 0, 255).astype(np.uint8)


def _places(air: Air) -> tuple[Floats, Floats]:
    """Upper and lower ends in the set, the same in every shot there."""
    rng = np.random.default_rng(11)
    low = rng.random((COUNT[air.weather], 3)) * (2 * HALF_WIDE, DEEP, HIGH)
    low -= (HALF_WIDE, -air.from_y, 0)
    fall = np.array((SLANT * STREAK_M, 0, STREAK_M))
    return low + fall, low


def _is_free(ends: Floats, depth: Floats, figure: NDArray[np.int16]) -> NDArray[np.bool_]:
    """(N,) what is seen of the strokes: in the plate, before what is there, and over nobody."""
    height, width = depth.shape
    middle = ends.mean(1)
    places = np.concatenate((ends[:, :, :2], middle[:, None, :2]), 1)
    inside = ((places > 0) & (places < (width - 1, height - 1))).all((1, 2))
    x, y = (np.clip(places[..., k], 0, (width, height)[k] - 1).astype(np.intp) for k in (0, 1))
    is_before = (depth[y, x] > ends[:, :1, 2]).all(1)
    is_alone = (figure[y, x] <= 0).all(1)
    is_off_lens = (ends[:, :, 2] > NEAREST_M).all(1)
    return np.asarray(inside & is_before & is_alone & is_off_lens, np.bool_)
