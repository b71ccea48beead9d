"""What carries people: cars and bicycles seen from outside, cabins seen from within."""

import math

import numpy as np

from pipeline.engines.previs.mesh import Colour, Material, Part, box, drum, flat, placed, tube
from pipeline.engines.previs.sets.furniture.palette import (
    CHINA,
    DARK,
    GLASS,
    LINEN,
    LIT,
    METAL,
    STEEL,
    Palette,
    boxes,
    upright,
)

RUBBER: Colour = (40, 40, 44)
WINDSCREEN: Colour = (120, 144, 160)
_SIDE = (
    (-2.1, 0.32),
    (2.1, 0.32),
    (2.12, 0.7),
    (1.95, 0.82),
    (1.1, 0.92),
    (-1.85, 0.95),
    (-2.12, 0.8),
)
_VAN = (
    (-2.4, 0.32),
    (2.4, 0.32),
    (2.42, 0.8),
    (2.3, 1.02),
    (1.98, 1.16),
    (1.62, 1.95),
    (-2.4, 2.0),
)
_CABIN = ((-1.6, 0.92), (1.05, 0.92), (0.42, 1.42), (-1.05, 1.44))


def car(palette: Palette) -> list[Part]:
    """A saloon along x, its front at +x; 4.2 m long."""
    paint = Material(palette.cloth)
    parts = [
        *_profile(_SIDE, 1.66, paint, "body"),
        *_profile(_CABIN, 1.44, paint, "cabin"),
        *_panes(),
    ]
    for x in (-1.3, 1.32):
        for y in (-0.8, 0.8):
            parts += placed(wheel(palette), (x, y, 0.33), thing=f"wheel{x}{y}")
    lamps = Material((255, 244, 204), glow=0.9 if palette.is_dark else 0.1)
    parts += [box((0.06, 0.3, 0.13), (2.1, y, 0.6), lamps, f"lamp{y}") for y in (-0.58, 0.58)]
    parts += boxes(((0.06, 0.26, 0.12, -2.1, y, 0.64, (186, 44, 40)) for y in (-0.6, 0.6)), "rear")
    parts += boxes(((0.12, 1.6, 0.14, x, 0, 0.36, METAL) for x in (-2.12, 2.12)), "bumper")
    parts += boxes(
        ((0.14, 0.03, 0.03, x, y, 0.8, METAL) for x in (-0.5, 0.5) for y in (-0.84, 0.84)), "handle"
    )
    return parts


def _profile(
    outline: tuple[tuple[float, float], ...], wide: float, material: Material, thing: str
) -> list[Part]:
    """A side view (x, z) drawn out across y."""
    near = np.array([(x, -wide / 2, z) for x, z in outline], np.float32)
    far = near + np.array((0, wide, 0), np.float32)
    count = len(outline)
    around = [
        np.stack((near[k], far[k], far[(k + 1) % count], near[(k + 1) % count]))
        for k in range(count)
    ]
    return [flat([near, far[::-1], *[strip[::-1] for strip in around]], material, thing)]


def _panes() -> list[Part]:
    glass = Material(WINDSCREEN)
    sides = (
        ((-1.42, 0.97), (-0.32, 0.97), (-0.32, 1.36), (-0.98, 1.36)),
        ((-0.24, 0.97), (0.92, 0.97), (0.4, 1.36), (-0.24, 1.36)),
    )
    parts = [
        part
        for k, outline in enumerate(sides)
        for part in _profile(outline, 1.46, glass, f"pane{k}")
    ]
    front = np.array(
        ((1.04, -0.66, 0.96), (1.04, 0.66, 0.96), (0.5, 0.62, 1.39), (0.5, -0.62, 1.39)), np.float32
    )
    rear = np.array(
        ((-1.6, 0.66, 0.96), (-1.6, -0.66, 0.96), (-1.13, -0.62, 1.4), (-1.13, 0.62, 1.4)),
        np.float32,
    )
    return [
        *parts,
        flat(
            [
                front + np.array((0.025, 0, 0.01), np.float32),
                rear + np.array((-0.025, 0, 0.01), np.float32),
            ],
            glass,
            "screen",
        ),
    ]


def wheel(_: Palette) -> list[Part]:
    """Upright about the middle, its axle along y."""
    tyre = upright([drum(0.33, 0.2, (0, 0, -0.1), Material(RUBBER), sides=22)], 0)
    hub = upright([drum(0.19, 0.21, (0, 0, -0.105), Material(STEEL), "hub", sides=14)], 0)
    return [*tyre, *hub]


def van(palette: Palette) -> list[Part]:
    """A delivery van along x, its front at +x; 4.8 m long."""
    paint, glass = Material((214, 212, 204)), Material(WINDSCREEN)
    lamps = Material((255, 244, 204), glow=0.9 if palette.is_dark else 0.1)
    pane = ((1.1, 1.2), (1.86, 1.2), (1.56, 1.82), (1.1, 1.82))
    screen = np.array(
        ((1.93, -0.74, 1.22), (1.93, 0.74, 1.22), (1.6, 0.7, 1.9), (1.6, -0.7, 1.9)), np.float32
    )
    parts = [
        *_profile(_VAN, 1.9, paint, "body"),
        *_profile(pane, 1.92, glass, "pane"),
        flat([screen + np.array((0.03, 0, 0.02), np.float32)], glass, "screen"),
        box((3.2, 1.93, 0.1), (-0.7, 0, 0.95), Material(palette.cloth), "stripe"),
    ]
    for x in (-1.5, 1.5):
        for y in (-0.86, 0.86):
            parts += placed(wheel(palette), (x, y, 0.33), thing=f"wheel{x}{y}")
    parts += [box((0.06, 0.3, 0.16), (2.4, y, 0.66), lamps, f"lamp{y}") for y in (-0.68, 0.68)]
    return parts


_CABIN_BOXES = (
    (1.5, 2.3, 0.16, 0, 0.5, 0.0, "trim"),
    (0.08, 2.0, 0.5, -0.78, 0.55, 0.16, "body"),
    (0.08, 2.0, 0.5, 0.78, 0.55, 0.16, "body"),
    (1.5, 0.34, 0.2, 0, -0.62, 0.5, "trim"),
    (1.5, 0.06, 0.5, 0, -0.5, 0.0, "trim"),
    (1.64, 0.1, 0.6, 0, 1.55, 0.0, "body"),
    (1.5, 1.5, 0.05, 0, 0.8, 1.38, "body"),
    (1.3, 0.04, 0.06, 0, -0.02, 1.34, "trim"),
    (1.68, 1.15, 0.5, 0, -1.3, 0.28, "body"),
    (1.7, 0.12, 0.16, 0, -1.9, 0.34, "trim"),
    (0.3, 0.05, 0.07, 0, 0.0, 1.25, "trim"),
)
_PILLARS = (
    ((-0.6, 0.68), (0.05, 1.4)),
    ((0.75, 0.64), (0.75, 1.4)),
    ((1.52, 0.58), (1.5, 1.4)),
)
"""Of each side: (y, z) below and above."""


def car_cabin(palette: Palette) -> list[Part]:
    """Seen from before the windscreen (-y): two seats face -y, the driver's at the right."""
    colours: dict[str, Colour] = {"body": palette.cloth, "trim": (58, 58, 64)}
    rows = [(w, d, h, x, y, z, colours[c]) for w, d, h, x, y, z, c in _CABIN_BOXES]
    body = Material(palette.cloth)
    pillars = [
        tube([(x, y0, z0), (x * 0.92, y1, z1)], [0.035, 0.035], body, "floor", sides=8)
        for x in (-0.75, 0.75)
        for (y0, z0), (y1, z1) in _PILLARS
    ]
    wheels = [
        part
        for x in (-0.78, 0.78)
        for part in placed(wheel(palette), (x, -1.35, 0.33), 90, thing=f"floor/wheel{x}")
    ]
    return [*boxes(rows, "floor"), *pillars, *_front_seats(), *_steering(), *wheels]


def _front_seats() -> list[Part]:
    return [
        part
        for x in (-0.37, 0.37)
        for part in boxes(
            (
                (0.5, 0.5, 0.2, x, 0.35, 0.16, LINEN),
                (0.48, 0.14, 0.62, x, 0.62, 0.36, LINEN),
                (0.28, 0.1, 0.18, x, 0.64, 1.0, LINEN),
            ),
            f"seat {x}",
        )
    ]


def _steering() -> list[Part]:
    ring = [
        (0.37 + 0.17 * math.cos(a), -0.3 - 0.05 * math.sin(a), 0.66 + 0.16 * math.sin(a))
        for a in np.linspace(0, math.tau, 17)
    ]
    column = [(0.37, -0.3, 0.66), (0.37, -0.5, 0.6)]
    dark = Material(DARK)
    return [
        tube(ring, [0.014] * 17, dark, "floor/wheel", (0, 1, 0), sides=6),
        tube(column, [0.03, 0.03], dark, "floor/wheel", sides=6),
    ]


def train_seats(palette: Palette) -> list[Part]:
    """Two side by side, facing -y, with head rests."""
    c = palette.cloth
    parts = boxes(((1.04, 0.4, 0.3, 0, 0.06, 0, METAL), (1.06, 0.5, 0.14, 0, 0, 0.3, c)))
    for x in (-0.27, 0.27):
        parts += boxes(
            ((0.5, 0.14, 0.72, x, 0.27, 0.42, c), (0.4, 0.15, 0.16, x, 0.265, 1.0, LINEN)), f"s{x}"
        )
    return [*parts, *boxes(((0.05, 0.4, 0.22, x, 0.05, 0.44, DARK) for x in (-0.54, 0.54)), "arm")]


def luggage_rack(_: Palette) -> list[Part]:
    """Hangs on a wall at 1.9 m, with two bags on it."""
    rails = [(1.8, 0.03, 0.03, 0, y, 1.9, STEEL) for y in (-0.2, -0.05, 0.1)]
    arms = [(0.03, 0.4, 0.04, x, 0, 1.87, STEEL) for x in (-0.8, 0, 0.8)]
    return [
        *boxes((*rails, *arms)),
        *boxes(((0.6, 0.3, 0.22, -0.3, -0.05, 1.93, (120, 76, 50)),), "bag"),
        *boxes(((0.4, 0.28, 0.18, 0.5, -0.05, 1.93, (70, 84, 96)),), "bag2"),
    ]


def captain_chair(palette: Palette) -> list[Part]:
    c = palette.cloth
    return [
        drum(0.26, 0.06, (0, 0, 0), Material(METAL), sides=18),
        drum(0.07, 0.3, (0, 0, 0.06), Material(METAL), sides=10),
        *boxes(
            (
                (0.54, 0.52, 0.12, 0, 0, 0.34, c),
                (0.5, 0.12, 0.75, 0, 0.26, 0.44, c),
                (0.3, 0.1, 0.2, 0, 0.26, 1.19, c),
            )
        ),
        *boxes(((0.09, 0.42, 0.06, x, 0, 0.62, CHINA) for x in (-0.3, 0.3)), "arm"),
        *boxes(((0.06, 0.08, 0.18, x, 0.12, 0.46, METAL) for x in (-0.3, 0.3)), "arm"),
    ]


def train(palette: Palette) -> list[Part]:
    """Two carriages along x at a platform, their side at y = 0 facing -y."""
    parts: list[Part] = []
    lit = Material(LIT if palette.is_dark else GLASS, glow=0.9 if palette.is_dark else 0.0)
    for n, x0 in enumerate((-19.6, -6.4, 6.8)):
        paint, roof = Material(palette.cloth), Material((120, 122, 126))
        name = f"carriage{n}"
        parts.append(box((12.8, 2.7, 2.5), (x0 + 6.5, 1.4, 0.35), paint, name))
        parts.append(box((12.6, 2.3, 0.3), (x0 + 6.5, 1.4, 2.85), roof, name))
        parts.append(box((12.8, 0.04, 0.12), (x0 + 6.5, 0.04, 1.15), Material(LINEN), name))
        parts.append(box((12.0, 2.0, 1.35), (x0 + 6.5, 1.4, -1.0), Material(DARK), name))
        for k in range(6):
            at = x0 + 1.9 + k * 1.85
            parts.append(box((1.3, 0.05, 0.85), (at, 0.035, 1.45), lit, f"{name} {k}"))
        for at in (x0 + 0.65, x0 + 12.35):
            parts += [
                box((0.85, 0.06, 2.0), (at, 0.03, 0.5), Material(palette.trim), f"{name} door"),
                box((0.5, 0.07, 0.7), (at, 0.025, 1.55), lit, f"{name} door"),
            ]
    return parts
