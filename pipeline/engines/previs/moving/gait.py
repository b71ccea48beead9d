"""A walk and a run as poses: the foot that stands stays where it is while the body goes over it."""

import math
from dataclasses import dataclass, replace

from pipeline.engines.previs.people.poses import Arm, Leg, Pose
from pipeline.engines.previs.people.skeleton import ANKLES, HIPS, KNEES

REACH = 0.985
"""Of a straight leg's length: knees are never locked."""


@dataclass(frozen=True)
class Gait:
    """Metres a second and steps a second at an easy pace; all lengths over the body's height.

    `name`: the row of `people.POSES` that a board shows.
    """

    name: str
    speed: float
    cadence: float
    longest: float
    """A step."""
    lift: float
    """How high the foot is carried."""
    swing: float
    """Degrees of the upper arms, at the longest step."""
    fore: float
    """Degrees that the forearms are bent."""
    lean: float
    hand: str = "relaxed"


GAITS: dict[str, Gait] = {
    "walk": Gait("walk", 1.25, 1.8, 0.4, 0.035, 24, 12, 3),
    "run": Gait("run", 3.0, 2.8, 0.56, 0.13, 42, 92, 12, "fist"),
}
PIVOT_STEPS, PIVOT_LIFT = 2, 0.03
"""Of a body that turns in its place; how high each foot is lifted, over its height."""


def step_of(gait: Gait, speed: float, height_m: float) -> float:
    """Metres of a step at a speed: who is slow takes shorter steps, and somewhat fewer."""
    cadence = gait.cadence * math.sqrt(min(1.0, max(0.25, speed / gait.speed)))
    return min(gait.longest * height_m, speed / cadence)


def pose_at(gait: Gait, steps: float, step: float) -> Pose:
    """After so many steps (2 are a cycle) of a length over the body's height."""
    done = steps % 1.0
    ahead = step / 2 - step * done
    carried = -step / 2 + step * eased(done)
    length = (HIPS - KNEES + KNEES - ANKLES) * REACH
    high = math.sqrt(length**2 - ahead**2)
    share = step / gait.longest
    stands = _leg(ahead, high, 0.0)
    lift = gait.lift * (0.4 + 0.6 * share) * math.sin(math.pi * done)
    goes = _leg(carried, high - lift, -28 * math.sin(math.pi * done) * (1 - done))
    is_left = int(steps) % 2 == 0
    swing = gait.swing * share * math.cos(math.pi * done)
    arms = (_arm(gait, -swing), _arm(gait, swing))
    legs = (stands, goes) if is_left else (goes, stands)
    left, right = arms if is_left else arms[::-1]
    return Pose(*legs, left, right, lean=gait.lean * share)


def pivoting(pose: Pose, done: float) -> Pose:
    """A standing pose while its body turns, one foot after the other; `done` of it, 0 to 1."""
    if not 0 < done < 1:
        return pose
    steps = done * PIVOT_STEPS
    lift = PIVOT_LIFT * math.sin(math.pi * (steps % 1.0))
    length = (HIPS - KNEES + KNEES - ANKLES) * REACH
    stands, goes = _leg(0.0, length, 0.0), _leg(0.0, length - lift, -8.0)
    legs = (goes, stands) if int(steps) % 2 == 0 else (stands, goes)
    return replace(pose, left_leg=legs[0], right_leg=legs[1])


def _leg(ahead: float, down: float, foot: float) -> Leg:
    """Thigh and shin that bring the ankle there from the hip; the knee bends forward."""
    upper, lower = HIPS - KNEES, KNEES - ANKLES
    length = min(math.hypot(ahead, down), (upper + lower) * 0.9995)
    way = math.degrees(math.atan2(ahead, down))
    bend = _corner(upper, length, lower)
    return Leg(way + bend, way - _corner(lower, length, upper), 2.0, foot)


def _corner(beside: float, other: float, across: float) -> float:
    """The angle between two sides of a triangle, degrees."""
    cosine = (beside**2 + other**2 - across**2) / (2 * beside * other)
    return math.degrees(math.acos(max(-1.0, min(1.0, cosine))))


def _arm(gait: Gait, upper: float) -> Arm:
    fore = upper + gait.fore + max(0.0, upper) * 0.4
    return Arm(upper, fore, 8, -3, hand=gait.hand)


def eased(done: float) -> float:
    """From 0 to 1, slowly at both ends."""
    done = min(1.0, max(0.0, done))
    return done * done * (3 - 2 * done)
