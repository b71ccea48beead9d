"""Where the camera of a shot stands: which way of standing its coverage asks for."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from pipeline.engines.previs.mesh import Part
from pipeline.engines.previs.sets import Place
from pipeline.engines.previs.staging.groups import group
from pipeline.engines.previs.staging.inserts import DOWN_DEGREES, insert_of, is_insert, on_wall
from pipeline.engines.previs.staging.marks import Cast
from pipeline.engines.previs.staging.pov import point_of_view
from pipeline.engines.previs.staging.setup import (
    OPEN_SIDE,
    Setup,
    aimed,
    distance_of,
    made,
    rotated,
)
from pipeline.engines.previs.staging.shoulder import over
from pipeline.engines.previs.staging.singles import single
from pipeline.engines.previs.staging.subjects import Body, body_of, company_of, subjects_of
from pipeline.film.camera import Angle
from pipeline.film.shot import Coverage
from pipeline.recipe import BoardRecipe


def setup_of(recipe: BoardRecipe, cast: Cast, place: Place, props: Sequence[Part] = ()) -> Setup:
    """The set-up that the recipe asks for, before walls and heads are minded."""
    if is_insert(recipe, place):
        return _insert(recipe, place)
    names = subjects_of(recipe, cast)
    if recipe.coverage is Coverage.POV and cast.people:
        return point_of_view(recipe, cast, place, names)
    if recipe.over in cast.people and names:
        return over(recipe, cast, names[0])
    body = None if names or recipe.over in cast.people else body_of(recipe, cast, list(props))
    if body is not None:
        return _whole(recipe, body)
    names = names or [name for name in (recipe.over,) if name in cast.people]
    names = names or company_of(recipe, cast, place)
    if not names:
        return _empty(recipe, place)
    return single(recipe, cast, names[0]) if len(names) == 1 else group(recipe, cast, names)


def _whole(recipe: BoardRecipe, body: Body) -> Setup:
    """A horse, a car: all of it, from a little aside."""
    distance = max(1.1, body.distance_m(recipe))
    found = aimed(recipe, body.middle, rotated(OPEN_SIDE, 28.0), distance, (0.5, 0.54))
    if recipe.camera.angle is not Angle.EYE_LEVEL:
        return found
    height = max(float(body.middle[2]), min(1.5, 0.35 * distance))
    return replace(found, eye=np.array((*found.eye[:2], height)))


def _empty(recipe: BoardRecipe, place: Place) -> Setup:
    """The place itself, from a corner of its open side."""
    distance = max(distance_of(recipe), 3.6)
    inside = place.bounds is not None
    middle = np.array((0.0, 0.5 if inside else 1.0, 1.05 if inside else 1.6))
    share = (0.5, 0.55 if inside else 0.6)
    found = aimed(recipe, middle, rotated(OPEN_SIDE, 24.0), distance + 0.8 * inside, share)
    height = {Angle.EYE_LEVEL: 1.62, Angle.DUTCH: 1.62}.get(recipe.camera.angle)
    if height is None:
        return found
    return replace(found, eye=np.array((*found.eye[:2], height)))


def _insert(recipe: BoardRecipe, place: Place) -> Setup:
    """The thing, large: on the wall from straight before it, on the table from above."""
    distance = distance_of(recipe)
    named = on_wall(recipe, place)
    if named is not None:
        at = np.array(named)
        flat = np.array((-at[0], -at[1], 0.0)) / (np.linalg.norm(at[:2]) + 1e-9)
        return made(recipe, at + flat * (distance * 1.6), at, (0.5, 0.5))
    at = np.array(insert_of(recipe, place).middle)
    down = math.radians(DOWN_DEGREES)
    away = rotated(np.array((0.0, -math.cos(down), math.sin(down))), 20.0)
    return made(recipe, at + away * distance, at, (0.5, 0.5))
