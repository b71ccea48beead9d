"""Where people are judged, pray and watch."""

import numpy as np

from pipeline.engines.previs.mesh import Material, Part, box, drum
from pipeline.engines.previs.sets.furniture.palette import (
    BRASS,
    CHINA,
    DARK,
    DARK_WOOD,
    LINEN,
    Palette,
    boxes,
)

GOODS = ((196, 74, 60), (226, 176, 74), (86, 130, 92), (84, 116, 160), LINEN, (150, 96, 130))


def judge_bench(palette: Palette) -> list[Part]:
    """On a dais, with the judge's chair; faces -y."""
    dark = Material(palette.wood, "panels")
    return [
        *boxes(((4.4, 2.0, 0.36, 0, 0.2, 0, DARK_WOOD),), "dais"),
        box((2.8, 0.5, 1.05), (0, -0.2, 0.36), dark, "bench"),
        *boxes(((3.0, 0.7, 0.07, 0, -0.2, 1.41, DARK_WOOD),), "bench"),
        *boxes(
            (
                (0.66, 0.14, 1.5, 0, 0.75, 0.36, palette.cloth),
                (0.62, 0.6, 0.5, 0, 0.5, 0.36, palette.cloth),
            ),
            "chair",
        ),
        *boxes(
            (
                (0.08, 0.26, 0.06, 0.7, -0.3, 1.48, DARK),
                (0.12, 0.09, 0.09, 0.7, -0.44, 1.48, DARK_WOOD),
            ),
            "gavel",
        ),
    ]


def witness_stand(palette: Palette) -> list[Part]:
    dark = Material(palette.wood, "panels")
    return [
        *boxes(((1.2, 1.1, 0.2, 0, 0, 0, DARK_WOOD),)),
        box((1.2, 0.06, 0.85), (0, -0.52, 0.2), dark),
        *[box((0.06, 1.1, 0.85), (x, 0, 0.2), dark) for x in (-0.57, 0.57)],
        *boxes(((1.26, 0.16, 0.05, 0, -0.52, 1.05, DARK_WOOD),)),
    ]


def railing(palette: Palette) -> list[Part]:
    rows = [(0.06, 0.06, 0.75, -1.4 + k * 0.28, 0, 0, palette.wood) for k in range(11)]
    return boxes(((3.0, 0.1, 0.07, 0, 0, 0.75, palette.wood), *rows))


def pew(palette: Palette) -> list[Part]:
    """Faces -y: turned 180, towards an altar at the back."""
    w = palette.wood
    ends = [(0.07, 0.55, 0.95, x, 0, 0, w) for x in (-1.25, 1.25)]
    return boxes(
        (
            (2.45, 0.42, 0.05, 0, -0.02, 0.42, w),
            (2.45, 0.05, 0.5, 0, 0.22, 0.45, w),
            (2.45, 0.1, 0.3, 0, 0.1, 0.1, w),
            *ends,
        )
    )


def altar(_: Palette) -> list[Part]:
    parts = boxes(
        (
            (3.4, 1.8, 0.18, 0, 0, 0, (190, 184, 172)),
            (2.6, 1.4, 0.18, 0, 0.1, 0.18, (202, 196, 184)),
        ),
        "steps",
    )
    parts += boxes(
        (
            (1.8, 0.8, 0.95, 0, 0.2, 0.36, (214, 208, 196)),
            (1.9, 0.86, 0.06, 0, 0.2, 1.31, LINEN),
            (0.7, 0.02, 0.7, 0, -0.22, 0.62, LINEN),
        )
    )
    for x in (-0.7, 0.7):
        parts.append(
            drum(0.06, 0.05, (x, 0.2, 1.37), Material(BRASS), f"candle{x}", 0.03, sides=12)
        )
        parts.append(drum(0.025, 0.3, (x, 0.2, 1.42), Material(CHINA), f"candle{x}", sides=10))
        parts.append(
            drum(
                0.014,
                0.06,
                (x, 0.2, 1.72),
                Material((255, 206, 110), glow=1),
                f"flame{x}",
                0.002,
                sides=8,
            )
        )
    return parts


def cross(palette: Palette) -> list[Part]:
    """Hangs at 2.9 m."""
    return boxes(
        ((0.16, 0.1, 1.9, 0, 0, 2.1, palette.wood), (1.1, 0.1, 0.16, 0, 0, 3.3, palette.wood))
    )


def stained_glass(palette: Palette) -> list[Part]:
    """A tall window of coloured panes on a wall, 1.5 to 4 m up."""
    tints = ((186, 66, 60), (226, 180, 74), (70, 112, 170), (92, 146, 100), (140, 84, 150))
    rng = np.random.default_rng(palette.variant)
    parts = boxes(((1.2, 0.05, 2.7, 0, 0, 1.5, DARK),))
    for k in range(18):
        tint = Material(tints[int(rng.integers(5))], glow=0.1 if palette.is_dark else 0.5)
        parts.append(
            box(
                (0.34, 0.055, 0.38),
                (-0.37 + k % 3 * 0.37, -0.003, 1.58 + k // 3 * 0.43),
                tint,
                f"p{k}",
            )
        )
    return parts


def stage(palette: Palette) -> list[Part]:
    """Boards 0.9 m high with drawn curtains and footlights; faces -y."""
    parts = [box((8.6, 3.2, 0.9), (0, 0, 0), Material(palette.wood, "panels"))]
    red = Material((150, 44, 46))
    for side in (-1, 1):
        for k in range(11):
            parts.append(
                drum(
                    0.15, 3.6, (side * (1.9 + k * 0.22), 0.4, 0.9), red, f"curtain{side}", sides=10
                )
            )
    for k in range(36):
        parts.append(drum(0.15, 0.8, (-4.2 + k * 0.24, 0.3, 4.0), red, "pelmet", sides=8))
    parts += boxes(((8.6, 0.06, 4.0, 0, 1.5, 0.9, (92, 96, 124)),), "backdrop")
    parts += [
        drum(
            0.1,
            0.12,
            (-3 + k, -1.45, 0.9),
            Material((255, 236, 180), glow=0.9),
            f"foot{k}",
            0.05,
            sides=10,
        )
        for k in range(7)
    ]
    return parts


def theatre_seats(palette: Palette) -> list[Part]:
    """Five in a row, facing -y: turned 180, towards a stage at the back."""
    parts: list[Part] = []
    red = (146, 54, 54)
    for k in range(5):
        x = -1.16 + k * 0.58
        parts += boxes(
            (
                (0.48, 0.46, 0.12, x, 0, 0.36, red),
                (0.5, 0.1, 0.6, x, 0.24, 0.42, red),
                (0.4, 0.3, 0.36, x, 0.08, 0, DARK),
            ),
            f"s{k}",
        )
    parts += boxes((0.06, 0.5, 0.6, -1.45 + k * 0.58, 0.05, 0, palette.wood) for k in range(6))
    return parts
