"""An insert: the named thing, large, on a table top."""

import numpy as np

from pipeline.engines.slate.lens import Lens
from pipeline.engines.slate.palette import INK, ROOMS, Colour, Tone, dimmed, hashed, mixed, tinted
from pipeline.engines.slate.sheet import Sheet
from pipeline.engines.slate.things import THINGS, thing_named
from pipeline.media.curves import oval


def draw_insert(sheet: Sheet, lens: Lens, tone: Tone, props: tuple[str, ...], place: str) -> None:
    """The thing half the frame high, on a table whose far edge crosses behind it."""
    room = ROOMS[hashed("room", place) % len(ROOMS)]
    edge = lens.centre[1] - 0.04 * lens.frame[1]
    _draw_table(sheet, lens, edge, (tinted(dimmed(room.wall, 0.86), tone), tinted(room.wood, tone)))
    unit = 0.62 * min(lens.frame)
    foot = np.array((lens.centre[0], lens.centre[1] + 0.28 * min(lens.frame[1], lens.frame[0])))
    shadow = oval(0.06, 0.01, 0.52, 0.07)
    sheet.fill(
        lens.turned(shadow * (unit, -unit) + foot), tinted(dimmed(room.wood, 0.7), tone), None
    )
    inverse = 1 / lens.distance
    for piece in THINGS[thing_named(props)]:
        placed = lens.turned(piece.points * (unit, -unit) + foot)
        sheet.stroke(placed, INK, 3 * lens.ink, inverse, is_closed=True)
        sheet.fill(placed, tinted(piece.colour, tone, 0.7), inverse)


def _draw_table(sheet: Sheet, lens: Lens, edge: float, colours: tuple[Colour, Colour]) -> None:
    """A wall well behind, and a top that recedes from the lens to its far edge."""
    wall, wood = colours
    width, height = lens.plate
    far, near = 1 / (lens.distance * 1.6), 1 / (lens.distance * 0.75)
    reach = 2.0 * (width + height)
    sheet.picture[:] = wall
    sheet.inverse[:] = 1 / (lens.distance + 2.0)
    bottom = lens.centre[1] + 0.5 * lens.frame[1]
    slope = (near - far) / (bottom - edge)
    top = np.array(((-reach, edge), (reach, edge), (reach, reach), (-reach, reach)))
    sheet.fill(lens.turned(top), wood, np.array((0.0, slope, far - slope * edge)))
    for row in range(1, 7):
        y = edge + (lens.plate[1] - edge) * (row / 7) ** 1.8
        ends = np.array(((-reach, y), (reach, y)))
        sheet.stroke(lens.turned(ends), dimmed(wood, 0.88), lens.ink)
    sheet.stroke(lens.turned(top[:2]), mixed(wood, INK, 0.7), 2 * lens.ink)
