"""What lies over the whole drawing and stays where it is: the paper's tooth, strokes, a grid."""

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np

from pipeline.engines.previs.ink.looks import Manner
from pipeline.engines.previs.mesh.part import Floats

HATCH_PX = 7.0
"""Plate pixels between the strokes of hatching, for a frame 540 high."""
LEAST_HATCH_PX = 5.0
"""Strokes nearer to each other become a pattern of dots."""
MARKER_PX = 15.0
"""Width of a marker's nib, likewise."""
MARKER_WAY = (0.86, 0.5)
"""Across which way (x, y) its strokes lie side by side."""
LAP = 0.17
"""Share of a stroke that lies over its neighbour."""
LAP_DARK, UNEVEN = 0.1, 0.14
"""How much darker a lap is, and by how much strokes differ."""
GRID_PX = 27.0
EVERY = 5
"""One line of the grid in so many is stronger."""
CLOUD_PX = 90.0
"""Size of the clouds in a wash."""
TILE = 256


@dataclass(frozen=True)
class Paper:
    """tooth (H, W): what the picture is multiplied by; strokes (H, W): how much of what is dark
    the strokes of the look take away; below 0 they add."""

    tooth: Floats
    strokes: Floats


def paper_of(size: tuple[int, int], frame_height: float, seed: int, manner: Manner) -> Paper:
    """For a plate of (width, height), whose frame is `frame_height` of its pixels high."""
    scale = frame_height / 540
    tooth = _tooth(size, seed, manner)
    if manner.grid:
        tooth *= 1 + _grid(size, scale) * np.float32(manner.grid)
    if manner.clouds:
        tooth *= 1 + noise(size, (0, 0), CLOUD_PX / TILE * 12 * scale, 5) * np.float32(
            manner.clouds
        )
    strokes = _marker(size, scale) if manner.is_marker else _hatching(size, scale)
    return Paper(tooth, strokes * np.float32(manner.strokes))


def _tooth(size: tuple[int, int], seed: int, manner: Manner) -> Floats:
    width, height = size
    tooth = np.random.default_rng(7).standard_normal((256, 256)).astype(np.float32)
    tooth = cv2.GaussianBlur(tooth, (0, 0), 0.8) * 1.6 + cv2.GaussianBlur(tooth, (0, 0), 4) * 3
    rows = np.arange(seed % 251, seed % 251 + height) % 256
    grain = tooth[rows][:, np.arange(width) % 256] * np.float32(manner.grain)
    x = np.linspace(-1, 1, width, dtype=np.float32)
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    corner = np.float32(manner.corners) * np.clip(x * x + y * y - np.float32(0.7), 0, 1)
    return (1 - corner) * (1 + grain)


def _hatching(size: tuple[int, int], scale: float) -> Floats:
    """(H, W) diagonal strokes."""
    period = max(HATCH_PX * scale, LEAST_HATCH_PX)
    x = np.arange(size[0], dtype=np.float32)
    y = np.arange(size[1], dtype=np.float32)[:, None]
    wave = x / np.float32(period) + y * np.float32(0.9 / period)
    wave -= np.floor(wave)
    wave = np.abs(wave - np.float32(0.5)) * 7 - np.float32(2.02)
    return np.clip(wave, 0, 1, out=wave)


def _marker(size: tuple[int, int], scale: float) -> Floats:
    """(H, W) broad strokes that overlap, no two the same."""
    x = np.arange(size[0], dtype=np.float32)
    y = np.arange(size[1], dtype=np.float32)[:, None]
    nib = x * np.float32(MARKER_WAY[0]) + y * np.float32(MARKER_WAY[1])
    nib += noise(size, (0, 0), scale, 3) * np.float32(2.5 * scale)
    nib /= np.float32(MARKER_PX * scale)
    stroke = np.floor(nib)
    lap = np.clip((nib - stroke - np.float32(1 - LAP)) * 16, 0, 1)
    chances = np.random.default_rng(9).random(TILE).astype(np.float32) - np.float32(0.5)
    chance = chances[stroke.astype(np.intp) % TILE]
    return lap * np.float32(LAP_DARK) + chance * np.float32(UNEVEN)


def _grid(size: tuple[int, int], scale: float) -> Floats:
    """(H, W) fine lines, every fifth a little stronger."""
    rows, columns = (_ruled(count, GRID_PX * scale, scale) for count in (size[1], size[0]))
    return np.maximum(rows[:, None], columns[None, :])


def _ruled(count: int, period: float, scale: float) -> Floats:
    place = np.arange(count, dtype=np.float32) / np.float32(period)
    near = np.abs(place - np.rint(place)) * np.float32(period / max(1.0, scale))
    weight = np.where(np.rint(place) % EVERY == 0, np.float32(1), np.float32(0.45))
    return np.clip(1 - near, 0, 1) * weight


def noise(size: tuple[int, int], corner: tuple[int, int], scale: float, seed: int) -> Floats:
    """(height, width) about -1 to 1, soft, the same on every plate; `corner` is where the left top
    lies on it, `scale` times as large as the noise's own."""
    side = max(8, round(TILE * scale))
    tile = _tile(seed)
    if side != TILE:
        tile = np.asarray(cv2.resize(tile, (side, side), interpolation=cv2.INTER_LINEAR))
    rows = np.arange(corner[1], corner[1] + size[1]) % side
    columns = np.arange(corner[0], corner[0] + size[0]) % side
    return np.asarray(tile[rows][:, columns], np.float32)


@lru_cache(maxsize=8)
def _tile(seed: int) -> Floats:
    """Noise without a seam."""
    rough = np.random.default_rng(seed).standard_normal((TILE, TILE)).astype(np.float32)
    soft = cv2.GaussianBlur(np.tile(rough, (3, 3)), (0, 0), 5.0)[TILE : 2 * TILE, TILE : 2 * TILE]
    return np.asarray(np.clip(soft / (2 * soft.std()), -1.5, 1.5), np.float32)
