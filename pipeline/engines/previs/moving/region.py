"""Which part of a picture has to be drawn anew when people stand otherwise."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.mesh import Part
from pipeline.engines.previs.mesh.part import Floats
from pipeline.engines.previs.trace import Light, Tracer, View
from pipeline.engines.previs.trace.light import is_dimmed

INK_PX = 12
"""For a frame 540 high: as far as strokes, and the blur of corners' shadows, reach."""
RIM_PX, BLEND_PX, SPARE_PX = 4, 3, 4
"""Likewise, around people themselves: strokes, the way into the frame, and what the blur of that
needs beyond."""
TURNS_PX = 8
"""After so many pixels the shadow rays of a picture begin alike again."""
GRAIN_PX = 6
"""Likewise: shadows are looked for at every so many pixels."""
NEAREST_M = 0.05

Box = tuple[int, int, int, int]
"""Left, top, right, bottom, even numbers of pixels."""
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Region:
    """What is drawn anew: `asked` and `share` (h, w) of the box, how much of it counts there."""

    box: Box
    asked: Mask | None = None
    share: Floats | None = None


def changed(before: Sequence[Part], after: Sequence[Part]) -> list[Part]:
    """The parts that are only in one of the two."""
    one, other = _by_shape(before), _by_shape(after)
    return [part for key, part in (one | other).items() if (key in one) != (key in other)]


def box_of(parts: Iterable[Part], view: View, frame_height: float) -> Box | None:
    """Where parts are seen; None: nowhere."""
    points = [part.vertices for part in parts]
    if not points:
        return None
    seen = view.pixels(np.concatenate(points))
    width, height = view.plate
    if seen[:, 2].min() < NEAREST_M:
        return 0, 0, width, height
    rim = INK_PX * frame_height / 540
    left, top = (seen[:, :2].min(0) - rim).tolist()
    right, bottom = (seen[:, :2].max(0) + rim).tolist()
    return _whole((left, top, right + 2, bottom + 2), view.plate)


def region_of(touched: Mask, scale: float) -> Region | None:
    """Around what people touch, to the pixel; None: nothing. `scale`: pixels for one of a frame
    540 high."""
    if not touched.any():
        return None
    rim, blend, spare = (max(2, round(px * scale)) for px in (RIM_PX, BLEND_PX, SPARE_PX))
    rows, columns = (np.flatnonzero(touched.any(axis)) for axis in (1, 0))
    reach = rim + blend + spare
    corners = (columns[0] - reach, rows[0] - reach, columns[-1] + reach + 2, rows[-1] + reach + 2)
    box = _whole((corners[0], corners[1], corners[2], corners[3]), touched.shape[::-1])
    if box is None:
        return None
    part = touched[box[1] : box[3], box[0] : box[2]].astype(np.uint8)
    core = _grown(part, rim + blend)
    share = cv2.blur(core.astype(np.float32), (2 * blend + 1, 2 * blend + 1))
    return Region(box, _grown(core, spare + blend) > 0, np.asarray(share, np.float32))


def touched_by(own: Tracer, around: Tracer, view: View, light: Light, scale: float) -> Mask:
    """(h, w) where people are seen or take light away. `own`: they alone, `around`: the place."""
    width, height = view.plate
    grain = max(2, round(GRAIN_PX * scale))
    y, x = np.meshgrid(
        np.arange(grain // 2, height, grain), np.arange(grain // 2, width, grain), indexing="ij"
    )
    rays = view.rays_at(x.reshape(-1), y.reshape(-1))
    hits, people = around.hits_from(view.eye, rays), own.hits_from(view.eye, rays)
    found = people.distance <= hits.distance
    found &= people.face >= 0
    seen = np.flatnonzero(~found & (hits.face >= 0))
    points = view.eye + rays[seen] * hits.distance[seen, None]
    found[seen] = is_dimmed(own, light, points, hits.normal[seen])
    rows, columns = (np.minimum(np.arange(n) // grain, m - 1)
                     for n, m in ((height, x.shape[0]), (width, x.shape[1])))  # fmt: skip
    mask = found.reshape(x.shape)[rows][:, columns]
    _dot(mask, own.mesh.vertices, view)
    return mask


def in_box(box: Box | None, plate: tuple[int, int]) -> Mask:
    """(h, w) what lies in a box of the plate."""
    mask = np.zeros(plate[::-1], np.bool_)
    if box is not None:
        mask[box[1] : box[3], box[0] : box[2]] = True
    return mask


def _dot(mask: Mask, points: Floats, view: View) -> None:
    """What is too thin for the grain: every corner of a body."""
    seen = view.pixels(points)
    x, y = (np.clip(seen[:, k], -1, 1e6).astype(np.intp) for k in (0, 1))
    height, width = mask.shape
    is_in = (seen[:, 2] > NEAREST_M) & (x >= 0) & (y >= 0) & (x < width) & (y < height)
    mask[y[is_in], x[is_in]] = True


def _grown(mask: NDArray[np.uint8], reach: int) -> NDArray[np.uint8]:
    square = np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)
    return np.asarray(cv2.dilate(mask, square), np.uint8)


def _whole(corners: tuple[float, float, float, float], plate: tuple[int, int]) -> Box | None:
    width, height = plate
    left, top, right, bottom = corners
    box = (_snap(left), _snap(top), _even(right, width), _even(bottom, height))
    return box if box[0] < box[2] and box[1] < box[3] else None


def _snap(value: float) -> int:
    """To the grid in which neighbouring pixels look at other places of a light."""
    return max(0, int(value) // TURNS_PX * TURNS_PX)


def _even(value: float, most: int) -> int:
    return min(most // 2 * 2, max(0, int(value) // 2 * 2))


def _by_shape(parts: Sequence[Part]) -> dict[tuple[str, bytes], Part]:
    return {(part.thing, part.vertices.tobytes()): part for part in parts}
