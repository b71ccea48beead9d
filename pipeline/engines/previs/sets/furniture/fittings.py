"""What rooms of all kinds are fitted with: lamps, pictures, plants, what hangs on walls."""

import numpy as np

from pipeline.engines.previs.mesh import Material, Part, ball, box, drum, placed, tube
from pipeline.engines.previs.sets.furniture.palette import (
    BRASS,
    DARK,
    DARK_WOOD,
    LEAF,
    LINEN,
    LIT,
    METAL,
    STEEL,
    Palette,
    boxes,
    upright,
)


def plant(_: Palette) -> list[Part]:
    leaf, pot = Material(LEAF), Material((170, 96, 64))
    parts = [drum(0.13, 0.3, (0, 0, 0), pot, "pot", 0.17)]
    for k in range(11):
        a, tall = k * 2.4, 0.55 + 0.05 * (k % 5)
        x, y = np.cos(a), np.sin(a)
        path = [(0, 0, 0.28), (x * 0.12, y * 0.12, 0.3 + tall * 0.7), (x * 0.34, y * 0.34, tall)]
        parts.append(tube(path, [(0.012, 0.008), (0.06, 0.01), (0.006, 0.004)], leaf, "leaf"))
    return parts


def pendant(_: Palette) -> list[Part]:
    """Hangs from 2.9 m."""
    return [
        drum(0.008, 0.75, (0, 0, 2.15), Material((40, 40, 44)), sides=6),
        drum(0.24, 0.18, (0, 0, 1.98), Material(BRASS), "shade", 0.06, sides=24),
        ball((0.05, 0.05, 0.05), (0, 0, 1.99), Material((255, 240, 196), glow=1), "bulb"),
    ]


def hanging_lamp(_: Palette) -> list[Part]:
    """Hangs from a high roof, 3.4 m above the floor."""
    return [
        drum(0.01, 1.9, (0, 0, 3.5), Material(DARK), sides=6),
        drum(0.38, 0.28, (0, 0, 3.36), Material((70, 96, 88)), "shade", 0.08, sides=22),
        ball((0.07, 0.07, 0.07), (0, 0, 3.37), Material(LIT, glow=1), "bulb", detail=10),
    ]


def ceiling_lamp(palette: Palette) -> list[Part]:
    """A globe under a low ceiling: 2.4 m."""
    glass = Material(LIT, glow=0.9 if palette.is_dark else 0.2)
    return [
        drum(0.06, 0.16, (0, 0, 2.24), Material(BRASS), sides=10),
        ball((0.13, 0.13, 0.12), (0, 0, 2.16), glass, "globe", detail=12),
    ]


def radiator(_: Palette) -> list[Part]:
    iron = Material((226, 222, 212))
    return [box((0.07, 0.12, 0.55), (k * 0.09 - 0.4, 0, 0.12), iron) for k in range(10)]


def coat_rack(palette: Palette) -> list[Part]:
    wood = Material(palette.wood)
    arms = [
        tube([(0, 0, 1.6), (0.1 * x, 0.1 * y, 1.62), (0.16 * x, 0.16 * y, 1.72)], [0.012] * 3, wood)
        for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1))
    ]
    return [drum(0.2, 0.03, (0, 0, 0), wood), drum(0.022, 1.75, (0, 0, 0), wood, sides=8), *arms]


def wall_clock(_: Palette) -> list[Part]:
    """Its middle at 2.2 m, flat against a wall behind it."""
    face, hand = Material((248, 244, 232)), Material((40, 36, 36), is_fine=True)
    rim = [
        box((0.012, 0.01, 0.035), (0.14 * np.sin(a), -0.075, 2.18 + 0.14 * np.cos(a)), hand)
        for a in np.arange(12) * np.pi / 6
    ]
    disc = placed([drum(0.2, 0.05, (0, 0, 0), Material(DARK_WOOD), sides=28)])
    return [
        *upright(disc, 2.2, 0.0),
        *upright([drum(0.175, 0.055, (0, 0, 0), face, sides=28)], 2.2, -0.005),
        *rim,
        tube([(0, -0.07, 2.2), (0.075, -0.07, 2.14)], [0.008, 0.006], hand),
        tube([(0, -0.07, 2.2), (0.055, -0.07, 2.3)], [0.006, 0.005], hand),
    ]


def picture(palette: Palette) -> list[Part]:
    """Hangs at 1.6 m, flat against a wall behind it."""
    return [
        box((0.6, 0.03, 0.45), (0, 0, 1.5), Material(palette.wood)),
        box((0.5, 0.035, 0.35), (0, -0.002, 1.55), Material((196, 190, 170))),
        box((0.5, 0.036, 0.13), (0, -0.003, 1.55), Material((128, 140, 120))),
    ]


def floor_lamp(palette: Palette) -> list[Part]:
    metal = Material(METAL)
    shade = Material((246, 226, 184), glow=0.7 if palette.is_dark else 0.15)
    return [
        drum(0.15, 0.025, (0, 0, 0), metal, sides=20),
        drum(0.013, 1.4, (0, 0, 0.02), metal, sides=8),
        drum(0.24, 0.3, (0, 0, 1.3), shade, "shade", 0.14, sides=24),
    ]


def table_lamp(palette: Palette) -> list[Part]:
    """Stands on a table, 0.42 m high."""
    shade = Material((246, 226, 184), glow=0.7 if palette.is_dark else 0.15)
    return [
        drum(0.08, 0.02, (0, 0, 0), Material(BRASS), sides=18),
        drum(0.012, 0.26, (0, 0, 0.02), Material(BRASS), sides=8),
        drum(0.14, 0.17, (0, 0, 0.25), shade, "shade", 0.08, sides=20),
    ]


def strip_light(palette: Palette) -> list[Part]:
    """Hangs from the ceiling: its top at 2.55 m."""
    tube_of_light = Material((248, 250, 244), glow=0.9 if palette.is_dark else 0.4)
    return [
        *boxes(((1.5, 0.2, 0.05, 0, 0, 2.5, STEEL),)),
        box((1.42, 0.12, 0.03), (0, 0, 2.47), tube_of_light, "tube"),
    ]


def wall_lamp(palette: Palette) -> list[Part]:
    """Hangs at 1.8 m."""
    glass = Material(LIT, glow=0.9 if palette.is_dark else 0.2)
    return [
        *boxes(((0.1, 0.03, 0.2, 0, 0, 1.7, BRASS), (0.025, 0.12, 0.025, 0, -0.07, 1.76, BRASS))),
        drum(0.06, 0.16, (0, -0.13, 1.77), glass, "shade", 0.085, sides=14),
    ]


def mirror(palette: Palette) -> list[Part]:
    """Hangs at 1.5 m."""
    return boxes(
        (
            (0.64, 0.03, 0.86, 0, 0, 1.1, palette.wood),
            (0.56, 0.034, 0.78, 0, -0.002, 1.14, (196, 216, 224)),
        )
    )


def rug(palette: Palette) -> list[Part]:
    edge = Material(palette.cloth)
    r, g, b = (min(255, c + 34) for c in palette.cloth)
    inner = Material((r, g, b))
    return [
        box((2.4, 1.7, 0.008), (0, 0, 0), edge),
        box((2.1, 1.4, 0.003), (0, 0, 0.008), inner),
        box((1.7, 1.0, 0.002), (0, 0, 0.011), edge),
    ]


def curtains(palette: Palette) -> list[Part]:
    """Two wings and their rail, either side of a window 1.7 m wide."""
    cloth = Material(palette.cloth)
    parts = boxes(((2.7, 0.03, 0.03, 0, -0.06, 2.42, BRASS),), "rail")
    for side in (-1, 1):
        for k in range(6):
            x = side * (0.95 + k * 0.07)
            parts.append(drum(0.045, 2.39, (x, -0.06, 0.03), cloth, f"wing{side}", sides=8))
    return parts


def column(_: Palette) -> list[Part]:
    stone = Material((206, 200, 186))
    return [
        *boxes(((0.62, 0.62, 0.2, 0, 0, 0, (196, 190, 176)),)),
        drum(0.24, 4.1, (0, 0, 0.2), stone, "shaft", 0.2, sides=20),
        *boxes(((0.56, 0.56, 0.2, 0, 0, 4.3, (196, 190, 176)),)),
    ]


def flag(palette: Palette) -> list[Part]:
    cloth = Material(palette.cloth)
    fold = [(0.02, 0, 2.1), (0.16, -0.02, 1.7), (0.14, 0, 1.2), (0.18, 0, 0.95)]
    return [
        drum(0.16, 0.05, (0, 0, 0), Material(DARK_WOOD), sides=18),
        drum(0.018, 2.2, (0, 0, 0.05), Material(BRASS), sides=8),
        tube(fold, [(0.02, 0.02), (0.12, 0.05), (0.15, 0.06), (0.17, 0.05)], cloth, "cloth"),
    ]


def blinds(_: Palette) -> list[Part]:
    """Hang at a window 1.5 m wide."""
    slats = [(1.5, 0.05, 0.012, 0, -0.05, 1.0 + k * 0.08, LINEN) for k in range(18)]
    return boxes(((1.56, 0.06, 0.06, 0, -0.05, 2.44, LINEN), *slats))


def notice_board(_: Palette) -> list[Part]:
    """Hangs at 1.5 m, with sheets pinned on it."""
    rows = [(1.4, 0.03, 0.9, 0, 0, 1.1, DARK_WOOD), (1.3, 0.034, 0.8, 0, 0, 1.15, (190, 150, 104))]
    sheets = ((-0.45, 1.55), (-0.2, 1.3), (0.1, 1.58), (0.34, 1.28), (0.48, 1.62), (-0.5, 1.22))
    rows += [(0.16, 0.04, 0.22, x, 0, z, LINEN) for x, z in sheets]
    return boxes(rows)


def screen_wall(palette: Palette) -> list[Part]:
    """Six lit screens, on a wall at 1.3 m and above."""
    rng = np.random.default_rng(palette.variant)
    parts = boxes(((3.3, 0.06, 1.5, 0, 0, 1.2, DARK),))
    for k in range(6):
        x, z = (k % 3 - 1) * 1.06, 1.26 + k // 3 * 0.73
        parts.append(box((0.98, 0.07, 0.66), (x, -0.005, z), Material((92, 140, 156), glow=0.7)))
        path = [(x - 0.4 + j * 0.2, -0.045, z + 0.1 + 0.45 * float(rng.random())) for j in range(5)]
        parts.append(tube(path, [0.008] * 5, Material((214, 240, 226), glow=0.9), sides=6))
    return parts


def glass_pane(_: Palette) -> list[Part]:
    """A dark mirror of 1.8 m on a wall."""
    return boxes(
        ((1.9, 0.05, 0.98, 0, 0, 0.96, DARK), (1.8, 0.054, 0.9, 0, 0, 1.0, (96, 114, 126)))
    )
