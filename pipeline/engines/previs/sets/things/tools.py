"""Things that are worked, fought and played with. Long ones lie along x."""

import math

from pipeline.engines.previs.mesh import (
    Colour,
    Material,
    Part,
    ball,
    box,
    drum,
    placed,
    tube,
)
from pipeline.engines.previs.sets.furniture.palette import (
    BRASS,
    DARK,
    DARK_WOOD,
    METAL,
    STEEL,
    Palette,
    boxes,
    upright,
)

BLADE: Colour = (206, 212, 218)


def gun(_: Palette) -> list[Part]:
    """A pistol on its side, its barrel to +x."""
    d, grip = (58, 60, 66), DARK_WOOD
    guard = [(0.0, -0.02, 0.012), (0.01, -0.05, 0.012), (0.04, -0.05, 0.012), (0.05, -0.02, 0.012)]
    handle = placed(
        boxes(((0.045, 0.11, 0.026, 0, -0.055, 0, grip),), "grip"), (-0.055, 0.0, 0), -14
    )
    return [
        *boxes(
            (
                (0.2, 0.034, 0.026, 0.03, 0.014, 0, d),
                (0.13, 0.02, 0.022, 0.01, -0.01, 0.002, METAL),
                (0.008, 0.008, 0.006, 0.12, 0.034, 0.01, d),
                (0.02, 0.016, 0.02, -0.075, 0.03, 0.003, METAL),
            )
        ),
        *handle,
        tube(guard, [0.004] * 4, Material(d), "guard", (0, 0, 1), sides=6),
        tube(
            [(0.024, -0.018, 0.012), (0.018, -0.036, 0.012)],
            [0.004, 0.003],
            Material(METAL),
            "trigger",
            sides=6,
        ),
    ]


def knife(_: Palette) -> list[Part]:
    blade = [(0.0, 0, 0.006), (0.1, 0.004, 0.006), (0.19, 0.012, 0.006)]
    return [
        tube(
            blade,
            [(0.019, 0.0016), (0.018, 0.0016), (0.002, 0.001)],
            Material(BLADE),
            "blade",
            (0, 1, 0),
            sides=8,
            ends=0.2,
        ),
        tube(
            [(-0.12, 0, 0.012), (0.0, 0, 0.012)],
            [0.012, 0.011],
            Material(DARK_WOOD),
            "handle",
            (0, 1, 0),
            ends=0.4,
        ),
        *boxes(((0.008, 0.04, 0.02, 0.0, 0, 0.002, BRASS),), "guard"),
    ]


def sword(_: Palette) -> list[Part]:
    return [
        tube(
            [(0, 0, 0.02), (0.7, 0, 0.02), (0.8, 0, 0.02)],
            [(0.024, 0.004), (0.022, 0.004), (0.001, 0.001)],
            Material(BLADE),
            "blade",
            (0, 1, 0),
            sides=8,
        ),
        tube(
            [(-0.16, 0, 0.02), (0, 0, 0.02)],
            [0.014, 0.014],
            Material(DARK_WOOD),
            "handle",
            (0, 1, 0),
        ),
        *boxes(((0.02, 0.2, 0.03, 0, 0, 0.005, BRASS),), "guard"),
        ball((0.022, 0.022, 0.02), (-0.175, 0, 0.02), Material(BRASS), "pommel", detail=12),
    ]


def axe(_: Palette) -> list[Part]:
    haft = [(-0.38, 0, 0.016), (-0.1, 0.01, 0.016), (0.32, 0, 0.016)]
    wedge = [(0.27, -0.02, 0.016), (0.27, -0.08, 0.016), (0.27, -0.15, 0.016)]
    return [
        tube(haft, [(0.018, 0.013)] * 3, Material((176, 130, 84)), "haft", (0, 1, 0)),
        tube(
            wedge,
            [(0.035, 0.017), (0.045, 0.012), (0.085, 0.002)],
            Material(STEEL),
            "blade",
            (1, 0, 0),
            sides=10,
            ends=0.1,
        ),
        *boxes(((0.07, 0.06, 0.032, 0.27, 0.0, 0, METAL),), "blade"),
    ]


def hammer(_: Palette) -> list[Part]:
    return [
        tube(
            [(-0.2, 0, 0.014), (0.12, 0, 0.014)],
            [0.014, 0.012],
            Material((176, 130, 84)),
            "haft",
            (0, 1, 0),
        ),
        *boxes(
            ((0.04, 0.12, 0.036, 0.12, 0, 0, METAL), (0.05, 0.03, 0.044, 0.12, -0.06, 0, STEEL)),
            "head",
        ),
    ]


def rope(_: Palette) -> list[Part]:
    """A coil with a loose end."""
    tint = Material((206, 178, 124))
    turns = 4
    coil = [
        (
            0.14 * math.cos(a) * (1 + 0.04 * math.sin(a * 0.3)),
            0.14 * math.sin(a),
            0.014 + 0.018 * a / math.tau,
        )
        for a in [k * math.tau / 12 for k in range(12 * turns + 1)]
    ]
    end = [(0.14, 0, 0.014), (0.22, -0.03, 0.012), (0.3, 0.03, 0.012), (0.36, 0.0, 0.012)]
    return [
        tube(coil, [0.012] * len(coil), tint, "coil", (0, 0, 1), sides=8),
        tube(end, [0.012] * 4, tint, "coil", (0, 0, 1), sides=8),
    ]


def camera(_: Palette) -> list[Part]:
    return [
        *boxes(
            (
                (0.15, 0.05, 0.095, 0, 0, 0, DARK),
                (0.152, 0.052, 0.022, 0, 0, 0.073, STEEL),
                (0.05, 0.045, 0.03, 0, 0, 0.095, STEEL),
                (0.022, 0.02, 0.01, 0.055, 0, 0.095, METAL),
            )
        ),
        *upright(
            [
                drum(0.038, 0.055, (0, 0, 0), Material(METAL), "lens", 0.034, sides=22),
                drum(0.026, 0.057, (0, 0, 0), Material((70, 92, 120)), "lens", sides=22),
            ],
            0.045,
            -0.025,
        ),
    ]


def book(_: Palette) -> list[Part]:
    """Open, its pages to the reader; strokes that are no letters."""
    pen = Material((120, 112, 112), is_fine=True)
    parts = boxes(((0.32, 0.22, 0.008, 0, 0, 0, (128, 52, 48)),), "cover")
    for side in (-1, 1):
        page = [(0.0, 0, 0.02), (side * 0.05, 0, 0.024), (side * 0.15, 0, 0.012)]
        parts.append(
            tube(
                page,
                [(0.1, 0.003)] * 3,
                Material((246, 240, 224)),
                f"page{side}",
                (0, 1, 0),
                sides=8,
                ends=0.05,
            )
        )
        parts += [
            box(
                (0.1 - 0.03 * (k % 3 == 2), 0.002, 0.001),
                (side * 0.08, 0.07 - 0.02 * k, 0.0275),
                pen,
                f"page{side}",
            )
            for k in range(8)
        ]
    return parts
