"""What stands in a ward: beds, and what is wheeled to them."""

from pipeline.engines.previs.mesh import Material, Part, ball, box, drum, tube
from pipeline.engines.previs.sets.furniture.palette import (
    CHINA,
    DARK,
    GLASS,
    LINEN,
    STEEL,
    Palette,
    boxes,
)


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
