"""Food and drink."""

import math

from pipeline.engines.previs.mesh import (
    Colour,
    Material,
    Part,
    ball,
    drum,
    lathe,
    tube,
)
from pipeline.engines.previs.sets.furniture.palette import (
    CHINA,
    DARK_WOOD,
    GLASS,
    LEAF,
    LINEN,
    STEEL,
    Palette,
    boxes,
)

RED: Colour = (190, 52, 46)


def plate(_: Palette) -> list[Part]:
    china = Material(CHINA)
    return [
        lathe(
            ((0.002, 0), (0.07, 0), (0.12, 0.018), (0.118, 0.02), (0.07, 0.006), (0.002, 0.006)),
            china,
            "plate",
            26,
        )
    ]


def food(palette: Palette) -> list[Part]:
    """A full plate with a fork beside it."""
    return [
        *plate(palette),
        ball((0.04, 0.03, 0.02), (-0.03, 0.02, 0.02), Material((150, 96, 58)), "meat", detail=12),
        *[
            ball(
                (0.014, 0.014, 0.012),
                (0.03 + 0.02 * math.cos(k), 0.01 + 0.025 * math.sin(k), 0.016),
                Material(LEAF),
                f"pea{k}",
                detail=6,
            )
            for k in range(7)
        ],
        *boxes(
            ((0.012, 0.16, 0.003, -0.16, 0, 0, STEEL), (0.024, 0.05, 0.003, -0.16, 0.08, 0, STEEL)),
            "fork",
        ),
    ]


def bread(_: Palette) -> list[Part]:
    crust = Material((190, 134, 76))
    cuts = [
        tube(
            [(x - 0.02, -0.035, 0.075), (x + 0.02, 0.035, 0.075)],
            [0.006] * 2,
            Material((232, 206, 156)),
            "cut",
            sides=6,
        )
        for x in (-0.07, 0, 0.07)
    ]
    return [ball((0.16, 0.065, 0.04), (0, 0, 0.04), crust, "loaf"), *cuts]


def cake(_: Palette) -> list[Part]:
    parts = [
        drum(0.13, 0.09, (0, 0, 0.01), Material((246, 226, 214)), "cake", sides=26),
        drum(0.17, 0.01, (0, 0, 0), Material(CHINA), "plate", sides=26),
    ]
    for k in range(5):
        x, y = 0.08 * math.cos(k * 1.26), 0.08 * math.sin(k * 1.26)
        parts += [
            drum(0.007, 0.07, (x, y, 0.1), Material(RED), f"c{k}", sides=8),
            drum(
                0.008,
                0.025,
                (x, y, 0.17),
                Material((255, 206, 110), glow=1),
                f"f{k}",
                0.001,
                sides=8,
            ),
        ]
    return parts


def apple(_: Palette) -> list[Part]:
    return [
        ball((0.042, 0.042, 0.038), (0, 0, 0.038), Material(RED), "apple"),
        tube(
            [(0, 0, 0.07), (0.006, 0, 0.095)], [0.003, 0.003], Material(DARK_WOOD), "stem", sides=6
        ),
        ball((0.018, 0.008, 0.003), (0.02, 0, 0.09), Material(LEAF), "leaf", detail=8),
    ]


def orange(_: Palette) -> list[Part]:
    skin = Material((232, 140, 44))
    spots = ((0, 0), (0.1, 0.05), (-0.09, 0.07))
    return [
        ball((0.042, 0.042, 0.04), (x, y, 0.04), skin, f"orange {k}")
        for k, (x, y) in enumerate(spots)
    ]


def egg(_: Palette) -> list[Part]:
    return [ball((0.024, 0.024, 0.03), (0, 0, 0.03), Material(CHINA), "egg")]


def bottle(_: Palette) -> list[Part]:
    rows = ((0.036, 0), (0.038, 0.02), (0.038, 0.16), (0.016, 0.21), (0.015, 0.27))
    green = Material((62, 104, 72))
    return [
        lathe(((0.002, 0), *rows, (0.002, 0.272)), green, "bottle", 18),
        drum(0.0385, 0.07, (0, 0, 0.05), Material(LINEN), "label", sides=18),
        drum(0.017, 0.03, (0, 0, 0.252), Material(RED), "cap", sides=14),
    ]


def glass(_: Palette) -> list[Part]:
    return [
        drum(0.03, 0.12, (0, 0, 0), Material(GLASS), "glass", 0.037, sides=18),
        drum(0.029, 0.07, (0, 0, 0.008), Material((206, 160, 84)), "drink", 0.0345, sides=18),
    ]
