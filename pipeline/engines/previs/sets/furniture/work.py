"""Where people work, learn, heal and are questioned."""

from pipeline.engines.previs.mesh import Material, Part, ball, box, drum, placed, tube
from pipeline.engines.previs.sets.furniture.palette import (
    CHINA,
    DARK,
    DARK_WOOD,
    GLASS,
    LINEN,
    METAL,
    SCREEN,
    STEEL,
    Palette,
    boxes,
)


def desk(palette: Palette) -> list[Part]:
    """Who works at it sits at +y; papers on it."""
    w = palette.wood
    return [
        *boxes(
            (
                (1.6, 0.75, 0.04, 0, 0, 0.71, w),
                (0.42, 0.68, 0.71, -0.55, 0, 0, w),
                (0.06, 0.68, 0.71, 0.75, 0, 0, w),
                (1.1, 0.03, 0.4, 0.2, -0.3, 0.3, w),
            )
        ),
        *boxes(
            ((0.2, 0.28, 0.03, 0.58, 0.1, 0.75, LINEN), (0.2, 0.28, 0.02, 0.6, 0.08, 0.78, LINEN)),
            "papers",
        ),
    ]


def work_desk(palette: Palette) -> list[Part]:
    """A desk with a computer whose screen faces +y."""
    return [*desk(palette), *placed(computer(palette), (-0.35, -0.12, 0.75), 180, thing="computer")]


def computer(palette: Palette) -> list[Part]:
    """Screen and keyboard, facing -y."""
    shine = Material(SCREEN, glow=0.85 if palette.is_dark else 0.5)
    return [
        *boxes(((0.22, 0.16, 0.015, 0, 0.05, 0, DARK), (0.05, 0.03, 0.14, 0, 0.06, 0.01, DARK))),
        *boxes(((0.54, 0.035, 0.33, 0, 0.04, 0.12, DARK),), "screen"),
        box((0.5, 0.04, 0.29), (0, 0.036, 0.14), shine, "screen"),
        *boxes(
            ((0.42, 0.14, 0.018, 0, -0.17, 0, METAL), (0.38, 0.1, 0.008, 0, -0.17, 0.018, LINEN)),
            "keys",
        ),
    ]


def office_chair(palette: Palette) -> list[Part]:
    arms = [
        tube([(0, 0, 0.07), (0.28 * x, 0.28 * y, 0.03)], [0.025, 0.02], Material(DARK), sides=8)
        for x, y in ((1, 0), (0.3, 0.95), (-0.8, 0.6), (-0.8, -0.6), (0.3, -0.95))
    ]
    return [
        *arms,
        drum(0.03, 0.36, (0, 0, 0.06), Material(METAL), sides=8),
        *boxes(
            (
                (0.46, 0.44, 0.06, 0, 0, 0.4, palette.cloth),
                (0.42, 0.06, 0.5, 0, 0.22, 0.52, palette.cloth),
            )
        ),
        *boxes(((0.06, 0.03, 0.2, 0, 0.24, 0.38, DARK),)),
    ]


def filing_cabinet(_: Palette) -> list[Part]:
    grey = (146, 152, 150)
    parts = boxes(((0.47, 0.6, 1.32, 0, 0, 0, grey),))
    for k in range(4):
        parts += boxes(
            (
                (0.43, 0.02, 0.29, 0, -0.3, 0.05 + k * 0.32, grey),
                (0.14, 0.03, 0.02, 0, -0.315, 0.22 + k * 0.32, DARK),
            ),
            f"d{k}",
        )
    return parts


def metal_table(_: Palette) -> list[Part]:
    legs = [(0.05, 0.05, 0.71, x, y, 0, DARK) for x in (-0.72, 0.72) for y in (-0.32, 0.32)]
    return boxes(((1.6, 0.8, 0.04, 0, 0, 0.71, STEEL), *legs))


def blackboard(_: Palette) -> list[Part]:
    """Hangs at 1.5 m, with drawn figures that are no words."""
    chalk = Material((226, 230, 222), is_fine=True)
    wave = [(-1.1 + k * 0.16, -0.03, 1.5 + 0.16 * (-1) ** k) for k in range(6)]
    ring = [
        (0.9, -0.03, 1.7),
        (1.15, -0.03, 1.5),
        (0.9, -0.03, 1.3),
        (0.65, -0.03, 1.5),
        (0.9, -0.03, 1.7),
    ]
    return [
        *boxes(
            (
                (3.1, 0.03, 1.3, 0, 0, 0.85, DARK_WOOD),
                (3.0, 0.04, 1.2, 0, 0, 0.9, (52, 84, 70)),
                (3.0, 0.1, 0.03, 0, -0.05, 0.87, DARK_WOOD),
            )
        ),
        tube(wave, [0.007] * 6, chalk, sides=5),
        tube(ring, [0.007] * 5, chalk, sides=5),
        tube([(0.2, -0.03, 1.1), (0.45, -0.03, 1.9)], [0.007] * 2, chalk, sides=5),
    ]


def school_desk(palette: Palette) -> list[Part]:
    """With its chair at +y, facing -y: turn it towards the board."""
    legs = [(0.03, 0.03, 0.68, x, y, 0, METAL) for x in (-0.26, 0.26) for y in (-0.18, 0.18)]
    rear = [(0.03, 0.03, 0.42, x, y, 0, METAL) for x in (-0.16, 0.16) for y in (0.36, 0.68)]
    back = [(0.03, 0.03, 0.4, x, 0.68, 0.42, METAL) for x in (-0.16, 0.16)]
    return [
        *boxes(((0.64, 0.46, 0.03, 0, 0, 0.68, palette.wood), *legs)),
        *boxes(
            (
                (0.38, 0.38, 0.03, 0, 0.52, 0.42, palette.wood),
                *rear,
                *back,
                (0.38, 0.03, 0.18, 0, 0.67, 0.66, palette.wood),
            ),
            "chair",
        ),
    ]


def hospital_bed(palette: Palette) -> list[Part]:
    """Its head at +y."""
    legs = [(0.05, 0.05, 0.4, x, y, 0.06, STEEL) for x in (-0.4, 0.4) for y in (-0.85, 0.85)]
    wheels = [
        drum(0.05, 0.06, (x, y, 0), Material(DARK), "wheel", sides=10)
        for x in (-0.4, 0.4)
        for y in (-0.85, 0.85)
    ]
    rails = [(0.03, 1.0, 0.03, x, 0, 0.8, STEEL) for x in (-0.49, 0.49)]
    posts = [
        (0.025, 0.025, 0.4, x, y, 0.42, STEEL) for x in (-0.49, 0.49) for y in (-0.45, 0.0, 0.45)
    ]
    return [
        *wheels,
        *boxes(
            (
                *legs,
                (0.95, 2.0, 0.08, 0, 0, 0.42, STEEL),
                (0.95, 0.05, 0.5, 0, 1.0, 0.46, CHINA),
                (0.95, 0.05, 0.35, 0, -1.0, 0.46, CHINA),
            )
        ),
        *boxes((*rails, *posts), "rail"),
        *boxes(((0.9, 1.94, 0.14, 0, 0, 0.5, LINEN),), "mattress"),
        *boxes(((0.93, 1.3, 0.03, 0, -0.3, 0.635, palette.cloth),), "cover"),
        ball((0.3, 0.2, 0.09), (0, 0.72, 0.71), Material(CHINA), "pillow"),
    ]


def drip_stand(_: Palette) -> list[Part]:
    steel = Material(STEEL)
    return [
        *boxes(((0.5, 0.03, 0.03, 0, 0, 0, STEEL), (0.03, 0.5, 0.03, 0, 0, 0, STEEL))),
        drum(0.012, 1.9, (0, 0, 0.02), steel, sides=8),
        *boxes(((0.3, 0.02, 0.02, 0, 0, 1.9, STEEL), (0.12, 0.05, 0.2, 0.12, 0, 1.69, GLASS))),
        tube(
            [(0.12, 0, 1.69), (0.14, -0.02, 1.2), (0.05, -0.05, 0.85)],
            [0.005] * 3,
            Material(GLASS),
            "line",
            sides=6,
        ),
    ]


def monitor_cart(_: Palette) -> list[Part]:
    wave = [
        (-0.16 + k * 0.04, -0.21, 1.12 + (0.08 if k == 4 else 0.0) - (0.04 if k == 5 else 0))
        for k in range(9)
    ]
    return [
        *boxes(
            (
                (0.4, 0.4, 0.03, 0, 0, 0.1, STEEL),
                (0.4, 0.4, 0.03, 0, 0, 0.55, STEEL),
                (0.4, 0.4, 0.03, 0, 0, 0.92, STEEL),
            )
        ),
        *boxes((0.03, 0.03, 0.95, x, y, 0, STEEL) for x in (-0.18, 0.18) for y in (-0.18, 0.18)),
        *boxes(((0.42, 0.34, 0.36, 0, -0.02, 0.95, CHINA),), "monitor"),
        box((0.36, 0.02, 0.26), (0, -0.19, 1.0), Material((40, 62, 60), glow=0.4), "monitor"),
        tube(wave, [0.006] * 9, Material((120, 240, 150), glow=1), "monitor", sides=5),
    ]


def screen_curtain(_: Palette) -> list[Part]:
    """A folding screen of cloth on a frame, 1.7 m high."""
    parts = boxes((0.03, 0.4, 0.03, x, 0, 0, STEEL) for x in (-0.85, 0.85))
    parts += boxes([(0.03, 0.03, 1.7, x, 0, 0, STEEL) for x in (-0.85, 0, 0.85)])
    tint = (178, 202, 200)
    for k in range(14):
        parts.append(
            drum(0.065, 1.45, (-0.8 + k * 0.123, 0, 0.2), Material(tint), "cloth", sides=8)
        )
    return parts


def lab_bench(palette: Palette) -> list[Part]:
    return [
        *boxes(((2.2, 0.65, 0.86, 0, 0, 0, LINEN), (2.3, 0.75, 0.04, 0, 0, 0.86, DARK))),
        *placed(flasks(palette), (-0.6, 0, 0.9), thing="flasks"),
        *placed(microscope(palette), (0.55, 0, 0.9), thing="microscope"),
    ]


def flasks(_: Palette) -> list[Part]:
    parts: list[Part] = []
    for k, tint in enumerate(((120, 190, 150), (230, 170, 90), (130, 160, 220))):
        x = k * 0.22 - 0.2
        parts.append(drum(0.075, 0.13, (x, 0, 0), Material(tint), f"f{k}", 0.025, sides=14))
        parts.append(drum(0.022, 0.09, (x, 0, 0.13), Material(GLASS), f"f{k}", sides=12))
    return parts


def microscope(_: Palette) -> list[Part]:
    return [
        *boxes(
            (
                (0.16, 0.2, 0.03, 0, 0, 0, DARK),
                (0.05, 0.05, 0.26, 0, 0.08, 0.03, DARK),
                (0.12, 0.1, 0.015, 0, -0.03, 0.1, DARK),
                (0.05, 0.16, 0.05, 0, 0.03, 0.26, DARK),
            )
        ),
        drum(0.02, 0.2, (0, -0.04, 0.16), Material(STEEL), sides=10),
    ]


def console(palette: Palette) -> list[Part]:
    """A desk of keys and screens; who works it sits or stands at -y."""
    glow = 0.8 if palette.is_dark else 0.5
    parts = boxes(
        (
            (1.7, 0.7, 0.72, 0, 0, 0, (112, 120, 128)),
            (1.8, 0.84, 0.05, 0, -0.04, 0.72, DARK),
            (1.7, 0.2, 0.5, 0, 0.24, 0.77, (96, 104, 112)),
        )
    )
    tints = ((110, 190, 200), (236, 180, 96), (120, 200, 150))
    for k in range(3):
        parts.append(
            box(
                (0.48, 0.02, 0.36),
                (-0.55 + k * 0.55, 0.13, 0.84),
                Material(tints[k], glow=glow),
                f"s{k}",
            )
        )
    for k in range(24):
        tint = tints[k % 3] if k % 4 == 0 else LINEN
        parts += boxes(
            ((0.05, 0.05, 0.02, -0.72 + k % 12 * 0.13, -0.3 + k // 12 * 0.12, 0.77, tint),), "keys"
        )
    return parts


def rack_of_servers(_: Palette) -> list[Part]:
    parts = boxes(((0.7, 0.8, 2.0, 0, 0, 0, DARK),))
    for k in range(9):
        z = 0.15 + k * 0.2
        parts += boxes(((0.6, 0.02, 0.15, 0, -0.4, z, (86, 92, 100)),), f"u{k}")
        parts.append(
            box(
                (0.03, 0.025, 0.03),
                (0.2, -0.402, z + 0.06),
                Material((120, 230, 150), glow=1),
                f"u{k}",
            )
        )
        parts.append(
            box(
                (0.03, 0.025, 0.03),
                (0.26, -0.402, z + 0.06),
                Material((240, 180, 90), glow=1),
                f"u{k}",
            )
        )
    return parts
