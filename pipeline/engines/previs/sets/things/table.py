"""Things that stand on tables: to eat and drink, to light and to look at."""

import math

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
from pipeline.engines.previs.sets.furniture.palette import (
    BRASS,
    CHINA,
    DARK,
    DARK_WOOD,
    LEAF,
    LINEN,
    STEEL,
    Palette,
    boxes,
    upright,
)

RED: Colour = (190, 52, 46)


def candle(_: Palette) -> list[Part]:
    return [
        drum(0.055, 0.01, (0, 0, 0), Material(BRASS), "dish", 0.06, sides=20),
        drum(0.018, 0.02, (0, 0, 0.01), Material(BRASS), "dish", sides=14),
        drum(0.013, 0.15, (0, 0, 0.02), Material(CHINA), "wax", sides=14),
        lathe(
            ((0.001, 0.17), (0.009, 0.185), (0.006, 0.2), (0.001, 0.222)),
            Material((255, 200, 96), glow=1),
            "flame",
            12,
        ),
    ]


def lamp(_: Palette) -> list[Part]:
    return [
        drum(0.075, 0.02, (0, 0, 0), Material(BRASS), sides=20),
        drum(0.012, 0.22, (0, 0, 0.02), Material(BRASS), sides=8),
        drum(
            0.13, 0.15, (0, 0, 0.2), Material((250, 226, 176), glow=0.7), "shade", 0.075, sides=24
        ),
    ]


def torch(_: Palette) -> list[Part]:
    """A hand lamp, lying, its light to +x."""
    dark = Material(DARK)
    return [
        tube(
            [(-0.1, 0, 0.022), (0.05, 0, 0.022)], [0.018, 0.018], dark, "grip", (0, 1, 0), ends=0.05
        ),
        tube(
            [(0.05, 0, 0.022), (0.085, 0, 0.024)],
            [0.02, 0.024],
            Material(STEEL),
            "head",
            (0, 1, 0),
            ends=0.05,
        ),
        ball(
            (0.006, 0.02, 0.02),
            (0.087, 0, 0.024),
            Material((255, 244, 200), glow=1),
            "lens",
            detail=12,
        ),
    ]


def flower(_: Palette) -> list[Part]:
    """Three in a vase."""
    outline = ((0.03, 0), (0.045, 0.05), (0.02, 0.12), (0.028, 0.15))
    heads = ((0, 0, 0.33), (0.07, 0.02, 0.28), (-0.07, -0.01, 0.26))
    blooms = [part for k, head in enumerate(heads) for part in _bloom(k, *head)]
    return [lathe(outline, Material((96, 128, 160)), "vase", 18), *blooms]


def _bloom(k: int, x: float, y: float, z: float) -> list[Part]:
    """The k-th flower of a vase, its head at (x, y, z)."""
    way = [(0, 0, 0.1), (x * 0.6, y, z * 0.7), (x, y, z)]
    stem = tube(way, [0.004] * 3, Material(LEAF), f"stem{k}", sides=6)
    yellow, red = Material((240, 200, 80)), Material((206, 74, 92))
    eye = ball((0.016, 0.016, 0.012), (x, y - 0.012, z), yellow, f"eye{k}", detail=8)
    petals = [
        ball(
            (0.02, 0.009, 0.02),
            (x + 0.03 * math.cos(a), y, z + 0.03 * math.sin(a)),
            red,
            f"bloom{k}",
            detail=8,
        )
        for a in (j * math.tau / 6 for j in range(6))
    ]
    return [stem, eye, *petals]


def table_clock(_: Palette) -> list[Part]:
    """An alarm clock facing -y, without figures."""
    return [*_dial(), *_clock_feet_and_bells()]


def _dial() -> list[Part]:
    face = upright(
        [
            drum(0.075, 0.05, (0, 0, 0), Material(RED), "case", sides=26),
            drum(0.064, 0.054, (0, 0, 0), Material(CHINA), "face", sides=26),
        ],
        0.095,
        0.02,
    )
    hands = [
        tube(
            [(0, -0.037, 0.095), (x, -0.037, 0.095 + z)],
            [0.004, 0.003],
            Material(DARK),
            "hand",
            sides=6,
        )
        for x, z in ((0.03, 0.022), (-0.012, 0.048))
    ]
    ticks = boxes(
        (
            (
                0.005,
                0.003,
                0.012,
                0.054 * math.sin(k * math.pi / 6),
                -0.0355,
                0.089 + 0.054 * math.cos(k * math.pi / 6),
                DARK,
            )
            for k in range(12)
        ),
        "face",
    )
    return [*face, *hands, *ticks]


def _clock_feet_and_bells() -> list[Part]:
    feet = [
        tube(
            [(x * 0.6, 0, 0.03), (x, 0, 0.0)],
            [0.006, 0.005],
            Material(STEEL),
            "foot",
            sides=6,
            ends=0.02,
        )
        for x in (-0.05, 0.05)
    ]
    bells = [
        ball((0.026, 0.02, 0.018), (x, 0, 0.172), Material(STEEL), "bell", detail=12)
        for x in (-0.035, 0.035)
    ]
    return [*feet, *bells]


def bell(_: Palette) -> list[Part]:
    return [
        lathe(
            ((0.06, 0), (0.055, 0.02), (0.035, 0.05), (0.03, 0.08), (0.002, 0.095)),
            Material(BRASS),
            "bell",
            20,
        ),
        tube([(0, 0, 0.09), (0, 0, 0.17)], [0.011, 0.013], Material(DARK_WOOD), "handle", sides=10),
    ]


def ring(_: Palette) -> list[Part]:
    """In its open box."""
    red = (122, 40, 52)
    band = [
        (0.02 * math.cos(a), 0, 0.052 + 0.02 * math.sin(a))
        for a in [k * math.tau / 16 for k in range(17)]
    ]
    return [
        *boxes(
            (
                (0.1, 0.1, 0.035, 0, 0, 0, red),
                (0.09, 0.09, 0.006, 0, 0, 0.033, (66, 28, 40)),
                (0.1, 0.02, 0.1, 0, 0.06, 0.0, red),
            ),
            "box",
        ),
        tube(band, [0.0042] * 17, Material(BRASS), "ring", (0, 1, 0), sides=8),
        lathe(
            ((0.001, 0.07), (0.011, 0.082), (0.008, 0.09), (0.001, 0.09)),
            Material((222, 242, 250), glow=0.5),
            "stone",
            8,
        ),
    ]


def money(_: Palette) -> list[Part]:
    """A wad of notes and coins."""
    notes = [
        part
        for k in range(4)
        for part in placed(
            boxes(((0.15, 0.07, 0.006, 0, 0, k * 0.006, (150, 178, 140)),), f"note{k}"),
            turn=k * 5 - 8,
        )
    ]
    oval = [
        drum(
            0.02, 0.0012, (0, 0, 0.024), Material((206, 218, 192), is_fine=True), "note3", sides=16
        )
    ]
    coins = [
        drum(0.014, 0.004, (x, y, z), Material(BRASS), f"coin{k}", sides=16)
        for k, (x, y, z) in enumerate(((0.12, 0.02, 0), (0.14, -0.02, 0), (0.122, 0.015, 0.004)))
    ]
    return [*notes, *oval, *coins]


def ball_(_: Palette) -> list[Part]:
    stripe = [
        (0.111 * math.cos(a), 0.111 * math.sin(a), 0.11)
        for a in [k * math.tau / 20 for k in range(21)]
    ]
    return [
        ball((0.11, 0.11, 0.11), (0, 0, 0.11), Material(RED), "ball", detail=22),
        tube(stripe, [0.01] * 21, Material(LINEN), "stripe", (0, 0, 1), sides=6),
    ]


def box_(_: Palette) -> list[Part]:
    """A carton with open flaps."""
    card, dark = Material((190, 150, 104)), Material((96, 72, 52))
    flaps = [
        placed([box((0.28, 0.1, 0.004), (0, 0.05, 0), card, "flap")], (0, y, 0.2), t)
        for y, t in ((0.11, 0), (-0.11, 180))
    ]
    return [
        box((0.3, 0.22, 0.2), (0, 0, 0), card, "box"),
        box((0.28, 0.2, 0.003), (0, 0, 0.2), dark, "inside"),
        *flaps[0],
        *flaps[1],
        box((0.05, 0.222, 0.08), (0, 0, 0.12), Material((222, 196, 150)), "tape"),
    ]


def hand_mirror(_: Palette) -> list[Part]:
    """Lying, its glass up, its handle to -x."""
    return [
        drum(0.085, 0.018, (0, 0, 0), Material(BRASS), "rim", sides=26),
        drum(0.074, 0.02, (0, 0, 0), Material((206, 226, 234), glow=0.3), "glass", sides=26),
        tube([(-0.08, 0, 0.012), (-0.24, 0, 0.012)], [0.013, 0.016], Material(BRASS), "handle"),
    ]
