"""The move as a small diagram: one glyph for each move, drawn in a square of one unit, y down."""

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import ArrayLike, NDArray

from pipeline.film.camera import Move
from pipeline.media.curves import opened, oval

SUPERSAMPLE = 4
PEN = 0.055
"""Thickness of a line in units."""
BARB = 0.17
"""Length of an arrow head."""


@dataclass
class _Glyph:
    lines: list[NDArray[np.float64]] = field(default_factory=list)
    heads: list[NDArray[np.float64]] = field(default_factory=list)
    thin: list[NDArray[np.float64]] = field(default_factory=list)

    def arrow(self, *points: tuple[float, float], is_double: bool = False) -> "_Glyph":
        path = opened(points) if len(points) > 2 else np.asarray(points, np.float64)
        self.lines.append(_shortened(path))
        self.heads.append(_barbs(path[-2], path[-1]))
        if is_double:
            self.heads.append(_barbs(path[-2], path[-1] - _along(path) * BARB))
        return self

    def line(self, points: ArrayLike) -> "_Glyph":
        self.lines.append(np.asarray(points, np.float64))
        return self

    def dot(self, x: float, y: float) -> "_Glyph":
        self.heads.append(oval(x, y, 0.06, 0.06))
        return self

    def frame(self, inset: float, tall: float = 0.68) -> "_Glyph":
        x, y = inset, 0.5 - (0.5 - inset) * tall
        self.thin.append(np.array(((x, y), (1 - x, y), (1 - x, 1 - y), (x, 1 - y), (x, y))))
        return self


def move_glyph(move: Move, amount: float, side_px: int) -> NDArray[np.uint8]:
    """(side, side) uint8 coverage. A negative amount points the other way."""
    side = side_px * SUPERSAMPLE
    canvas = np.zeros((side, side), np.uint8)
    glyph = _GLYPHS[_opposite(move) if amount < 0 else move]
    pen = max(1, round(PEN * side))
    for path in glyph.thin:
        cv2.polylines(canvas, [_px(path, side)], False, 255, max(1, pen // 2), cv2.LINE_AA)
    for path in glyph.lines:
        cv2.polylines(canvas, [_px(path, side)], False, 255, pen, cv2.LINE_AA)
    for head in glyph.heads:
        cv2.fillPoly(canvas, [_px(head, side)], 255, cv2.LINE_AA)
    return np.asarray(
        cv2.resize(canvas, (side_px, side_px), interpolation=cv2.INTER_AREA), np.uint8
    )


def _px(points: NDArray[np.float64], side: int) -> NDArray[np.int32]:
    return np.rint(points * (side - 1)).astype(np.int32)


def _along(path: NDArray[np.float64]) -> NDArray[np.float64]:
    way = path[-1] - path[-2]
    return way / np.linalg.norm(way)


def _shortened(path: NDArray[np.float64]) -> NDArray[np.float64]:
    """So that the blunt line does not stick out of the point."""
    if len(path) == 2:
        return np.stack((path[0], path[1] - _along(path) * BARB * 0.7))
    return path[: -max(1, len(path) // 12)]


def _barbs(before: NDArray[np.float64], tip: NDArray[np.float64]) -> NDArray[np.float64]:
    way = (tip - before) / np.linalg.norm(tip - before)
    side = np.array((-way[1], way[0])) * BARB * 0.62
    base = tip - way * BARB
    return np.stack((tip, base + side, base - side))


def _arc(
    start: float, stop: float, wide: float, high: float, y: float
) -> list[tuple[float, float]]:
    """Points of an oval arc about (0.5, y), degrees clockwise from the right."""
    angles = np.radians(np.linspace(start, stop, 9))
    return [(0.5 + wide * float(np.cos(a)), y + high * float(np.sin(a))) for a in angles]


def _squiggle() -> NDArray[np.float64]:
    x = np.linspace(0.08, 0.92, 41)
    rise = 0.13 * np.sin(x * 21) + 0.06 * np.sin(x * 47 + 1)
    return np.stack((x, 0.5 + rise), 1)


def _corners(start: float, stop: float, glyph: _Glyph) -> _Glyph:
    """Four arrows along the diagonals, from one share of the half frame to another."""
    for x in (-1, 1):
        for y in (-1, 1):
            reach = [(0.5 + x * 0.44 * share, 0.5 + y * 0.3 * share) for share in (start, stop)]
            glyph.arrow(*reach)
    return glyph


def _dolly_zoom() -> _Glyph:
    glyph = _Glyph().frame(0.04).frame(0.36)
    glyph.arrow((0.08, 0.5), (0.34, 0.5)).arrow((0.92, 0.5), (0.66, 0.5))
    return glyph.arrow((0.5, 0.36), (0.5, 0.02)).arrow((0.5, 0.64), (0.5, 0.98))


_GLYPHS: dict[Move, _Glyph] = {
    Move.STATIC: _Glyph().frame(0.08).dot(0.5, 0.5),
    Move.PAN_LEFT: _Glyph().arrow(*_arc(-20, -160, 0.42, 0.3, 0.62)).dot(0.5, 0.72),
    Move.PAN_RIGHT: _Glyph().arrow(*_arc(-160, -20, 0.42, 0.3, 0.62)).dot(0.5, 0.72),
    Move.TILT_UP: _Glyph()
    .arrow((0.42, 0.92), (0.62, 0.75), (0.7, 0.5), (0.62, 0.25), (0.42, 0.08))
    .dot(0.3, 0.5),
    Move.TILT_DOWN: _Glyph()
    .arrow((0.42, 0.08), (0.62, 0.25), (0.7, 0.5), (0.62, 0.75), (0.42, 0.92))
    .dot(0.3, 0.5),
    Move.ROLL: _Glyph().frame(0.3).arrow(*_arc(-215, 35, 0.42, 0.42, 0.52)),
    Move.DOLLY_IN: _corners(0.98, 0.4, _Glyph().frame(0.02).frame(0.34)),
    Move.DOLLY_OUT: _corners(0.4, 0.98, _Glyph().frame(0.02).frame(0.34)),
    Move.TRUCK_LEFT: _Glyph().arrow((0.94, 0.42), (0.06, 0.42)).line(((0.2, 0.68), (0.8, 0.68))),
    Move.TRUCK_RIGHT: _Glyph().arrow((0.06, 0.42), (0.94, 0.42)).line(((0.2, 0.68), (0.8, 0.68))),
    Move.PEDESTAL_UP: _Glyph().arrow((0.5, 0.86), (0.5, 0.06)).line(((0.28, 0.93), (0.72, 0.93))),
    Move.PEDESTAL_DOWN: _Glyph().arrow((0.5, 0.14), (0.5, 0.94)).line(((0.28, 0.07), (0.72, 0.07))),
    Move.CRANE_UP: _Glyph()
    .arrow((0.3, 0.92), (0.72, 0.72), (0.86, 0.4), (0.78, 0.06))
    .line(((0.1, 0.92), (0.5, 0.92)))
    .line(((0.16, 0.92), (0.6, 0.3))),
    Move.CRANE_DOWN: _Glyph()
    .arrow((0.72, 0.06), (0.86, 0.36), (0.84, 0.64), (0.62, 0.9))
    .line(((0.1, 0.92), (0.4, 0.92)))
    .line(((0.16, 0.92), (0.56, 0.24))),
    Move.ZOOM_IN: _Glyph()
    .frame(0.02)
    .arrow((0.06, 0.5), (0.42, 0.5))
    .arrow((0.94, 0.5), (0.58, 0.5)),
    Move.ZOOM_OUT: _Glyph()
    .frame(0.02)
    .arrow((0.44, 0.5), (0.08, 0.5))
    .arrow((0.56, 0.5), (0.92, 0.5)),
    Move.ORBIT_LEFT: _Glyph().arrow(*_arc(-30, 200, 0.42, 0.24, 0.5)).dot(0.5, 0.46),
    Move.ORBIT_RIGHT: _Glyph().arrow(*_arc(210, -20, 0.42, 0.24, 0.5)).dot(0.5, 0.46),
    Move.DOLLY_ZOOM: _dolly_zoom(),
    Move.HANDHELD: _Glyph().frame(0.02).line(_squiggle()),
    Move.WHIP_PAN: _Glyph()
    .arrow((0.04, 0.5), (0.96, 0.5), is_double=True)
    .line(((0.1, 0.3), (0.5, 0.3)))
    .line(((0.1, 0.7), (0.5, 0.7))),
}

_PAIRS = (
    (Move.PAN_LEFT, Move.PAN_RIGHT),
    (Move.TILT_UP, Move.TILT_DOWN),
    (Move.DOLLY_IN, Move.DOLLY_OUT),
    (Move.TRUCK_LEFT, Move.TRUCK_RIGHT),
    (Move.PEDESTAL_UP, Move.PEDESTAL_DOWN),
    (Move.CRANE_UP, Move.CRANE_DOWN),
    (Move.ZOOM_IN, Move.ZOOM_OUT),
    (Move.ORBIT_LEFT, Move.ORBIT_RIGHT),
)


def _opposite(move: Move) -> Move:
    return dict((*_PAIRS, *((b, a) for a, b in _PAIRS))).get(move, move)
