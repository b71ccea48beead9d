"""A point of view: from the eyes of the one who looks."""

import numpy as np

from pipeline.engines.previs.sets import Place
from pipeline.engines.previs.staging.marks import Cast
from pipeline.engines.previs.staging.setup import Setup, Vector, made
from pipeline.engines.previs.staging.singles import facing_of, single
from pipeline.recipe import BoardRecipe

BEFORE_M = 0.12
"""Before the eyes of the one who looks."""
MIDDLE = (0.5, 0.46)
FACE = (0.5, 0.38)
"""Where in the frame what is seen falls; eyes, for headroom, higher than things."""


def looker(recipe: BoardRecipe, cast: Cast) -> str:
    """Through whose eyes a point of view is: named as `over`, else the first who is not seen."""
    others = [name for name in cast.people if name not in recipe.characters]
    known = (recipe.over, *(mark.character for mark in recipe.blocking if mark.is_looking))
    return next((name for name in (*known, *others) if name in cast.people), "")


def point_of_view(recipe: BoardRecipe, cast: Cast, place: Place, names: list[str]) -> Setup:
    """From the eyes of the one who looks, to whom or what they look at."""
    who = looker(recipe, cast)
    if not who:
        return single(recipe, cast, names[0])
    eyes = cast.eyes(who)
    seen = [name for name in names if name != who]
    at = cast.eyes(seen[0]) if seen else _looked_at(recipe, place)
    if at is None:
        at = eyes + facing_of(cast, who) * 4.0
    way = (at - eyes) / (np.linalg.norm(at - eyes) + 1e-9)
    return made(recipe, eyes + way * BEFORE_M, at, FACE if seen else MIDDLE)


def _looked_at(recipe: BoardRecipe, place: Place) -> Vector | None:
    """A thing that the action names, or what is outside the window."""
    action = recipe.action.casefold()
    named = (at for word, at in place.targets.items() if word in action)
    found = next(named, place.targets.get("window"))
    return None if found is None else np.array(found, float)
