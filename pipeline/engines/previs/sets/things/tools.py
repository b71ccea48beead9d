"""Things that are worked, fought and played with. Long ones lie along x."""

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
    LINEN,
    METAL,
    SCREEN,
    STEEL,
    Palette,
    boxes,
    upright,
)

BLADE: Colour = (206, 212, 218)


def gun(_: Palette) -> list[Part]:
    """A pistol on its side, its barrel to +x."""
    d, grip = (58, 60, 66), DARK_WOOD
    guard = [(0.0, -0.02, 0.012), (0.01, -0.05, 0.012), (0.04, -0.05, 0.012), (0.05, -0.02, 0.012)]
    handle = placed(
        boxes(((0.045, 0.11, 0.026, 0, -0.055, 0, grip),), "grip"), (-0.055, 0.0, 0), -14
    )
    return [
        *boxes(
            (
                (0.2, 0.034, 0.026, 0.03, 0.014, 0, d),
                (0.13, 0.02, 0.022, 0.01, -0.01, 0.002, METAL),
                (0.008, 0.008, 0.006, 0.12, 0.034, 0.01, d),
                (0.02, 0.016, 0.02, -0.075, 0.03, 0.003, METAL),
            )
        ),
        *handle,
        tube(guard, [0.004] * 4, Material(d), "guard", (0, 0, 1), sides=6),
        tube(
            [(0.024, -0.018, 0.012), (0.018, -0.036, 0.012)],
            [0.004, 0.003],
            Material(METAL),
            "trigger",
            sides=6,
        ),
    ]


def knife(_: Palette) -> list[Part]:
    blade = [(0.0, 0, 0.006), (0.1, 0.004, 0.006), (0.19, 0.012, 0.006)]
    return [
        tube(
            blade,
            [(0.019, 0.0016), (0.018, 0.0016), (0.002, 0.001)],
            Material(BLADE),
            "blade",
            (0, 1, 0),
            sides=8,
            ends=0.2,
        ),
        tube(
            [(-0.12, 0, 0.012), (0.0, 0, 0.012)],
            [0.012, 0.011],
            Material(DARK_WOOD),
            "handle",
            (0, 1, 0),
            ends=0.4,
        ),
        *boxes(((0.008, 0.04, 0.02, 0.0, 0, 0.002, BRASS),), "guard"),
    ]


def sword(_: Palette) -> list[Part]:
    return [
        tube(
            [(0, 0, 0.02), (0.7, 0, 0.02), (0.8, 0, 0.02)],
            [(0.024, 0.004), (0.022, 0.004), (0.001, 0.001)],
            Material(BLADE),
            "blade",
            (0, 1, 0),
            sides=8,
        ),
        tube(
            [(-0.16, 0, 0.02), (0, 0, 0.02)],
            [0.014, 0.014],
            Material(DARK_WOOD),
            "handle",
            (0, 1, 0),
        ),
        *boxes(((0.02, 0.2, 0.03, 0, 0, 0.005, BRASS),), "guard"),
        ball((0.022, 0.022, 0.02), (-0.175, 0, 0.02), Material(BRASS), "pommel", detail=12),
    ]


def axe(_: Palette) -> list[Part]:
    haft = [(-0.38, 0, 0.016), (-0.1, 0.01, 0.016), (0.32, 0, 0.016)]
    wedge = [(0.27, -0.02, 0.016), (0.27, -0.08, 0.016), (0.27, -0.15, 0.016)]
    return [
        tube(haft, [(0.018, 0.013)] * 3, Material((176, 130, 84)), "haft", (0, 1, 0)),
        tube(
            wedge,
            [(0.035, 0.017), (0.045, 0.012), (0.085, 0.002)],
            Material(STEEL),
            "blade",
            (1, 0, 0),
            sides=10,
            ends=0.1,
        ),
        *boxes(((0.07, 0.06, 0.032, 0.27, 0.0, 0, METAL),), "blade"),
    ]


def hammer(_: Palette) -> list[Part]:
    return [
        tube(
            [(-0.2, 0, 0.014), (0.12, 0, 0.014)],
            [0.014, 0.012],
            Material((176, 130, 84)),
            "haft",
            (0, 1, 0),
        ),
        *boxes(
            ((0.04, 0.12, 0.036, 0.12, 0, 0, METAL), (0.05, 0.03, 0.044, 0.12, -0.06, 0, STEEL)),
            "head",
        ),
    ]


def rope(_: Palette) -> list[Part]:
    """A coil with a loose end."""
    tint = Material((206, 178, 124))
    turns = 4
    coil = [
        (
            0.14 * math.cos(a) * (1 + 0.04 * math.sin(a * 0.3)),
            0.14 * math.sin(a),
            0.014 + 0.018 * a / math.tau,
        )
        for a in [k * math.tau / 12 for k in range(12 * turns + 1)]
    ]
    end = [(0.14, 0, 0.014), (0.22, -0.03, 0.012), (0.3, 0.03, 0.012), (0.36, 0.0, 0.012)]
    return [
        tube(coil, [0.012] * len(coil), tint, "coil", (0, 0, 1), sides=8),
        tube(end, [0.012] * 4, tint, "coil", (0, 0, 1), sides=8),
    ]


def camera(_: Palette) -> list[Part]:
    return [
        *boxes(
            (
                (0.15, 0.05, 0.095, 0, 0, 0, DARK),
                (0.152, 0.052, 0.022, 0, 0, 0.073, STEEL),
                (0.05, 0.045, 0.03, 0, 0, 0.095, STEEL),
                (0.022, 0.02, 0.01, 0.055, 0, 0.095, METAL),
            )
        ),
        *upright(
            [
                drum(0.038, 0.055, (0, 0, 0), Material(METAL), "lens", 0.034, sides=22),
                drum(0.026, 0.057, (0, 0, 0), Material((70, 92, 120)), "lens", sides=22),
            ],
            0.045,
            -0.025,
        ),
    ]


def phone(_: Palette) -> list[Part]:
    dark = Material((44, 46, 54))
    shine = Material((150, 186, 206), glow=0.6)
    return [
        box((0.075, 0.15, 0.009), (0, 0, 0), dark),
        box((0.067, 0.138, 0.0095), (0, 0, 0), shine),
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


def book(_: Palette) -> list[Part]:
    """Open, its pages to the reader; strokes that are no letters."""
    pen = Material((120, 112, 112), is_fine=True)
    parts = boxes(((0.32, 0.22, 0.008, 0, 0, 0, (128, 52, 48)),), "cover")
    for side in (-1, 1):
        page = [(0.0, 0, 0.02), (side * 0.05, 0, 0.024), (side * 0.15, 0, 0.012)]
        parts.append(
            tube(
                page,
                [(0.1, 0.003)] * 3,
                Material((246, 240, 224)),
                f"page{side}",
                (0, 1, 0),
                sides=8,
                ends=0.05,
            )
        )
        parts += [
            box(
                (0.1 - 0.03 * (k % 3 == 2), 0.002, 0.001),
                (side * 0.08, 0.07 - 0.02 * k, 0.0275),
                pen,
                f"page{side}",
            )
            for k in range(8)
        ]
    return parts
