"""What lies under the lines: tones as a medium leaves them, a grid, the tooth of the paper."""

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.ink.looks import Manner
from pipeline.engines.previs.mesh.part import Floats

LUMA = np.array((0.3, 0.59, 0.11), np.float32)
PAPER = np.array((252, 249, 241), np.float32) / 255
MARKER_PX = 13.0
"""Width of a marker's nib."""
MARKER_WAYS = ((0.16, 1.0), (0.94, 0.34), (0.8, -0.6))
"""Across which way (x, y) strokes lie side by side: on floors, on walls, on people."""
LAP = 0.16
"""Share of a stroke that lies over its neighbour."""
POOL_PX = 4.0
THIN = 0.72
"""Below 1 lightens what is not dark: colour that water carries."""
GRID_PX = 27.0
EVERY = 5
"""So many lines of the grid are fine for one that is not."""
TILE = 256


def laid(colour: Floats, ways: NDArray[np.int8], manner: Manner, at: tuple[int, float]) -> Floats:
    """(h, w, 3) light on things as a medium of the look leaves it.

    `ways` (h, w): 0 for what lies, 1 for what stands, 2 for people. `at`: the first row on the
    plate, and pixels of the plate for one of a frame 540 high.
    """
    if manner.stray:
        colour = _strayed(colour, manner.stray, at)
    if manner.ramp:
        tone = colour @ LUMA
        if manner.strokes:
            tone += _strokes(ways, at) * np.float32(manner.strokes) * (1.05 - tone)
        colour = _ramped(tone, manner)
    if manner.wash:
        colour = _washed(colour, manner, at)
    if manner.grid:
        colour += _grid(colour.shape[:2], at)[..., None] * np.float32(manner.grid)
    return colour


def _strayed(colour: Floats, px: float, at: tuple[int, float]) -> Floats:
    """Tones that do not keep to the lines to the pixel."""
    scale = at[1]
    x = np.arange(colour.shape[1], dtype=np.float32)[None, :]
    y = np.arange(colour.shape[0], dtype=np.float32)[:, None]
    reach = np.float32(min(px * scale, 6))  # less than the overlap of two bands
    one, other = _noise(colour.shape[:2], at, 1), _noise(colour.shape[:2], at, 2)
    return np.asarray(
        cv2.remap(colour, x + one * reach, y + other * reach, cv2.INTER_LINEAR,
                  borderMode=cv2.BORDER_REPLICATE),
        np.float32,
    )  # fmt: skip


def _ramped(tone: Floats, manner: Manner) -> Floats:
    """(h, w) tones to the colours of the ramp."""
    stops = np.array([stop for stop, _ in manner.ramp])
    colours = np.array([colour for _, colour in manner.ramp]) / 255
    steps = np.linspace(0, 1, 512)
    table = np.stack([np.interp(steps, stops, colours[:, k]) for k in range(3)], 1)
    index = np.clip(tone * 511, 0, 511).astype(np.intp)
    return np.take(table.astype(np.float32), index, 0)


def _strokes(ways: NDArray[np.int8], at: tuple[int, float]) -> Floats:
    """(h, w) how much darker (below 0) or lighter each place is for the strokes that cover it."""
    top, scale = at
    height, width = ways.shape
    x = np.arange(width, dtype=np.float32)[None, :]
    y = np.arange(top, top + height, dtype=np.float32)[:, None]
    wobble = _noise(ways.shape, at, 3) * np.float32(2.2 * scale)
    found = np.zeros(ways.shape, np.float32)
    for way, (across, down) in enumerate(MARKER_WAYS):
        nib = (x * np.float32(across) + y * np.float32(down) + wobble) / np.float32(
            MARKER_PX * scale
        )
        stroke = np.floor(nib)
        place = nib - stroke
        lap = np.clip((place - (1 - LAP)) * np.float32(1 / 0.05), 0, 1)
        chance = np.abs(np.sin(stroke * np.float32(12.9898)) * np.float32(43758.5453)) % 1
        shown = (chance - np.float32(0.5)) * np.float32(0.07) - lap * np.float32(0.055)
        np.copyto(found, shown, where=ways == way)
    return found


def _washed(colour: Floats, manner: Manner, at: tuple[int, float]) -> Floats:
    """Thin colour: the paper shines through, and pigment gathers at the rim and in the tooth."""
    scale = at[1]
    thin = np.clip(colour, 0, 1) ** np.float32(THIN)
    around = cv2.GaussianBlur(thin, (0, 0), POOL_PX * scale / 2)
    pooled = np.minimum(thin - np.asarray(around, np.float32), 0) * np.float32(manner.pool)
    tooth = _noise(colour.shape[:2], at, 4)[..., None] * np.float32(0.025)
    cloud = _noise(colour.shape[:2], (at[0], at[1] * 8), 5)[..., None] * np.float32(0.05)
    pigment = (1 - thin) * (1 + tooth * 2 + cloud) * np.float32(1.5 - manner.wash) - pooled * 0.5
    return np.asarray(PAPER * (1 - np.clip(pigment, 0, 0.96)), np.float32)


def _grid(size: tuple[int, int], at: tuple[int, float]) -> Floats:
    """(h, w) fine lines, every fifth a little stronger."""
    top, scale = at
    period = GRID_PX * scale
    found = np.zeros(size, np.float32)
    for axis, (start, count) in enumerate(((top, size[0]), (0, size[1]))):
        place = np.arange(start, start + count, dtype=np.float32) / np.float32(period)
        near = np.abs(place - np.rint(place)) * np.float32(period / max(1.0, scale * 0.9))
        weight = np.where(np.rint(place) % EVERY == 0, 1.0, 0.5).astype(np.float32)
        line = np.clip(1 - near, 0, 1) * weight
        np.maximum(found, line[:, None] if axis == 0 else line[None, :], out=found)
    return found


def _noise(size: tuple[int, int], at: tuple[int, float], seed: int) -> Floats:
    """(h, w) about -1 to 1, soft, the same on every plate, going on from band to band."""
    top, scale = at
    tile = _tile(seed)
    side = max(1, round(TILE * scale))
    if side != TILE:
        tile = cv2.resize(tile, (side, side), interpolation=cv2.INTER_LINEAR)
    rows = np.arange(top, top + size[0]) % side
    return np.asarray(tile[rows][:, np.arange(size[1]) % side], np.float32)


_TILES: dict[int, Floats] = {}


def _tile(seed: int) -> Floats:
    """Noise without a seam."""
    if seed not in _TILES:
        rough = np.random.default_rng(seed).standard_normal((TILE, TILE)).astype(np.float32)
        twice = np.tile(rough, (3, 3))
        soft = cv2.GaussianBlur(twice, (0, 0), 5.0)[TILE : 2 * TILE, TILE : 2 * TILE]
        _TILES[seed] = np.asarray(np.clip(soft / (2 * soft.std()), -1.5, 1.5), np.float32)
    return _TILES[seed]


def on_paper(image: Floats, manner: Manner, seed: int, top: int, height: int) -> NDArray[np.uint8]:
    """(h, w, 3) 0..1 as uint8, with the tooth of the paper. `top` is the band's first row."""
    width = image.shape[1]
    tooth = np.random.default_rng(7).standard_normal((256, 256)).astype(np.float32)
    tooth = cv2.GaussianBlur(tooth, (0, 0), 0.8) * 1.6 + cv2.GaussianBlur(tooth, (0, 0), 4) * 3
    rows = np.arange(top + seed % 251, top + seed % 251 + len(image)) % 256
    grain = tooth[rows][:, np.arange(width) % 256] * np.float32(manner.grain)
    x = np.linspace(-1, 1, width, dtype=np.float32)
    y = np.linspace(-1, 1, height, dtype=np.float32)[top : top + len(image), None]
    rim = 1 - np.float32(manner.rim_of_paper) * np.clip(x * x + y * y - 0.7, 0, 1)
    paper = image * (rim * (1 + grain))[..., None]
    return np.asarray(np.clip(paper * 255 + 0.5, 0, 255), np.uint8)
