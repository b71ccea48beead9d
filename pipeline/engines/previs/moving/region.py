"""Which part of a picture has to be drawn anew when people stand otherwise."""

from collections.abc import Iterable, Sequence

import numpy as np

from pipeline.engines.previs.mesh import Part
from pipeline.engines.previs.mesh.part import Floats
from pipeline.engines.previs.trace import Light, View

INK_PX = 12
"""For a frame 540 high: as far as strokes, and the blur of corners' shadows, reach."""
NEAREST_M = 0.05
SHADOW_M = 5.0
"""A shadow on the floor is followed so far."""

Box = tuple[int, int, int, int]
"""Left, top, right, bottom, even numbers of pixels."""


def changed(before: Sequence[Part], after: Sequence[Part]) -> list[Part]:
    """The parts that are only in one of the two."""
    one, other = _by_shape(before), _by_shape(after)
    return [part for key, part in (one | other).items() if (key in one) != (key in other)]


def box_of(parts: Iterable[Part], view: View, light: Light, frame_height: float) -> Box | None:
    """Where parts and their shadows on the floor are seen; None where they are not."""
    points = [corners for part in parts for corners in (part.vertices, _shadow(part, light))]
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


def _shadow(part: Part, light: Light) -> Floats:
    """Its corners as they fall on the floor; near the body where the light is low."""
    if not part.figure:
        return part.vertices
    key = np.array(light.key, np.float32)
    away = -key / np.linalg.norm(key) if light.is_sun else part.vertices - key
    drop = np.maximum(-np.broadcast_to(away, part.vertices.shape)[:, 2:], 1e-3)
    fall = away * (part.vertices[:, 2:] / drop)
    length = np.linalg.norm(fall, axis=1, keepdims=True)
    return part.vertices + fall * np.minimum(1, SHADOW_M / np.maximum(length, 1e-6))
