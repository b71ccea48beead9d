"""Props that are held, read or lie on tables: each stands on (0, 0, 0), seen from -y and above."""

from collections.abc import Callable

from pipeline.engines.previs.mesh import Colour, Material, Part, ball, box, drum, tube
from pipeline.engines.previs.sets.furniture import BRASS, Palette, cup

PAPER: Colour = (246, 240, 224)
CARD: Colour = (186, 150, 104)
PEN: Colour = (70, 66, 78)

Thing = Callable[[Palette], list[Part]]


def paper(_: Palette) -> list[Part]:
    pen = Material(PEN, is_fine=True)
    lines = [
        box(
            (0.13 - 0.05 * (k % 4 == 3), 0.0025, 0.0012),
            (-0.02 * (k % 4 == 3), 0.09 - k * 0.019, 0.002),
            pen,
        )
        for k in range(10)
    ]
    return [box((0.18, 0.25, 0.002), (0, 0, 0), Material(PAPER)), *lines]


def ticket(_: Palette) -> list[Part]:
    pen = Material(PEN, is_fine=True)
    lines = [box((0.06, 0.003, 0.001), (0, y, 0.002), pen) for y in (0.012, 0, -0.012)]
    return [box((0.1, 0.055, 0.002), (0, 0, 0), Material((214, 188, 132))), *lines]


def envelope(_: Palette) -> list[Part]:
    pen = Material(PEN, is_fine=True)
    folds = [
        tube([(x, 0.06, 0.004), (0, -0.01, 0.004)], [0.0012, 0.0012], pen, sides=6)
        for x in (-0.11, 0.11)
    ]
    seal = drum(0.018, 0.006, (0, -0.012, 0.004), Material((168, 40, 40)), "seal")
    return [box((0.22, 0.12, 0.004), (0, 0, 0), Material(PAPER)), *folds, seal]


def parcel(_: Palette) -> list[Part]:
    string = Material((236, 226, 200), is_fine=True)
    return [
        box((0.14, 0.1, 0.06), (0, 0, 0), Material(CARD)),
        box((0.142, 0.005, 0.062), (0, 0, 0), string),
        box((0.005, 0.102, 0.062), (0.01, 0, 0), string),
        tube(
            [(0.01, 0, 0.062), (0.04, 0.02, 0.075), (0.05, 0, 0.063)], [0.002] * 3, string, sides=6
        ),
    ]


def key(_: Palette) -> list[Part]:
    brass, string = Material(BRASS), Material((64, 96, 168))
    ring = [(-0.045, 0, 0.006), (-0.062, 0.017, 0.006), (-0.08, 0, 0.006), (-0.062, -0.017, 0.006)]
    loop = [
        (-0.075, 0, 0.007),
        (-0.13, 0.03, 0.004),
        (-0.15, -0.02, 0.004),
        (-0.076, -0.004, 0.007),
    ]
    return [
        tube([*ring, ring[0]], [0.005] * 5, brass, "key", (0, 0, 1), sides=8),
        tube([(-0.047, 0, 0.006), (0.06, 0, 0.006)], [0.0055, 0.0055], brass, "key"),
        box((0.009, 0.026, 0.007), (0.052, -0.016, 0.003), brass, "key"),
        box((0.009, 0.02, 0.007), (0.034, -0.013, 0.003), brass, "key"),
        tube(loop, [0.002] * 4, string, "string", (0, 0, 1), sides=6),
    ]


def phone(_: Palette) -> list[Part]:
    dark = Material((44, 46, 54))
    return [
        box((0.075, 0.15, 0.009), (0, 0, 0), dark),
        box((0.067, 0.138, 0.0095), (0, 0, 0), Material((150, 186, 206), glow=0.6)),
    ]


def book(_: Palette) -> list[Part]:
    return [
        box((0.15, 0.21, 0.034), (0, 0, 0), Material((128, 52, 48))),
        box((0.146, 0.205, 0.026), (0.004, 0, 0.004), Material(PAPER)),
    ]


def orange(_: Palette) -> list[Part]:
    skin = Material((232, 140, 44))
    return [
        ball((0.042, 0.042, 0.04), (x, y, 0.04), skin, f"orange {k}")
        for k, (x, y) in enumerate(((0, 0), (0.1, 0.05), (-0.09, 0.07)))
    ]


THINGS: dict[str, Thing] = {
    "cup": cup,
    "paper": paper,
    "ticket": ticket,
    "envelope": envelope,
    "parcel": parcel,
    "key": key,
    "phone": phone,
    "book": book,
    "orange": orange,
}

NAMES: dict[str, str] = {
    "letter": "paper",
    "note": "paper",
    "newspaper": "paper",
    "document": "paper",
    "票": "ticket",
    "coffee": "cup",
    "tea": "cup",
    "茶": "cup",
    "saucer": "cup",
    "glass": "cup",
    "package": "parcel",
    "box": "parcel",
}
"""Other words for the same thing."""


def thing(name: str) -> Thing | None:
    """How a prop is built, or None where it is not known."""
    word = name.casefold()
    return THINGS.get(NAMES.get(word, word))
