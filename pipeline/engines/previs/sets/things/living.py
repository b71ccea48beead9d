"""Animals, toys, and what opens."""

from pipeline.engines.previs.mesh import (
    Colour,
    Material,
    Part,
    ball,
    drum,
    tube,
)
from pipeline.engines.previs.sets.furniture.palette import (
    BRASS,
    DARK,
    DARK_WOOD,
    LINEN,
    Palette,
    boxes,
)

LEATHER: Colour = (142, 92, 60)


def dog(_: Palette) -> list[Part]:
    """Standing along x, its head at +x."""
    fur, dark = Material((156, 112, 70)), Material(DARK)
    parts = [
        tube(
            [(-0.3, 0, 0.46), (0, 0, 0.45), (0.26, 0, 0.49)],
            [(0.1, 0.11), (0.105, 0.12), (0.1, 0.13)],
            fur,
            "dog",
            (0, 1, 0),
        ),
        tube([(0.24, 0, 0.53), (0.36, 0, 0.68)], [0.08, 0.07], fur, "dog", (0, 1, 0)),
        ball((0.1, 0.08, 0.08), (0.4, 0, 0.72), fur, "dog"),
        tube([(0.44, 0, 0.7), (0.56, 0, 0.68)], [0.045, 0.035], fur, "dog", (0, 1, 0)),
        ball((0.018, 0.018, 0.016), (0.585, 0, 0.695), dark, "nose", detail=8),
        tube(
            [(-0.34, 0, 0.5), (-0.46, 0, 0.58), (-0.5, 0, 0.72)],
            [0.03, 0.025, 0.012],
            fur,
            "dog",
            (0, 1, 0),
        ),
    ]
    for y in (-0.075, 0.075):
        parts.append(
            ball(
                (0.03, 0.015, 0.06),
                (0.37, y * 1.05, 0.72),
                Material((110, 76, 48)),
                "ear",
                detail=8,
            )
        )
        parts.append(ball((0.01, 0.008, 0.01), (0.475, y * 0.6, 0.745), dark, "eye", detail=6))
        for x in (-0.28, 0.24):
            parts.append(
                tube(
                    [(x, y, 0.42), (x - 0.02, y, 0.22), (x, y, 0.03)],
                    [0.05, 0.033, 0.028],
                    fur,
                    "dog",
                    (0, 1, 0),
                    ends=0.4,
                )
            )
            parts.append(ball((0.045, 0.03, 0.03), (x + 0.02, y, 0.03), fur, "dog", detail=8))
    return parts


def cat(_: Palette) -> list[Part]:
    """Smaller and greyer, with upright ears and a long tail."""
    fur, dark = Material((136, 132, 128)), Material(DARK)
    parts = [
        tube(
            [(-0.16, 0, 0.2), (0, 0, 0.2), (0.14, 0, 0.22)],
            [0.065, 0.065, 0.06],
            fur,
            "cat",
            (0, 1, 0),
        ),
        ball((0.06, 0.06, 0.055), (0.2, 0, 0.29), fur, "cat"),
        tube([(0.13, 0, 0.23), (0.18, 0, 0.28)], [0.05, 0.045], fur, "cat", (0, 1, 0)),
        tube(
            [(-0.18, 0, 0.22), (-0.28, 0, 0.3), (-0.26, 0, 0.42)],
            [0.02, 0.018, 0.012],
            fur,
            "cat",
            (0, 1, 0),
        ),
        ball((0.01, 0.008, 0.006), (0.26, 0, 0.285), Material((200, 130, 130)), "nose", detail=6),
    ]
    for y in (-0.035, 0.035):
        parts.append(drum(0.022, 0.05, (0.19, y, 0.325), fur, "cat", 0.002, sides=6))
        parts.append(ball((0.007, 0.008, 0.009), (0.252, y * 0.7, 0.305), dark, "eye", detail=6))
        parts += [
            tube([(x, y, 0.18), (x, y, 0.02)], [0.025, 0.018], fur, "cat", (0, 1, 0), ends=0.9)
            for x in (-0.14, 0.12)
        ]
    return parts


def bird(_: Palette) -> list[Part]:
    grey, beak = Material((122, 132, 148)), Material((226, 160, 60))
    return [
        ball((0.075, 0.045, 0.045), (0, 0, 0.1), grey, "bird"),
        ball((0.03, 0.028, 0.03), (0.06, 0, 0.155), grey, "bird"),
        tube(
            [(0.085, 0, 0.155), (0.12, 0, 0.148)], [0.008, 0.001], beak, "beak", (0, 1, 0), sides=6
        ),
        tube(
            [(-0.06, 0, 0.1), (-0.15, 0, 0.085)],
            [(0.03, 0.008), (0.035, 0.003)],
            grey,
            "bird",
            (0, 1, 0),
            sides=8,
        ),
        *[
            ball((0.006, 0.004, 0.006), (0.075, y, 0.163), Material(DARK), "eye", detail=6)
            for y in (-0.024, 0.024)
        ],
        *[
            tube([(0.0, y, 0.07), (0.0, y, 0.0)], [0.005, 0.005], beak, "leg", sides=5, ends=0.02)
            for y in (-0.02, 0.02)
        ],
    ]


def teddy(_: Palette) -> list[Part]:
    """A toy bear, sitting."""
    fur, pale, dark = Material((176, 126, 78)), Material((226, 196, 150)), Material(DARK)
    return [
        ball((0.09, 0.075, 0.1), (0, 0, 0.1), fur, "body"),
        ball((0.075, 0.07, 0.07), (0, 0, 0.245), fur, "head"),
        ball((0.034, 0.03, 0.026), (0, -0.06, 0.232), pale, "snout"),
        *[ball((0.03, 0.018, 0.03), (x, 0, 0.31), fur, "ear", detail=10) for x in (-0.055, 0.055)],
        *[
            ball((0.035, 0.08, 0.035), (x, -0.09, 0.036), fur, "leg", detail=10)
            for x in (-0.065, 0.065)
        ],
        *[ball((0.03, 0.05, 0.03), (x, -0.05, 0.14), fur, "arm", detail=10) for x in (-0.09, 0.09)],
        *[
            ball((0.008, 0.008, 0.008), (x, -0.066, 0.26), dark, "eye", detail=8)
            for x in (-0.026, 0.026)
        ],
        ball((0.011, 0.008, 0.008), (0, -0.09, 0.24), dark, "nose", detail=8),
    ]


def door(palette: Palette) -> list[Part]:
    """A door in its frame, standing free."""
    w, panel = palette.wood, (112, 76, 52)
    return boxes(
        (
            (0.9, 0.06, 2.03, 0, 0, 0, w),
            (0.1, 0.16, 2.14, -0.5, 0, 0, DARK_WOOD),
            (0.1, 0.16, 2.14, 0.5, 0, 0, DARK_WOOD),
            (1.1, 0.16, 0.1, 0, 0, 2.04, DARK_WOOD),
            (0.6, 0.07, 0.7, 0, 0, 0.16, panel),
            (0.6, 0.07, 0.8, 0, 0, 1.05, panel),
            (0.05, 0.14, 0.05, 0.38, 0, 1.0, BRASS),
            (0.05, 0.08, 0.14, 0.38, 0, 0.95, BRASS),
        )
    )


def window(_: Palette) -> list[Part]:
    """A window in its frame with a sill, standing free."""
    return boxes(
        (
            (1.1, 0.06, 1.3, 0, 0, 0.05, (196, 216, 226)),
            (1.24, 0.1, 0.08, 0, 0, 0, LINEN),
            (1.24, 0.1, 0.08, 0, 0, 1.3, LINEN),
            (0.07, 0.1, 1.3, -0.58, 0, 0.05, LINEN),
            (0.07, 0.1, 1.3, 0.58, 0, 0.05, LINEN),
            (0.05, 0.08, 1.3, 0, 0, 0.05, LINEN),
            (1.1, 0.08, 0.05, 0, 0, 0.8, LINEN),
        )
    )
