"""A figure's shapes in heads: x to the right, y up from the soles; crown at 7.5, chin at 6.5.

Drawn from the front, or turned three quarters to the right; the left is its mirror image.
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from pipeline.engines.slate.sheet import Points
from pipeline.media.curves import closed, limb, limb_shade, oval, shade

EYES = 7.0


class Facing(Enum):
    FRONT = "front"
    TURNED = "turned"
    BACK = "back"


class Cloth(Enum):
    """What a part is coloured as."""

    TOP = "top"
    LEGS = "legs"
    SKIN = "skin"
    HAIR = "hair"
    SHOES = "shoes"


class Hair(Enum):
    CROPPED = "cropped"
    BOB = "bob"
    LONG = "long"
    BUN = "bun"


class Pose(Enum):
    RELAXED = "relaxed"
    HAND_ON_HIP = "hand on hip"
    ARMS_BENT = "arms bent"
    STRIDING = "striding"


@dataclass(frozen=True)
class Part:
    cloth: Cloth
    shape: Points
    shaded: Points | None = None


Group = list[Part]
"""Parts inked around their union, back to front within the figure."""

_Arm = tuple[tuple[float, float, float], ...]
"""Shoulder, elbow and wrist: x, y and half the thickness."""

_ARMS: dict[Pose, _Arm] = {
    Pose.RELAXED: ((0.84, 5.84, 0.21), (1.0, 4.75, 0.18), (1.02, 3.86, 0.12)),
    Pose.HAND_ON_HIP: ((0.84, 5.84, 0.21), (1.36, 4.95, 0.18), (0.84, 4.2, 0.12)),
    Pose.ARMS_BENT: ((0.84, 5.84, 0.21), (0.98, 4.72, 0.19), (0.42, 4.75, 0.13)),
    Pose.STRIDING: ((0.8, 5.84, 0.21), (1.16, 4.85, 0.18), (1.36, 4.05, 0.12)),
}
_NEAR_ARMS: dict[Pose, _Arm] = {
    Pose.RELAXED: ((-0.1, 5.8, 0.25), (-0.22, 4.75, 0.19), (-0.04, 3.9, 0.13)),
    Pose.HAND_ON_HIP: ((-0.1, 5.8, 0.25), (-0.66, 5.0, 0.18), (-0.14, 4.25, 0.13)),
    Pose.ARMS_BENT: ((-0.1, 5.8, 0.25), (-0.18, 4.75, 0.19), (0.6, 4.9, 0.13)),
    Pose.STRIDING: ((-0.1, 5.8, 0.25), (-0.5, 4.9, 0.19), (-0.66, 4.05, 0.13)),
}
_FAR_ARMS: dict[Pose, _Arm] = {
    Pose.RELAXED: ((0.1, 5.8, 0.22), (0.36, 4.75, 0.17), (0.5, 3.95, 0.12)),
    Pose.HAND_ON_HIP: ((0.1, 5.8, 0.22), (0.36, 4.75, 0.17), (0.5, 3.95, 0.12)),
    Pose.ARMS_BENT: ((0.1, 5.8, 0.22), (0.36, 4.78, 0.17), (0.82, 5.1, 0.12)),
    Pose.STRIDING: ((0.1, 5.8, 0.22), (0.46, 4.95, 0.17), (0.86, 4.4, 0.12)),
}
_TURNED_TORSO = (
    (0.14, 6.36),
    (0.4, 6.12),
    (0.6, 5.5),
    (0.54, 4.9),
    (0.48, 4.4),
    (0.52, 3.8),
    (0.44, 3.46),
    (-0.44, 3.46),
    (-0.6, 3.85),
    (-0.44, 4.5),
    (-0.56, 5.1),
    (-0.62, 5.7),
    (-0.46, 6.12),
    (-0.2, 6.36),
)


def body(facing: Facing, pose: Pose, sign: float) -> list[Group]:
    """What is below the head, but for the arms in front; `sign` is the side away from the light,
    1 for the right."""
    if facing is Facing.TURNED:
        stride = 0.75 if pose is Pose.STRIDING else 0.1
        return [
            _arm(_FAR_ARMS[pose], sign),
            _leg(0.12, 0.12 + stride, sign, 0.3),
            _leg(-0.12, -0.12 - stride, sign, 0.3),
            [_neck(-0.02, sign)],
            [_turned_torso(sign)],
        ]
    return [
        [*_leg(-0.33, -0.4, sign, -0.16), *_leg(0.33, 0.4, sign, 0.16)],
        [_neck(0.0, sign)],
        [_torso(sign)],
    ]


def arms(facing: Facing, pose: Pose, sign: float) -> list[Group]:
    """The arms that lie over the torso."""
    if facing is Facing.TURNED:
        return [_arm(_NEAR_ARMS[pose], sign)]
    other = Pose.RELAXED if pose is Pose.HAND_ON_HIP else pose
    return [_arm(_mirrored(_ARMS[other]), sign), _arm(_ARMS[pose], sign)]


def shoulders(facing: Facing, sign: float) -> list[tuple[Points, bool]]:
    """Laid over the seams between arms and torso, without ink; each with whether it is shaded."""
    if facing is Facing.TURNED:
        return [(limb(((-0.1, 5.98, 0.14), (-0.1, 5.8, 0.21))), False)]
    seams = {side: limb(((side * 0.62, 5.9, 0.14), (side * 0.84, 5.83, 0.19))) for side in (-1, 1)}
    return [(seam, side * sign > 0) for side, seam in seams.items()]


def _turned_torso(sign: float) -> Part:
    shape = closed(_TURNED_TORSO)
    return Part(Cloth.TOP, shape, shade(shape, sign, 0.3))


def _torso(sign: float) -> Part:
    right = np.array(
        (
            (0.17, 6.38),
            (0.4, 6.2),
            (0.82, 6.06),
            (1.0, 5.82),
            (0.9, 5.4),
            (0.78, 4.95),
            (0.66, 4.4),
            (0.74, 3.85),
            (0.7, 3.5),
            (0.3, 3.42),
        )
    )
    left = right[::-1] * (-1, 1)
    shape = closed(np.concatenate((right, left)))
    return Part(Cloth.TOP, shape, shade(shape, sign, 0.42))


def _neck(x: float, sign: float) -> Part:
    joints = ((x, 6.15, 0.27), (x, 6.45, 0.2), (x, 6.72, 0.22))
    return Part(Cloth.SKIN, limb(joints), limb_shade(joints, sign))


def _arm(arm: _Arm, sign: float) -> Group:
    joints = np.array(arm)
    ahead = (joints[2] - joints[1])[:2]
    x, y = joints[2, :2] + ahead / np.hypot(*ahead) * 0.2
    return [
        Part(Cloth.SKIN, oval(float(x), float(y), 0.15, 0.2)),
        Part(Cloth.TOP, limb(joints), limb_shade(joints, sign)),
    ]


def _mirrored(arm: _Arm) -> _Arm:
    return tuple((-x, y, thick) for x, y, thick in arm)


def _leg(hip: float, foot: float, sign: float, toe: float) -> Group:
    knee = (hip + foot) / 2 + (0.06 if toe > 0.2 else 0.0)
    joints = ((hip, 3.62, 0.37), (knee, 2.05, 0.25), (foot, 0.34, 0.15))
    shoe = ((foot - 0.02, 0.15, 0.13), (foot + toe, 0.1, 0.1))
    return [
        Part(Cloth.SHOES, limb(shoe)),
        Part(Cloth.LEGS, limb(joints), limb_shade(joints, sign)),
    ]


_FRONT_FACE = ((0.0, 7.5), (0.25, 7.43), (0.375, 7.18), (0.37, 6.92), (0.27, 6.63), (0.12, 6.51))
_TURNED_FACE = (
    (0.0, 7.5),
    (0.22, 7.43),
    (0.36, 7.22),
    (0.375, 7.08),
    (0.365, 7.0),
    (0.47, 6.84),
    (0.385, 6.79),
    (0.4, 6.7),
    (0.37, 6.62),
    (0.33, 6.52),
    (0.18, 6.5),
    (-0.06, 6.6),
    (-0.2, 6.78),
    (-0.38, 6.98),
    (-0.41, 7.2),
    (-0.26, 7.43),
)


def head(facing: Facing, sign: float) -> Group:
    if facing is Facing.TURNED:
        shape = closed(_TURNED_FACE)
        return [Part(Cloth.SKIN, shape, shade(shape, sign, 0.5))]
    half = np.array(_FRONT_FACE)
    shape = closed(np.concatenate((half, [(0.0, 6.5)], half[:0:-1] * (-1, 1))))
    ears = [Part(Cloth.SKIN, oval(side * 0.385, 6.95, 0.06, 0.12)) for side in (-1, 1)]
    return [*ears, Part(Cloth.SKIN, shape, shade(shape, sign, 0.6))]


_CAP_FRONT = (
    (0.405, 6.98),
    (0.43, 7.28),
    (0.28, 7.54),
    (0.0, 7.61),
    (-0.28, 7.54),
    (-0.43, 7.28),
    (-0.405, 6.98),
    (-0.36, 7.14),
    (-0.26, 7.28),
    (0.05, 7.31),
    (0.27, 7.26),
    (0.36, 7.14),
)
_CAP_TURNED = (
    (0.38, 7.22),
    (0.26, 7.52),
    (0.0, 7.61),
    (-0.28, 7.53),
    (-0.46, 7.26),
    (-0.44, 6.96),
    (-0.28, 6.72),
    (-0.16, 6.8),
    (-0.12, 7.02),
    (0.0, 7.2),
    (0.2, 7.26),
)
_FALL = {Hair.BOB: 6.5, Hair.LONG: 5.75}


def hair_behind(hair: Hair, facing: Facing) -> Group:
    """What falls behind the face."""
    if hair is Hair.BUN:
        x, y = (-0.34, 7.5) if facing is Facing.TURNED else (0.0, 7.66)
        return [Part(Cloth.HAIR, oval(x, y, 0.2, 0.19))]
    if hair not in _FALL:
        return []
    low = _FALL[hair]
    left, right = (-0.5, 0.0) if facing is Facing.TURNED else (-0.5, 0.5)
    sides = ((left, low), (left, 7.1), (left / 2, 7.55), (right / 2, 7.55), (right, 7.1))
    shape = closed((*sides, (right, low), ((left + right) / 2, low - 0.08)))
    return [Part(Cloth.HAIR, shape) if facing is Facing.TURNED else _hair(shape, 0.9)]


def hair_over(hair: Hair, facing: Facing) -> Group:
    if facing is not Facing.BACK:
        return [Part(Cloth.HAIR, closed(_CAP_TURNED))] if facing is Facing.TURNED else [_fringe()]
    low = max(_FALL.get(hair, 6.72), 6.1)
    ring = ((0.43, 7.2), (0.28, 7.54), (0.0, 7.61), (-0.28, 7.54), (-0.43, 7.2), (-0.42, low))
    return [_hair(closed((*ring, (0.0, low - 0.1), (0.42, low))), 0.35)]


def _fringe() -> Part:
    return _hair(closed(_CAP_FRONT), 0.9)


def _hair(shape: Points, share: float) -> Part:
    return Part(Cloth.HAIR, shape, shade(shape, 1.0, share))
