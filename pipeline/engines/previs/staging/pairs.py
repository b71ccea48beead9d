"""Two who have to do with each other: as near as that takes, behind each other in a chase."""

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from pipeline.engines.previs.people import POSES, Pose, Stance
from pipeline.engines.previs.sets import Place
from pipeline.engines.previs.staging.acts import CHASES, pose_of
from pipeline.recipe import BoardRecipe

CLOSE_M = {"hug": 0.37, "fight": 0.78, "give": 0.95, "dance": 0.55}
"""How near two come who do this with each other."""
PAST_M = 0.075
"""To each side, so that heads pass each other."""
DEEP = 0.3
"""How much farther from the lens one of the two may be, of what is between them."""
BACK_M, BACK_OVER = 0.1, 0.71
"""Where the hands of who hugs lie: past the other's middle, and how high over their height."""
KNEELING = 0.66
"""Of the height of who stands, what is left of it on the knees."""
RISES = ("hug", "fight", "dance")
"""Nobody does so from a chair."""
CHASE_M = 1.9
CHEAT_M = 1.1
"""Who is seen from behind stands at least so far away: nearer, no lens has both."""

Stances = dict[str, Stance]


def together(
    stances: Stances, recipe: BoardRecipe, place: Place, heights: Mapping[str, float]
) -> Stances:
    """The stances with what the shot's first two do with each other."""
    pair = [name for name in recipe.characters if name in stances][:2]
    if len(pair) < 2:
        return stances
    if pose_of(recipe.action) in RISES:
        stances = stances | _risen(stances, pair, POSES[pose_of(recipe.action)])
    if any(stances[name].seat_m is not None for name in pair):
        return stances
    if CHASES.search(recipe.action):
        return stances | _chase(stances, pair, place)
    act = pose_of(recipe.action)
    if act in CLOSE_M:
        return stances | _close(stances, pair, act, heights)
    if recipe.over in stances:
        subject = next(name for name in pair if name != recipe.over)
        return stances | _cheated(stances, subject, recipe.over)
    return stances


def _risen(stances: Stances, pair: list[str], pose: Pose) -> Stances:
    """Whoever sat comes to the one who stands, or both before the table."""
    seated = [name for name in pair if stances[name].seat_m is not None]
    if not seated:
        return {}
    standing = next((name for name in pair if name not in seated), None)
    base = np.array(stances[standing].at) if standing else np.array((0.0, -0.95, 0.0))
    found: Stances = {}
    for name in seated:
        side = 1.0 if stances[name].at[0] > base[0] else -1.0
        found[name] = replace(
            stances[name],
            at=_triple(base + np.array((side * 0.8, 0.0, 0.0))),
            pose=pose,
            seat_m=None,
            left_hand=None,
            right_hand=None,
        )
    return found


def _close(stances: Stances, pair: list[str], act: str, heights: Mapping[str, float]) -> Stances:
    near = CLOSE_M[act]
    one, other = (stances[name] for name in pair)
    a, b = np.array(one.at), np.array(other.at)
    apart = float(np.linalg.norm(b - a))
    if apart < near:
        return {}
    way = _along_the_lens((b - a) / (apart + 1e-9))
    turn = float(np.degrees(np.arctan2(way[0], -way[1])))
    is_hug = act == "hug"
    aside = np.array((-way[1], way[0], 0.0)) * (PAST_M if is_hug else 0.0)
    at = (a + b - way * near) / 2 + aside, (a + b + way * near) / 2 - aside
    found = {
        pair[0]: replace(one, at=_triple(at[0]), turn=turn),
        pair[1]: replace(other, at=_triple(at[1]), turn=turn + 180.0),
    }
    if not is_hug:
        return found
    return {
        name: _embracing(found[name], middle, ahead, heights[of])
        for name, of, middle, ahead in ((*pair, at[1], way), (*pair[::-1], at[0], -way))
    }


def _along_the_lens(way: np.ndarray) -> np.ndarray:
    """Who comes so near stands side by side for the lens: neither hides the other."""
    side = 1.0 if way[0] >= 0 else -1.0
    deep = max(-DEEP, min(DEEP, float(way[1])))
    return np.array((side * math.sqrt(1 - deep * deep), deep, 0.0))


def _embracing(stance: Stance, other: np.ndarray, ahead: np.ndarray, height_m: float) -> Stance:
    """Both hands on the other's back."""
    is_low = stance.pose.left_leg == POSES["kneel"].left_leg
    past, high = BACK_M, BACK_OVER * height_m * (KNEELING if is_low else 1.0)
    aside = np.array((-ahead[1], ahead[0], 0.0))
    left, right = (
        _triple(other + ahead * past + aside * side * 0.1 + (0, 0, high - 0.12 * (side < 0)))
        for side in (1, -1)
    )
    return replace(stance, left_hand=left, right_hand=right)


def _chase(stances: Stances, pair: list[str], place: Place) -> Stances:
    """The first behind, the other ahead, both running one way."""
    first, other = (stances[name] for name in pair)
    way = 1.0 if first.at[0] <= other.at[0] else -1.0
    wide = place.bounds[0] - 0.5 if place.bounds else 9.0
    half = min(CHASE_M, 1.6 * wide) / 2
    middle = min(first.at[1], other.at[1])
    turn = 90.0 * way
    run = POSES["run"]
    return {
        pair[0]: replace(first, at=(-half * way, middle, 0.0), turn=turn, pose=run),
        pair[1]: replace(other, at=(half * way, middle + 0.25, 0.0), turn=turn, pose=run),
    }


def _cheated(stances: Stances, subject: str, over: str) -> Stances:
    """As on a stage, where the one who is seen from behind steps back from the other."""
    a, b = np.array(stances[subject].at), np.array(stances[over].at)
    apart = float(np.linalg.norm(b - a))
    if not 0.05 < apart < CHEAT_M:
        return {}
    return {over: replace(stances[over], at=_triple(a + (b - a) / apart * CHEAT_M))}


def _triple(at: np.ndarray) -> tuple[float, float, float]:
    return float(at[0]), float(at[1]), float(at[2])
