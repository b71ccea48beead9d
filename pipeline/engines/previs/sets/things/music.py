"""Things that sound by wire and wave: telephones, radio and television."""

import math

from pipeline.engines.previs.mesh import (
    Material,
    Part,
    box,
    drum,
    lathe,
    tube,
)
from pipeline.engines.previs.sets.furniture.palette import (
    BRASS,
    CHINA,
    DARK,
    DARK_WOOD,
    LINEN,
    METAL,
    SCREEN,
    STEEL,
    Palette,
    boxes,
    upright,
)


def radio(_: Palette) -> list[Part]:
    slots = [(0.13, 0.004, 0.005, -0.06, -0.062, 0.035 + k * 0.014, DARK_WOOD) for k in range(8)]
    return [
        *boxes(
            (
                (0.32, 0.12, 0.18, 0, 0, 0, (166, 112, 68)),
                (0.15, 0.005, 0.13, -0.06, -0.06, 0.025, (222, 202, 156)),
                *slots,
            )
        ),
        box((0.1, 0.005, 0.05), (0.09, -0.06, 0.1), Material((250, 226, 170), glow=0.6), "scale"),
        *boxes(((0.003, 0.007, 0.05, 0.1, -0.061, 0.1, (190, 52, 46)),), "scale"),
        *[
            part
            for x in (0.065, 0.12)
            for part in upright(
                [drum(0.018, 0.02, (0, 0, 0), Material(BRASS), f"knob{x}", sides=14)], 0.055, -0.06
            )
        ],
        tube(
            [(0.13, 0.03, 0.18), (0.2, 0.03, 0.42)],
            [0.004, 0.003],
            Material(STEEL),
            "aerial",
            sides=6,
        ),
    ]


def television(_: Palette) -> list[Part]:
    shine = Material(SCREEN, glow=0.7)
    return [
        *boxes(
            (
                (0.5, 0.34, 0.4, 0, 0, 0.03, DARK_WOOD),
                (0.36, 0.02, 0.3, -0.04, -0.17, 0.08, METAL),
                *((0.03, 0.03, 0.03, x, y, 0, DARK) for x in (-0.2, 0.2) for y in (-0.1, 0.1)),
            )
        ),
        box((0.33, 0.022, 0.27), (-0.04, -0.171, 0.095), shine, "screen"),
        *boxes(
            ((0.03, 0.03, 0.03, 0.2, -0.17, 0.3, LINEN), (0.03, 0.03, 0.03, 0.2, -0.17, 0.2, LINEN))
        ),
        *[
            tube([(0, 0, 0.43), (x, 0, 0.75)], [0.005, 0.004], Material(STEEL), "aerial", sides=6)
            for x in (-0.2, 0.2)
        ],
    ]


def telephone(_: Palette) -> list[Part]:
    """With a dial, a receiver on its rest and a cord."""
    black = Material((46, 46, 52))
    dots = [
        drum(
            0.006,
            0.003,
            (0.026 * math.cos(a), -0.045 + 0.026 * math.sin(a), 0.083),
            Material(DARK),
            "dial",
            sides=8,
        )
        for a in [k * 0.6 for k in range(9)]
    ]
    handset = [
        (-0.12, 0.045, 0.115),
        (-0.06, 0.045, 0.138),
        (0.06, 0.045, 0.138),
        (0.12, 0.045, 0.115),
    ]
    cord = [(-0.11, 0.0, 0.03), (-0.17, -0.02, 0.01), (-0.2, 0.05, 0.008), (-0.25, 0.02, 0.008)]
    return [
        lathe(
            ((0.12, 0), (0.12, 0.015), (0.085, 0.06), (0.07, 0.075), (0.002, 0.078)),
            black,
            "body",
            24,
        ),
        *boxes(((0.03, 0.05, 0.05, x, 0.045, 0.06, (46, 46, 52)) for x in (-0.05, 0.05)), "rest"),
        drum(0.04, 0.004, (0, -0.045, 0.078), Material(CHINA), "dial", sides=22),
        *dots,
        tube(handset, [0.024, 0.013, 0.013, 0.024], black, "receiver", (0, 1, 0)),
        tube(cord, [0.005] * 4, black, "cord", (0, 0, 1), sides=6),
    ]


def phone(_: Palette) -> list[Part]:
    dark = Material((44, 46, 54))
    shine = Material((150, 186, 206), glow=0.6)
    return [
        box((0.075, 0.15, 0.009), (0, 0, 0), dark),
        box((0.067, 0.138, 0.0095), (0, 0, 0), shine),
    ]
