"""Where people live: sofas, beds, cupboards, the bathroom."""

import numpy as np

from pipeline.engines.previs.mesh import Material, Part, ball, box, drum, lathe, placed, tube
from pipeline.engines.previs.sets.furniture.fittings import table_lamp
from pipeline.engines.previs.sets.furniture.palette import (
    BRASS,
    CHINA,
    DARK,
    DARK_WOOD,
    LINEN,
    SCREEN,
    STEEL,
    Palette,
    Row,
    boxes,
)


def sofa(palette: Palette) -> list[Part]:
    return _soft(1.9, palette)


def armchair(palette: Palette) -> list[Part]:
    return _soft(0.9, palette)


def _soft(wide: float, palette: Palette) -> list[Part]:
    c, d = palette.cloth, palette.wood
    inner = wide - 0.36
    parts = boxes(
        [
            (0.06, 0.06, 0.1, x, y, 0, d)
            for x in (-wide / 2 + 0.06, wide / 2 - 0.06)
            for y in (-0.34, 0.34)
        ]
    )
    parts += boxes(((wide, 0.82, 0.2, 0, 0, 0.1, c), (wide, 0.2, 0.52, 0, 0.31, 0.3, c)))
    parts += boxes(
        ((0.18, 0.8, 0.32, x, 0, 0.3, c) for x in (-wide / 2 + 0.09, wide / 2 - 0.09)), "arm"
    )
    count = max(1, round(inner / 0.75))
    for k in range(count):
        x = -inner / 2 + inner * (k + 0.5) / count
        parts += boxes(((inner / count - 0.01, 0.6, 0.15, x, -0.1, 0.3, c),), f"cushion{k}")
        parts += boxes(((inner / count - 0.02, 0.14, 0.38, x, 0.17, 0.45, c),), f"back{k}")
    return parts


def low_table(palette: Palette) -> list[Part]:
    w = palette.wood
    legs = [(0.05, 0.05, 0.36, x, y, 0, w) for x in (-0.48, 0.48) for y in (-0.22, 0.22)]
    return [*boxes(((1.1, 0.56, 0.04, 0, 0, 0.36, w), *legs))]


def bookcase(palette: Palette) -> list[Part]:
    w = palette.wood
    rows: list[Row] = [(0.03, 0.3, 2.0, x, 0, 0, w) for x in (-0.59, 0.59)]
    rows += [(1.16, 0.3, 0.03, 0, 0, 0.06 + k * 0.39, w) for k in range(6)]
    rows.append((1.16, 0.02, 1.95, 0, 0.14, 0.03, DARK_WOOD))
    parts = boxes(rows)
    rng = np.random.default_rng(palette.variant + 11)
    tints = ((128, 52, 48), (62, 84, 108), (196, 172, 120), (78, 104, 80), (92, 70, 96), LINEN)
    for k in range(5):
        x = -0.56
        while x < 0.44:
            wide = 0.028 + 0.035 * float(rng.random())
            tall = 0.2 + 0.1 * float(rng.random())
            colour = tints[int(rng.integers(6))]
            low = 0.09 + k * 0.39
            parts += boxes(((wide, 0.2, tall, x + wide / 2, -0.02, low, colour),), f"b{k}{x:.2f}")
            x += wide + (0.16 if rng.random() < 0.1 else 0.002)
    return parts


def television(palette: Palette) -> list[Part]:
    """On a low cupboard; stands against a wall."""
    shine = Material(SCREEN if palette.is_dark else (72, 80, 92), glow=0.5 * palette.is_dark)
    return [
        *boxes(
            (
                (1.4, 0.4, 0.42, 0, 0, 0.06, palette.wood),
                (1.2, 0.3, 0.06, 0, 0, 0, DARK),
                (0.3, 0.16, 0.05, 0, 0, 0.48, DARK),
            )
        ),
        *boxes(((1.1, 0.06, 0.64, 0, 0, 0.53, DARK),), "set"),
        box((1.02, 0.065, 0.56), (0, -0.004, 0.57), shine, "set"),
    ]


def bed(palette: Palette) -> list[Part]:
    """A double bed; its head at +y, against a wall."""
    return _bed(1.5, palette.wood, palette.cloth)


def _bed(wide: float, wood: tuple[int, int, int], cloth: tuple[int, int, int]) -> list[Part]:
    parts = boxes(
        (
            (wide, 2.0, 0.16, 0, 0, 0.14, wood),
            (wide + 0.06, 0.06, 0.95, 0, 1.0, 0, wood),
            (wide + 0.06, 0.06, 0.5, 0, -1.02, 0, wood),
        )
    )
    parts += boxes(
        (0.07, 0.07, 0.14, x, y, 0, wood)
        for x in (-wide / 2 + 0.06, wide / 2 - 0.06)
        for y in (-0.9, 0.9)
    )
    parts += boxes(((wide - 0.02, 1.96, 0.17, 0, 0, 0.3, LINEN),), "mattress")
    parts += boxes(
        (
            (wide + 0.02, 1.36, 0.06, 0, -0.3, 0.43, cloth),
            (wide + 0.03, 0.26, 0.02, 0, 0.3, 0.475, LINEN),
        ),
        "cover",
    )
    for k, x in enumerate((-wide / 4, wide / 4) if wide > 1.2 else (0.0,)):
        parts.append(ball((0.3, 0.2, 0.09), (x, 0.72, 0.54), Material(CHINA), f"pillow{k}"))
    return parts


def bedside(palette: Palette) -> list[Part]:
    return [
        *boxes(
            (
                (0.45, 0.4, 0.48, 0, 0, 0.04, palette.wood),
                (0.4, 0.35, 0.04, 0, 0, 0, DARK),
                (0.4, 0.02, 0.18, 0, -0.2, 0.3, palette.wood),
                (0.05, 0.03, 0.02, 0, -0.215, 0.38, BRASS),
            )
        ),
        *placed(table_lamp(palette), (0, 0, 0.52), thing="lamp"),
    ]


def wardrobe(palette: Palette) -> list[Part]:
    w = palette.wood
    rows = [(1.3, 0.58, 2.0, 0, 0, 0.06, w), (1.2, 0.5, 0.06, 0, 0, 0, DARK)]
    rows += [(1.36, 0.62, 0.06, 0, 0, 2.06, w)]
    parts = boxes(rows)
    for side in (-1, 1):
        parts += boxes(((0.6, 0.02, 1.86, side * 0.32, -0.295, 0.12, w),), f"door{side}")
        parts += boxes(((0.02, 0.04, 0.12, side * 0.06, -0.32, 1.0, BRASS),), f"door{side}")
    return parts


def dresser(palette: Palette) -> list[Part]:
    w = palette.wood
    parts = boxes(
        (
            (1.2, 0.45, 0.78, 0, 0, 0.08, w),
            (1.1, 0.4, 0.08, 0, 0, 0, DARK),
            (1.24, 0.48, 0.03, 0, 0, 0.86, w),
        )
    )
    for k in range(6):
        x, z = (k % 2 - 0.5) * 0.58, 0.14 + k // 2 * 0.24
        parts += boxes(
            ((0.54, 0.02, 0.21, x, -0.23, z, w), (0.1, 0.03, 0.02, x, -0.245, z + 0.1, BRASS)),
            f"d{k}",
        )
    return parts


def bath(_: Palette) -> list[Part]:
    """Along x, open above, with water."""
    white = Material(CHINA)
    parts = boxes(((1.6, 0.06, 0.55, 0, -0.34, 0, CHINA), (1.6, 0.06, 0.55, 0, 0.34, 0, CHINA)))
    parts += [box((0.06, 0.74, 0.55), (x, 0, 0), white) for x in (-0.8, 0.8)]
    parts += boxes(((1.6, 0.7, 0.38, 0, 0, 0, (190, 214, 220)),), "water")
    parts += boxes(
        ((1.74, 0.1, 0.04, 0, -0.35, 0.55, CHINA), (1.74, 0.1, 0.04, 0, 0.35, 0.55, CHINA)), "rim"
    )
    parts += boxes(
        ((0.1, 0.8, 0.04, -0.82, 0, 0.55, CHINA), (0.1, 0.8, 0.04, 0.82, 0, 0.55, CHINA)), "rim"
    )
    path = [(0.82, 0, 0.58), (0.82, 0, 0.78), (0.74, 0, 0.8), (0.66, 0, 0.74)]
    return [*parts, tube(path, [0.016] * 4, Material(STEEL), "tap", sides=8)]


def basin(_: Palette) -> list[Part]:
    china = Material(CHINA)
    bowl = ((0.1, 0.7), (0.2, 0.74), (0.26, 0.86), (0.24, 0.86), (0.16, 0.79), (0.02, 0.78))
    return [
        drum(0.1, 0.7, (0, 0.06, 0), china, "foot", 0.08),
        *placed([lathe(bowl, china, "bowl", 20)], (0, 0, 0)),
        *boxes(((0.4, 0.12, 0.06, 0, 0.24, 0.82, CHINA),), "bowl"),
        *boxes(
            ((0.03, 0.14, 0.03, 0, 0.16, 0.96, STEEL), (0.03, 0.03, 0.1, 0, 0.22, 0.88, STEEL)),
            "tap",
        ),
    ]


def toilet(_: Palette) -> list[Part]:
    china = Material(CHINA)
    return [
        drum(0.13, 0.34, (0, -0.06, 0), china, "foot", 0.17),
        *placed(
            [lathe(((0.19, 0.32), (0.22, 0.38), (0.22, 0.42), (0.02, 0.43)), china, "seat", 20)],
            (0, -0.08, 0),
        ),
        *boxes(((0.42, 0.2, 0.4, 0, 0.2, 0.4, CHINA), (0.16, 0.2, 0.4, 0, 0.2, 0, CHINA)), "tank"),
    ]


def stairs(palette: Palette) -> list[Part]:
    """A flight of eleven steps going up towards +y, with a rail on the left."""
    parts: list[Part] = []
    for k in range(11):
        parts += boxes(
            ((1.1, 0.3, 0.18 * (k + 1), 0, -1.5 + 0.27 * k, 0, palette.wood),), f"step{k}"
        )
        parts += boxes(
            ((0.8, 0.31, 0.012, 0, -1.5 + 0.27 * k, 0.18 * (k + 1), palette.cloth),), f"step{k}"
        )
        parts += boxes(
            ((0.03, 0.03, 0.86, -0.5, -1.5 + 0.27 * k, 0.18 * (k + 1), DARK_WOOD),), "rail"
        )
    path = [(-0.5, -1.5, 1.04), (-0.5, 1.2, 2.84)]
    return [*parts, tube(path, [0.035, 0.035], Material(DARK_WOOD), "rail", sides=8)]


def piano(palette: Palette) -> list[Part]:
    return boxes(
        (
            (1.45, 0.35, 1.2, 0, 0.1, 0, palette.wood),
            (1.45, 0.3, 0.1, 0, -0.2, 0.6, palette.wood),
            (1.3, 0.16, 0.02, 0, -0.25, 0.7, CHINA),
            (0.08, 0.08, 0.6, -0.66, -0.3, 0, palette.wood),
            (0.08, 0.08, 0.6, 0.66, -0.3, 0, palette.wood),
        )
    )


def fireplace(palette: Palette) -> list[Part]:
    flame = Material((244, 156, 62), glow=1.0 if palette.is_dark else 0.6)
    s = (190, 182, 168)
    return [
        *boxes(
            (
                (0.3, 0.4, 1.1, -0.6, 0, 0, s),
                (0.3, 0.4, 1.1, 0.6, 0, 0, s),
                (1.7, 0.5, 0.09, 0, -0.03, 1.1, s),
            )
        ),
        *boxes(((0.9, 0.05, 1.1, 0, 0.17, 0, DARK), (0.9, 0.4, 0.3, 0, 0, 0.8, s))),
        *boxes(
            ((0.6, 0.1, 0.1, 0, 0, 0, DARK_WOOD), (0.5, 0.1, 0.1, 0, 0.06, 0.1, DARK_WOOD)), "logs"
        ),
        drum(0.14, 0.34, (0, 0.02, 0.16), flame, "fire", 0.01, sides=10),
    ]
