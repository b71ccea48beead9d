"""Poses as a table: degrees from hanging straight down, forward positive, then away from the body.

A new pose is a row. Where the eyes go is a stance's, not a pose's.
"""

from dataclasses import dataclass, replace

from pipeline.engines.previs.mesh import Triple


@dataclass(frozen=True)
class Leg:
    thigh: float = 0.0
    shin: float = 0.0
    out: float = 3.0
    foot: float = 0.0
    """Toes up from level."""


@dataclass(frozen=True)
class Arm:
    """By angles, or `at`: where the wrist is from the neck (out, ahead, up), in body heights."""

    upper: float = 0.0
    fore: float = 10.0
    out: float = 9.0
    fore_out: float = 0.0
    at: Triple | None = None
    hand: str = "relaxed"
    """A row of `hands.CURLS`."""


@dataclass(frozen=True)
class Pose:
    """`lean` forward and `sway` left of the torso; `pitch` forward of the whole body."""

    left_leg: Leg = Leg()
    right_leg: Leg = Leg()
    left_arm: Arm = Arm()
    right_arm: Arm = Arm()
    lean: float = 0.0
    sway: float = 0.0
    head_turn: float = 0.0
    head_nod: float = 4.0
    pitch: float = 0.0


def _to(out: float, ahead: float, up: float, hand: str = "relaxed") -> Arm:
    return Arm(at=(out, ahead, up), hand=hand)


_SEATED = Leg(thigh=84, shin=2, out=7)
_LEGS = (Leg(3, -2, 5), Leg(-2, -3, 6))
_STEP = (Leg(14, 2, 4), Leg(-10, -14, 4, -10))
_HANGING = (Arm(2, 14, 10, -4), Arm(4, 18, 11, -4))
_LAP = Arm(22, 62, 12, -14)

POSES: dict[str, Pose] = {
    "stand": Pose(*_LEGS, *_HANGING, lean=1, sway=1),
    "wait": Pose(Leg(8, -4, 8), Leg(-1, -2, 3), *_HANGING, lean=0, sway=-3),
    "sit": Pose(_SEATED, _SEATED, _LAP, _LAP, lean=4),
    "sit-at-table": Pose(_SEATED, _SEATED, Arm(32, 82, 16, -20), Arm(32, 82, 16, -20), lean=8),
    "sit-on-floor": Pose(
        Leg(112, 61, 10), Leg(104, 52, 14), Arm(30, 60, 10, -10), Arm(30, 60, 10, -10), lean=6
    ),
    "drive": Pose(
        Leg(78, 30, 5),
        Leg(78, 36, 5),
        _to(0.04, 0.25, -0.13, "grip"),
        _to(0.04, 0.25, -0.13, "grip"),
    ),
    "walk": Pose(
        Leg(26, 14, 2, 14), Leg(-16, -38, 2, -30), Arm(-22, -4, 8), Arm(20, 38, 8), lean=4
    ),
    "run": Pose(
        Leg(62, -14, 2, 8),
        Leg(-24, -82, 2, -50),
        Arm(-48, 26, 12, hand="fist"),
        Arm(38, 118, 12, hand="fist"),
        lean=16,
    ),
    "climb": Pose(Leg(64, -4, 4), Leg(-8, -20, 4, -24), Arm(-20, 20, 12), Arm(34, 80, 12), lean=14),
    "lie": Pose(
        Leg(2, -1, 5),
        Leg(14, -12, 7),
        Arm(-2, 4, 22),
        _to(-0.01, 0.09, -0.19),
        pitch=-90,
        head_nod=2,
    ),
    "fall": Pose(
        Leg(64, -18, 12, 10),
        Leg(30, -30, 16, -20),
        Arm(96, 70, 52, 30, hand="flat"),
        Arm(-62, -40, 40, 30, hand="flat"),
        lean=12,
        pitch=-38,
        head_nod=-14,
    ),
    "doze": Pose(_SEATED, _SEATED, _LAP, _LAP, lean=3, sway=3, head_nod=34),
    "kneel": Pose(Leg(6, -84, 6, -70), Leg(6, -84, 6, -70), Arm(14, 40), Arm(14, 40), lean=8),
    "crouch": Pose(
        Leg(112, -32, 14, -4),
        Leg(78, -72, 10, -46),
        Arm(52, 84, 12, -20),
        Arm(52, 84, 12, -20),
        lean=30,
        head_nod=-12,
    ),
    "bow": Pose(*_LEGS, Arm(24, 30, 6), Arm(24, 30, 6), lean=46, head_nod=20),
    "bend": Pose(Leg(34, -16, 6), Leg(24, -22, 6), Arm(50, 56, 8), Arm(70, 76, 6), lean=62),
    "shoot": Pose(
        *_STEP,
        _to(-0.005, 0.27, -0.055, "grip"),
        _to(0.005, 0.285, -0.05, "grip"),
        lean=3,
        head_nod=2,
    ),
    "point": Pose(*_STEP, _HANGING[0], Arm(84, 88, 8, hand="point"), lean=3),
    "reach": Pose(*_STEP, _HANGING[0], _to(0.07, 0.29, -0.05, "flat"), lean=10),
    "give": Pose(*_LEGS, _HANGING[0], _to(0.04, 0.25, -0.12, "grip"), lean=4),
    "hold": Pose(*_LEGS, _to(0.03, 0.17, -0.16, "grip"), _to(0.03, 0.17, -0.14, "grip"), lean=2),
    "read": Pose(
        *_LEGS,
        _to(0.055, 0.19, -0.11, "grip"),
        _to(0.055, 0.19, -0.11, "grip"),
        lean=2,
        head_nod=24,
    ),
    "phone": Pose(*_LEGS, _HANGING[0], _to(0.062, 0.04, 0.012, "grip"), head_turn=-6, head_nod=6),
    "drink": Pose(*_LEGS, _HANGING[0], _to(0.03, 0.135, 0.015, "grip"), head_nod=-4),
    "hug": Pose(*_STEP, _to(-0.02, 0.2, -0.06), _to(-0.02, 0.2, -0.14), lean=5, head_nod=21),
    "fight": Pose(
        Leg(26, -2, 10),
        Leg(-16, -26, 12, -8),
        _to(0.0, 0.27, 0.005, "fist"),
        _to(0.0, 0.12, 0.0, "fist"),
        lean=10,
    ),
    "throw": Pose(
        Leg(30, 4, 8),
        Leg(-20, -28, 8, -20),
        Arm(72, 80, 16),
        _to(0.17, -0.09, 0.1, "fist"),
        lean=-6,
    ),
    "carry": Pose(*_STEP, _to(0.05, 0.2, -0.2, "grip"), _to(0.05, 0.2, -0.2, "grip"), lean=-5),
    "drag": Pose(
        Leg(30, -8, 6), Leg(-22, -34, 6, -24), Arm(-34, -20, 12, hand="fist"), Arm(30, 60), lean=22
    ),
    "push": Pose(
        Leg(34, -6, 5),
        Leg(-26, -36, 5, -24),
        _to(0.05, 0.26, -0.08, "flat"),
        _to(0.05, 0.26, -0.08, "flat"),
        lean=24,
    ),
    "dance": Pose(
        Leg(24, -30, 22, -30),
        Leg(-4, -4, 8),
        Arm(30, 70, 96, 60, hand="flat"),
        _to(0.1, 0.06, 0.22, "flat"),
        sway=-9,
        head_turn=22,
        head_nod=-6,
    ),
    "wave": Pose(*_LEGS, _HANGING[0], _to(0.16, 0.05, 0.1, "flat")),
    "knock": Pose(*_LEGS, _HANGING[0], _to(0.05, 0.22, 0.02, "fist"), lean=3),
    "look-up": Pose(*_LEGS, *_HANGING, lean=-5, head_nod=-32),
    "look-down": Pose(*_LEGS, *_HANGING, lean=4, head_nod=36),
    "arms-crossed": Pose(*_LEGS, _to(-0.06, 0.115, -0.17), _to(-0.06, 0.095, -0.19), lean=-2),
    "hands-on-hips": Pose(*_LEGS, _to(0.085, 0.01, -0.285), _to(0.085, 0.01, -0.285), lean=-1),
    "hand-on-heart": Pose(*_LEGS, _HANGING[0], _to(-0.015, 0.095, -0.12, "flat"), lean=6),
    "cover-face": Pose(
        *_LEGS, _to(0.02, 0.115, 0.03, "flat"), _to(0.02, 0.115, 0.03, "flat"), lean=10, head_nod=22
    ),
    "tip-hat": Pose(*_LEGS, _HANGING[0], _to(0.05, 0.075, 0.125, "grip"), lean=6, head_nod=12),
    "play": Pose(
        Leg(84, 4, 20),
        Leg(84, 4, 20),
        _to(0.02, 0.13, 0.0, "grip"),
        _to(0.02, 0.23, -0.22, "grip"),
        lean=5,
        head_nod=14,
    ),
    "dig": Pose(
        Leg(36, -6, 8),
        Leg(-14, -28, 8, -10),
        _to(-0.06, 0.25, -0.2, "grip"),
        _to(0.02, 0.13, -0.16, "grip"),
        lean=32,
        head_nod=24,
    ),
    "write": Pose(
        *_LEGS, _to(0.02, 0.19, -0.19, "grip"), _to(0.0, 0.2, -0.165, "grip"), lean=5, head_nod=30
    ),
    "pour": Pose(
        *_LEGS, _to(0.0, 0.23, -0.22, "grip"), _to(0.06, 0.24, -0.06, "grip"), lean=6, head_nod=24
    ),
    "stir": Pose(*_LEGS, _HANGING[0], _to(0.02, 0.23, -0.15, "grip"), lean=8, head_nod=26),
    "work": Pose(
        *_LEGS,
        _to(0.02, 0.22, -0.2, "grip"),
        _to(0.02, 0.24, -0.18, "grip"),
        lean=16,
        head_nod=26,
    ),
    "strike": Pose(*_STEP, _to(0.04, 0.22, -0.18), _to(0.12, 0.1, 0.15, "fist"), lean=10),
    "swing": Pose(
        Leg(24, 2, 14),
        Leg(-6, -14, 14, -8),
        _to(-0.14, 0.12, 0.02, "fist"),
        _to(0.1, 0.07, 0.05, "fist"),
        lean=8,
        sway=-4,
    ),
    "hands-up": Pose(*_LEGS, _to(0.15, 0.06, 0.16, "flat"), _to(0.15, 0.06, 0.16, "flat")),
    "cheer": Pose(
        Leg(8, -4, 10),
        Leg(-2, -6, 10),
        _to(0.14, 0.02, 0.23, "fist"),
        _to(0.16, 0.03, 0.22, "fist"),
        lean=-4,
        head_nod=-10,
    ),
    "clap": Pose(*_LEGS, _to(-0.03, 0.2, -0.06, "flat"), _to(-0.02, 0.2, -0.05, "flat"), lean=2),
    "pray": Pose(
        *_LEGS, _to(-0.028, 0.15, -0.05, "flat"), _to(-0.028, 0.15, -0.05, "flat"), head_nod=24
    ),
    "salute": Pose(*_LEGS, _HANGING[0], _to(0.06, 0.07, 0.1, "flat"), lean=-2),
    "play-piano": Pose(
        _SEATED,
        _SEATED,
        _to(0.05, 0.25, -0.2, "relaxed"),
        _to(0.05, 0.25, -0.2, "relaxed"),
        lean=6,
        head_nod=14,
    ),
    "play-strings": Pose(
        *_LEGS,
        _to(0.05, 0.21, -0.04, "grip"),
        _to(-0.05, 0.19, -0.07, "grip"),
        head_turn=18,
        head_nod=10,
    ),
    "swim": Pose(
        Leg(-8, -14, 4, -40),
        Leg(12, -4, 4, -40),
        Arm(172, 168, 8, hand="flat"),
        Arm(-30, -10, 24, hand="flat"),
        pitch=76,
        head_nod=-44,
    ),
    "crawl": Pose(
        Leg(16, -78, 6, -70),
        Leg(-12, -84, 6, -70),
        Arm(66, 70, 4, hand="flat"),
        Arm(88, 82, 4, hand="flat"),
        lean=70,
        head_nod=-40,
    ),
}


def above_the_waist(pose: Pose, under: Pose) -> Pose:
    """What the arms and the head do in a pose, on the legs of another."""
    return replace(
        under,
        left_arm=pose.left_arm,
        right_arm=pose.right_arm,
        lean=max(under.lean, min(pose.lean, 14)),
        head_turn=pose.head_turn,
        head_nod=pose.head_nod,
    )
