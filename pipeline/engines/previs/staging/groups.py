"""The camera of two and more: from the open side, with everybody in the frame."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from pipeline.engines.previs.staging.marks import Cast
from pipeline.engines.previs.staging.setup import (
    OPEN_SIDE,
    Setup,
    Vector,
    aimed,
    distance_of,
    held_whole,
    reach_of,
    rotated,
)
from pipeline.engines.previs.staging.singles import facing_of
from pipeline.film.framing import EYE_LINE
from pipeline.recipe import BoardRecipe

MASTER_DEGREES = 16.0
PAIR_MOST_DEGREES = 52.0
"""How far the master may turn to have both of two people in profile."""
ROOM_M = 0.75
"""Beside the outermost eyes: two halves of a body, and air."""
TOO_FAR = 1.6
"""Times the distance of the size: from farther away the camera goes round instead."""
ROUND_DEGREES = (0.0, -18.0, 18.0, -32.0, 32.0, -44.0, 44.0)
"""How far it goes: people then stand behind one another, and the frame may be narrower."""
BODY_M, APART_M = 0.27, 0.34
"""Half the width of a body; how far apart two are of whom neither hides the other."""
TOP, FOOT = 0.04, 0.9
STEP, MOST_STEPS = 1.06, 40
ROUND_COST, HIDDEN_COST, BACK_COST = 0.12, 2.0, 1.12
"""Going round by 44 degrees, each who is hidden, and each who is seen from behind: a camera takes
it to be as much nearer, and else stays."""
BACK = -0.35
"""Who faces away from the camera by more is seen from behind."""
DROP, MOST_DROP = 0.08, 0.14
"""How much lower the eyes are from farther away than that: else half of the frame is floor."""
EMBRACE_M = 0.45
LYING_RISE = 0.24
"""Of the distance, that the camera is higher for one who lies: else shoes hide the face."""
UNDER_ROOF_M = 2.2
"""No higher: ceilings are."""


def group(recipe: BoardRecipe, cast: Cast, names: list[str]) -> Setup:
    """Wide enough for everybody; the line stays where it is."""
    company = _Company.of(recipe, cast, names)
    straight = _straight(
        _line(cast, names, company.heads), MASTER_DEGREES if recipe.seed % 2 else -MASTER_DEGREES
    )
    away = rotated(OPEN_SIDE, straight)
    right = np.array((-away[1], away[0], 0.0))
    along, deep = company.heads @ right, company.heads @ away
    spread = float(np.ptp(along)) + ROOM_M
    distance = reach_of(recipe, spread) + float(np.ptp(deep)) / 2
    if distance <= TOO_FAR * distance_of(recipe):
        return company.seen(away, max(distance_of(recipe), distance))
    found = [
        (company.cost(setup, abs(turn)), index, setup)
        for index, turn in enumerate(ROUND_DEGREES)
        for setup in company.nearest(rotated(OPEN_SIDE, _clipped(straight + turn)))
    ]
    return min(found, key=lambda one: one[:2])[2] if found else company.seen(away, distance)


@dataclass(frozen=True)
class _Company:
    """Those who are seen together: (N, 3) eyes, level ways they face, and trunks of who lies."""

    recipe: BoardRecipe
    heads: Vector
    facing: Vector
    lying: Vector

    @staticmethod
    def of(recipe: BoardRecipe, cast: Cast, names: list[str]) -> "_Company":
        lying = [cast.people[name].bones["pelvis"] for name in names if cast.is_lying(name)]
        heads = np.array([cast.eyes(name) for name in names])
        facing = np.array([facing_of(cast, name) for name in names])
        return _Company(recipe, heads, facing, np.array(lying).reshape(-1, 3))

    def seen(self, away: Vector, distance: float) -> Setup:
        low, high = self.heads.min(0), self.heads.max(0)
        middle = (low + high) / 2
        middle[2] = high[2]
        farther = max(0.0, distance / distance_of(self.recipe) - TOO_FAR)
        share = (0.5, EYE_LINE[self.recipe.camera.size] + min(MOST_DROP, DROP * farther))
        found = aimed(self.recipe, middle, away, distance, share)
        if not len(self.lying):
            return found
        height = min(found.eye[2] + LYING_RISE * distance, max(UNDER_ROOF_M, found.eye[2]))
        return replace(found, eye=np.array((*found.eye[:2], height)))

    def nearest(self, away: Vector) -> Iterator[Setup]:
        """The nearest set-up from there that holds them all, if there is one."""
        right = np.array((-away[1], away[0], 0.0)) * BODY_M
        bodies = np.concatenate([self.heads + right, self.heads - right, self.lying])
        distance = distance_of(self.recipe) + float(np.ptp(self.heads @ away)) / 2
        for _ in range(MOST_STEPS):
            setup = held_whole(self.seen(away, distance), bodies, self.recipe)
            x, y, depth = setup.on_frame(bodies, self.recipe.size).T
            is_across = x.min() > 0 and x.max() < 1
            if depth.min() > 0.5 and is_across and y.min() > TOP and y.max() < FOOT:
                yield setup
                return
            distance *= STEP

    def cost(self, setup: Setup, turn: float) -> float:
        """How far away it is, and more for whom it does not show well."""
        found = setup.on_frame(self.heads, self.recipe.size)
        wide = found[:, 2] / reach_of(self.recipe, 1.0)
        hidden = sum(
            abs(found[k, 0] - found[j, 0]) * min(wide[k], wide[j]) < APART_M
            for k in range(len(wide))
            for j in range(k)
        )
        towards = setup.eye - self.heads
        towards[:, 2] = 0
        towards /= np.linalg.norm(towards, axis=1, keepdims=True) + 1e-9
        backs = int(((towards * self.facing).sum(1) < BACK).sum())
        distance = float(np.linalg.norm(setup.eye - setup.subject))
        return distance * (1 + ROUND_COST * turn / 44) * HIDDEN_COST**hidden * BACK_COST**backs


def _line(cast: Cast, names: list[str], heads: Vector) -> Vector:
    """Heads that pass each other in an embrace say nothing of who stands on which side."""
    if len(heads) == 2 and float(np.linalg.norm(heads[1] - heads[0])) < EMBRACE_M:
        return np.array([cast.people[name].bones["pelvis"] for name in names])
    return heads


def _straight(heads: Vector, turn: float) -> float:
    """From the open side; across the line between two, as far as that is not behind one."""
    if len(heads) != 2:
        return turn
    line = heads[1] - heads[0]
    across = math.degrees(math.atan2(line[1], line[0]))
    across = (across + 90.0) % 180.0 - 90.0
    return _clipped(across + turn * 0.5)


def _clipped(degrees: float) -> float:
    return max(-PAIR_MOST_DEGREES, min(PAIR_MOST_DEGREES, degrees))
