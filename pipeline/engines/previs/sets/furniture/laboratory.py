"""Benches of laboratories, and consoles of control rooms."""

from pipeline.engines.previs.mesh import Material, Part, box, drum, placed
from pipeline.engines.previs.sets.furniture.palette import (
    DARK,
    GLASS,
    LINEN,
    STEEL,
    Palette,
    boxes,
)


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
