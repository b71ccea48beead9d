"""Paper of all sorts, and what lies on desks."""

from pipeline.engines.previs.mesh import Colour, Material, Part, box, drum, placed, tube
from pipeline.engines.previs.sets.furniture.palette import BRASS, STEEL, Palette, boxes

PAPER: Colour = (246, 240, 224)
CARD: Colour = (186, 150, 104)
PEN: Colour = (70, 66, 78)


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


def newspaper(_: Palette) -> list[Part]:
    """Folded: a heavy bar, a picture and columns of strokes."""
    pen = Material(PEN, is_fine=True)
    parts = boxes(
        (
            (0.3, 0.4, 0.012, 0, 0, 0, (226, 222, 210)),
            (0.24, 0.03, 0.013, 0, 0.15, 0, PEN),
            (0.12, 0.1, 0.013, -0.06, 0.06, 0, (150, 152, 152)),
        )
    )
    for column in (-0.09, 0.0, 0.09):
        rows = range(4 if column < 0.05 else 0, 15)
        start = 8 if column < 0.05 else 0
        parts += [
            box((0.075, 0.004, 0.0005), (column, 0.115 - k * 0.019, 0.012), pen)
            for k in range(start, len(rows) + start)
            if k < 15
        ]
    return parts


def photograph(_: Palette) -> list[Part]:
    """Two small people before a hill, in a white rim."""
    parts = boxes(
        (
            (0.15, 0.11, 0.0015, 0, 0, 0, (250, 248, 240)),
            (0.13, 0.09, 0.002, 0, 0, 0, (176, 198, 206)),
            (0.13, 0.03, 0.0025, 0, -0.03, 0, (138, 150, 112)),
        )
    )
    for k, x in enumerate((-0.022, 0.018)):
        coat = ((150, 66, 58), (70, 86, 120))[k]
        parts.append(
            drum(
                0.009,
                0.0032,
                (x, 0.018 - 0.004 * k, 0),
                Material((226, 180, 150)),
                f"p{k}",
                sides=14,
            )
        )
        parts += boxes(((0.024, 0.04, 0.003, x, -0.012 - 0.004 * k, 0, coat),), f"p{k}")
    return parts


def card(_: Palette) -> list[Part]:
    """A playing card and two more, fanned: pips and no letters."""
    parts: list[Part] = []
    for k in range(3):
        own = boxes(
            (
                (0.063, 0.09, 0.0008, 0, 0, k * 0.001, (250, 248, 242)),
                (
                    0.012,
                    0.012,
                    0.0006,
                    0,
                    0,
                    k * 0.001 + 0.0008,
                    ((190, 52, 46), PEN, (190, 52, 46))[k],
                ),
            ),
            f"card{k}",
        )
        parts += placed(own, (k * 0.03 - 0.03, 0, 0), 18 - 18 * k)
    return parts


def scissors(_: Palette) -> list[Part]:
    parts: list[Part] = []
    for s in (-1, 1):
        parts.append(
            tube(
                [(-0.02, 0, 0.006), (0.12, s * 0.02, 0.006)],
                [(0.009, 0.003), (0.001, 0.001)],
                Material(STEEL),
                "blade",
                (0, 1, 0),
                sides=8,
            )
        )
        ring = [
            (-0.07 + 0.026 * x, s * 0.03 + 0.018 * y, 0.006)
            for x, y in ((1, 0), (0, 1), (-1, 0), (0, -1), (1, 0))
        ]
        parts.append(tube(ring, [0.005] * 5, Material((190, 52, 46)), "handle", (0, 0, 1), sides=8))
    return parts


def pen(_: Palette) -> list[Part]:
    return [
        tube(
            [(-0.07, 0, 0.007), (0.05, 0, 0.007)],
            [0.006, 0.006],
            Material((44, 66, 116)),
            "pen",
            (0, 1, 0),
            sides=10,
        ),
        tube(
            [(0.05, 0, 0.007), (0.072, 0, 0.006)],
            [0.005, 0.001],
            Material(BRASS),
            "pen",
            (0, 1, 0),
            sides=10,
        ),
    ]
