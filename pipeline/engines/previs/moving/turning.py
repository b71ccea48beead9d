"""A head that turns to what is looked at, and a body that turns round."""

import math
import re
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from pipeline.engines.previs.moving.gait import eased, pivoting
from pipeline.engines.previs.people import POSES, Person, Stance, eyes_of
from pipeline.film.timing import FrameRate

LOOKS = re.compile(
    r"\b(?:turn(?:s|ing)?|look(?:s|ing)?|glanc(?:es?|ing)|peers?|gaz(?:es?|ing))\b", re.IGNORECASE
)
DENIED = re.compile(r"\b(?:not|never|n't|without)\b[^.,;]*", re.IGNORECASE)
ROUND = re.compile(
    r"\b(?:turn(?:s|ing)?(?:\s+(?:a?round|back|away|to(?:wards?)?\b(?!\s+look)))?(?=\s*(?:[.,;]|$"
    r"|\b(?:a?round|back|away|to|towards?|and)\b))|spins?|spinning|whirls?|wheels? (?:a?round))",
    re.IGNORECASE,
)
FROM_DEGREES, BEHIND_DEGREES = 110.0, 100.0
"""How far off somebody faces before they turn round; who speaks farther off is behind them."""
HEARS_S, ROUND_S = 0.25, 0.7
STANDING = ("stand", "wait")
BEGINS, LASTS_S = 0.12, 0.5
"""When in the shot a head turns, as a share of it, and how long that takes."""
LEAST_DEGREES = 12.0
LEVEL_NOD = 4.0
AHEAD_M = 2.0


def turns_round(action: str) -> bool:
    """Whether somebody turns as a whole: not their head, not a page."""
    return ROUND.search(DENIED.sub(" ", action)) is not None


def turns(action: str) -> bool:
    """Whether somebody turns or looks somewhere."""
    return LOOKS.search(DENIED.sub(" ", action)) is not None


def turning(somebody: Person, frames: int, rate: FrameRate) -> Callable[[int], Stance] | None:
    """From straight ahead to where the board has it; None where that is nearly the same."""
    stance, start = somebody.stance, round(BEGINS * frames)
    ahead = _ahead(somebody)
    if stance.gaze is None:
        if abs(stance.pose.head_nod - LEVEL_NOD) < LEAST_DEGREES:
            return None
    elif _degrees(np.array(stance.gaze) - eyes_of(somebody.bones), ahead) < LEAST_DEGREES:
        return None
    last = max(1, rate.frames(LASTS_S))

    def at(frame: int) -> Stance:
        share = eased((frame - start) / last)
        if share == 1:
            return stance
        nod = LEVEL_NOD + (stance.pose.head_nod - LEVEL_NOD) * share
        pose = replace(stance.pose, head_nod=nod, head_turn=stance.pose.head_turn * share)
        if stance.gaze is None:
            return replace(stance, pose=pose)
        eyes = eyes_of(somebody.bones)
        goal = np.array(stance.gaze) - eyes
        goal /= np.linalg.norm(goal) + 1e-9
        way = ahead * (1 - share) + goal * share
        x, y, z = (eyes + way * AHEAD_M).tolist()
        return replace(stance, gaze=(x, y, z))

    return at


def stands(somebody: Person) -> bool:
    """On both feet, free to turn."""
    stance = somebody.stance
    legs = [(POSES[name].left_leg, POSES[name].right_leg) for name in STANDING]
    pose = stance.pose
    return stance.seat_m is None and pose.pitch == 0 and (pose.left_leg, pose.right_leg) in legs


def turned_round(somebody: Person, frames: int, rate: FrameRate) -> Callable[[int], Stance]:
    """From facing away to where the board has them."""
    stance, start = somebody.stance, round(BEGINS * frames)
    # Turn 0 faces the open side of a set: who faces away from it turns the shorter way from there.
    sign = 1 if stance.turn % 360 < 180 else -1
    return _round(stance, stance.turn + sign * FROM_DEGREES, stance.turn, (start, rate))


def turned_to(
    somebody: Person, whom: Person, hears: int, rate: FrameRate
) -> Callable[[int], Stance] | None:
    """To who speaks behind them from the frame `hears` on; None where that is before them."""
    stance, eyes = somebody.stance, eyes_of(whom.bones)
    x, y = (eyes[:2] - np.array(stance.at[:2])).tolist()
    aside = (math.degrees(math.atan2(x, -y)) - stance.turn + 180) % 360 - 180
    if abs(aside) < BEHIND_DEGREES:
        return None
    gazing = replace(stance, gaze=(float(eyes[0]), float(eyes[1]), float(eyes[2])))
    start = hears + rate.frames(HEARS_S)
    return _round(gazing, stance.turn, stance.turn + aside, (start, rate))


def _round(
    stance: Stance, before: float, after: float, when: tuple[int, FrameRate]
) -> Callable[[int], Stance]:
    start, rate = when
    last = max(1, rate.frames(ROUND_S))

    def at(frame: int) -> Stance:
        share = eased((frame - start) / last)
        turn = before + (after - before) * share
        gaze = stance.gaze if share > 0 else None
        return replace(stance, turn=turn, pose=pivoting(stance.pose, share), gaze=gaze)

    return at


def _ahead(somebody: Person) -> np.ndarray:
    """Level, where the chest points."""
    way = -somebody.bones.torso[1].copy()
    way[2] = 0
    return way / (np.linalg.norm(way) + 1e-9)


def _degrees(one: np.ndarray, other: np.ndarray) -> float:
    cosine = float(one @ other) / (np.linalg.norm(one) * np.linalg.norm(other) + 1e-9)
    return math.degrees(math.acos(max(-1.0, min(1.0, cosine))))
