"""Instruments with strings: one body of two bouts in three sizes."""

from pipeline.engines.previs.mesh import Colour, Material, Part, drum, placed, tube
from pipeline.engines.previs.sets.furniture.palette import LINEN, METAL, Palette, boxes, upright

STAINED: Colour = (66, 48, 40)
"""Neck, head, tailpiece and holes."""

OUTLINE = (
    (-0.5, 0.02), (-0.47, 0.24), (-0.3, 0.36), (-0.12, 0.3), (0.02, 0.22), (0.16, 0.25),
    (0.34, 0.28), (0.46, 0.18), (0.5, 0.04),
)  # fmt: skip
"""(along, half as wide) of a body that is 1 long."""

THICK, NECK = 0.17, 0.62
"""Of the body's length."""


def guitar(_: Palette) -> list[Part]:
    """Lying on its back, the neck to +x."""
    return _instrument(0.5, (198, 134, 72), has_rose=True)


def violin(_: Palette) -> list[Part]:
    """Lying on its back, the neck to +x."""
    return _instrument(0.36, (150, 82, 44))


def cello(_: Palette) -> list[Part]:
    """Upright on its spike, its strings to -y."""
    lying = _instrument(0.78, (158, 88, 46))
    metal = Material(METAL)
    spike = tube([(0, 0, 0.0), (0, 0, 0.12)], [0.006, 0.01], metal, "spike", sides=6, ends=0.02)
    return [*upright(placed(lying, turn=90), 0.5, 0.0), spike]


def _instrument(long: float, tint: Colour, *, has_rose: bool = False) -> list[Part]:
    """Body about x = 0, `long` metres of it; neck and head to +x. A rose is one round hole."""
    thick = THICK * long
    body = tube(
        [(x * long, 0, thick / 2) for x, _half in OUTLINE],
        [(half * long, thick / 2) for _x, half in OUTLINE],
        Material(tint),
        "body",
        (0, 1, 0),
        sides=20,
        ends=0.05,
    )
    top = thick * 1.02
    holes = _rose(long, top) if has_rose else _sound_holes(long, top)
    return [body, *_neck(long, top), *holes, *_wires(long, top)]


def _neck(long: float, top: float) -> list[Part]:
    """Fingerboard, head and tailpiece."""
    neck = NECK * long
    board = (neck + 0.3 * long, 0.09 * long, 0.03 * long, 0.55 * long + neck / 2, 0,
             top - 0.01 * long, STAINED)  # fmt: skip
    head = (0.16 * long, 0.13 * long, 0.035 * long, 0.78 * long + neck, 0,
            top - 0.012 * long, STAINED)  # fmt: skip
    tail = (0.04 * long, 0.24 * long, 0.05 * long, -0.22 * long, 0, top - 0.02 * long, STAINED)
    return boxes((board, head, tail), "neck")


def _rose(long: float, top: float) -> list[Part]:
    at = (0.12 * long, 0, top - 0.006)
    return [drum(0.1 * long, 0.012, at, Material(STAINED), "hole", sides=20)]


def _sound_holes(long: float, top: float) -> list[Part]:
    return [
        tube(
            [(-0.1 * long, side * 0.12 * long, top), (0.08 * long, side * 0.1 * long, top)],
            [0.01 * long] * 2,
            Material(STAINED),
            "hole",
            sides=6,
        )
        for side in (-1, 1)
    ]


def _wires(long: float, top: float) -> list[Part]:
    """Four, from the tailpiece to the head."""
    ends = ((-0.22 * long, top + 0.035 * long), (0.78 * long + NECK * long, top + 0.03 * long))
    return [
        tube(
            [(x, (k - 1.5) * 0.022 * long, z) for x, z in ends],
            [0.0016, 0.0016],
            Material(LINEN, is_fine=True),
            "string",
            sides=4,
        )
        for k in range(4)
    ]
