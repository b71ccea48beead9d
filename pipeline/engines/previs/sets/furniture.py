"""Furniture: each piece stands on (0, 0, 0), faces -y, and is a row of `PIECES`."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from pipeline.engines.previs.mesh import (
    Colour,
    Material,
    Part,
    ball,
    box,
    drum,
    lathe,
    placed,
    tube,
)

WOOD: Colour = (134, 92, 58)
DARK_WOOD: Colour = (96, 64, 44)
METAL: Colour = (92, 94, 100)
CHINA: Colour = (244, 240, 230)
BRASS: Colour = (196, 152, 62)
GLASS: Colour = (206, 226, 232)
LEAF: Colour = (92, 132, 78)


@dataclass(frozen=True)
class Palette:
    """The colours of a place."""

    wall: Colour
    trim: Colour
    floor: Colour
    wood: Colour
    cloth: Colour


Piece = Callable[[Palette], list[Part]]


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
        *_upright(disc, 2.2, 0.0),
        *_upright([drum(0.175, 0.055, (0, 0, 0), face, sides=28)], 2.2, -0.005),
        *rim,
        tube([(0, -0.07, 2.2), (0.075, -0.07, 2.14)], [0.008, 0.006], hand),
        tube([(0, -0.07, 2.2), (0.055, -0.07, 2.3)], [0.006, 0.005], hand),
    ]


def _upright(parts: list[Part], height: float, y: float) -> list[Part]:
    """Tipped so that what was the top faces -y."""
    tip = np.array(((1, 0, 0), (0, 0, 1), (0, -1, 0)), np.float32)
    return [
        Part(
            part.vertices @ tip + np.array((0, y, height), np.float32),
            part.faces,
            part.normals @ tip,
            part.material,
            part.thing,
        )
        for part in parts
    ]


def picture(palette: Palette) -> list[Part]:
    """Hangs at 1.6 m, flat against a wall behind it."""
    return [
        box((0.6, 0.03, 0.45), (0, 0, 1.5), Material(palette.wood)),
        box((0.5, 0.035, 0.35), (0, -0.002, 1.55), Material((196, 190, 170))),
        box((0.5, 0.036, 0.13), (0, -0.003, 1.55), Material((128, 140, 120))),
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


PIECES: dict[str, Piece] = {
    "chair": chair,
    "round table": round_table,
    "long table": long_table,
    "folding table": folding_table,
    "counter": counter,
    "shelves": shelves,
    "bench": bench,
    "plant": plant,
    "pendant": pendant,
    "radiator": radiator,
    "coat rack": coat_rack,
    "clock": wall_clock,
    "picture": picture,
    "cup": cup,
}
