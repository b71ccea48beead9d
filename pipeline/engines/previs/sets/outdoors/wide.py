"""Water and what floats on it, caves, and space."""

import math
from dataclasses import replace

import numpy as np

from pipeline.engines.previs.mesh import (
    Material,
    Part,
    ball,
    box,
    drum,
    quad,
    sheet,
    tube,
)
from pipeline.engines.previs.sets.furniture.palette import DARK_WOOD, LINEN, Palette, boxes
from pipeline.engines.previs.sets.outdoors.nature import SEA, boulder, leafy


def sea(palette: Palette) -> list[Part]:
    """Water from y = 0 to the horizon, with breakers."""
    parts = [quad((-400, 0, 0.02), (800, 0, 0), (0, 800, 0), Material(SEA), "sea")]
    rng = np.random.default_rng(palette.variant)
    for k in range(16):
        y, x = 0.15 + 0.5 * k**1.35, 18 * (float(rng.random()) - 0.5) - 6 * (k % 3)
        wave = [
            (x - 9 - k, y, 0.02),
            (x - 3, y - 0.12, 0.03),
            (x + 4, y + 0.1, 0.03),
            (x + 9 + k, y, 0.02),
        ]
        parts.append(
            tube(wave, [(0.12, 0.02)] * 4, Material((236, 242, 242)), "foam", (0, 1, 0), sides=6)
        )
    return parts


def wake(_: Palette) -> list[Part]:
    """Water before and behind a ship along x, as wide as the ship."""
    water = Material(SEA)
    return [quad((x, -3.6, 0.02), (400, 0, 0), (0, 7.2, 0), water, "wake") for x in (12, -412)]


def river(palette: Palette) -> list[Part]:
    """Water seen below, from y = 0 to a far bank with trees."""
    parts = [quad((-90, -40, -4), (180, 0, 0), (0, 74, 0), Material(SEA), "river")]
    parts += [quad((-90, 34, -3.9), (180, 0, 0), (0, 60, 0), Material((138, 156, 110)), "bank")]
    rng = np.random.default_rng(palette.variant)
    for k in range(18):
        at = (-60 + k * 7, 37 + 5 * float(rng.random()), -3.0)
        parts.append(
            ball(
                (3.2, 2.2, 2.4 + float(rng.random())),
                at,
                Material((98, 124, 90)),
                f"wood{k}",
                leafy,
                12,
            )
        )
    return parts


def boat(palette: Palette) -> list[Part]:
    """A fishing boat along x, afloat, 6 m long."""
    rows, columns = 5, 20
    t = np.linspace(0, 1, rows)[:, None]
    a = np.arange(columns)[None] * (math.tau / columns)
    x = 3.0 * np.sign(np.cos(a)) * np.abs(np.cos(a)) ** 0.8 * (0.82 + 0.18 * t)
    y = 1.0 * np.sin(a) * (0.6 + 0.4 * t) * (1 - 0.25 * np.cos(a) ** 4)
    z = -0.2 + 1.0 * t + 0.3 * t * (np.abs(np.cos(a)) ** 3)
    grid = np.stack(np.broadcast_arrays(x, y, z), -1)
    return [
        sheet(grid.astype(np.float32), Material(palette.cloth), "hull"),
        drum(0.9, 0.05, (0, 0, 0.45), Material(palette.wood), "deck", sides=18),
        *boxes(
            (
                (1.3, 1.1, 1.3, -1.0, 0, 0.3, LINEN),
                (1.5, 1.3, 0.08, -1.0, 0, 1.6, palette.trim),
                (0.9, 1.12, 0.4, -1.0, 0, 1.0, (96, 112, 126)),
            ),
            "cabin",
        ),
        drum(0.05, 3.4, (0.6, 0, 0.4), Material(palette.wood), "mast", 0.03, sides=8),
        tube([(0.6, 0, 1.2), (2.6, 0, 2.4)], [0.03, 0.02], Material(palette.wood), "mast", sides=6),
    ]


def pier(palette: Palette) -> list[Part]:
    """A jetty of boards along y over water, on piles."""
    parts = boxes((2.0, 0.27, 0.06, 0, 0.15 + k * 0.3, 0.25, palette.wood) for k in range(34))
    return [
        *parts,
        *[
            drum(0.11, 1.2, (x, 0.6 + k * 1.9, -0.4), Material(DARK_WOOD), f"pile{k}{x}", sides=10)
            for k in range(5)
            for x in (-0.95, 0.95)
        ],
    ]


def quay(_: Palette) -> list[Part]:
    """The stone edge of a harbour along x."""
    return boxes(((80, 0.6, 0.16, 0, 0, 0.0, (170, 164, 154)),), "edge")


def stars(_: Palette) -> list[Part]:
    """A planet and stars, far behind a window."""
    rng = np.random.default_rng(8)
    parts = [
        quad((-90, 30, -50), (180, 0, 0), (0, 0, 110), Material((14, 16, 30), glow=1), "space")
    ]
    parts.append(
        ball((9, 9, 9), (9, 26, 6), Material((122, 142, 178), glow=0.25), "planet", detail=32)
    )
    for _star in range(90):
        x, z = 80 * (float(rng.random()) - 0.5), 50 * (float(rng.random()) - 0.4)
        parts += [
            box((0.16, 0.02, 0.16), (x, 29.6, z), Material(LINEN, glow=1, is_fine=True), "space")
        ]
    return parts


def cave_walls(palette: Palette) -> list[Part]:
    """A vault of rock about the middle, open to -y."""
    rows, columns = 16, 26
    a = np.linspace(-0.08, math.pi + 0.08, columns)[None]
    y = np.linspace(-7, 8, rows)[:, None]
    wave = 0.35 * np.sin(a * 6 + y * 1.3 + palette.variant) + 0.22 * np.sin(a * 11 - y * 2.1)
    shut = np.clip((8.4 - y) / 4, 0.05, 1) ** 0.5
    grid = np.stack(
        np.broadcast_arrays((4.4 + wave) * shut * np.cos(a), y, (3.6 + wave) * shut * np.sin(a)), -1
    )
    rear = boulder((3.4, 1.4, 3.4), (0, 8.3, 1.2), 5)
    return [
        sheet(grid.astype(np.float32), Material((132, 124, 116)), "vault", is_closed=False),
        replace(rear, thing="vault"),
    ]


def stalagmites(_: Palette) -> list[Part]:
    spots = ((0, 0, 1.3, 0.3), (0.55, 0.3, 0.8, 0.22), (-0.5, 0.2, 0.6, 0.2))
    return [
        drum(r, h, (x, y, 0), Material((148, 140, 130)), f"s{x}", 0.03, sides=10)
        for x, y, h, r in spots
    ]
