"""What people have built: house fronts, roads, cottages, churches. Fronts face -y."""

import numpy as np

from pipeline.engines.previs.mesh import Colour, Material, Part, box, drum, flat, placed, quad
from pipeline.engines.previs.sets.furniture.palette import (
    DARK,
    DARK_WOOD,
    LINEN,
    LIT,
    STONE,
    Palette,
    boxes,
)

FACADES: tuple[Colour, ...] = (
    (206, 178, 146),
    (176, 130, 104),
    (198, 190, 172),
    (150, 142, 132),
    (188, 160, 120),
    (168, 108, 88),
    (176, 184, 168),
)
SNOW: Colour = (244, 246, 250)
PANE: Colour = (112, 132, 150)
LIT_SHARE = 0.4
"""Of the windows after dark."""


def facades(palette: Palette) -> list[Part]:
    """A row of houses along x whose fronts stand at y = 0."""
    return _row(palette, 30.0, (2, 5))


def low_facades(palette: Palette) -> list[Part]:
    """Houses of one and two floors, under roofs."""
    return _row(palette, 26.0, (1, 3))


def high_facades(palette: Palette) -> list[Part]:
    """Houses of seven to eleven floors."""
    return _row(palette, 32.0, (7, 12))


def _row(palette: Palette, half: float, floors: tuple[int, int]) -> list[Part]:
    parts: list[Part] = []
    rng = np.random.default_rng(palette.variant)
    x = -half
    while x < half:
        wide, count = 5 + 4 * float(rng.random()), int(rng.integers(*floors))
        parts += _house(x, wide, count, palette, rng)
        x += wide
    return parts


def _house(
    x: float, wide: float, floors: int, palette: Palette, rng: np.random.Generator
) -> list[Part]:
    name, middle = f"house {x:.0f}", x + wide / 2
    colour = FACADES[int(rng.integers(len(FACADES)))]
    wall = Material(colour, "bricks" if rng.random() < 0.4 else "")
    frame = Material(SNOW if palette.is_snowy else (226, 220, 208))
    high = 0.6 + floors * 2.9
    parts = [
        box((wide, 6, high), (middle, 3, 0), wall, name),
        box((wide + 0.2, 0.5, 0.25), (middle, 0.1, high), frame, f"{name} eaves"),
    ]
    if floors < 3:
        tile = SNOW if palette.is_snowy else (150, 84, 66)
        parts.append(gable(wide + 0.3, 6.4, 1.9, (middle, 3, high + 0.25), tile, f"{name} roof"))
    count = max(2, round(wide / 1.9))
    for floor in range(floors):
        for k in range(count):
            at, low = x + wide * (k + 0.5) / count, 1.1 + floor * 2.9
            if floor == 0 and k == count // 2:
                parts += boxes(
                    (
                        (1.2, 0.08, 2.35, at, 0, 0, (226, 220, 208)),
                        (1.0, 0.12, 2.2, at, 0, 0, DARK_WOOD),
                    ),
                    f"{name} door",
                )
                continue
            parts += one_window(at, low, palette, rng, f"{name} {floor}{k}")
    return parts


def one_window(
    at: float, low: float, palette: Palette, rng: np.random.Generator, name: str
) -> list[Part]:
    is_lit = palette.is_dark and rng.random() < LIT_SHARE
    glass = Material((255, 214, 140), glow=0.95) if is_lit else Material(PANE)
    return [
        box((1.06, 0.1, 1.6), (at, 0, low - 0.08), Material((226, 220, 208)), name),
        box((0.86, 0.12, 1.4), (at, 0, low), glass, name),
        box((0.03, 0.13, 1.4), (at, 0, low), Material((226, 220, 208)), name),
    ]


def gable(
    wide: float,
    deep: float,
    high: float,
    at: tuple[float, float, float],
    colour: Colour,
    thing: str,
) -> Part:
    """A gable whose ridge runs along x; `at` is the middle of its base."""
    x, y = wide / 2, deep / 2
    a, b, c, d = (-x, -y, 0), (x, -y, 0), (x, y, 0), (-x, y, 0)
    e, f = (-x, 0, high), (x, 0, high)
    sides = ((a, b, f, e), (c, d, e, f), (b, c, f), (d, a, e), (d, c, b, a))
    return flat(
        [np.array(s, np.float32) + np.array(at, np.float32) for s in sides], Material(colour), thing
    )


def road(palette: Palette) -> list[Part]:
    asphalt = Material((196, 198, 204) if palette.is_snowy else (122, 122, 126))
    kerb, line = Material((186, 182, 174)), Material((226, 222, 210))
    parts = [quad((-40, -2.6, 0.012), (80, 0, 0), (0, 5.2, 0), asphalt, "road")]
    parts += [box((80, 0.22, 0.1), (0, y, 0), kerb, "kerb") for y in (-2.7, 2.7)]
    return parts + [
        quad((x, -0.07, 0.02), (1.6, 0, 0), (0, 0.14, 0), line, "road") for x in range(-30, 30, 4)
    ]


def apron(palette: Palette) -> list[Part]:
    """Paved ground that goes on towards -y, where on the other side water or a track begins."""
    return [quad((-60, -40, 0), (120, 0, 0), (0, 40, 0), Material(palette.floor, "slabs"), "apron")]


def cafe_front(palette: Palette) -> list[Part]:
    """A shop window 4 m wide with an awning, flat against a front behind it."""
    glass = Material(
        LIT if palette.is_dark else (150, 176, 186), glow=0.8 if palette.is_dark else 0
    )
    stripe = (palette.cloth, LINEN)
    parts = boxes(
        ((4.4, 0.16, 0.5, 0, 0, 0, palette.wood), (4.4, 0.2, 0.5, 0, 0, 2.6, palette.wood))
    )
    parts += [box((4.2, 0.08, 2.1), (0, 0.02, 0.5), glass, "window")]
    parts += boxes((0.1, 0.14, 2.1, x, 0, 0.5, palette.wood) for x in (-2.15, -0.7, 0.75, 2.15))
    for k in range(11):
        x = -2.2 + k * 0.4
        top = np.array(
            ((x, -1.2, 2.3), (x + 0.4, -1.2, 2.3), (x + 0.4, 0, 2.8), (x, 0, 2.8)), np.float32
        )
        lip = np.array(
            ((x, -1.2, 2.1), (x + 0.4, -1.2, 2.1), (x + 0.4, -1.2, 2.3), (x, -1.2, 2.3)), np.float32
        )
        parts.append(flat([top, lip], Material(stripe[k % 2]), "awning"))
    return parts


def cottage(palette: Palette) -> list[Part]:
    """A house of its own with porch, chimney and a pitched roof; its front at y = 0."""
    wall = Material(palette.wall, "panels")
    tile = SNOW if palette.is_snowy else (132, 80, 66)
    rng = np.random.default_rng(palette.variant)
    parts = [
        box((9, 7, 3.0), (0, 3.5, 0), wall, "house"),
        gable(10, 8.2, 2.6, (0, 3.5, 3.0), tile, "roof"),
        box((0.9, 0.9, 3.4), (-2.8, 4.2, 3.4), Material((168, 104, 84), "bricks"), "chimney"),
        *boxes(
            (
                (1.0, 0.1, 2.1, 0.2, 0, 0.2, palette.trim),
                (0.06, 0.12, 0.06, 0.55, -0.04, 1.2, LINEN),
            ),
            "door",
        ),
        *boxes(
            ((3.0, 1.6, 0.2, 0.2, -0.8, 0, STONE), (1.6, 0.4, 0.1, 0.2, -1.8, 0, STONE)), "porch"
        ),
        *boxes(((0.12, 0.12, 2.3, x, -1.5, 0.2, LINEN) for x in (-1.15, 1.55)), "porch"),
        gable(3.4, 2.2, 0.7, (0.2, -0.7, 2.5), tile, "porch roof"),
    ]
    for x in (-2.9, 3.0):
        parts += one_window(x, 1.1, palette, rng, f"window{x}")
        parts += boxes(
            ((0.35, 0.08, 1.6, x + s * 0.72, -0.02, 1.02, palette.trim) for s in (-1, 1)),
            f"shutter{x}",
        )
    return parts


def church(palette: Palette) -> list[Part]:
    """A nave with a tower before it, 17 m high; its front at y = 0."""
    stone = Material((196, 188, 172), "bricks")
    tile = SNOW if palette.is_snowy else (110, 96, 98)
    spire = np.array(
        [(x, y, 0) for x, y in ((-1.9, -1.9), (1.9, -1.9), (1.9, 1.9), (-1.9, 1.9))], np.float32
    )
    tip = np.array((0, 0, 6), np.float32)
    at = np.array((0, 1.8, 10.5), np.float32)
    sides = [np.stack((spire[k], spire[(k + 1) % 4], tip)) + at for k in range(4)]
    glass = Material((255, 214, 140), glow=0.8) if palette.is_dark else Material(PANE)
    return [
        box((3.6, 3.6, 10.5), (0, 1.8, 0), stone, "tower"),
        flat(sides, Material(tile), "spire"),
        box((7, 12, 5.5), (0, 9, 0), stone, "nave"),
        gable(12.4, 7.6, 3.0, (0, 9, 5.5), tile, "roof"),
        *boxes(((1.4, 0.1, 2.6, 0, 0, 0, DARK_WOOD), (1.7, 0.06, 2.8, 0, 0.02, 0, LINEN)), "door"),
        *[box((0.8, 0.1, 1.6), (0, 0, z), glass, f"window{z}") for z in (4.4, 8.0)],
        drum(0.05, 1.0, (0, 1.8, 16.4), Material(DARK), "cross", sides=6),
        *boxes(((0.5, 0.08, 0.08, 0, 1.8, 17.0, DARK),), "cross"),
    ]


def rear_of_street(palette: Palette) -> list[Part]:
    """Houses that close a lane at its far end."""
    return placed(_row(palette, 8.0, (2, 4)), (0, 0, 0))
