"""Where the joints of those who are seen lie on the plate, for models that are led by a pose."""

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.mesh.part import Floats
from pipeline.engines.previs.people import openpose
from pipeline.engines.previs.staging import Stage
from pipeline.engines.previs.trace import View

WITHIN_M = 0.3
"""A joint lies so far at most behind the skin that is seen there."""


def joints_of(stage: Stage, view: View, depth_m: Floats) -> NDArray[np.float32]:
    """(people, 18, 3): x, y in plate pixels; 1 seen, 0.5 hidden, 0 out of the plate."""
    shown = dict.fromkeys(part.figure for part in stage.parts if part.figure)
    people = [stage.cast.people[name] for name in shown if name in stage.cast.people]
    made = [_placed(np.array(list(openpose(one.bones).values())), view, depth_m) for one in people]
    seen = [one for one in made if one[:, 2].any()]
    return np.stack(seen) if seen else np.zeros((0, 18, 3), np.float32)


def _placed(points: Floats, view: View, depth_m: Floats) -> Floats:
    found = view.pixels(points)
    x, y = found[:, 0], found[:, 1]
    width, height = view.plate
    is_in = (found[:, 2] > 0.05) & (x >= 0) & (x < width) & (y >= 0) & (y < height)
    places = found[:, :2].astype(int)[is_in]
    is_seen = found[is_in, 2] < depth_m[places[:, 1], places[:, 0]] + WITHIN_M
    placed = np.zeros_like(found)
    placed[is_in] = np.column_stack((found[is_in, :2], np.where(is_seen, 1.0, 0.5)))
    return placed
