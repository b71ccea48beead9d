"""Where people work, learn and are questioned."""

from pipeline.engines.previs.mesh import Material, Part, box, drum, placed, tube
from pipeline.engines.previs.sets.furniture.palette import (
    DARK,
    DARK_WOOD,
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
