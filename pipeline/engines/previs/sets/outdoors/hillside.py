"""A town that climbs a hill: rows of roofs, one staircase through all of them, a fort on top."""

import numpy as np

from pipeline.engines.previs.mesh import Material, Part, box, sheet
from pipeline.engines.previs.sets.furniture.palette import STONE, Palette
from pipeline.engines.previs.sets.outdoors.town import (
    FACADES,
    LIT_SHARE,
    PANE,
    SNOW,
    gable,
)

ROWS, ROW_DEEP, ROW_HIGH = 8, 7.0, 4.2
HALF_WIDE = 46.0
STAIRS_WIDE, STEPS = 3.4, 56
SLATE = ((126, 128, 134), (112, 114, 122), (138, 134, 132))


def hill_town(palette: Palette) -> list[Part]:
    """Along x about stairs at x = 0; from a sea wall at y = 0 to 65 m behind it, 40 m high."""
    rng = np.random.default_rng(palette.variant + 5)
    rock = Material(SNOW if palette.is_snowy else (146, 140, 124))
    parts = [_slope(rock), box((2 * HALF_WIDE, 1.0, 1.6), (0, -0.5, -0.4), Material(STONE), "wall")]
    for row in range(ROWS):
        parts += _row(row, palette, rng)
    return parts + _stairs(palette) + _fort(ROWS * ROW_DEEP + 2, ROWS * ROW_HIGH)


def _slope(rock: Material) -> Part:
    """The hill under the houses; it falls away at both sides."""
    x = np.linspace(-HALF_WIDE - 14, HALF_WIDE + 14, 25)[None]
    t = np.linspace(0, 1.35, 12)[:, None]
    fall = np.clip(1.15 - (np.abs(x) / (HALF_WIDE + 14)) ** 3, 0, 1)
    top = np.minimum(t, 1.02)
    grid = np.stack(
        np.broadcast_arrays(x, t * ROWS * ROW_DEEP, top * ROWS * ROW_HIGH * fall - 0.5), -1
    )
    return sheet(grid.astype(np.float32), rock, "hillside", is_closed=False)


def _row(row: int, palette: Palette, rng: np.random.Generator) -> list[Part]:
    """The houses of one terrace, left and right of the stairs; fewer the higher it is."""
    parts: list[Part] = []
    half = HALF_WIDE - 3.6 * row
    for side in (-1, 1):
        x = STAIRS_WIDE / 2 + 0.5
        while x < half:
            wide = 4.2 + 3.2 * float(rng.random())
            shift = 1.4 * float(rng.random())
            at = (side * (x + wide / 2), row * ROW_DEEP + shift, row * ROW_HIGH)
            parts += _house(at, wide, palette, rng)
            x += wide + (1.2 if rng.random() < 0.25 else 0.0)
    return parts


def _house(
    at: tuple[float, float, float], wide: float, palette: Palette, rng: np.random.Generator
) -> list[Part]:
    """Seen from below: a front with windows under a slate roof; it reaches 4 m into the hill."""
    x, y, z = at
    name = f"house {x:.0f} {y:.0f}"
    high = 3.4 + 2.6 * float(rng.random())
    wall = Material(FACADES[int(rng.integers(len(FACADES)))])
    tile = SNOW if palette.is_snowy else SLATE[int(rng.integers(len(SLATE)))]
    parts = [
        box((wide, 5, high + 4), (x, y + 2.5, z - 4), wall, name),
        gable(wide + 0.4, 5.6, 1.9, (x, y + 2.5, z + high), tile, f"{name} roof"),
    ]
    for k in range(2 if wide < 6 else 3):
        is_lit = palette.is_dark and rng.random() < LIT_SHARE
        glass = Material((255, 214, 140), glow=0.95) if is_lit else Material(PANE)
        along = x - wide / 2 + wide * (k + 0.5) / (2 if wide < 6 else 3)
        parts.append(box((0.8, 0.12, 1.2), (along, y, z + high - 1.8), glass, name))
    return parts


def _stairs(palette: Palette) -> list[Part]:
    """Broad pale steps, so that they are read from the harbour."""
    pale = Material(SNOW if palette.is_snowy else (226, 220, 204))
    rise, tread = ROWS * ROW_HIGH / STEPS, ROWS * ROW_DEEP / STEPS
    steps = [
        box((STAIRS_WIDE, tread, rise + 3), (0, tread * (k + 0.5), rise * k - 3), pale, f"step {k}")
        for k in range(STEPS)
    ]
    sides = [
        box(
            (0.4, tread * 7, rise * 7 + 3.4),
            (x, tread * 7 * (k + 0.5), rise * 7 * k - 3),
            pale,
            "rail",
        )
        for k in range(STEPS // 7)
        for x in (-STAIRS_WIDE / 2, STAIRS_WIDE / 2)
    ]
    return steps + sides


def _fort(y: float, z: float) -> list[Part]:
    """A wall with battlements between two towers, at the head of the stairs."""
    stone = Material((158, 152, 142), "bricks")
    parts = [box((17, 4, 6.5), (0, y + 2, z - 1), stone, "fort")]
    parts += [box((4, 5, 10), (x, y + 2, z - 1), stone, f"tower {x}") for x in (-9, 9)]
    parts += [
        box((1, 0.6, 1), (x * 1.9, y + 0.3, z + 5.5), stone, "battlement") for x in range(-4, 5)
    ]
    parts += [
        box((0.9, 0.6, 1), (x + s * 1.5, y - 0.2, z + 9), stone, "battlement")
        for x in (-9, 9)
        for s in (-1, 0, 1)
    ]
    gate = Material((58, 50, 46))
    return [*parts, box((2.6, 0.3, 3.6), (0, y - 0.05, z - 0.6), gate, "gate")]
