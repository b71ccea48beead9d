"""Somebody whole: looks and a stance to parts and joints."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from pipeline.engines.previs.mesh import Part
from pipeline.engines.previs.people.body import body_parts
from pipeline.engines.previs.people.hair import hair_parts
from pipeline.engines.previs.people.hands import hand_parts
from pipeline.engines.previs.people.head import head_parts
from pipeline.engines.previs.people.looks import Looks
from pipeline.engines.previs.people.skeleton import Skeleton, Stance, skeleton_of


@dataclass(frozen=True)
class Person:
    """`parts` in the set's axes; every one carries the name as its figure."""

    name: str
    parts: tuple[Part, ...]
    bones: Skeleton
    looks: Looks
    stance: Stance


def person(name: str, looks: Looks, stance: Stance) -> Person:
    """Somebody as they stand, sit or walk there."""
    bones = skeleton_of(replace(stance, head_scale=looks.head), looks.height_m)
    face = _face(looks, stance.expression, stance.mouth)
    parts = [*body_parts(looks, bones), *_turned(face, bones)]
    arms = {"l": stance.pose.left_arm, "r": stance.pose.right_arm}
    for side, arm in arms.items():
        parts += hand_parts(looks, bones, side, arm.hand)
    named = (replace(p, thing=f"{name}/{p.thing}", figure=name) for p in parts)
    return Person(name, tuple(named), bones, looks, stance)


@lru_cache(maxsize=128)
def _face(looks: Looks, expression: str, mouth: float | None) -> list[Part]:
    """Built once: faces are the same from shot to shot, and are only turned."""
    return [*head_parts(looks, expression, mouth=mouth), *hair_parts(looks)]


def _turned(parts: list[Part], bones: Skeleton) -> list[Part]:
    """Parts around the head's joint, turned with the head."""
    axes = bones.head.astype(np.float32)
    middle = bones["head"].astype(np.float32)
    return [
        replace(part, vertices=part.vertices @ axes + middle, normals=part.normals @ axes)
        for part in parts
    ]
