"""Which part of a picture has to be drawn anew when people stand otherwise."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from pipeline.engines.previs.mesh import Part
from pipeline.engines.previs.mesh.part import Floats
from pipeline.engines.previs.trace import Light, View

INK_PX = 12
"""For a frame 540 high: as far as strokes, and the blur of corners' shadows, reach."""
NEAREST_M = 0.05
SHADOW_M = 5.0
"""A shadow on the floor is followed so far."""
LIT = 1.6
"""Of its reach: farther off a lamp throws no shadow."""

Box = tuple[int, int, int, int]
"""Left, top, right, bottom, even numbers of pixels."""


def changed(before: Sequence[Part], after: Sequence[Part]) -> list[Part]:
    """The parts that are only in one of the two."""
    one, other = _by_shape(before), _by_shape(after)
    return [part for key, part in (one | other).items() if (key in one) != (key in other)]


def box_of(
    parts: Iterable[Part], view: View, frame_height: float, light: Light | None
) -> Box | None:
    """Where parts are seen, and their shadows on the floor under a light; None: nowhere."""
    points = [corners for part in parts for corners in (part.vertices, *_shadows(part, light))]
    if not points:
        return None
    seen = view.pixels(np.concatenate(points))
    width, height = view.plate
    if seen[:, 2].min() < NEAREST_M:
        return 0, 0, width, height
    rim = INK_PX * frame_height / 540
    left, top = (seen[:, :2].min(0) - rim).tolist()
    right, bottom = (seen[:, :2].max(0) + rim).tolist()
    box = (
        _even(left, width),
        _even(top, height),
        _even(right + 2, width),
        _even(bottom + 2, height),
    )
    return box if box[0] < box[2] and box[1] < box[3] else None


def _even(value: float, most: int) -> int:
    return min(most // 2 * 2, max(0, int(value) // 2 * 2))


def _by_shape(parts: Sequence[Part]) -> dict[tuple[str, bytes], Part]:
    return {(part.thing, part.vertices.tobytes()): part for part in parts}


def _shadows(part: Part, light: Light | None) -> Iterator[Floats]:
    """The corners of somebody as they fall on the floor, for every light there is."""
    if light is None:
        return
    points = part.vertices
    suns = [light.key] if light.is_sun else []
    suns += [light.sun] if light.sun else []
    for way in suns:
        yield _fallen(points, np.broadcast_to(-np.array(way, np.float32), points.shape), SHADOW_M)
    if not light.is_sun:
        yield _fallen(points, points - np.array(light.key, np.float32), SHADOW_M)
    for lamp in light.lamps:
        away = points - np.array(lamp.at, np.float32)
        if float(np.linalg.norm(away[0])) < LIT * lamp.reach_m:
            yield _fallen(points, away, lamp.reach_m)


def _fallen(points: Floats, away: Floats, most_m: float) -> Floats:
    """Points carried along a light's way to the floor, at most so far."""
    fall = away * (points[:, 2:] / np.maximum(-away[:, 2:], 1e-3))
    length = np.linalg.norm(fall, axis=1, keepdims=True)
    return points + fall * np.minimum(1, most_m / np.maximum(length, 1e-6))
