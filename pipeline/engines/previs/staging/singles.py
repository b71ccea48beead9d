"""The camera of one who is seen alone: a little off their eye-line, with room to look into."""

import math

import numpy as np

from pipeline.engines.previs.staging.marks import Cast
from pipeline.engines.previs.staging.setup import (
    Setup,
    Vector,
    aimed,
    aspect_of,
    distance_of,
    held_whole,
    made,
    on_side,
    rotated,
    unit,
)
from pipeline.film.camera import Size
from pipeline.film.framing import EYE_LINE
from pipeline.film.shot import Look
from pipeline.recipe import BoardRecipe

SINGLE_DEGREES = 34.0
"""Off the line between two people, for singles."""
LEAD_ROOM = 0.09
"""Of the frame's width, behind the one who looks out of it: about 60 to 40."""
OPEN = 0.2
"""Who faces away from the open side by more is not seen from behind it."""
LYING_DEGREES = 34.0
LYING_WAY, LYING_TALL_WAY = (0.9, -0.43), (0.5, -0.85)
"""Across and along who lies, to the camera: a tall frame has the body run up it."""
CLOSE = (Size.ECU, Size.CU, Size.MCU)


def single(recipe: BoardRecipe, cast: Cast, name: str) -> Setup:
    """Of one person, on their side of the line."""
    if cast.is_lying(name):
        return _lying(recipe, cast, name)
    facing = facing_of(cast, name)
    away = max((rotated(facing, sign * SINGLE_DEGREES) for sign in (1, -1)), key=lambda v: -v[1])
    if recipe.look is Look.CAMERA:
        away = facing if facing[1] < OPEN else unit(facing * 0.5 + np.array((0.0, -1.0, 0.0)))
    turn = {Look.LEFT: -1, Look.RIGHT: 1, Look.CAMERA: 0}[recipe.look]
    away = on_side(away, facing, turn)
    share = (0.5 - LEAD_ROOM * turn, EYE_LINE[recipe.camera.size])
    setup = aimed(recipe, cast.eyes(name), away, distance_of(recipe), share)
    return held_whole(setup, _kept(recipe, cast, name), recipe)


def facing_of(cast: Cast, name: str) -> Vector:
    """Level, where the head points: to the partner in most cases."""
    way = -cast.people[name].bones.head[1].copy()
    way[2] = 0
    return way / (np.linalg.norm(way) + 1e-9)


def _kept(recipe: BoardRecipe, cast: Cast, name: str) -> Vector:
    """What of them no side of the frame cuts: the head, and the trunk where the shot has it."""
    head = cast.head(name)
    if recipe.camera.size in CLOSE:
        return head
    bones = cast.people[name].bones
    return np.concatenate([head, [bones["chest"], bones["pelvis"]]])


def _lying(recipe: BoardRecipe, cast: Cast, name: str) -> Setup:
    """Across the body from the open side, from above, so that the face is seen."""
    bones = cast.people[name].bones
    along = bones["head"] - bones["pelvis"]
    along[2] = 0
    along /= np.linalg.norm(along) + 1e-9
    across = np.array((along[1], -along[0], 0.0))
    across *= -1.0 if across[1] > 0 else 1.0
    ways = LYING_TALL_WAY if aspect_of(recipe) < 1 else LYING_WAY
    away = across * ways[0] + along * ways[1]
    subject = bones["head"] if recipe.camera.size in CLOSE else bones["chest"]
    tilt = math.radians(LYING_DEGREES)
    way = away * math.cos(tilt) + np.array((0, 0, math.sin(tilt)))
    setup = made(recipe, subject + way * distance_of(recipe), subject, (0.5, 0.5))
    return held_whole(setup, _kept(recipe, cast, name), recipe)
