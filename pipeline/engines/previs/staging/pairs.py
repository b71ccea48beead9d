"""Two who have to do with each other: as near as that takes, behind each other in a chase."""

from dataclasses import replace

import numpy as np

from pipeline.engines.previs.people import POSES, Stance
from pipeline.engines.previs.sets import Place
from pipeline.engines.previs.staging.acts import CHASES, pose_of
from pipeline.recipe import BoardRecipe

CLOSE_M = {"hug": 0.37, "fight": 0.78, "give": 0.95, "dance": 0.55}
"""How near two come who do this with each other."""
PAST_M = 0.075
"""To each side, so that heads pass each other."""
BACK_M = (0.1, 1.22)
"""Where the hands of who hugs lie: how far past the other's middle, and how high."""
CHASE_M = 1.9
CHEAT_M = 1.1
"""Who is seen from behind stands at least so far away: nearer, no lens has both."""

Stances = dict[str, Stance]


def together(stances: Stances, recipe: BoardRecipe, place: Place) -> Stances:
    """The stances with what the shot's first two do with each other."""
    pair = [name for name in recipe.characters if name in stances][:2]
    if len(pair) < 2 or any(stances[name].seat_m is not None for name in pair):
        return stances
    if CHASES.search(recipe.action):
        return stances | _chase(stances, pair, place)
    act = pose_of(recipe.action)
    if act in CLOSE_M:
        return stances | _close(stances, pair, act)
    if recipe.over in stances:
        subject = next(name for name in pair if name != recipe.over)
        return stances | _cheated(stances, subject, recipe.over)
    return stances


def _close(stances: Stances, pair: list[str], act: str) -> Stances:
    near = CLOSE_M[act]
    one, other = (stances[name] for name in pair)
    a, b = np.array(one.at), np.array(other.at)
    apart = float(np.linalg.norm(b - a))
    way = (b - a) / (apart + 1e-9)
    if apart < near:
        return {}
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
    ways = zip(pair, ((at[1], way), (at[0], -way)), strict=True)
    return {name: _embracing(found[name], middle, ahead) for name, (middle, ahead) in ways}


def _embracing(stance: Stance, other: np.ndarray, ahead: np.ndarray) -> Stance:
    """Both hands on the other's back."""
    past, high = BACK_M
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
