"""What lies over the whole drawing and stays where it is: the tooth of the paper, the hatching."""

from dataclasses import dataclass

import cv2
import numpy as np

from pipeline.engines.previs.mesh.part import Floats

HATCH_PX = 7.0
"""Plate pixels between the strokes of hatching, for a frame 540 high."""
HATCH = 0.16
GRAIN = 0.018


@dataclass(frozen=True)
class Paper:
    """tooth (H, W): what the picture is multiplied by; strokes (H, W): how much of what is dark
    the hatching takes away, 0 to `HATCH`."""

    tooth: Floats
    strokes: Floats


def paper_of(size: tuple[int, int], frame_height: float, seed: int) -> Paper:
    """For a plate of (width, height), whose frame is `frame_height` of its pixels high."""
    return Paper(_tooth(size, seed), _hatching(size, frame_height / 540) * np.float32(HATCH))


def _tooth(size: tuple[int, int], seed: int) -> Floats:
    width, height = size
    tooth = np.random.default_rng(7).standard_normal((256, 256)).astype(np.float32)
    tooth = cv2.GaussianBlur(tooth, (0, 0), 0.8) * 1.6 + cv2.GaussianBlur(tooth, (0, 0), 4) * 3
    rows = np.arange(seed % 251, seed % 251 + height) % 256
    grain = tooth[rows][:, np.arange(width) % 256] * np.float32(GRAIN)
    x = np.linspace(-1, 1, width, dtype=np.float32)
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    rim = 1 - np.float32(0.1) * np.clip(x * x + y * y - np.float32(0.7), 0, 1)
    return rim * (1 + grain)


def _hatching(size: tuple[int, int], scale: float) -> Floats:
    """(H, W) diagonal strokes."""
    period = HATCH_PX * scale
    x = np.arange(size[0], dtype=np.float32)
    y = np.arange(size[1], dtype=np.float32)[:, None]
    wave = x / np.float32(period) + y * np.float32(0.9 / period)
    wave -= np.floor(wave)
    wave = np.abs(wave - np.float32(0.5)) * 7 - np.float32(2.02)
    return np.clip(wave, 0, 1, out=wave)
