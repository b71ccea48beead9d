"""A head that turns to what is looked at."""

import math
import re
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from pipeline.engines.previs.people import Person, Stance, eyes_of
from pipeline.film.timing import FrameRate

LOOKS = re.compile(
    r"\b(?:turn(?:s|ing)?|look(?:s|ing)?|glanc(?:es?|ing)|peers?|gaz(?:es?|ing))\b", re.IGNORECASE
)
DENIED = re.compile(r"\b(?:not|never|n't|without)\b[^.,;]*", re.IGNORECASE)
BEGINS, LASTS_S = 0.12, 0.5
"""When in the shot a head turns, as a share of it, and how long that takes."""
LEAST_DEGREES = 12.0
LEVEL_NOD = 4.0
AHEAD_M = 2.0


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
        share = min(1.0, max(0.0, (frame - start) / last))
        share = share * share * (3 - 2 * share)
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


def _ahead(somebody: Person) -> np.ndarray:
    """Level, where the chest points."""
    way = -somebody.bones.torso[1].copy()
    way[2] = 0
    return way / (np.linalg.norm(way) + 1e-9)


def _degrees(one: np.ndarray, other: np.ndarray) -> float:
    cosine = float(one @ other) / (np.linalg.norm(one) * np.linalg.norm(other) + 1e-9)
    return math.degrees(math.acos(max(-1.0, min(1.0, cosine))))
