"""Light on things as a medium leaves it: tones that stray from the lines, greys, thin washes."""

import cv2
import numpy as np

from pipeline.engines.previs.ink.looks import Manner
from pipeline.engines.previs.ink.paper import noise
from pipeline.engines.previs.mesh.part import Floats

LUMA = np.array((0.3, 0.59, 0.11), np.float32)
"""How bright the colours count."""
SHEET = np.array((252, 249, 241), np.float32) / 255
"""What a wash lies on."""
THIN = 0.72
"""Below 1 lightens what is not dark: colour that water carries."""
NIGHT_WASH = 0.95
"""How much pigment is in the colour of a night."""
EDGE_PX = 0.6
"""How soft the edge of a tone is: a ramp makes steps of what was smooth."""
POOL_PX = 4.0
FARTHEST_PX = 6.0
"""Less than the rows that two bands share."""


def laid(
    colour: Floats, manner: Manner, corner: tuple[int, int], scale: float, gloom: float
) -> Floats:
    """(h, w, 3) light on things in the medium of a look.

    `corner`: where the left top lies on the plate; `scale`: pixels of it for one of a frame 540
    high; `gloom`: how dark the hour is, 0 to 1.
    """
    if manner.stray:
        colour = _strayed(colour, min(manner.stray * scale, FARTHEST_PX), corner, scale)
    if manner.ramp:
        colour = _ramped(colour @ LUMA, manner, gloom)
        colour = np.asarray(cv2.GaussianBlur(colour, (3, 3), EDGE_PX), np.float32)
    if manner.wash:
        colour = _washed(colour, manner, scale, gloom)
    return colour


def _strayed(colour: Floats, reach: float, corner: tuple[int, int], scale: float) -> Floats:
    """Tones that do not keep to the lines to the pixel."""
    height, width = colour.shape[:2]
    x = np.arange(width, dtype=np.float32) + noise((width, height), corner, scale, 1) * np.float32(
        reach
    )
    y = np.arange(height, dtype=np.float32)[:, None] + noise(
        (width, height), corner, scale, 2
    ) * np.float32(reach)
    moved = cv2.remap(colour, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(moved, np.float32)


def _ramped(tone: Floats, manner: Manner, gloom: float) -> Floats:
    """(h, w) tones to the colours of the ramp."""
    stops = np.array([stop for stop, _ in manner.ramp])
    colours = np.array([colour for _, colour in manner.ramp]) / 255
    steps = np.linspace(0, 1, 512) ** (1 + manner.night * gloom)
    table = np.stack([np.interp(steps, stops, colours[:, k]) for k in range(3)], 1)
    index = np.clip(tone * 511, 0, 511).astype(np.intp)
    return np.take(table.astype(np.float32), index, 0)


def _washed(colour: Floats, manner: Manner, scale: float, gloom: float) -> Floats:
    """Thin colour: the paper shines through, and pigment gathers at the rim of each wash. At night
    it is no longer thin."""
    thin = np.clip(colour, 0, 1) ** np.float32(THIN + (1 - THIN) * gloom)
    around = np.asarray(cv2.GaussianBlur(thin, (0, 0), POOL_PX * scale / 2), np.float32)
    pooled = np.minimum(thin - around, 0) * np.float32(manner.pool)
    pigment = (1 - thin) * np.float32(manner.wash + (NIGHT_WASH - manner.wash) * gloom) - pooled
    return SHEET * (1 - np.clip(pigment, 0, np.float32(0.96)))
