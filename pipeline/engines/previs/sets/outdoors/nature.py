"""What has grown, risen or flowed: trees, hills, rocks, water, snow. Fronts face -y."""

import math
from dataclasses import replace

import numpy as np

from pipeline.engines.previs.mesh import (
    Colour,
    Material,
    Part,
    ball,
    box,
    drum,
    lathe,
    sheet,
    tube,
)
from pipeline.engines.previs.mesh.part import Floats
from pipeline.engines.previs.sets.furniture.palette import DARK_WOOD, LEAF, LINEN, Palette

SNOW: Colour = (244, 246, 250)
ROCK: Colour = (150, 144, 136)
SEA: Colour = (118, 160, 176)


def tree(palette: Palette) -> list[Part]:
    bark = Material((104, 82, 64))
    leaf = Material((214, 220, 222) if palette.is_snowy else LEAF)
    parts = [
        tube(
            [(0, 0, 0), (0.06, 0, 1.2), (0, 0.1, 2.8)], [0.17, 0.12, 0.07], bark, "trunk", ends=0.05
        )
    ]
    rng = np.random.default_rng(3)
    for k in range(9):
        a, out = k * 2.4, 0.35 + 0.75 * rng.random()
        size = 0.7 + 0.45 * rng.random()
        at = (out * float(np.cos(a)), out * float(np.sin(a)), 2.5 + 1.6 * float(rng.random()))
        parts.append(ball((size, size, size * 0.85), at, leaf, "crown", leafy, 18))
    return parts


def leafy(points: Floats) -> Floats:
    x, y, z = points.T * 5
    return points * (1 + 0.09 * np.sin(x * 1.7 + z) * np.sin(y * 1.9 - z))[:, None]


def high_tree(palette: Palette) -> list[Part]:
    """A forest tree: a bare trunk of 7 m under a dark crown."""
    bark = Material((112, 92, 74))
    leaf = Material((206, 214, 216) if palette.is_snowy else (72, 108, 70))
    trunk = [(0, 0, 0), (0.1, 0.05, 3), (-0.05, 0, 7.5)]
    parts = [tube(trunk, [0.3, 0.21, 0.12], bark, "trunk", ends=0.05)]
    for k in range(5):
        a = k * 2.5
        at = (1.2 * math.cos(a), 1.2 * math.sin(a), 6.6 + 0.5 * (k % 3))
        parts.append(ball((1.6, 1.6, 1.2), at, leaf, "crown", leafy, 16))
    parts.append(
        tube(
            [(0, 0, 3.6), (0.9, 0.1, 4.3), (1.3, 0, 5.2)],
            [0.07, 0.05, 0.02],
            bark,
            "trunk",
            sides=6,
        )
    )
    return parts


def fir(palette: Palette) -> list[Part]:
    leaf = Material((226, 232, 236) if palette.is_snowy else (66, 100, 82))
    parts = [drum(0.13, 0.8, (0, 0, 0), Material((98, 76, 60)), "trunk", sides=8)]
    for k in range(4):
        parts.append(
            drum(1.35 - k * 0.3, 1.5, (0, 0, 0.6 + k * 0.95), leaf, f"tier{k}", 0.06, sides=12)
        )
    return parts


def palm(_: Palette) -> list[Part]:
    leaf = Material((96, 140, 82))
    parts = [
        tube(
            [(0, 0, 0), (0.25, 0, 1.8), (0.8, 0, 4.0)],
            [0.17, 0.13, 0.09],
            Material((150, 122, 88)),
            "trunk",
            ends=0.05,
        )
    ]
    for k in range(9):
        x, y = math.cos(k * 0.7), math.sin(k * 0.7)
        path = [(0.8, 0, 4.0), (0.8 + x * 0.9, y * 0.9, 4.5), (0.8 + x * 1.9, y * 1.9, 3.7)]
        parts.append(
            tube(
                path, [(0.05, 0.02), (0.22, 0.02), (0.02, 0.01)], leaf, "leaf", (-y, x, 0), sides=6
            )
        )
    return parts


def bush(palette: Palette) -> list[Part]:
    leaf = Material(SNOW if palette.is_snowy else (106, 142, 86))
    spots = ((0, 0, 0.75), (0.6, 0.1, 0.55), (-0.6, 0.05, 0.6))
    return [
        ball((s, s * 0.8, s * 0.8), (x, y, s * 0.55), leaf, "leaf", leafy, 14) for x, y, s in spots
    ]


def hedge(palette: Palette) -> list[Part]:
    leaf = Material(SNOW if palette.is_snowy else (88, 124, 76))
    return [
        box((6, 0.7, 1.1), (0, 0, 0), leaf),
        *[ball((0.55, 0.4, 0.2), (-2.6 + k * 0.87, 0, 1.1), leaf, "", leafy, 12) for k in range(7)],
    ]


def flower_bed(palette: Palette) -> list[Part]:
    parts: list[Part] = [
        drum(1.1, 0.12, (0, 0, 0), Material((110, 84, 62)), "earth", 1.0, sides=20)
    ]
    tints = ((214, 80, 84), (240, 200, 90), (190, 120, 190), LINEN)
    for k in range(22):
        a, out = k * 2.4, 0.9 * math.sqrt((k + 0.5) / 22)
        x, y = out * math.cos(a), out * math.sin(a)
        parts.append(drum(0.015, 0.28, (x, y, 0.1), Material(LEAF), "stem", sides=5))
        parts.append(
            ball(
                (0.08, 0.08, 0.06),
                (x, y, 0.4),
                Material(tints[(k + palette.variant) % 4]),
                "bloom",
                detail=8,
            )
        )
    return parts


def tall_grass(palette: Palette) -> list[Part]:
    """Tufts, scattered over 18 by 12 metres."""
    rng = np.random.default_rng(palette.variant)
    tint = Material((190, 178, 120) if palette.variant % 2 else (126, 150, 92))
    blades: list[Part] = []
    for _ in range(70):
        x, y = 18 * (float(rng.random()) - 0.5), 12 * (float(rng.random()) - 0.5)
        for k in range(5):
            a = k * 1.3
            end = (x + 0.16 * math.cos(a), y + 0.16 * math.sin(a), 0.28 + 0.2 * float(rng.random()))
            blades.append(
                drum(
                    0.012,
                    end[2],
                    (x + 0.06 * math.cos(a), y + 0.06 * math.sin(a), 0),
                    tint,
                    "tuft",
                    0.002,
                    sides=4,
                )
            )
    return blades


def hills(palette: Palette) -> list[Part]:
    parts: list[Part] = []
    for k, (x, y, wide, high) in enumerate(((-26, 12, 30, 7), (18, 20, 40, 11), (2, 6, 22, 3.5))):
        green = Material(SNOW if palette.is_snowy else (128 - 8 * k, 150 - 6 * k, 116 - 8 * k))
        profile = [(wide * (1 - t), high * (1 - (1 - t) ** 2) - 0.05) for t in np.linspace(0, 1, 9)]
        parts.append(_moved(lathe(profile, green, f"hill {k}", 40), (x, y, 0)))
    return parts


def dunes(palette: Palette) -> list[Part]:
    """Hills of sand."""
    tint = Material((224, 196, 142))
    return [replace(part, material=tint) for part in hills(palette)]


def peaks(palette: Palette) -> list[Part]:
    """A range along x with snow on top."""
    rng = np.random.default_rng(palette.variant + 9)
    parts: list[Part] = []
    for k, x in enumerate((-46, -27, -9, 10, 30, 48)):
        high, wide = 13 + 12 * float(rng.random()), 15 + 6 * float(rng.random())
        grey = Material(SNOW if palette.is_snowy else (134 - 4 * (k % 3), 138 - 4 * (k % 3), 146))
        parts.append(_peak((x, 14 + 8 * (k % 2), 0), wide, high, (0, 1), grey, f"peak {k}", k))
        parts.append(
            _peak(
                (x, 14 + 8 * (k % 2), 0),
                wide * 1.012,
                high * 1.004,
                (0.66, 1),
                Material(SNOW),
                f"peak {k}",
                k,
            )
        )
    return parts


def _peak(  # noqa: PLR0913 - a mountain has that many properties
    at: tuple[float, float, float],
    wide: float,
    high: float,
    share: tuple[float, float],
    material: Material,
    thing: str,
    seed: int,
) -> Part:
    """A rough cone; `share` is the piece of its height that is made."""
    sides = 18
    rows = np.linspace(*share, 8)[:, None]
    a = np.arange(sides)[None] * (math.tau / sides)
    rough = 1 + 0.22 * np.sin(a * 3 + seed) * (1 - rows) + 0.1 * np.sin(a * 7 + seed * 2 + rows * 9)
    out = wide * (1 - rows) ** 1.15 * rough
    grid = np.stack((out * np.cos(a), out * np.sin(a), np.broadcast_to(rows * high, out.shape)), -1)
    return _moved(sheet(grid.astype(np.float32), material, thing), at)


def rock(_: Palette) -> list[Part]:
    return [
        boulder((0.9, 0.7, 0.6), (0, 0, 0.35), 1),
        boulder((0.5, 0.45, 0.35), (0.95, -0.3, 0.2), 2),
    ]


def boulder(size: tuple[float, float, float], at: tuple[float, float, float], seed: int) -> Part:
    def rough(points: Floats) -> Floats:
        x, y, z = points.T
        swell = 0.12 * np.sin(4 * x + seed) + 0.1 * np.sin(5 * y + 2 * z + seed * 2)
        return points * (1 + swell)[:, None]

    return ball(size, at, Material(ROCK), f"rock{seed}", rough, 14)


def snow_drifts(_: Palette) -> list[Part]:
    spots = (
        (-5, 3, 2.2, 0.5),
        (4.5, 4, 3, 0.7),
        (-2, 7, 3.4, 0.6),
        (8, 1.6, 1.6, 0.35),
        (-8.5, 6, 3, 0.9),
    )
    return [
        ball((w, w * 0.7, h), (x, y, 0), Material(SNOW), f"drift{x}", detail=18)
        for x, y, w, h in spots
    ]


def campfire(palette: Palette) -> list[Part]:
    parts: list[Part] = []
    for k in range(7):
        a = k * math.tau / 7
        parts.append(
            ball(
                (0.12, 0.1, 0.09),
                (0.4 * math.cos(a), 0.4 * math.sin(a), 0.05),
                Material(ROCK),
                f"stone{k}",
                detail=8,
            )
        )
    for k in range(3):
        a = k * 2.1
        x, y = 0.28 * math.cos(a), 0.28 * math.sin(a)
        parts.append(
            tube(
                [(x, y, 0.04), (-x * 0.3, -y * 0.3, 0.26)],
                [0.05, 0.04],
                Material(DARK_WOOD),
                "log",
                sides=8,
            )
        )
    flame = Material((250, 170, 70), glow=1.0 if palette.is_dark else 0.7)
    return [*parts, drum(0.15, 0.55, (0, 0, 0.08), flame, "flame", 0.01, sides=10)]


def _moved(part: Part, by: tuple[float, float, float]) -> Part:
    return replace(part, vertices=part.vertices + np.array(by, np.float32))
