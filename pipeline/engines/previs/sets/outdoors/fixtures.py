"""What stands in streets, squares, gardens and stations. Fronts face -y."""

import numpy as np

from pipeline.engines.previs.mesh import Material, Part, box, drum, flat, quad, tube
from pipeline.engines.previs.sets.furniture.palette import (
    DARK,
    DARK_WOOD,
    LINEN,
    LIT,
    METAL,
    STONE,
    Palette,
    boxes,
    upright,
)
from pipeline.engines.previs.sets.outdoors.town import SNOW, gable


def street_lamp(palette: Palette) -> list[Part]:
    iron = Material((56, 62, 64))
    glass = Material(LIT, glow=0.95 if palette.is_dark else 0.1)
    return [
        drum(0.13, 0.5, (0, 0, 0), iron, top=0.08, sides=10),
        drum(0.05, 3.6, (0, 0, 0.4), iron, sides=8),
        drum(0.12, 0.35, (0, 0, 4.0), glass, "glass", 0.2, sides=8),
        drum(0.24, 0.14, (0, 0, 4.35), iron, "cap", 0.03, sides=8),
    ]


def bin_bags(_: Palette) -> list[Part]:
    """Two dustbins and a box beside them."""
    iron = Material((110, 118, 120))
    parts: list[Part] = []
    for x in (-0.4, 0.32):
        parts += [
            drum(0.27, 0.85, (x, 0, 0), iron, f"bin{x}", 0.31, sides=16),
            drum(0.34, 0.08, (x, 0, 0.85), Material(METAL), f"bin{x}", 0.1, sides=16),
        ]
    return [*parts, *boxes(((0.5, 0.4, 0.36, 1.0, -0.1, 0, (186, 150, 104)),), "carton")]


def fence(_: Palette) -> list[Part]:
    """White pickets along x, 8 m long."""
    rows = [(0.09, 0.025, 0.9, -4 + k * 0.16, 0, 0, LINEN) for k in range(51)]
    rows += [(8.1, 0.03, 0.07, 0, 0.03, z, LINEN) for z in (0.25, 0.65)]
    return boxes(rows)


def fountain(_: Palette) -> list[Part]:
    stone, water = Material(STONE), Material((152, 190, 204))
    return [
        drum(1.6, 0.5, (0, 0, 0), stone, sides=28),
        drum(1.42, 0.02, (0, 0, 0.5), water, "water", sides=28),
        drum(0.22, 1.3, (0, 0, 0.5), stone, "column", 0.16, sides=16),
        drum(0.2, 0.22, (0, 0, 1.8), stone, "bowl", 0.7, sides=22),
        drum(0.62, 0.02, (0, 0, 2.02), water, "bowl", sides=22),
    ]


def well(palette: Palette) -> list[Part]:
    return [
        drum(0.8, 0.8, (0, 0, 0), Material(STONE, "bricks"), sides=22),
        drum(0.66, 0.01, (0, 0, 0.8), Material(DARK), "mouth", sides=22),
        *boxes((0.12, 0.12, 2.1, x, 0, 0, palette.wood) for x in (-0.85, 0.85)),
        *boxes(((1.7, 0.09, 0.09, 0, 0, 1.7, palette.wood),)),
        gable(2.3, 1.5, 0.7, (0, 0, 2.1), (132, 80, 66), "roof"),
    ]


def stall(palette: Palette) -> list[Part]:
    """A market stall with its awning and heaps of fruit; buyers at -y."""
    stripe = (palette.cloth, LINEN)
    parts = boxes(
        (0.07, 0.07, 2.2 if y < 0 else 2.6, x, y, 0, palette.wood)
        for x in (-1.2, 1.2)
        for y in (-0.7, 0.7)
    )
    parts += boxes(
        ((2.5, 1.2, 0.06, 0, 0, 0.8, palette.wood), (2.5, 0.04, 0.5, 0, -0.6, 0.3, LINEN))
    )
    for k in range(8):
        x = -1.4 + k * 0.35
        top = np.array(
            ((x, -1.1, 2.05), (x + 0.35, -1.1, 2.05), (x + 0.35, 0.8, 2.65), (x, 0.8, 2.65)),
            np.float32,
        )
        lip = np.array(
            ((x, -1.1, 1.85), (x + 0.35, -1.1, 1.85), (x + 0.35, -1.1, 2.05), (x, -1.1, 2.05)),
            np.float32,
        )
        parts.append(flat([top, lip], Material(stripe[k % 2]), "awning"))
    tints = ((222, 130, 50), (190, 54, 46), (120, 160, 70), (230, 196, 80))
    for k in range(4):
        x, wood = -0.9 + k * 0.6, palette.wood
        parts += boxes(((0.54, 0.7, 0.16, x, -0.15, 0.86, wood),), f"tray{k}")
        fruit = Material(tints[(k + palette.variant) % 4])
        for j in range(12):
            at = (x - 0.18 + j % 4 * 0.12, -0.38 + j // 4 * 0.2, 1.0)
            parts.append(drum(0.05, 0.08, at, fruit, f"tray{k}", 0.025, sides=8))
    return parts


def park_bench(palette: Palette) -> list[Part]:
    w = palette.wood
    rows = [(1.7, 0.09, 0.04, 0, -0.18 + k * 0.12, 0.42, w) for k in range(4)]
    rows += [(1.7, 0.04, 0.1, 0, 0.24 + 0.03 * k, 0.55 + k * 0.15, w) for k in range(3)]
    rows += [(0.07, 0.44, 0.42, x, 0, 0, DARK) for x in (-0.7, 0.7)]
    rows += [(0.06, 0.05, 0.5, x, 0.28, 0.42, DARK) for x in (-0.7, 0.7)]
    return boxes(rows)


def bollards(_: Palette) -> list[Part]:
    return [drum(0.16, 0.5, (x, 0, 0), Material(METAL), f"b{x}", 0.2, sides=12) for x in (-4, 0, 4)]


def flower_pot(palette: Palette) -> list[Part]:
    parts = [drum(0.22, 0.42, (0, 0, 0), Material((180, 104, 74)), "pot", 0.3, sides=16)]
    for k in range(9):
        x, y = 0.2 * np.cos(k * 2.4), 0.2 * np.sin(k * 2.4)
        parts.append(
            tube(
                [(x * 0.3, y * 0.3, 0.38), (x, y, 0.7), (x * 1.6, y * 1.6, 0.8)],
                [0.05, 0.08, 0.02],
                Material((96, 138, 82)),
                "leaf",
                sides=6,
            )
        )
        parts.append(
            drum(
                0.05,
                0.05,
                (x * 1.3, y * 1.3, 0.76),
                Material(palette.cloth),
                "bloom",
                0.02,
                sides=8,
            )
        )
    return parts


def path(palette: Palette) -> list[Part]:
    """A gravel path along x."""
    tint = Material((236, 238, 242) if palette.is_snowy else (206, 192, 162))
    return [quad((-60, -1.1, 0.01), (120, 0, 0), (0, 2.2, 0), tint, "path")]


def walk(palette: Palette) -> list[Part]:
    """Flagstones that lead to a door, along y."""
    tint = (236, 238, 242) if palette.is_snowy else STONE
    return boxes((1.1, 0.62, 0.02, 0, -2.6 + 0.72 * k, 0, tint) for k in range(9))


def station_clock(_: Palette) -> list[Part]:
    """A clock on a post, 2.7 m high, without figures."""
    iron = Material((56, 62, 64))
    from_post = [
        drum(0.16, 0.3, (0, 0, 0), iron, "post", 0.08, sides=12),
        drum(0.05, 2.2, (0, 0, 0.3), iron, "post", sides=8),
    ]
    face = Material((248, 244, 232), glow=0.3)
    dial = upright(
        [
            drum(0.36, 0.14, (0, 0, 0), iron, "dial", sides=26),
            drum(0.31, 0.15, (0, 0, 0), face, "dial", sides=26),
        ],
        2.75,
        0.05,
    )
    hands = [
        tube([(0, -0.115, 2.75), (x, -0.115, 2.75 + z)], [0.016, 0.01], iron, "dial", sides=6)
        for x, z in ((0.1, 0.14), (-0.05, 0.25))
    ]
    return [*from_post, *dial, *hands]


def headstone(palette: Palette) -> list[Part]:
    stone = Material((176, 176, 172))
    cap = upright([drum(0.3, 0.12, (0, 0, -0.06), stone, "stone", sides=20)], 0.7)
    mound = Material(SNOW if palette.is_snowy else (128, 140, 100))
    return [
        *boxes(
            (
                (0.6, 0.12, 0.7, 0, 0, 0, (176, 176, 172)),
                (0.74, 0.26, 0.12, 0, 0, 0, (160, 160, 156)),
            ),
            "stone",
        ),
        *cap,
        box((0.8, 1.6, 0.1), (0, -1.0, 0), mound, "mound"),
    ]


def mast(palette: Palette) -> list[Part]:
    wood, rope = Material(palette.wood), Material((214, 196, 156))
    stays = [
        tube([(x, 0, 0.0), (0, 0, 6.5)], [0.015, 0.015], rope, "stay", sides=5, ends=0.02)
        for x in (-1.6, 1.6)
    ]
    return [
        drum(0.16, 8, (0, 0, 0), wood, "mast", 0.1, sides=14),
        *boxes(((4.0, 0.12, 0.12, 0, 0, 5.6, palette.wood),), "yard"),
        box((3.6, 0.3, 0.35), (0, 0, 5.25), Material(LINEN), "sail"),
        *stays,
    ]


def rails(_: Palette) -> list[Part]:
    """A track along x, a metre below the platform."""
    parts = boxes((0.26, 2.4, 0.14, -30 + k * 1.2, 0, -0.98, DARK_WOOD) for k in range(50))
    return [*parts, *boxes(((60, 0.08, 0.15, 0, y, -0.84, METAL) for y in (-0.72, 0.72)), "rail")]


def track_bed(_: Palette) -> list[Part]:
    return [quad((-40, 0, -0.98), (80, 0, 0), (0, 30, 0), Material((142, 136, 126)), "gravel")]


def platform_edge(_: Palette) -> list[Part]:
    return boxes(
        ((60, 0.45, 1.0, 0, 0.2, -0.985, STONE), (60, 0.14, 0.006, 0, -0.25, 0.0, (238, 214, 120))),
        "edge",
    )


def canopy(palette: Palette) -> list[Part]:
    """A platform roof along x on iron columns, 3.3 m high, its lamps under it."""
    parts = boxes(
        (
            (22, 3.6, 0.16, 0, 0, 3.3, (104, 112, 108)),
            (22, 0.1, 0.34, 0, -1.8, 3.1, palette.trim),
            (22, 0.1, 0.34, 0, 1.8, 3.1, palette.trim),
        )
    )
    for x in (-9, -4.5, 0, 4.5, 9):
        parts.append(
            drum(0.1, 3.3, (x, 0.4, 0), Material(palette.trim), f"column{x}", 0.07, sides=12)
        )
        parts += [
            tube(
                [(x, 0.4, 2.5), (x, s * 0.8 + 0.4, 3.0), (x, s * 1.3 + 0.4, 3.28)],
                [0.04] * 3,
                Material(palette.trim),
                f"column{x}",
                sides=6,
            )
            for s in (-1, 1)
        ]
        lamp = Material(LIT, glow=0.9 if palette.is_dark else 0.1)
        parts.append(drum(0.14, 0.12, (x + 2.2, 0, 3.18), lamp, f"lamp{x}", 0.16, sides=12))
    return parts
