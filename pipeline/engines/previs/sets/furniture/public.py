"""Where people gather: shops, courts, churches, theatres, stores."""

import numpy as np

from pipeline.engines.previs.mesh import Material, Part, box, drum, placed, tube
from pipeline.engines.previs.sets.furniture.palette import (
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
