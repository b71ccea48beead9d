"""The camera over a shoulder: behind one head, which lies in its third of the frame."""

import math

import numpy as np

from pipeline.engines.previs.staging.marks import Cast
from pipeline.engines.previs.staging.setup import (
    Setup,
    Vector,
    distance_of,
    made,
    on_side,
    reach_of,
    rotated,
)
from pipeline.film.framing import EYE_LINE
from pipeline.film.shot import Look
from pipeline.recipe import BoardRecipe

OVER_DEGREES = tuple(range(6, 37, 3))
"""Off the line, behind the foreground person, that are tried."""
HEAD_AT = 0.33
"""Where the foreground head is: of the frame's width, from the middle."""
SUBJECT_AT = 0.14
HEAD_Y = (0.2, 0.62)
"""Where the foreground eyes would be, from the frame's top: the head is in the frame."""
DROP = 0.06
"""How much lower the subject's eyes are than in a single: the foreground needs the height."""
RISE_M = 0.3
"""How far above the taller one's eyes the camera may stand."""
HEAD_WIDE_M = 1.0
NEAREST_M, FARTHEST_M = 0.85, 1.9
"""How far behind the foreground head the camera stands: so wide is its frame there."""


def over(recipe: BoardRecipe, cast: Cast, name: str) -> Setup:
    """Behind one shoulder: from where the near head lies in its third and within the frame."""
    eyes, near = cast.eyes(name), cast.eyes(recipe.over)
    line = near - eyes
    line[2] = 0
    apart = float(np.linalg.norm(line))
    line /= apart + 1e-9
    turn = {Look.LEFT: -1, Look.RIGHT: 1, Look.CAMERA: 1 if line[0] > 0 else -1}[recipe.look]
    distance = max(distance_of(recipe), apart + behind(recipe))
    share = (0.5 - SUBJECT_AT * turn, EYE_LINE[recipe.camera.size] + DROP)
    heights = np.linspace(float(eyes[2]), float(max(near[2], eyes[2])) + RISE_M, 7)
    found = [
        made(recipe, eyes + away * distance + (0, 0, height - eyes[2]), eyes, share)
        for away in (on_side(rotated(line, float(d)), line, turn) for d in OVER_DEGREES)
        for height in heights
    ]
    return min(found, key=lambda setup: _off_shoulder(recipe, setup, near, turn))


def behind(recipe: BoardRecipe) -> float:
    """How far behind the near head the camera stands: a head and a shoulder fill a third there."""
    return min(FARTHEST_M, max(NEAREST_M, reach_of(recipe, HEAD_WIDE_M)))


def _off_shoulder(recipe: BoardRecipe, setup: Setup, near: Vector, turn: int) -> float:
    """How far the near head lies from where it should, in frames; leaning down costs a little."""
    x, y, depth = setup.on_frame(near[None], recipe.size)[0]
    if depth < 0.2:
        return math.inf
    aside = (float(x) - 0.5) * turn - HEAD_AT
    lost = max(0.0, HEAD_Y[0] - float(y)) + max(0.0, float(y) - HEAD_Y[1])
    tilt = abs(float(setup.eye[2] - setup.subject[2])) / float(
        np.linalg.norm(setup.eye - setup.subject)
    )
    return abs(aside) + lost + 0.35 * tilt
