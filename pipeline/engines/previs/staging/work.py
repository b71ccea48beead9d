"""Who works at a wall: at the stove, the piano, the door, the blackboard."""

import math
from dataclasses import replace

from pipeline.engines.previs.people import POSES, Stance, above_the_waist
from pipeline.engines.previs.sets import Spot
from pipeline.engines.previs.staging.acts import LEGS
from pipeline.engines.previs.staging.spots import SIDE, sits
from pipeline.film.blocking import Mark
from pipeline.film.stations import station_of

AT_WALLS = ("door", "window", "blackboard", "stove", "basin", "piano", "controls")
CHEAT = {"door": 62.0, "window": 58.0, "blackboard": 55.0}
"""How far who has to do with what is on a wall turns from it, for the lens, degrees."""
CHEATS = 76.0
"""The same at other things that are worked at."""
AT_HAND = {
    "stove": 0.96, "basin": 0.98, "blackboard": 1.42, "door": 1.03, "piano": 0.75, "controls": 0.86,
}  # fmt: skip
"""How high the hands are of those who work there, metres."""
AT_HAND_M = 0.46
"""How far from them."""


def turned(mark: Mark, spot: Spot, is_at_it: bool) -> float:
    """Who works at a wall is seen from aside; who is spoken to there turns round."""
    if mark.at not in AT_WALLS or spot.zone not in (mark.at, "station", "beside"):
        return spot.turn
    if not is_at_it:
        return spot.turn + 180.0
    side = SIDE[mark.look] or (1 if spot.at[0] < 0 else -1)
    return spot.turn + side * CHEAT.get(mark.at, CHEATS) * (1 if abs(spot.turn) > 135 else 0.5)


def is_busy(mark: Mark, spot: Spot, action: str) -> bool:
    """Whether somebody is at work at a wall; `action`: what they do at this shot."""
    if mark.at not in AT_WALLS or spot.zone not in (mark.at, "station", "beside"):
        return False
    return station_of(action) == mark.at or (mark.at == "piano" and sits(mark))


def at_work(stance: Stance, mark: Mark, spot: Spot, act: str) -> Stance:
    """The hand at the wall's side, or both, on what is worked at."""
    pose = POSES["play-piano"] if mark.at == "piano" else stance.pose
    if act in POSES and act not in LEGS:
        pose = above_the_waist(POSES[act], pose)
    high, a, b = AT_HAND.get(mark.at), math.radians(spot.turn), math.radians(stance.turn)
    if high is None:
        return replace(stance, pose=pose)
    ahead, left = (math.sin(a), -math.cos(a)), (math.cos(b), math.sin(b))
    is_left = ahead[0] * left[0] + ahead[1] * left[1] > 0
    reach = AT_HAND_M if mark.at != "piano" else 0.42
    x, y = (stance.at[k] + ahead[k] * reach for k in (0, 1))
    hands = {
        side: (x + left[0] * way, y + left[1] * way, high)
        for side, way in (("left_hand", 0.12), ("right_hand", -0.12))
        if mark.at in ("piano", "basin") or (side == "left_hand") == is_left
    }
    return replace(stance, pose=pose, **hands)
