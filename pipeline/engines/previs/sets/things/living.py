"""Animals, toys, and what opens."""

from pipeline.engines.previs.mesh import (
    Material,
    Part,
    ball,
)
from pipeline.engines.previs.people import animal
from pipeline.engines.previs.sets.furniture.palette import (
    BRASS,
    DARK,
    DARK_WOOD,
    LINEN,
    Palette,
    Piece,
    boxes,
)


def beast(word: str) -> Piece:
    """An animal that stands along x, its head at +x."""

    def build(_: Palette) -> list[Part]:
        return animal(word, (0, 0, 0), 90.0) or []

    return build


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
