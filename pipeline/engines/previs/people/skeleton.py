"""A body's joints: from a pose and a place to where each of them is in the set."""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.people.poses import Arm, Leg, Pose

Vector = NDArray[np.float64]

HIPS, KNEES, ANKLES = 0.525, 0.285, 0.045
SHOULDERS, NECK, SKULL = 0.8, 0.835, 0.93
"""Heights of joints over the height of the body; the skull's joint is between the ears."""
HIP_OUT, SHOULDER_OUT = 0.05, 0.098
UPPER_ARM, FOREARM, HAND = 0.165, 0.142, 0.1
FOOT = 0.12
NODDING = 20.0
"""A pose that bows or raises the head by more keeps it there, whatever else there is to see."""
SEAT = 0.06
"""Pelvis above what is sat on."""
TOUCHING = {
    "pelvis": 0.07,
    "chest": 0.064,
    "l_knee": 0.036,
    "r_knee": 0.036,
    "l_ankle": ANKLES,
    "r_ankle": ANKLES,
    "l_toe": 0.014,
    "r_toe": 0.014,
}
"""Joints that can rest on the floor, and how far inside the body they are."""


@dataclass(frozen=True)
class Skeleton:
    """Joints (3,) in metres by name; `axes`: rows to the body's left, its back and up.

    Left and right are the person's own. Names: pelvis chest neck head, and for each of `l`, `r`:
    `hip knee ankle toe shoulder elbow wrist`, as in `joints["l_knee"]`.
    """

    joints: dict[str, Vector]
    axes: Vector
    torso: Vector
    head: Vector
    height_m: float

    def __getitem__(self, name: str) -> Vector:
        return self.joints[name]


@dataclass(frozen=True)
class Stance:
    """How somebody is there. `at` on the floor; `seat_m` the height sat on; targets in the set."""

    pose: Pose
    at: tuple[float, float, float]
    turn: float = 0.0
    seat_m: float | None = None
    gaze: tuple[float, float, float] | None = None
    left_hand: tuple[float, float, float] | None = None
    right_hand: tuple[float, float, float] | None = None
    head_scale: float = 1.0
    """How much larger the head is for its body: a child's."""
    expression: str = "calm"
    mouth: float | None = None
    """How far it is open, in head half-heights; None: as the expression has it."""


def skeleton_of(stance: Stance, height_m: float) -> Skeleton:
    """All joints; feet on the floor, seat on its seat, hands where they are asked to be."""
    h, pose = height_m, stance.pose
    level = _turned(stance.turn)
    axes = _tilted(level, pose.pitch, 0.0)
    torso = _tilted(axes, pose.lean, pose.sway)
    joints: dict[str, Vector] = {"pelvis": np.zeros(3)}
    for side, leg in ((1, pose.left_leg), (-1, pose.right_leg)):
        _add_leg(joints, side, _seated(leg, stance, h), axes, h)
    joints["chest"] = torso[2] * (0.68 - HIPS) * h
    joints["neck"] = torso[2] * (NECK - HIPS) * h
    shift = _grounding(joints, stance, h)
    joints = {name: place + shift for name, place in joints.items()}
    for side, arm, target in (
        (1, pose.left_arm, stance.left_hand),
        (-1, pose.right_arm, stance.right_hand),
    ):
        _add_arm(joints, side, arm, target, torso, h)
    head = _head_axes(stance, joints["neck"], torso, h)
    rise = (SKULL - NECK) * h * (0.3 + 0.7 * stance.head_scale)
    joints["head"] = joints["neck"] + head[2] * rise - head[1] * 0.012 * h
    return Skeleton(joints, axes, torso, head, h)


def openpose(skeleton: Skeleton) -> dict[str, Vector]:
    """The 18 joints in OpenPose's order: nose, neck, right then left arm, legs, eyes, ears."""
    h, head = skeleton.height_m, skeleton.head
    middle = skeleton["head"]
    found = {"nose": middle - head[1] * 0.06 * h - head[2] * 0.014 * h, "neck": skeleton["neck"]}
    for names in (("shoulder", "elbow", "wrist"), ("hip", "knee", "ankle")):
        for side in "rl":
            found |= {f"{side}_{name}": skeleton[f"{side}_{name}"] for name in names}
    for name, out, front in (("eye", 0.019, 0.048), ("ear", 0.043, 0.0)):
        for side, sign in (("r", -1), ("l", 1)):
            found[f"{side}_{name}"] = middle + head[0] * sign * out * h - head[1] * front * h
    return found


def eyes_of(skeleton: Skeleton) -> Vector:
    return skeleton["head"] - skeleton.head[1] * 0.05 * skeleton.height_m


def _turned(degrees: float) -> Vector:
    turn = math.radians(degrees)
    cos, sin = math.cos(turn), math.sin(turn)
    return np.array(((cos, sin, 0), (-sin, cos, 0), (0, 0, 1)))


def _tilted(axes: Vector, forward: float, sideways: float) -> Vector:
    """Axes leaned forward, then to the left, by degrees."""
    left, back, up = axes
    a, b = math.radians(forward), math.radians(sideways)
    up, back = up * math.cos(a) - back * math.sin(a), back * math.cos(a) + up * math.sin(a)
    up, left = up * math.cos(b) + left * math.sin(b), left * math.cos(b) - up * math.sin(b)
    return np.stack((left, back, up))


def _way(axes: Vector, side: int, forward: float, outward: float) -> Vector:
    """Down, swung forward and away from the body by degrees."""
    f, o = math.radians(forward), math.radians(outward)
    left, back, up = axes
    down = -up * math.cos(f) - back * math.sin(f)
    return down * math.cos(o) + left * side * math.sin(o)


def _seated(leg: Leg, stance: Stance, h: float) -> Leg:
    """The thigh swung so that the foot of one who sits stands on the floor."""
    if stance.seat_m is None:
        return leg
    shin = (KNEES - ANKLES) * h * math.cos(math.radians(leg.shin))
    drop = stance.seat_m + SEAT * h - ANKLES * h - shin
    share = min(0.95, max(-0.2, drop / ((HIPS - KNEES) * h)))
    return replace(leg, thigh=math.degrees(math.acos(share)))


def _add_leg(joints: dict[str, Vector], side: int, leg: Leg, axes: Vector, h: float) -> None:
    name = "l" if side > 0 else "r"
    hip = axes[0] * side * HIP_OUT * h
    knee = hip + _way(axes, side, leg.thigh, leg.out) * (HIPS - KNEES) * h
    ankle = knee + _way(axes, side, leg.shin, leg.out * 0.3) * (KNEES - ANKLES) * h
    toe = _way(axes, side, 90 + leg.foot, 0) + axes[0] * side * 0.22
    joints[f"{name}_hip"], joints[f"{name}_knee"] = hip, knee
    joints[f"{name}_ankle"] = ankle
    joints[f"{name}_toe"] = ankle + toe / np.linalg.norm(toe) * FOOT * h - axes[2] * 0.025 * h


def _grounding(joints: dict[str, Vector], stance: Stance, h: float) -> Vector:
    """The way from a pelvis at the origin to the stance's place: the lowest joint touches down."""
    lowest = min(joints[name][2] - flesh * h for name, flesh in TOUCHING.items())
    rise = -lowest if stance.seat_m is None else stance.seat_m + SEAT * h
    return np.array(stance.at) + np.array((0, 0, rise))


def _add_arm(
    joints: dict[str, Vector],
    side: int,
    arm: Arm,
    target: tuple[float, float, float] | None,
    torso: Vector,
    h: float,
) -> None:
    name = "l" if side > 0 else "r"
    top = joints["neck"] - torso[2] * (NECK - SHOULDERS) * h
    shoulder = top + torso[0] * side * SHOULDER_OUT * h
    if target is None and arm.at is not None:
        out, ahead, up = (part * h for part in arm.at)
        at = joints["neck"] + torso[0] * side * out - torso[1] * ahead + torso[2] * up
        elbow, wrist = _reach(shoulder, at, torso, side, h)
    elif target is None:
        elbow = shoulder + _way(torso, side, arm.upper, arm.out) * UPPER_ARM * h
        wrist = elbow + _way(torso, side, arm.fore, arm.fore_out) * FOREARM * h
    else:
        elbow, wrist = _reach(shoulder, np.array(target), torso, side, h)
    joints[f"{name}_shoulder"], joints[f"{name}_elbow"] = shoulder, elbow
    joints[f"{name}_wrist"] = wrist


def _reach(
    shoulder: Vector, target: Vector, torso: Vector, side: int, h: float
) -> tuple[Vector, Vector]:
    """Two bones towards a target: the elbow hangs down, out and back."""
    way = target - shoulder
    length = float(np.linalg.norm(way)) + 1e-9
    way = way / length
    upper, fore = UPPER_ARM * h, FOREARM * h
    length = min(length, (upper + fore) * 0.995)
    along = (upper**2 - fore**2 + length**2) / (2 * length)
    off = math.sqrt(max(0.0, upper**2 - along**2))
    hint = -torso[2] + torso[0] * side * 0.55 + torso[1] * 0.25
    hint = hint - way * float(hint @ way)
    hint /= np.linalg.norm(hint) + 1e-9
    return shoulder + way * along + hint * off, shoulder + way * length


def _head_axes(stance: Stance, neck: Vector, torso: Vector, h: float) -> Vector:
    """The head turned to what is looked at, as far as a neck turns."""
    yaw, pitch = stance.pose.head_turn, stance.pose.head_nod
    if stance.gaze is not None and abs(pitch) < NODDING and abs(stance.pose.pitch) < NODDING:
        way = np.array(stance.gaze) - (neck + torso[2] * (SKULL - NECK) * h)
        x, y, z = torso @ way
        yaw = max(-65.0, min(65.0, math.degrees(math.atan2(x, -y))))
        pitch = max(-35.0, min(40.0, -math.degrees(math.atan2(z, math.hypot(x, y)))))
    left, back, up = torso
    a = math.radians(yaw)
    left, back = left * math.cos(a) + back * math.sin(a), back * math.cos(a) - left * math.sin(a)
    upright = up * 0.35 + np.array((0, 0, 0.65))
    upright -= back * float(upright @ back)
    upright /= np.linalg.norm(upright)
    left = np.cross(back, upright)
    return _tilted(np.stack((left, back, upright)), pitch, 0.0)
