"""Where people gather: shops, courts, churches, theatres, stores."""

import numpy as np

from pipeline.engines.previs.mesh import Material, Part, box, drum, placed, tube
from pipeline.engines.previs.sets.furniture.palette import (
    BRASS,
    CHINA,
    DARK,
    DARK_WOOD,
    LINEN,
    METAL,
    STEEL,
    Palette,
    boxes,
)

GOODS = ((196, 74, 60), (226, 176, 74), (86, 130, 92), (84, 116, 160), LINEN, (150, 96, 130))


def shop_shelf(palette: Palette) -> list[Part]:
    """Five boards full of goods, 2 m high; stands against a wall."""
    rows = [(1.9, 0.42, 0.03, 0, 0, 0.1 + k * 0.42, palette.wood) for k in range(5)]
    rows += [(0.04, 0.42, 2.0, x, 0, 0, palette.wood) for x in (-0.95, 0.95)]
    parts = boxes((*rows, (1.9, 0.02, 1.9, 0, 0.2, 0.1, DARK_WOOD)))
    rng = np.random.default_rng(palette.variant + 21)
    for k in range(5):
        x = -0.86
        while x < 0.8:
            wide, tall = 0.09 + 0.1 * float(rng.random()), 0.16 + 0.16 * float(rng.random())
            colour, at = GOODS[int(rng.integers(6))], x + wide / 2
            low, name = 0.13 + k * 0.42, f"{k} {x:.2f}"
            if rng.random() < 0.4:
                parts.append(
                    drum(wide / 2, tall, (at, -0.03, low), Material(colour), name, sides=10)
                )
            else:
                parts += boxes(((wide, 0.26, tall, at, -0.02, low, colour),), name)
            x += wide + 0.02
    return parts


def till(palette: Palette) -> list[Part]:
    """A shop counter along x with a till; customers at -y."""
    return [
        box((2.2, 0.6, 0.9), (0, 0, 0), Material(palette.wood, "panels")),
        *boxes(((2.3, 0.7, 0.05, 0, 0, 0.9, DARK_WOOD),)),
        *boxes(
            ((0.36, 0.34, 0.14, 0.5, 0.05, 0.95, METAL), (0.3, 0.05, 0.2, 0.5, 0.16, 1.09, DARK)),
            "till",
        ),
        *boxes(((0.3, 0.2, 0.18, -0.6, 0.05, 0.95, GOODS[1]),), "goods"),
    ]


def clothes_rail(palette: Palette) -> list[Part]:
    parts = boxes(
        (
            (0.04, 0.5, 0.04, -0.7, 0, 0, DARK),
            (0.04, 0.5, 0.04, 0.7, 0, 0, DARK),
            (1.44, 0.03, 0.03, 0, 0, 1.55, DARK),
        )
    )
    parts += boxes((0.03, 0.03, 1.56, x, 0, 0, DARK) for x in (-0.7, 0.7))
    rng = np.random.default_rng(palette.variant)
    for k in range(13):
        long = 0.7 + 0.4 * float(rng.random())
        parts += boxes(
            ((0.05, 0.42, long, -0.6 + k * 0.1, 0, 1.55 - long, GOODS[int(rng.integers(6))]),),
            f"c{k}",
        )
    return parts


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


def crates(palette: Palette) -> list[Part]:
    """A stack of three."""
    parts: list[Part] = []
    for k, (x, y, z, turn) in enumerate(
        ((-0.48, 0, 0, 4), (0.45, 0.05, 0, -6), (0.0, 0.02, 0.8, 9))
    ):
        parts += placed(crate(palette), (x, y, z), turn, thing=f"crate{k}")
    return parts


def crate(palette: Palette) -> list[Part]:
    w, dark = palette.wood, DARK_WOOD
    frame = [(0.82, 0.04, 0.09, 0, y, z, dark) for y in (-0.4, 0.4) for z in (0, 0.71)]
    frame += [(0.09, 0.04, 0.8, x, y, 0, dark) for x in (-0.37, 0.37) for y in (-0.4, 0.4)]
    frame += [(0.04, 0.8, 0.09, x, 0, z, dark) for x in (-0.4, 0.4) for z in (0, 0.71)]
    return [box((0.78, 0.78, 0.8), (0, 0, 0), Material(w, "panels")), *boxes(frame)]


def pallet_rack(palette: Palette) -> list[Part]:
    """Three floors of boxes, 4 m high; stands against a wall."""
    parts = boxes((0.1, 0.9, 4.0, x, 0, 0, (62, 92, 142)) for x in (-1.5, 0.0, 1.5))
    parts += boxes((3.1, 0.9, 0.12, 0, 0, z, (216, 122, 52)) for z in (1.3, 2.7))
    rng = np.random.default_rng(palette.variant + 5)
    for z in (0, 1.42, 2.82):
        for x in (-1.08, -0.42, 0.42, 1.08):
            if rng.random() < 0.82:
                tall = 0.5 + 0.4 * float(rng.random())
                parts += boxes(
                    (
                        (0.56, 0.7, tall, x, 0, z, (190, 152, 106)),
                        (0.06, 0.71, tall, x, 0, z, LINEN),
                    ),
                    f"{x}{z}",
                )
    return parts


def barrel(palette: Palette) -> list[Part]:
    wood, hoop = Material(palette.wood), Material(METAL)
    return [
        drum(0.27, 0.42, (0, 0, 0), wood, top=0.33, sides=18),
        drum(0.33, 0.42, (0, 0, 0.42), wood, top=0.27, sides=18),
        drum(0.31, 0.04, (0, 0, 0.16), hoop, top=0.315, sides=18),
        drum(0.315, 0.04, (0, 0, 0.64), hoop, top=0.31, sides=18),
    ]


def ladder(palette: Palette) -> list[Part]:
    """Leans against a wall behind it."""
    wood = Material(palette.wood)
    sides = [
        tube([(x, -0.6, 0.0), (x, 0.0, 2.6)], [0.03, 0.03], wood, sides=6, ends=0.02)
        for x in (-0.22, 0.22)
    ]
    rungs = [
        box((0.44, 0.03, 0.03), (0, -0.6 + 0.6 * t / 8, 2.6 * t / 8), wood) for t in range(1, 8)
    ]
    return [*sides, *rungs]


def rib(_: Palette) -> list[Part]:
    """A frame of a hull across x, 5.6 m wide and 2.8 m high: one leans in on either side."""
    steel = Material(STEEL)
    path = [
        (-2.5, 0, 0.0),
        (-2.75, 0, 1.3),
        (-2.3, 0, 2.35),
        (0, 0, 2.72),
        (2.3, 0, 2.35),
        (2.75, 0, 1.3),
        (2.5, 0, 0.0),
    ]
    return [tube(path, [(0.14, 0.1)] * 7, steel, side=(0, 1, 0), sides=8, ends=0.02)]
