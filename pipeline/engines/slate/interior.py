"""A room: floor boards and walls in perspective, a window, a door, something to sit at."""

import random

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.slate.palette import (
    LAMP_GLOW,
    LEAF,
    PAPER,
    ROOMS,
    Colour,
    Room,
    dimmed,
    hashed,
    mixed,
)
from pipeline.engines.slate.scenery import (
    NEAREST_M,
    Pencil,
    level,
    rectangle,
    side_wall,
    steps,
)
from pipeline.media.curves import closed, oval

CEILING_M = 2.9
BOARD_M = 0.32
BAY_M = 1.7
"""From one thing on a wall to the next."""


def draw_interior(pencil: Pencil, place: str, view: int) -> None:
    """The room of a place, looking one of its ways; the same place and view give the same room."""
    room = ROOMS[hashed("room", place) % len(ROOMS)]
    rng = random.Random(hashed("furniture", place, str(view)))
    back = pencil.lens.distance + rng.uniform(2.1, 2.9)
    seen = 0.42 * pencil.lens.width_at(pencil.lens.distance)
    left, right = -max(seen, rng.uniform(2.7, 4.2)), max(seen, rng.uniform(2.7, 4.2))
    _draw_shell(pencil, room, (left, right), back)
    _draw_bays(pencil, room, (left, right), back, rng)
    _draw_lamp(pencil, room, (left + right) / 2 + 0.25 * (right - left), back - 0.8)
    _draw_furniture(pencil, room, (left, right), back, rng)


def _draw_shell(pencil: Pencil, room: Room, x: tuple[float, float], back: float) -> None:
    far = (NEAREST_M, back)
    pencil.sheet.picture[:] = pencil.tint(room.wall)
    pencil.sheet.inverse[:] = 1 / back
    pencil.face(level(x, CEILING_M, far), mixed(room.wall, PAPER, 0.5), ink=False)
    pencil.face(level(x, 0.0, far), room.floor, ink=False)
    grain = mixed(pencil.tint(room.floor), pencil.line_colour(room.floor), 0.45)
    for board in steps(x[0], x[1], BOARD_M):
        pencil.line(((board, 0, NEAREST_M), (board, 0, back)), grain)
    for at, share in zip(x, (0.9, 0.82), strict=True):
        pencil.face(side_wall(at, (0, CEILING_M), far), dimmed(room.wall, share), ink=False)
        pencil.face(side_wall(at, (0, 0.14), far), dimmed(room.wood, 0.85))
    pencil.upright(x, (0, CEILING_M), back, room.wall)
    if pencil.tone.has_lamps:
        _draw_glow(pencil, room, x, back)
    pencil.upright(x, (0, 0.14), back - 0.01, room.wood)


def _draw_glow(pencil: Pencil, room: Room, x: tuple[float, float], back: float) -> None:
    """A lamp's warm pool on the far wall."""
    middle = (x[0] + x[1]) / 2 + 0.25 * (x[1] - x[0])
    for wide, share in ((1.9, 0.12), (1.4, 0.22), (0.9, 0.34)):
        pencil.patch(
            _disc(middle, 1.5, wide, back, 0.68), mixed(pencil.tint(room.wall), LAMP_GLOW, share)
        )


def _draw_bays(
    pencil: Pencil, room: Room, x: tuple[float, float], back: float, rng: random.Random
) -> None:
    """A window, and doors and pictures, along the far wall, none twice running."""
    bays = _bays(x)
    kinds = [_draw_door, *rng.sample((*_SMALL, _draw_shelf), 3)]
    rng.shuffle(kinds)
    kinds.insert(rng.randrange(min(len(bays), 4)), _draw_window)
    for index, middle in enumerate(bays):
        kinds[index % len(kinds)](pencil, room, middle, back - 0.02)


def _bays(x: tuple[float, float]) -> list[float]:
    """Middles of the bays; the lens axis falls between two, so that nothing crowns a head."""
    count = int((max(-x[0], x[1]) - 0.6) / BAY_M) + 1
    middles = [(index + 0.5) * BAY_M for index in range(-count, count)]
    return [middle for middle in middles if x[0] + 0.65 < middle < x[1] - 0.65]


def _draw_window(pencil: Pencil, room: Room, x: float, z: float) -> None:
    frame, glass = (x - 0.62, x + 0.62), (0.95, 2.2)
    pencil.upright(frame, (glass[0] - 0.08, glass[1] + 0.08), z, room.wood)
    for pane in ((x - 0.54, x - 0.03), (x + 0.03, x + 0.54)):
        pencil.patch(rectangle(pane, glass, z), pencil.tone.glass)
        shine = mixed(pencil.tone.glass, (255, 255, 255), 0.3)
        low, high = glass
        slant = ((pane[0], low + 0.3, z), (pane[1], high - 0.35, z), (pane[1], high - 0.1, z))
        pencil.patch((*slant, (pane[0], low + 0.55, z)), shine)
    pencil.upright((x - 0.7, x + 0.7), (glass[0] - 0.14, glass[0] - 0.06), z - 0.05, room.wood)
    if not pencil.tone.has_lamps:
        _draw_sunlight(pencil, room, x, z)


def _draw_sunlight(pencil: Pencil, room: Room, x: float, z: float) -> None:
    lit = mixed(pencil.tint(room.floor), (255, 244, 214), 0.34)
    for pane in (-0.5, 0.1):
        near, far = z - 1.9, z - 0.8
        start, slide = x + pane, 0.55
        corners = ((start, 0, far), (start + 0.45, 0, far))
        pencil.patch((*corners, (start + 0.45 + slide, 0, near), (start + slide, 0, near)), lit)


def _draw_door(pencil: Pencil, room: Room, x: float, z: float) -> None:
    pencil.upright((x - 0.55, x + 0.55), (0, 2.17), z, dimmed(room.wood, 0.8))
    pencil.upright((x - 0.46, x + 0.46), (0, 2.08), z, room.wood)
    for low, high in ((0.18, 0.9), (1.08, 1.92)):
        pencil.upright((x - 0.33, x + 0.33), (low, high), z, mixed(room.wood, PAPER, 0.1))
    pencil.upright((x + 0.36, x + 0.41), (0.96, 1.04), z - 0.04, room.accent)


def _draw_picture(pencil: Pencil, room: Room, x: float, z: float) -> None:
    pencil.upright((x - 0.38, x + 0.38), (1.35, 1.9), z, room.wood)
    pencil.upright((x - 0.32, x + 0.32), (1.41, 1.84), z, mixed(room.wall, PAPER, 0.6))
    hill = ((x - 0.32, 1.41, z), (x + 0.32, 1.41, z), (x + 0.1, 1.62, z), (x - 0.12, 1.54, z))
    pencil.patch(hill, pencil.tint(room.accent))


def _draw_shelf(pencil: Pencil, room: Room, x: float, z: float) -> None:
    pencil.box((x - 0.55, x + 0.55), (0, 1.85), (z - 0.3, z), room.wood)
    books = (room.accent, room.wall, dimmed(room.accent, 0.7), room.floor)
    for row in range(4):
        low = 0.12 + row * 0.44
        pencil.upright((x - 0.48, x + 0.48), (low, low + 0.36), z - 0.3, dimmed(room.wood, 0.55))
        for place in range(5 + (row * 3) % 4):
            start, high = x - 0.46 + place * 0.1, low + 0.22 + 0.03 * ((place * 7 + row) % 4)
            pencil.upright((start, start + 0.085), (low, high), z - 0.3, _book(books, place + row))


def _book(colours: tuple[Colour, ...], index: int) -> Colour:
    return colours[index % len(colours)]


def _draw_clock(pencil: Pencil, room: Room, x: float, z: float) -> None:
    for radius, colour in ((0.2, room.wood), (0.165, PAPER)):
        pencil.face(_disc(x, 1.95, radius, z), colour)
    dark = dimmed(room.wood, 0.5)
    for end in ((x, 2.07), (x + 0.09, 1.9)):
        pencil.line(((x, 1.95, z), (*end, z)), dark)


def _draw_plant(pencil: Pencil, room: Room, x: float, z: float) -> None:
    for lean, high in ((-0.42, 1.15), (0.4, 1.2), (-0.16, 1.5), (0.2, 1.45), (0.02, 1.62)):
        leaf = closed(
            (
                (x, 0.4),
                (x + lean * 0.4 - 0.09, high * 0.66),
                (x + lean, high),
                (x + lean * 0.6 + 0.1, high * 0.6),
            )
        )
        pencil.face(np.column_stack((leaf, np.full(len(leaf), z - 0.2))), LEAF)
    pot = ((x - 0.17, 0, z), (x + 0.17, 0, z), (x + 0.23, 0.44, z), (x - 0.23, 0.44, z))
    pencil.face(np.array(pot) - (0, 0, 0.2), room.accent)


def _disc(x: float, y: float, radius: float, z: float, flat: float = 1.0) -> NDArray[np.float64]:
    ring = oval(x, y, radius, radius * flat)
    return np.column_stack((ring, np.full(len(ring), z)))


_SMALL = (_draw_picture, _draw_clock, _draw_plant)


def _draw_lamp(pencil: Pencil, room: Room, x: float, z: float) -> None:
    pencil.line(((x, CEILING_M, z), (x, 2.35, z)), pencil.line_colour(room.wood))
    shade = ((x - 0.26, 2.12, z), (x + 0.26, 2.12, z), (x + 0.09, 2.36, z), (x - 0.09, 2.36, z))
    pencil.face(shade, room.accent)
    if pencil.tone.has_lamps:
        pencil.patch(np.array(shade), mixed(room.accent, LAMP_GLOW, 0.75))


def _draw_furniture(
    pencil: Pencil, room: Room, x: tuple[float, float], back: float, rng: random.Random
) -> None:
    side = rng.choice((0, 1))
    middle = x[side] * 0.58
    z = back - 1.0
    for leg in (-0.5, 0.44):
        pencil.box((middle + leg, middle + leg + 0.06), (0, 0.7), (z + 0.5, z + 0.56), room.wood)
    _draw_chair(pencil, room, middle - 0.9 if side else middle + 0.55, z)
    pencil.box((middle - 0.56, middle + 0.56), (0.7, 0.75), (z, z + 0.6), room.wood)
    for leg in (-0.5, 0.44):
        pencil.box((middle + leg, middle + leg + 0.06), (0, 0.7), (z, z + 0.06), room.wood)
    pencil.box((middle - 0.1, middle - 0.02), (0.75, 0.85), (z + 0.2, z + 0.28), PAPER)


def _draw_chair(pencil: Pencil, room: Room, x: float, z: float) -> None:
    dark = dimmed(room.wood, 0.85)
    wide = (x, x + 0.38)
    for leg in (x, x + 0.33):
        pencil.box((leg, leg + 0.05), (0, 0.44), (z + 0.36, z + 0.41), dark)
    pencil.box(wide, (0.5, 0.95), (z + 0.36, z + 0.4), dark)
    pencil.box(wide, (0.42, 0.47), (z, z + 0.4), dark)
    for leg in (x, x + 0.33):
        pencil.box((leg, leg + 0.05), (0, 0.42), (z, z + 0.05), dark)
