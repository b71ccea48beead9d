"""Roofs, lanes, stairs and bridges: the city up and down. Fronts face -y."""

import numpy as np

from pipeline.engines.previs.mesh import Material, Part, box, drum, tube
from pipeline.engines.previs.sets.furniture.palette import (
    DARK,
    LINEN,
    METAL,
    STONE,
    Palette,
    boxes,
)
from pipeline.engines.previs.sets.outdoors.town import FACADES, LIT_SHARE, PANE, SNOW, one_window


def parapet(palette: Palette) -> list[Part]:
    """The edge of a flat roof: a wall 0.9 m high along x, and the city behind it, far below."""
    parts = boxes(((28, 0.3, 0.9, 0, 0, 0, STONE), (28, 0.4, 0.08, 0, 0, 0.9, LINEN)), "parapet")
    rng = np.random.default_rng(palette.variant + 3)
    for k in range(26):
        x, y = -44 + k * 3.6 + 2 * float(rng.random()), 14 + 34 * float(rng.random())
        wide, top = 4 + 5 * float(rng.random()), -1.5 + 8.5 * float(rng.random()) ** 2
        parts += _block(x, y, wide, top, palette, rng)
    return parts


def _block(
    x: float, y: float, wide: float, top: float, palette: Palette, rng: np.random.Generator
) -> list[Part]:
    """A house seen from above its neighbours: three rows of windows under its roof."""
    colour = FACADES[int(rng.integers(len(FACADES)))]
    name = f"block {x:.0f} {y:.0f}"
    parts = [box((wide, 5, 34 + top), (x, y, -34), Material(colour), name)]
    count = max(2, round(wide / 1.6))
    for row in range(3):
        for k in range(count):
            is_lit = palette.is_dark and rng.random() < LIT_SHARE
            glass = Material((255, 214, 140), glow=0.95) if is_lit else Material(PANE)
            at = x - wide / 2 + wide * (k + 0.5) / count
            parts.append(box((0.8, 0.1, 1.2), (at, y - 2.5, top - 2 - row * 2.7), glass, name))
    return parts


def chimney(_: Palette) -> list[Part]:
    brick = Material((168, 104, 84), "bricks")
    return [
        box((1.2, 0.8, 1.9), (0, 0, 0), brick),
        *boxes(((1.3, 0.9, 0.12, 0, 0, 1.9, STONE),)),
        *[
            drum(0.14, 0.45, (x, 0, 2.02), Material((186, 110, 84)), f"pot{x}", 0.11, sides=12)
            for x in (-0.3, 0.3)
        ],
    ]


def water_tank(palette: Palette) -> list[Part]:
    """A wooden tank on legs, 4 m high."""
    legs = [(0.12, 0.12, 1.6, x, y, 0, DARK) for x in (-0.8, 0.8) for y in (-0.8, 0.8)]
    return [
        *boxes((*legs, (2.0, 2.0, 0.12, 0, 0, 1.6, DARK))),
        drum(1.05, 1.7, (0, 0, 1.72), Material(palette.wood, "panels"), "tank", 1.0, sides=22),
        drum(1.12, 0.7, (0, 0, 3.42), Material((110, 104, 98)), "lid", 0.05, sides=22),
    ]


def roof_door(palette: Palette) -> list[Part]:
    """The hut where stairs come up to a roof."""
    return [
        box((2.4, 2.0, 2.5), (0, 1.0, 0), Material(STONE), "hut"),
        *boxes(
            (
                (2.6, 2.3, 0.12, 0, 1.0, 2.5, METAL),
                (0.95, 0.08, 2.05, 0, 0, 0, palette.trim),
                (0.06, 0.1, 0.05, 0.36, -0.04, 1.0, LINEN),
            ),
            "door",
        ),
    ]


def flight(palette: Palette) -> list[Part]:
    """Wide stone stairs that climb towards +y between walls: fourteen steps, then more above."""
    stone = SNOW if palette.is_snowy else (196, 188, 172)
    parts: list[Part] = []
    for k in range(24):
        parts += boxes(
            ((5.2, 9.0 - 0.36 * k + 0.36, 0.17, 0, 0.18 * k + 4.5, 0.17 * k, stone),), f"step{k}"
        )
    rng = np.random.default_rng(palette.variant)
    for side in (-1, 1):
        for n in range(3):
            wall = Material(FACADES[int(rng.integers(len(FACADES)))], "bricks" if n == 1 else "")
            high = 5.0 + 2.2 * n + float(rng.random())
            parts.append(
                box((3.0, 4.2, high), (side * 4.1, 2.1 + 4.2 * n, 0), wall, f"wall{side}{n}")
            )
            name = f"wall{side}{n}"
            glass = (
                Material((255, 214, 140), glow=0.9)
                if palette.is_dark and n != 1
                else Material(PANE)
            )
            parts += [box((0.1, 0.9, 1.3), (side * 2.6, 2.1 + 4.2 * n, 2.2 + 1.5 * n), glass, name)]
        rail = [(side * 2.3, 0.1, 0.9), (side * 2.3, 8.4, 4.9)]
        parts.append(tube(rail, [0.03, 0.03], Material(DARK), "rail", sides=8))
        parts += boxes(
            (
                (0.05, 0.05, 0.95, side * 2.3, 0.1 + 1.36 * k * 1.0 + 0.2, 0.15 + 0.645 * k, DARK)
                for k in range(6)
            ),
            "rail",
        )
    return parts


def blind_wall(palette: Palette) -> list[Part]:
    """A high brick wall along x, 16 m long, with pipes and a fire escape."""
    brick = Material(FACADES[palette.variant % len(FACADES)], "bricks")
    iron = Material((70, 72, 74))
    parts = [box((16, 0.5, 11), (0, 0.25, 0), brick, "wall")]
    parts += [drum(0.07, 10.5, (x, -0.08, 0), iron, f"pipe{x}", sides=8) for x in (-6.5, 3.2)]
    rng = np.random.default_rng(palette.variant)
    for floor in range(3):
        for x in (-4.4, 0.2, 5.2):
            parts += one_window(x, 3.2 + floor * 2.7, palette, rng, f"w{floor}{x}")
        z = 2.8 + floor * 2.7
        parts += boxes(
            ((3.4, 0.9, 0.07, 0.4, -0.45, z, DARK), (3.4, 0.03, 0.04, 0.4, -0.88, z + 0.9, DARK)),
            "escape",
        )
        parts += boxes(
            ((0.03, 0.03, 0.9, -1.28 + k * 0.42, -0.88, z, DARK) for k in range(9)), "escape"
        )
    return parts


def bridge_side(palette: Palette) -> list[Part]:
    """A railing along x with posts, a tower with cables beyond: the edge of a bridge."""
    iron = Material((134, 70, 60) if palette.variant % 2 else (84, 106, 112))
    parts = [
        box((60, 0.12, 0.1), (0, 0, 1.05), iron, "rail"),
        box((60, 0.3, 0.2), (0, 0, 0), Material(STONE), "kerb"),
    ]
    parts += [box((0.06, 0.06, 0.9), (-30 + k * 0.5, 0, 0.2), iron, "rail") for k in range(120)]
    for x in (-16, 16):
        parts += [box((0.9, 0.9, 15), (x, y, 0), iron, f"tower{x}") for y in (0.6, 3.2)]
        parts += [box((0.7, 3.0, 0.8), (x, 1.9, z), iron, f"tower{x}") for z in (7.5, 14)]
    curve = [(x, 0.6, 2.2 + 12.3 * (x / 16) ** 2) for x in np.linspace(-16, 16, 13)]
    parts.append(tube(curve, [0.09] * 13, iron, "cable", (0, 1, 0), sides=8))
    parts += [
        tube(
            [(x, 0.6, 0.1), (x, 0.6, 2.2 + 12.3 * (x / 16) ** 2)],
            [0.03] * 2,
            iron,
            "cable",
            sides=6,
        )
        for x in range(-14, 15, 2)
    ]
    return parts
