"""Things that sound: instruments, telephones, radio and television."""

import math

from pipeline.engines.previs.mesh import (
    Colour,
    Material,
    Part,
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
    LINEN,
    METAL,
    SCREEN,
    STEEL,
    Palette,
    boxes,
    upright,
)

BLADE: Colour = (206, 212, 218)


def guitar(palette: Palette) -> list[Part]:
    """Lying on its back, the neck to +x."""
    return _strings(palette, 0.5, (198, 134, 72), has_hole=True)


def violin(palette: Palette) -> list[Part]:
    return _strings(palette, 0.36, (150, 82, 44), has_hole=False)


def cello(palette: Palette) -> list[Part]:
    """Upright on its spike, its strings to -y."""
    lying_one = _strings(palette, 0.78, (158, 88, 46), has_hole=False)
    stood = upright(placed(lying_one, turn=90), 0.5, 0.0)
    return [
        *stood,
        tube(
            [(0, 0, 0.0), (0, 0, 0.12)], [0.006, 0.01], Material(METAL), "spike", sides=6, ends=0.02
        ),
    ]


def _strings(_: Palette, long: float, tint: Colour, has_hole: bool) -> list[Part]:
    """Body of two bouts about x = 0, neck and head to +x; `long` metres of body."""
    wood, dark = Material(tint), Material((66, 48, 40))
    outline = (
        (-0.5, 0.02),
        (-0.47, 0.24),
        (-0.3, 0.36),
        (-0.12, 0.3),
        (0.02, 0.22),
        (0.16, 0.25),
        (0.34, 0.28),
        (0.46, 0.18),
        (0.5, 0.04),
    )
    thick = 0.17 * long
    path = [(x * long, 0, thick / 2) for x, _half in outline]
    radii = [(half * long, thick / 2) for _x, half in outline]
    top, neck = thick * 1.02, 0.62 * long
    parts = [tube(path, radii, wood, "body", (0, 1, 0), sides=20, ends=0.05)]
    parts += boxes(
        (
            (
                neck + 0.3 * long,
                0.09 * long,
                0.03 * long,
                0.55 * long + neck / 2,
                0,
                top - 0.01 * long,
                (66, 48, 40),
            ),
            (
                0.16 * long,
                0.13 * long,
                0.035 * long,
                0.78 * long + neck,
                0,
                top - 0.012 * long,
                (66, 48, 40),
            ),
            (
                0.04 * long,
                0.24 * long,
                0.05 * long,
                -0.22 * long,
                0,
                top - 0.02 * long,
                (66, 48, 40),
            ),
        ),
        "neck",
    )
    if has_hole:
        parts.append(drum(0.1 * long, 0.012, (0.12 * long, 0, top - 0.006), dark, "hole", sides=20))
    else:
        parts += [
            tube(
                [(-0.1 * long, s * 0.12 * long, top), (0.08 * long, s * 0.1 * long, top)],
                [0.01 * long] * 2,
                dark,
                "hole",
                sides=6,
            )
            for s in (-1, 1)
        ]
    for k in range(4):
        y = (k - 1.5) * 0.022 * long
        parts.append(
            tube(
                [(-0.22 * long, y, top + 0.035 * long), (0.78 * long + neck, y, top + 0.03 * long)],
                [0.0016, 0.0016],
                Material(LINEN, is_fine=True),
                "string",
                sides=4,
            )
        )
    return parts


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
