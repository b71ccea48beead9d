"""Who comes on two wheels, or on a horse, sits on them."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.engines.previs.mesh import Part, Triple, placed
from pipeline.engines.previs.people import POSES, Arm, Leg, Pose, Stance, above_the_waist, animal
from pipeline.engines.previs.sets.furniture import PIECES, Palette
from pipeline.film.blocking import Mark
from pipeline.recipe import BoardRecipe


@dataclass(frozen=True)
class Mount:
    """`seat`: ahead of the middle and how high; hands on the bar, its half wide."""

    piece: str
    seat: tuple[float, float]
    bar: Triple
    pose: Pose


_ON_BICYCLE = Pose(
    Leg(62, -6, 4, 4), Leg(24, -10, 4, -6), Arm(hand="grip"), Arm(hand="grip"), lean=24
)
_ON_MOTORCYCLE = Pose(
    Leg(66, -8, 12, 4), Leg(66, -8, 12, 4), Arm(hand="grip"), Arm(hand="grip"), lean=14
)
_ON_HORSE = Pose(Leg(58, 2, 30, 10), Leg(58, 2, 30, 10), Arm(hand="grip"), Arm(hand="grip"), lean=6)
MOUNTS: Mapping[str, Mount] = {
    "cyclist": Mount("bicycle", (-0.24, 0.9), (0.27, 0.24, 1.0), _ON_BICYCLE),
    "biker": Mount("motorcycle", (-0.3, 0.84), (0.32, 0.32, 1.04), _ON_MOTORCYCLE),
    "motorcyclist": Mount("motorcycle", (-0.3, 0.84), (0.32, 0.32, 1.04), _ON_MOTORCYCLE),
    "bicycle": Mount("bicycle", (-0.24, 0.9), (0.27, 0.24, 1.0), _ON_BICYCLE),
    "motorcycle": Mount("motorcycle", (-0.3, 0.84), (0.32, 0.32, 1.04), _ON_MOTORCYCLE),
    "horse": Mount("horse", (-0.1, 1.44), (0.32, 0.09, 1.66), _ON_HORSE),
    "donkey": Mount("donkey", (-0.05, 1.02), (0.3, 0.08, 1.24), _ON_HORSE),
    "camel": Mount("camel", (0.0, 2.0), (0.36, 0.09, 2.16), _ON_HORSE),
}
"""By the words for who rides, and for what is ridden."""
FREE = ("hands-up", "wave", "salute", "point", "shoot", "drink", "read", "cheer", "hug", "throw")
"""What hands do that let go of the reins."""
_PAINT = Palette((0, 0, 0), (0, 0, 0), (0, 0, 0), (92, 62, 44), (62, 88, 128))


def rides(mark: Mark, recipe: BoardRecipe) -> bool:
    """Whether somebody of this word is on their wheels at this shot: not where they stand."""
    if mark.posture == "ride":
        return _mount(mark) is not None
    is_rider = _mount(mark) is not None and mark.posture == "stand"
    return is_rider and recipe.setting.interior != "INT"


def riding(mark: Mark, stance: Stance, act: str = "") -> Stance:
    """On the saddle, both hands on the bar, unless they do something else."""
    one = _mount(mark)
    assert one is not None
    if act in FREE:
        pose = above_the_waist(POSES[act], one.pose)
        return replace(stance, pose=pose, seat_m=one.seat[1])
    x, half, z = one.bar
    left, right = (_at(stance, one, (x, side * half, z)) for side in (1, -1))
    return replace(stance, pose=one.pose, seat_m=one.seat[1], left_hand=left, right_hand=right)


def mount(mark: Mark, stance: Stance) -> list[Part]:
    """The wheels under who rides."""
    one = _mount(mark)
    assert one is not None
    at = _at(stance, one, (0.0, 0.0, 0.0))
    if beast := animal(one.piece, at, stance.turn):
        return [replace(part, thing=f"{mark.character}'s/{part.thing}") for part in beast]
    return placed(PIECES[one.piece](_PAINT), at, stance.turn - 90.0, thing=f"{mark.character}'s")


def _mount(mark: Mark) -> Mount | None:
    if mark.posture == "ride":
        return MOUNTS.get(mark.at)
    words = mark.character.casefold().split()
    return next((MOUNTS[word] for word in words if word in MOUNTS), None)


def _at(stance: Stance, one: Mount, point: Triple) -> Triple:
    """A point of the wheels (ahead, left, up) in the set, where the saddle is under the rider."""
    turn = math.radians(stance.turn)
    ahead, left = (math.sin(turn), -math.cos(turn)), (math.cos(turn), math.sin(turn))
    x, y = point[0] - one.seat[0], point[1]
    return (
        stance.at[0] + ahead[0] * x + left[0] * y,
        stance.at[1] + ahead[1] * x + left[1] * y,
        point[2],
    )
