"""Tools and arms on a shaft: along x, the end that is held at 0 and the other at +x."""

from pipeline.engines.previs.mesh import Material, Part, tube
from pipeline.engines.previs.sets.furniture.palette import (
    DARK,
    DARK_WOOD,
    STEEL,
    WOOD,
    Palette,
    boxes,
)


def _shaft(length: float, thick: float = 0.015) -> Part:
    path = [(0, 0, 0), (length / 2, 0, 0), (length, 0, 0)]
    return tube(path, [thick] * 3, Material(WOOD), "shaft", sides=8, ends=0.2)


def shovel(_: Palette) -> list[Part]:
    path = [(1.0, 0, 0), (1.08, 0, 0.01), (1.22, 0, 0.015), (1.32, 0, 0.01)]
    sizes = [(0.02, 0.012), (0.1, 0.008), (0.1, 0.006), (0.02, 0.004)]
    grip = boxes(((0.03, 0.12, 0.03, 0, 0, -0.015, DARK_WOOD),), "grip")
    return [_shaft(1.02), tube(path, sizes, Material(STEEL), "blade", (0, 1, 0)), *grip]


def broom(_: Palette) -> list[Part]:
    path = [(1.15, 0, 0), (1.22, 0, 0), (1.42, 0, 0)]
    sizes = [(0.03, 0.02), (0.11, 0.03), (0.17, 0.035)]
    return [_shaft(1.2), tube(path, sizes, Material((198, 164, 92)), "brush", (0, 1, 0))]


def spear(_: Palette) -> list[Part]:
    tip = [(1.9, 0, 0), (1.98, 0, 0), (2.15, 0, 0)]
    sizes = [(0.012, 0.012), (0.03, 0.008), (0.003, 0.003)]
    return [_shaft(1.92), tube(tip, sizes, Material(STEEL), "tip", (0, 1, 0))]


def pitchfork(_: Palette) -> list[Part]:
    steel = Material(STEEL)
    bow = tube([(1.2, -0.09, 0), (1.17, 0, 0), (1.2, 0.09, 0)], [0.009] * 3, steel, "fork", sides=6)
    tines = [
        tube([(1.19, y, 0), (1.46, y, 0.02)], [0.008, 0.003], steel, "fork", sides=6)
        for y in (-0.09, 0, 0.09)
    ]
    return [_shaft(1.19), bow, *tines]


def rifle(_: Palette) -> list[Part]:
    """On its side, its sights to +y, its stock at -x, the hand at the trigger at 0."""
    stock = tube(
        [(-0.3, -0.05, 0.02), (-0.1, -0.015, 0.02), (0.1, 0, 0.02), (0.42, 0, 0.02)],
        [(0.055, 0.02), (0.03, 0.018), (0.03, 0.02), (0.02, 0.016)],
        Material(DARK_WOOD),
        "stock",
        (0, 1, 0),
    )
    steel = Material(DARK)
    barrel = tube([(0.05, 0.03, 0.02), (0.78, 0.03, 0.02)], [0.013, 0.011], steel, "barrel")
    guard = [(-0.02, -0.02, 0.02), (0.02, -0.055, 0.02), (0.07, -0.02, 0.02)]
    return [stock, barrel, tube(guard, [0.005] * 3, steel, "guard", sides=6)]


def bat(_: Palette) -> list[Part]:
    path = [(-0.06, 0, 0), (0.0, 0, 0), (0.3, 0, 0), (0.62, 0, 0), (0.78, 0, 0)]
    radii = [0.022, 0.014, 0.018, 0.034, 0.03]
    return [tube(path, radii, Material(WOOD), "bat", ends=0.3)]
