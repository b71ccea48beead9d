"""Things that are carried and worn, and what opens or rolls."""

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
    STEEL,
    Palette,
    boxes,
)

LEATHER: Colour = (142, 92, 60)


def suitcase(_: Palette) -> list[Part]:
    c = (150, 100, 64)
    handle = [(-0.08, 0, 0.42), (-0.07, 0, 0.475), (0.07, 0, 0.475), (0.08, 0, 0.42)]
    parts = boxes(((0.6, 0.2, 0.42, 0, 0, 0, c), (0.606, 0.03, 0.426, 0, 0, 0, DARK_WOOD)))
    parts += boxes(((0.05, 0.206, 0.424, x, 0, 0, DARK_WOOD) for x in (-0.18, 0.18)), "strap")
    parts += boxes(((0.05, 0.03, 0.06, x, -0.1, 0.34, BRASS) for x in (-0.18, 0.18)), "lock")
    return [*parts, tube(handle, [0.014] * 4, Material(DARK_WOOD), "handle", (0, 1, 0), sides=8)]


def bag(_: Palette) -> list[Part]:
    leather = Material(LEATHER)
    arc = [
        (0.12 * math.cos(a), 0, 0.22 + 0.16 * math.sin(a))
        for a in [k * math.pi / 8 for k in range(9)]
    ]
    return [
        tube(
            [(0, 0, 0.0), (0, 0, 0.12), (0, 0, 0.24)],
            [(0.19, 0.09), (0.18, 0.085), (0.15, 0.03)],
            leather,
            "bag",
            ends=0.02,
            sides=18,
        ),
        *boxes(
            ((0.3, 0.07, 0.02, 0, 0, 0.235, DARK_WOOD), (0.03, 0.03, 0.03, 0, -0.04, 0.225, BRASS)),
            "clasp",
        ),
        tube(arc, [0.01] * 9, Material(DARK_WOOD), "handle", (0, 1, 0), sides=8),
    ]


def umbrella(_: Palette) -> list[Part]:
    """Open, standing on its rim and tip, its handle up to -x."""
    black, steel = Material((150, 44, 52)), Material(STEEL)
    dome = [
        lathe(
            ((0.5, 0.0), (0.44, 0.12), (0.3, 0.22), (0.12, 0.28), (0.002, 0.3)), black, "cloth", 8
        )
    ]
    stick = tube([(0, 0, -0.5), (0, 0, 0.36)], [0.008, 0.008], steel, "stick", sides=8)
    hook = [(0, 0, -0.45), (0, 0, -0.55), (0.05, 0, -0.6), (0.1, 0, -0.55)]
    return placed(
        [*dome, stick, tube(hook, [0.014] * 4, Material(DARK_WOOD), "handle", (0, 1, 0), sides=8)],
        (0, 0, 0.61),
    )


def hat(_: Palette) -> list[Part]:
    felt = Material((98, 84, 72))
    return [
        lathe(((0.105, 0.0), (0.19, 0.012), (0.195, 0.018), (0.1, 0.014)), felt, "brim", 26),
        lathe(((0.1, 0.012), (0.098, 0.09), (0.08, 0.12), (0.002, 0.11)), felt, "crown", 26),
        drum(0.1015, 0.03, (0, 0, 0.014), Material(DARK), "band", sides=26),
    ]


def coat(_: Palette) -> list[Part]:
    """Folded."""
    c = (86, 92, 108)
    return [
        *boxes(
            (
                (0.42, 0.3, 0.05, 0, 0, 0, c),
                (0.4, 0.29, 0.04, 0.005, 0, 0.05, c),
                (0.1, 0.31, 0.02, -0.1, 0, 0.09, (70, 76, 92)),
            )
        ),
        *[
            drum(0.012, 0.006, (0.05, -0.1 + k * 0.07, 0.09), Material(BRASS), "button", sides=10)
            for k in range(4)
        ],
    ]


def shoe(_: Palette) -> list[Part]:
    """A pair."""
    parts: list[Part] = []
    for y in (-0.06, 0.06):
        foot = [(-0.1, y, 0.045), (-0.02, y, 0.05), (0.08, y, 0.032), (0.13, y, 0.028)]
        parts.append(
            tube(
                foot,
                [(0.036, 0.045), (0.038, 0.04), (0.042, 0.03), (0.03, 0.02)],
                Material(LEATHER),
                f"shoe{y}",
                (0, 1, 0),
            )
        )
        parts += boxes(((0.25, 0.075, 0.012, 0.015, y, 0, DARK),), f"shoe{y}")
        parts += boxes(((0.06, 0.06, 0.05, -0.085, y, 0.06, LEATHER),), f"shoe{y}")
    return parts


def watch(_: Palette) -> list[Part]:
    """A wristwatch lying on its side, without figures."""
    hands = [
        tube([(0, 0, 0.0135), (x, y, 0.0135)], [0.0016, 0.0012], Material(DARK), "face", sides=5)
        for x, y in ((0.008, 0.005), (-0.003, 0.014))
    ]
    ticks = [
        box(
            (0.0015, 0.004, 0.001),
            (0.0165 * math.sin(a), 0.0165 * math.cos(a) - 0.0, 0.0125),
            Material(DARK, is_fine=True),
            "face",
        )
        for a in [k * math.pi / 6 for k in range(12)]
    ]
    return [
        tube(
            [(0, -0.11, 0.004), (0, 0, 0.005), (0, 0.11, 0.004)],
            [(0.013, 0.003)] * 3,
            Material(LEATHER),
            "strap",
            (1, 0, 0),
            sides=8,
            ends=0.3,
        ),
        drum(0.024, 0.012, (0, 0, 0), Material(BRASS), "case", sides=26),
        drum(0.02, 0.0125, (0, 0, 0), Material(CHINA), "face", sides=26),
        *hands,
        *ticks,
        *boxes(((0.006, 0.005, 0.006, 0.026, 0, 0.003, BRASS),), "crown"),
    ]


def glasses(_: Palette) -> list[Part]:
    dark = Material(DARK)
    rims = [
        tube(
            [
                (x + 0.026 * math.cos(a), 0, 0.026 + 0.024 * math.sin(a))
                for a in [k * math.tau / 14 for k in range(15)]
            ],
            [0.0025] * 15,
            dark,
            "rim",
            (0, 1, 0),
            sides=6,
        )
        for x in (-0.033, 0.033)
    ]
    arms = [
        tube([(x, 0, 0.035), (x, 0.12, 0.03), (x, 0.14, 0.002)], [0.002] * 3, dark, "arm", sides=5)
        for x in (-0.06, 0.06)
    ]
    return [
        *rims,
        *arms,
        tube([(-0.008, 0, 0.03), (0.008, 0, 0.03)], [0.002] * 2, dark, "rim", sides=5),
    ]


def basket(_: Palette) -> list[Part]:
    arc = [
        (0.19 * math.cos(a), 0, 0.15 + 0.2 * math.sin(a))
        for a in [k * math.pi / 8 for k in range(9)]
    ]
    return [
        drum(0.15, 0.16, (0, 0, 0), Material((190, 146, 90), "panels"), "basket", 0.2, sides=20),
        drum(0.19, 0.004, (0, 0, 0.158), Material((110, 84, 56)), "inside", sides=20),
        tube(arc, [0.012] * 9, Material((164, 120, 72)), "handle", (0, 1, 0), sides=8),
    ]


def bucket(_: Palette) -> list[Part]:
    arc = [
        (0.15 * math.cos(a), 0, 0.26 + 0.14 * math.sin(a))
        for a in [k * math.pi / 8 for k in range(9)]
    ]
    return [
        drum(0.11, 0.27, (0, 0, 0), Material(STEEL), "pail", 0.155, sides=22),
        drum(0.145, 0.004, (0, 0, 0.262), Material((150, 186, 200)), "water", sides=22),
        tube(arc, [0.006] * 9, Material(DARK), "handle", (0, 1, 0), sides=6),
    ]


def map_(_: Palette) -> list[Part]:
    """A folded map, spread: land, a river, a red way and a cross."""
    parts = boxes(
        (
            (0.46, 0.34, 0.002, 0, 0, 0, (226, 214, 172)),
            (0.14, 0.12, 0.0028, -0.13, 0.07, 0, (176, 196, 146)),
            (0.16, 0.1, 0.0028, 0.12, -0.09, 0, (176, 196, 146)),
        )
    )
    river = [(-0.22, -0.08, 0.003), (-0.08, -0.02, 0.003), (0.05, 0.02, 0.003), (0.22, 0.13, 0.003)]
    way = [(-0.18, 0.1, 0.004), (-0.05, 0.05, 0.004), (0.02, -0.08, 0.004), (0.14, -0.1, 0.004)]
    parts += [
        tube(river, [(0.009, 0.001)] * 4, Material((112, 156, 186)), "river", (0, 1, 0), sides=6),
        tube(way, [0.003] * 4, Material((190, 52, 46)), "way", (0, 1, 0), sides=6),
    ]
    parts += [
        tube(
            [(0.14 - 0.02, -0.1 - s * 0.02, 0.005), (0.16, -0.1 + s * 0.02, 0.005)],
            [0.003] * 2,
            Material((190, 52, 46)),
            "cross",
            sides=6,
        )
        for s in (-1, 1)
    ]
    return [
        *parts,
        *boxes(
            ((0.002, 0.34, 0.003, x, 0, 0, (196, 180, 136)) for x in (-0.115, 0, 0.115)), "fold"
        ),
    ]
