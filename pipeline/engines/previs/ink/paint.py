"""The colours under the ink: toon steps, shadow hatching, sky and paper."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.ink.patterns import PATTERNS, cells_of
from pipeline.engines.previs.mesh.part import Floats, Mesh
from pipeline.engines.previs.trace.light import Light
from pipeline.engines.previs.trace.passes import Passes

HATCH_PX = 7.0
"""Plate pixels between the strokes of hatching, for a frame 540 high."""
HATCH = 0.16
GRAIN = 0.018
LAMP = np.array((0.62, 0.46, 0.24), np.float32)
SUN = np.array((0.2, 0.17, 0.08), np.float32)
"""What a lamp's pool and the sun through a window add."""


@dataclass(frozen=True)
class Painted:
    """`colour` (2h, 2w, 3) float32 0..1 without ink; `cells` (2h, 2w): fields of patterns."""

    colour: Floats
    cells: NDArray[np.int32]


def paint(
    mesh: Mesh, passes: Passes, light: Light, eye: Floats, origin: tuple[int, float]
) -> Painted:
    """`origin`: the band's first row on the doubled plate, and frame heights of 540 per plate."""
    base = np.array([m.colour for m in mesh.materials], np.float32) / 255
    glow = np.array([m.glow for m in mesh.materials], np.float32)
    material = mesh.material_of[passes.face]
    colour = base[material]
    cells = _patterned(mesh, passes, material, colour, eye)
    shade = _shade(passes, light, origin)
    if (lit := glow[material]).any():
        shade += (1 - shade) * lit[..., None]
    colour *= shade
    _lay_sky(colour, passes, light)
    return Painted(colour, cells)


def _patterned(
    mesh: Mesh, passes: Passes, material: NDArray[np.int32], colour: Floats, eye: Floats
) -> NDArray[np.int32]:
    cells = np.zeros(material.shape, np.int32)
    for index, one in enumerate(mesh.materials):
        if one.pattern not in PATTERNS:
            continue
        where = np.flatnonzero((material == index) & (passes.face >= 0))
        points = eye + passes.rays.reshape(-1, 3)[where] * passes.fine_depth.reshape(-1, 1)[where]
        found, tint = cells_of(one.pattern, points, passes.normal.reshape(-1, 3)[where])
        cells.reshape(-1)[where] = found
        colour.reshape(-1, 3)[where] *= tint[:, None]
    return cells


def _shade(passes: Passes, light: Light, origin: tuple[int, float]) -> Floats:
    """What each pixel's colour is multiplied by: three steps, and the corners darker."""
    lit = _step(passes.key, 0.03, 0.12)
    full = _step(passes.key, 0.52, 0.6)
    sun = _step(passes.sun, 0.4, 0.6)
    level = lit * 0.6 + full * 0.4
    dark = (1 - lit) * (1 - sun) * (1 - np.minimum(passes.lamps * 1.6, 1))
    size = (level.shape[1], level.shape[0])
    contact = np.asarray(cv2.resize(passes.contact, size), np.float32)
    weight = (0.62 + 0.38 * contact) * (1 - HATCH * _hatching(size, origin) * dark)
    warm, cool = (np.array(c, np.float32) for c in (light.warm, light.cool))
    lamp = _lamp_light(passes.lamps)
    falls = ((warm[k] - cool[k], LAMP[k], SUN[k]) for k in range(3))
    channels = [
        (cool[k] + level * key + lamp * glow + sun * patch) * weight
        for k, (key, glow, patch) in enumerate(falls)
    ]
    return np.asarray(cv2.merge(channels), np.float32)


def _lamp_light(lamps: Floats) -> Floats:
    """Pools in three steps, their rims soft."""
    return (_step(lamps, 0.06, 0.12) + _step(lamps, 0.3, 0.38) + _step(lamps, 0.6, 0.7)) / 3


def _step(values: Floats, low: float, high: float) -> Floats:
    t = cv2.addWeighted(values, 1 / (high - low), values, 0, -low / (high - low))
    return np.clip(np.asarray(t, np.float32), 0, 1)


def _hatching(size: tuple[int, int], origin: tuple[int, float]) -> Floats:
    """Diagonal strokes that go on from band to band."""
    top, scale = origin
    period = 2 * HATCH_PX * scale
    x = np.arange(size[0], dtype=np.float32)
    y = np.arange(top, top + size[1], dtype=np.float32)[:, None]
    wave = x / np.float32(period) + y * np.float32(0.9 / period)
    wave -= np.floor(wave)
    wave = np.abs(wave - np.float32(0.5)) * 10 - np.float32(3.1)
    return np.clip(wave, 0, 1, out=wave)


def _lay_sky(colour: Floats, passes: Passes, light: Light) -> None:
    where = passes.face < 0
    if not where.any():
        return
    rays = passes.rays[where]
    rise = np.clip(rays[:, 2] / np.linalg.norm(rays, axis=1) * 2.2, 0, 1)[:, None]
    low, high = (np.array(c, np.float32) / 255 for c in light.sky)
    colour[where] = low + (high - low) * rise


def on_paper(image: Floats, seed: int, top: int, height: int) -> NDArray[np.uint8]:
    """(h, w, 3) 0..1 as uint8, with the tooth of the paper. `top` is the band's first row."""
    width = image.shape[1]
    tooth = np.random.default_rng(7).standard_normal((256, 256)).astype(np.float32)
    tooth = cv2.GaussianBlur(tooth, (0, 0), 0.8) * 1.6 + cv2.GaussianBlur(tooth, (0, 0), 4) * 3
    rows = np.arange(top + seed % 251, top + seed % 251 + len(image)) % 256
    grain = tooth[rows][:, np.arange(width) % 256] * np.float32(GRAIN)
    x = np.linspace(-1, 1, width, dtype=np.float32)
    y = np.linspace(-1, 1, height, dtype=np.float32)[top : top + len(image), None]
    rim = 1 - 0.1 * np.clip(x * x + y * y - 0.7, 0, 1)
    paper = image * (rim * (1 + grain))[..., None]
    return np.asarray(np.clip(paper * 255 + 0.5, 0, 255), np.uint8)
