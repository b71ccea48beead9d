"""What people eat and drink at: each piece stands on (0, 0, 0) and faces -y."""

import numpy as np

from pipeline.engines.previs.mesh import Material, Part, box, drum, lathe, placed, tube
from pipeline.engines.previs.sets.furniture.palette import (
    BRASS,
    CHINA,
    DARK,
    DARK_WOOD,
    GLASS,
    LINEN,
    METAL,
    STEEL,
    Palette,
    boxes,
)


def chair(palette: Palette) -> list[Part]:
    wood, seat = Material(palette.wood), Material(palette.cloth)
    legs = [
        box((0.035, 0.035, z), (x, y, 0), wood)
        for x in (-0.18, 0.18)
        for y, z in ((-0.18, 0.43), (0.2, 0.9))
    ]
    rails = [box((0.36, 0.025, 0.07), (0, 0.2, z), wood) for z in (0.62, 0.8)]
    return [*legs, *rails, box((0.42, 0.42, 0.035), (0, 0, 0.42), seat)]


def round_table(palette: Palette) -> list[Part]:
    wood, foot = Material(palette.wood), Material(METAL)
    return [
        drum(0.24, 0.025, (0, 0, 0), foot),
        drum(0.035, 0.7, (0, 0, 0), foot, sides=10),
        drum(0.42, 0.035, (0, 0, 0.715), wood, sides=32),
    ]


def long_table(palette: Palette) -> list[Part]:
    wood = Material(palette.wood)
    legs = [box((0.06, 0.06, 0.71), (x, y, 0), wood) for x in (-0.72, 0.72) for y in (-0.32, 0.32)]
    return [box((1.6, 0.8, 0.04), (0, 0, 0.71), wood), *legs]


def folding_table(palette: Palette) -> list[Part]:
    return [
        box((0.5, 0.7, 0.03), (0, 0, 0.72), Material(palette.wood)),
        box((0.04, 0.04, 0.72), (0, -0.28, 0), Material(METAL)),
    ]


def counter(palette: Palette) -> list[Part]:
    front = Material(palette.wood, "panels")
    return [
        box((2.6, 0.55, 1.0), (0, 0, 0), front),
        box((2.75, 0.7, 0.06), (0, -0.02, 1.0), Material(DARK_WOOD)),
        *placed(_machine(), (-0.7, 0.05, 1.06), thing="machine"),
        *placed(_jars(), (0.5, 0.1, 1.06), thing="jars"),
    ]


def _machine() -> list[Part]:
    metal, dark = Material((168, 172, 178)), Material((58, 58, 64))
    return [
        box((0.6, 0.36, 0.12), (0, 0, 0), dark),
        box((0.6, 0.3, 0.34), (0, 0.03, 0.12), metal),
        drum(0.03, 0.12, (-0.15, -0.15, 0.26), dark, sides=10),
        drum(0.03, 0.12, (0.15, -0.15, 0.26), dark, sides=10),
    ]


def _jars() -> list[Part]:
    parts = []
    for k, colour in enumerate(((190, 120, 70), (226, 206, 160), (150, 84, 60))):
        parts.append(drum(0.07, 0.2, (k * 0.2, 0, 0), Material(colour), f"jar{k}", sides=14))
        parts.append(drum(0.06, 0.04, (k * 0.2, 0, 0.2), Material(METAL), f"jar{k}", sides=14))
    return parts


def shelves(palette: Palette) -> list[Part]:
    wood = Material(palette.wood)
    parts = [box((2.2, 0.28, 0.035), (0, 0, z), wood) for z in (1.35, 1.75)]
    rng = np.random.default_rng(5)
    colours = (CHINA, (150, 84, 70), (96, 122, 110), (206, 170, 96), (112, 120, 150))
    for z in (1.385, 1.785):
        x = -0.95
        while x < 0.95:
            tall, wide = 0.1 + 0.16 * rng.random(), 0.035 + 0.03 * rng.random()
            colour = Material(colours[int(rng.integers(5))])
            parts.append(drum(wide, tall, (x, 0, z), colour, f"{x:.2f}", wide * 0.8, sides=12))
            x += wide * 2 + 0.03 + 0.06 * rng.random()
    return parts


def bench(palette: Palette) -> list[Part]:
    cloth, wood = Material(palette.cloth), Material(palette.wood)
    return [
        box((1.9, 0.55, 0.3), (0, 0, 0), wood),
        box((1.9, 0.6, 0.14), (0, 0, 0.3), cloth),
        box((1.9, 0.14, 0.55), (0, 0.27, 0.44), cloth),
    ]


def cup(_: Palette) -> list[Part]:
    china = Material(CHINA)
    handle = [(0.036, 0, 0.055), (0.066, 0, 0.056), (0.066, 0, 0.024), (0.034, 0, 0.02)]
    return [
        drum(0.075, 0.012, (0, 0, 0), china, "saucer", 0.08),
        lathe(
            ((0.022, 0.012), (0.034, 0.03), (0.04, 0.08), (0.036, 0.08), (0.03, 0.065)),
            china,
            "cup",
        ),
        drum(0.034, 0.001, (0, 0, 0.068), Material((88, 56, 38)), "coffee"),
        tube(handle, [0.006] * 4, china, "cup", (0, 1, 0), sides=8),
    ]


def bar_counter(palette: Palette) -> list[Part]:
    """A bar along x with its drinkers at -y, the bottles behind it."""
    parts = [
        box((3.4, 0.5, 1.06), (0, 0, 0), Material(palette.wood, "panels")),
        box((3.5, 0.66, 0.05), (0, -0.04, 1.06), Material(DARK_WOOD)),
        drum(0.03, 3.4, (0, 0, 0), Material(BRASS), sides=8),
    ]
    parts[2:] = boxes(((3.4, 0.05, 0.04, 0, -0.3, 0.18, BRASS),))
    for k, x in enumerate((-0.3, -0.16, -0.02)):
        parts += boxes(((0.035, 0.035, 0.24, x, 0.08, 1.11, (BRASS, STEEL, BRASS)[k]),), "tap")
    return parts


def back_bar(palette: Palette) -> list[Part]:
    """A cupboard with three shelves of bottles; stands against a wall."""
    parts = boxes(
        (
            (3.0, 0.4, 0.9, 0, 0, 0, palette.wood),
            (3.0, 0.05, 1.5, 0, 0.18, 0.9, DARK_WOOD),
            (3.0, 0.26, 0.03, 0, 0.06, 1.3, palette.wood),
            (3.0, 0.26, 0.03, 0, 0.06, 1.72, palette.wood),
            (3.1, 0.36, 0.08, 0, 0.03, 2.36, palette.wood),
        )
    )
    rng = np.random.default_rng(4 + palette.variant)
    tints = ((72, 112, 76), (150, 84, 44), (190, 206, 206), (110, 40, 48), (206, 170, 96))
    for z in (0.9, 1.33, 1.75):
        for k in range(13):
            colour = Material(tints[int(rng.integers(5))])
            x, tall = -1.38 + k * 0.23, 0.2 + 0.08 * float(rng.random())
            parts.append(drum(0.04, tall, (x, 0.06, z), colour, f"b{k}{z}", 0.036, sides=8))
            parts.append(drum(0.034, 0.1, (x, 0.06, z + tall), colour, f"b{k}{z}", 0.013, sides=8))
    return parts


def bar_stool(palette: Palette) -> list[Part]:
    metal = Material(METAL)
    return [
        drum(0.19, 0.02, (0, 0, 0), metal, sides=18),
        drum(0.025, 0.68, (0, 0, 0.02), metal, sides=8),
        drum(0.17, 0.07, (0, 0, 0.69), Material(palette.cloth), sides=20),
    ]


def dining_table(palette: Palette) -> list[Part]:
    """Laid for two, its cloth to the side."""
    cloth = Material(LINEN)
    parts = [
        *long_table(palette),
        box((1.2, 0.86, 0.012), (0, 0, 0.75), cloth, "cloth"),
        box((1.2, 0.012, 0.24), (0, -0.424, 0.51), cloth, "cloth"),
        box((1.2, 0.012, 0.24), (0, 0.424, 0.51), cloth, "cloth"),
    ]
    for x in (-0.38, 0.38):
        parts.append(drum(0.13, 0.015, (x, 0, 0.762), Material(CHINA), f"plate{x}", 0.14))
        parts += placed(wine_glass(palette), (x * 0.6, 0.24, 0.762), thing=f"glass{x}")
    return parts


def wine_glass(_: Palette) -> list[Part]:
    rows = ((0.034, 0), (0.034, 0.005), (0.005, 0.012), (0.005, 0.09), (0.03, 0.11), (0.037, 0.15))
    return [lathe((*rows, (0.032, 0.19)), Material(GLASS), "wine", sides=12)]


def worktop(palette: Palette) -> list[Part]:
    """Kitchen cupboards with a sink; stands against a wall."""
    front, knob = palette.trim, BRASS
    parts = boxes(((1.8, 0.56, 0.1, 0, 0.02, 0, DARK), (1.8, 0.6, 0.78, 0, 0, 0.1, front)))
    parts += boxes(((1.86, 0.66, 0.04, 0, -0.02, 0.88, palette.wood),), "top")
    for k in range(4):
        parts += boxes(((0.42, 0.02, 0.7, -0.67 + k * 0.45, -0.305, 0.14, front),), f"door{k}")
        parts += boxes(((0.1, 0.03, 0.02, -0.67 + k * 0.45, -0.32, 0.76, knob),), f"door{k}")
    parts += boxes(((0.5, 0.4, 0.012, 0.3, -0.02, 0.92, STEEL),), "sink")
    parts += boxes(((0.42, 0.32, 0.004, 0.3, -0.02, 0.932, METAL),), "sink")
    spout = [(0.3, 0.2, 0.92), (0.3, 0.2, 1.16), (0.3, 0.12, 1.2), (0.3, 0.04, 1.12)]
    parts.append(tube(spout, [0.014] * 4, Material(STEEL), "tap", sides=8))
    return [*parts, *placed(_jars(), (-0.7, 0.12, 0.92), thing="jars")]


def wall_cupboard(palette: Palette) -> list[Part]:
    """Hangs at 1.5 m."""
    parts = boxes(((1.5, 0.32, 0.65, 0, 0, 1.5, palette.trim),))
    for k in range(3):
        parts += boxes(((0.46, 0.02, 0.6, -0.5 + k * 0.5, -0.165, 1.525, palette.trim),), f"d{k}")
        parts += boxes(((0.02, 0.03, 0.1, -0.32 + k * 0.5, -0.18, 1.56, BRASS),), f"d{k}")
    return parts


def stove(palette: Palette) -> list[Part]:
    parts = boxes(
        (
            (0.6, 0.6, 0.9, 0, 0, 0, LINEN),
            (0.48, 0.02, 0.4, 0, -0.305, 0.2, DARK),
            (0.5, 0.04, 0.025, 0, -0.32, 0.66, STEEL),
            (0.62, 0.62, 0.02, 0, 0, 0.9, DARK),
            (0.6, 0.03, 0.14, 0, 0.285, 0.92, LINEN),
        )
    )
    for k in range(4):
        parts += boxes(((0.04, 0.03, 0.04, -0.2 + k * 0.13, -0.31, 0.78, DARK),), "knobs")
    return [*parts, *placed(pot(palette), (-0.13, 0.1, 0.92), thing="pot")]


def pot(_: Palette) -> list[Part]:
    steel = Material(STEEL)
    return [
        drum(0.11, 0.14, (0, 0, 0), steel, sides=18),
        drum(0.115, 0.012, (0, 0, 0.14), Material(METAL), "lid", sides=18),
        drum(0.015, 0.025, (0, 0, 0.152), Material(DARK), "lid", sides=8),
        *boxes(((0.3, 0.03, 0.015, 0, 0, 0.1, DARK),), "ear"),
    ]


def fridge(_: Palette) -> list[Part]:
    return boxes(
        (
            (0.62, 0.6, 1.75, 0, 0, 0.03, LINEN),
            (0.56, 0.5, 0.03, 0, 0, 0, DARK),
            (0.6, 0.02, 0.55, 0, -0.305, 1.21, LINEN),
            (0.6, 0.02, 1.12, 0, -0.305, 0.06, LINEN),
            (0.025, 0.04, 0.35, 0.25, -0.33, 1.3, STEEL),
            (0.025, 0.04, 0.5, 0.25, -0.33, 0.6, STEEL),
        )
    )
