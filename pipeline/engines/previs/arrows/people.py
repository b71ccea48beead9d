"""Who walks or runs in the shot, as an arrow on the ground before their feet."""

import numpy as np

from pipeline.engines.previs.arrows.ground import ground_under
from pipeline.engines.previs.arrows.shape import PEOPLE, Arrow, ribbon
from pipeline.engines.previs.staging import Cast
from pipeline.engines.previs.staging.acts import pose_of
from pipeline.engines.previs.trace import View
from pipeline.recipe import BoardRecipe

STEPS_M: dict[str, float] = {"walk": 0.9, "run": 1.5, "carry": 0.8, "push": 0.8, "drag": 0.7}
"""Poses that take somebody from their place -> how long the arrow is."""
BEFORE_M = 0.3
LEAST, MOST = 0.1, 0.3
"""How long it is at least and at most, of what the frame's width spans there."""
WIDE = 0.2
"""Of its length."""
LOWEST = 0.74


def people_arrows(recipe: BoardRecipe, cast: Cast, view: View) -> tuple[Arrow, ...]:
    """Of the subject, or of all of `they`; `view` is that of the frame."""
    steps = STEPS_M.get(pose_of(recipe.action))
    names = (
        recipe.characters
        if recipe.action.casefold().startswith("they ")
        else (recipe.characters[:1])
    )
    if steps is None:
        return ()
    on_foot = (name for name in names if name in cast.people and name not in cast.seated)
    found = (_arrow(cast, name, view, steps) for name in on_foot)
    return tuple(one for one in found if one is not None)


def _arrow(cast: Cast, name: str, view: View, steps: float) -> Arrow | None:
    bones = cast.people[name].bones
    feet = ((bones["l_ankle"] + bones["r_ankle"]) / 2)[:2] - view.eye[:2]
    way = -bones.axes[1][:2]
    way = way / (np.linalg.norm(way) + 1e-9)
    ahead = float(view.axes[2][:2] @ feet) / max(0.2, float(np.linalg.norm(view.axes[2][:2])))
    if ahead < 0.4:
        return None
    ground = ground_under(view, ahead, LOWEST)
    axes = np.stack((ground.ahead, ground.right), 1)
    start, course = (feet @ axes) * (ground.at_m / ahead, 1.0), way @ axes
    spans = ground.at_m * view.plate[0] / ground.view.focal
    long = min(MOST * spans, max(LEAST * spans, steps))
    reach = _short_of_lens(float(start[0]), float(course[0]), long)
    path = np.stack((start + course * BEFORE_M, start + course * (BEFORE_M + reach)))
    return Arrow(ground.pixels(path), ground.pixels(ribbon(path, WIDE * reach)), PEOPLE)


def _short_of_lens(ahead: float, towards: float, steps: float) -> float:
    """Who comes towards the camera is shown to stop well before it."""
    if towards >= 0:
        return steps
    return max(0.15, min(steps, (0.7 * ahead - BEFORE_M) / max(-towards, 1e-3)))
