"""What is carried in one hand and has few parts: each a table of tubes, boxes and drums."""

import math

from pipeline.engines.previs.mesh import Colour, Material, Part, box, drum, tube
from pipeline.engines.previs.sets.furniture.palette import (
    BRASS,
    DARK,
    DARK_WOOD,
    LIT,
    STEEL,
    WOOD,
    Palette,
    boxes,
)

BROWN_PAPER: Colour = (186, 148, 104)
CASE: Colour = (52, 46, 48)


def stick(_: Palette) -> list[Part]:
    bark = Material(DARK_WOOD)
    path = [(-0.36, 0, 0.015), (-0.1, 0.02, 0.02), (0.12, -0.01, 0.017), (0.36, 0.02, 0.014)]
    twig = [(0.08, 0, 0.018), (0.16, 0.06, 0.03)]
    return [
        tube(path, [0.016, 0.015, 0.013, 0.008], bark, sides=7, ends=0.1),
        tube(twig, [0.008, 0.005], bark, sides=6, ends=0.1),
    ]


def spoon(_: Palette) -> list[Part]:
    steel = Material(STEEL)
    return [
        tube([(-0.1, 0, 0.006), (0.05, 0, 0.006)], [(0.006, 0.003), (0.004, 0.003)], steel),
        tube(
            [(0.05, 0, 0.006), (0.08, 0, 0.005), (0.11, 0, 0.007)],
            [(0.006, 0.003), (0.02, 0.004), (0.008, 0.003)],
            steel,
            "bowl",
            (0, 1, 0),
        ),
    ]


def rolling_pin(_: Palette) -> list[Part]:
    wood = Material(WOOD)
    return [
        tube([(-0.14, 0, 0.032), (0.14, 0, 0.032)], [0.032, 0.032], wood, sides=14, ends=0.1),
        tube([(-0.24, 0, 0.032), (0.24, 0, 0.032)], [0.013, 0.013], Material(DARK_WOOD), "grip"),
    ]


def lantern(_: Palette) -> list[Part]:
    arc = [(0.085 * math.cos(a), 0, 0.27 + 0.12 * math.sin(a)) for a in (0, 0.8, 1.57, 2.34, 3.14)]
    bars = [(0.01, 0.01, 0.16, x, y, 0.05, DARK) for x in (-0.06, 0.06) for y in (-0.06, 0.06)]
    return [
        drum(0.09, 0.05, (0, 0, 0), Material(DARK), "base", sides=14),
        drum(0.055, 0.16, (0, 0, 0.05), Material(LIT, glow=1), "light", sides=12),
        *boxes(bars, "cage"),
        drum(0.095, 0.07, (0, 0, 0.21), Material(DARK), "roof", 0.03, sides=14),
        tube(arc, [0.006] * 5, Material(STEEL), "handle", (0, 1, 0), sides=6),
    ]


def coin(_: Palette) -> list[Part]:
    gold = Material(BRASS)
    return [
        drum(0.015, 0.0025, (0, 0, 0), gold, sides=26),
        drum(0.012, 0.0027, (0, 0, 0), Material((222, 182, 92), is_fine=True), "face", sides=24),
        box((0.004, 0.012, 0.003), (0, 0, 0), Material(BRASS, is_fine=True), "mark"),
    ]


def paper_bag(_: Palette) -> list[Part]:
    paper = Material(BROWN_PAPER)
    fold = Material((160, 124, 84))
    return [
        tube(
            [(0, 0, 0.005), (0, 0, 0.14), (0, 0, 0.27), (0, 0, 0.31)],
            [(0.105, 0.075), (0.11, 0.07), (0.085, 0.03), (0.1, 0.02)],
            paper,
            ends=0.03,
            sides=14,
        ),
        box((0.19, 0.05, 0.012), (0, 0, 0.265), fold, "fold"),
    ]


def flower_pot(_: Palette) -> list[Part]:
    leaf, clay = Material((84, 130, 70)), Material((186, 108, 76))
    leaves = [
        tube(
            [(0, 0, 0.15), (0.07 * math.cos(a), 0.07 * math.sin(a), 0.26), (x, y, 0.24)],
            [(0.008, 0.004), (0.03, 0.006), (0.006, 0.003)],
            leaf,
            f"leaf {k}",
            sides=6,
        )
        for k in range(7)
        for a in (k * math.tau / 7,)
        for x, y in ((0.14 * math.cos(a), 0.14 * math.sin(a)),)
    ]
    return [
        drum(0.065, 0.13, (0, 0, 0), clay, "pot", 0.09, sides=18),
        drum(0.098, 0.035, (0, 0, 0.125), clay, "rim", 0.1, sides=18),
        *leaves,
    ]


def cello_case(_: Palette) -> list[Part]:
    """Upright on its end, its lid to -y."""
    shell = Material(CASE)
    shape = [(0.02, 0.19), (0.16, 0.23), (0.42, 0.17), (0.66, 0.2), (0.84, 0.1), (1.24, 0.08)]
    path = [(0.0, 0.0, z) for z, _ in shape]
    seam, thin = [(x, -0.005, z) for z, x in shape], [0.012] * len(shape)
    dark = Material(DARK)
    return [
        tube(path, [(x, 0.12 if z < 0.8 else 0.07) for z, x in shape], shell, ends=0.15, sides=16),
        *[tube([(side * x, y, z) for x, y, z in seam], thin, dark, "seam") for side in (-1, 1)],
        box((0.14, 0.03, 0.03), (0, -0.145, 0.5), Material(DARK_WOOD), "handle"),
        *[box((0.03, 0.02, 0.05), (x, -0.1, 0.28), Material(BRASS), "lock") for x in (-0.2, 0.2)],
    ]


def balloons(_: Palette) -> list[Part]:
    """Five on their strings, over the hand that holds them."""
    from_hand = ((-0.2, 0.0, 1.0, (206, 62, 54)), (0.18, 0.06, 1.06, (226, 178, 60)),
        (0.0, -0.12, 1.22, (72, 124, 190)), (-0.1, 0.16, 1.36, (96, 160, 96)),
        (0.14, -0.02, 1.42, (196, 110, 160)))  # fmt: skip
    parts: list[Part] = []
    for k, (x, y, z, colour) in enumerate(from_hand):
        string = Material(DARK, is_fine=True)
        parts.append(tube([(0, 0, 0), (x * 0.6, y, z * 0.6), (x, y, z)], [0.003] * 3, string, "s"))
        parts.append(
            tube(
                [(x, y, z), (x, y, z + 0.14), (x, y, z + 0.26)],
                [0.02, 0.12, 0.09],
                Material(colour),
                f"balloon {k}",
            )
        )
    return parts
