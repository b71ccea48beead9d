"""Who else may be seen: whose head is in the frame, and who does not stand before the subject."""

import numpy as np

from pipeline.engines.previs.people import openpose
from pipeline.engines.previs.staging.marks import Cast
from pipeline.engines.previs.staging.setup import Setup
from pipeline.recipe import BoardRecipe

RIM = 0.04
"""Of the frame, that a bystander's head keeps from its edge."""
LOWEST = 0.8
"""Lower heads are cut off by the frame's foot."""
ROOM = 0.05
"""Of the frame's width, between a nearer bystander and the subject."""


def stands_clear(recipe: BoardRecipe, cast: Cast, setup: Setup, name: str) -> bool:
    """Whether a bystander has a head to be seen and hides none of those whom the shot names."""
    own = _framed(recipe, cast, setup, name)
    head = own[0]
    if head[2] < 0.4 or not RIM < head[0] < 1 - RIM or not RIM < head[1] < LOWEST:
        return False
    if own[:, 0].min() < RIM / 2 or own[:, 0].max() > 1 - RIM / 2:
        return False
    named = [one for one in recipe.characters if one in cast.people and one != name]
    return not any(_is_before(own, _framed(recipe, cast, setup, one)) for one in named)


def _is_before(own: np.ndarray, other: np.ndarray) -> bool:
    if own[:, 2].min() > other[:, 2].min():
        return False
    left, right = own[:, 0].min() - ROOM, own[:, 0].max() + ROOM
    top = own[:, 1].min()
    low = other[:, 1].max()
    return bool(left < other[:, 0].max() and right > other[:, 0].min() and top < low)


def _framed(recipe: BoardRecipe, cast: Cast, setup: Setup, name: str) -> np.ndarray:
    """(19, 3): the eyes and the joints, over the frame's width and height, and metres."""
    points = np.array([cast.eyes(name), *openpose(cast.people[name].bones).values()])
    return setup.on_frame(points, recipe.size)
