"""The shell of a room: floor, ceiling, and walls with openings, each wall wild.

A wild wall is taken away where the camera stands behind it, as on a stage.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from pipeline.engines.previs.mesh import Material, Part, box, placed, quad
from pipeline.engines.previs.sets.furniture.palette import DARK_WOOD, GLASS, Palette

Side = Literal["back", "left", "right", "front"]

BEYOND_M = 9.0
FAR_M = 1e3
"""Behind every camera."""
CEILING = (226, 220, 206)
SIDES: tuple[Side, ...] = ("back", "left", "right", "front")
_TURN: dict[Side, float] = {"back": 0, "left": 90, "right": -90, "front": 180}


@dataclass(frozen=True)
class Opening:
    """In a wall: its middle along it (metres, from the wall's middle), size and sill height."""

    side: Side
    kind: Literal["window", "door"]
    at: float = 0.0
    wide: float = 1.6
    tall: float = 1.4
    sill: float = 0.9


@dataclass(frozen=True)
class Wall:
    """Parts that are seen only from inside: `inward` points there from `point`.

    `beyond` stands instead of a wall that is taken away: its neighbours, floor and ceiling go on,
    so that a camera outside a small room sees no more of the world than one inside.
    """

    parts: tuple[Part, ...]
    point: tuple[float, float]
    inward: tuple[float, float]
    beyond: tuple["Wall", ...] = ()


def walls_of(
    size: tuple[float, float, float], openings: tuple[Opening, ...], palette: Palette
) -> tuple[Wall, ...]:
    """The four walls of a room around (0, 0)."""
    wide, deep, high = size
    found: list[Wall] = []
    for side in SIDES:
        length, away = (wide, deep / 2) if side in ("back", "front") else (deep, wide / 2)
        own = [opening for opening in openings if opening.side == side]
        flat = _wall(length, high, own, palette)
        turn = _TURN[side]
        angle = np.radians(turn)
        inward = (float(np.sin(angle)), float(-np.cos(angle)))
        point = (-inward[0] * away, -inward[1] * away)
        parts = placed(flat, (point[0], point[1], 0), turn, thing=f"{side} wall")
        found.append(Wall(tuple(parts), point, inward, _beyond(side, size, palette)))
    return tuple(found)


def _beyond(side: Side, size: tuple[float, float, float], palette: Palette) -> tuple[Wall, ...]:
    """Walls, floor and ceiling for `BEYOND_M` more, as if the room were longer on this side."""
    wide, deep, high = size
    length, away = (wide, deep / 2) if side in ("back", "front") else (deep, wide / 2)
    angle = np.radians(_TURN[side])
    out = -float(np.sin(angle)), float(np.cos(angle))
    along = out[1], -out[0]
    at = (out[0] * away, out[1] * away, 0.0)
    half, far, name = length / 2, BEYOND_M, f"beyond {side}"
    paint, trim = Material(palette.wall), Material(palette.trim)
    found: list[Wall] = []
    for x in (-half, half):
        flat = [
            quad((x, 0, 0), (0, far, 0), (0, 0, high), paint, "wall"),
            box((0.03, far, 0.12), (x, far / 2, 0), trim, "trim"),
        ]
        sign = 1 if x < 0 else -1
        point = at[0] + along[0] * x, at[1] + along[1] * x
        inward = along[0] * sign, along[1] * sign
        found.append(Wall(tuple(placed(flat, at, _TURN[side], thing=name)), point, inward))
    row, run = (-half - far, 0, 0), (length + 2 * far, 0, 0)
    flat = [
        quad(row, run, (0, far, 0), Material(palette.floor), "floor"),
        quad((row[0], 0, high), run, (0, far, 0), Material(CEILING), "ceiling"),
    ]
    level = tuple(placed(flat, at, _TURN[side], thing=name))
    return (*found, Wall(level, (-out[0] * FAR_M, -out[1] * FAR_M), out))


def _wall(length: float, high: float, openings: list[Opening], palette: Palette) -> list[Part]:
    """A wall along x at y = 0, seen from -y, pieced around its openings."""
    paint, trim = Material(palette.wall), Material(palette.trim)
    parts: list[Part] = []
    x = -length / 2

    def piece(left: float, right: float, low: float, top: float) -> None:
        if right - left > 1e-3 and top - low > 1e-3:
            parts.append(
                quad((left, 0, low), (right - left, 0, 0), (0, 0, top - low), paint, "wall")
            )

    for one in sorted(openings, key=lambda o: o.at):
        left, right = one.at - one.wide / 2, one.at + one.wide / 2
        piece(x, left, 0, high)
        piece(left, right, 0, one.sill)
        piece(left, right, one.sill + one.tall, high)
        parts += _window(one, palette) if one.kind == "window" else _door(one)
        x = right
    piece(x, length / 2, 0, high)
    start = -length / 2
    for one in [*sorted((o for o in openings if o.kind == "door"), key=lambda o: o.at), None]:
        stop = one.at - one.wide / 2 if one else length / 2
        if stop > start:
            skirting = box(
                (stop - start, 0.03, 0.12), ((start + stop) / 2, -0.015, 0), trim, "trim"
            )
            parts.append(skirting)
        start = one.at + one.wide / 2 if one else stop
    parts.append(box((length, 0.05, 0.09), (0, -0.025, high - 0.09), trim, "cornice"))
    return parts


def _window(one: Opening, palette: Palette) -> list[Part]:
    frame = Material(palette.trim)
    middle, deep = one.sill + one.tall / 2, 0.1
    bars = [
        box((one.wide + 0.14, deep, 0.07), (one.at, 0, one.sill + one.tall), frame, "window"),
        box((one.wide + 0.2, deep + 0.1, 0.05), (one.at, -0.03, one.sill - 0.05), frame, "window"),
        box((one.wide, 0.04, 0.035), (one.at, 0.02, middle + one.tall * 0.16), frame, "window"),
    ]
    for x in (-one.wide / 2 - 0.035, one.wide / 2 + 0.035):
        bars.append(box((0.07, deep, one.tall), (one.at + x, 0, one.sill), frame, "window"))
    for k in range(1, max(2, round(one.wide / 0.8))):
        x = one.at - one.wide / 2 + one.wide * k / max(2, round(one.wide / 0.8))
        bars.append(box((0.035, 0.04, one.tall), (x, 0.02, one.sill), frame, "window"))
    return bars


def _door(one: Opening) -> list[Part]:
    wood, panel = Material(DARK_WOOD), Material((112, 76, 52))
    knob = Material((206, 170, 90))
    tall, left = one.tall, one.at - one.wide / 2
    parts = [
        box((one.wide, 0.06, tall), (one.at, 0.05, 0), wood, "door"),
        box((0.1, 0.14, tall + 0.1), (left - 0.04, 0, 0), wood, "door frame"),
        box((0.1, 0.14, tall + 0.1), (left + one.wide + 0.04, 0, 0), wood, "door frame"),
        box((one.wide + 0.18, 0.14, 0.1), (one.at, 0, tall), wood, "door frame"),
        box((0.035, 0.07, 0.13), (left + one.wide - 0.09, -0.01, 1.0), knob, "knob"),
    ]
    for low, height in ((0.16, 0.7), (1.02, tall - 1.2)):
        parts.append(box((one.wide - 0.3, 0.07, height), (one.at, 0.03, low), panel, "door"))
    parts.append(box((one.wide - 0.4, 0.072, tall - 1.36), (one.at, 0.028, 1.1), Material(GLASS)))
    return parts


def ground(size: tuple[float, float], material: Material, thing: str = "floor") -> Part:
    wide, deep = size
    return quad((-wide / 2, -deep / 2, 0), (wide, 0, 0), (0, deep, 0), material, thing)


def ceiling(size: tuple[float, float, float]) -> Part:
    wide, deep, high = size
    white = Material(CEILING)
    return quad((-wide / 2, deep / 2, high), (wide, 0, 0), (0, -deep, 0), white, "ceiling")
