"""Poses as a table: degrees from hanging straight down, forward positive, then away from the body.

A new pose is a row. What hands reach for and where the eyes go is a stance's, not a pose's.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Leg:
    thigh: float = 0.0
    shin: float = 0.0
    out: float = 3.0
    foot: float = 0.0
    """Toes up from level."""


@dataclass(frozen=True)
class Arm:
    upper: float = 0.0
    fore: float = 10.0
    out: float = 9.0
    fore_out: float = 0.0


@dataclass(frozen=True)
class Pose:
    """`lean` forward and `sway` left of the torso; `pelvis_m`: its height, none: grounded."""

    left_leg: Leg = Leg()
    right_leg: Leg = Leg()
    left_arm: Arm = Arm()
    right_arm: Arm = Arm()
    lean: float = 0.0
    sway: float = 0.0
    head_turn: float = 0.0
    head_nod: float = 4.0
    pelvis_m: float | None = None


_SEATED = Leg(thigh=84, shin=2, out=7)

POSES: dict[str, Pose] = {
    "stand": Pose(
        Leg(3, -2, 5), Leg(-2, -3, 6), Arm(2, 14, 10, -4), Arm(4, 18, 11, -4), lean=1, sway=1
    ),
    "sit": Pose(_SEATED, _SEATED, Arm(22, 62, 12, -14), Arm(22, 62, 12, -14), lean=4),
    "sit-at-table": Pose(_SEATED, _SEATED, Arm(32, 82, 16, -20), Arm(32, 82, 16, -20), lean=8),
    "walk": Pose(
        Leg(26, 14, 2, 14), Leg(-16, -38, 2, -30), Arm(-22, -4, 8), Arm(20, 38, 8), lean=4
    ),
    "run": Pose(
        Leg(62, -14, 2, 8), Leg(-24, -82, 2, -50), Arm(-48, 26, 12), Arm(38, 118, 12), lean=16
    ),
    "kneel": Pose(Leg(6, -84, 6, -70), Leg(6, -84, 6, -70), Arm(14, 40), Arm(14, 40), lean=8),
    "crouch": Pose(Leg(98, -24, 12), Leg(98, -24, 12), Arm(44, 70), Arm(44, 70), lean=26),
    "hold": Pose(Leg(3, -2, 5), Leg(-2, -3, 6), Arm(20, 92, 10, -20), Arm(20, 92, 10, -20), lean=2),
    "point": Pose(Leg(6, -2, 5), Leg(-6, -5, 6), Arm(2, 14, 10), Arm(82, 86, 8), lean=3),
    "arms-crossed": Pose(
        Leg(3, -2, 6), Leg(0, -3, 6), Arm(18, 86, 12, -62), Arm(20, 92, 12, -64), lean=-2
    ),
}
