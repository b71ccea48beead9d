"""People: a name's looks and a stance give the parts of a person and the joints.

looks      a name to build, hair, garment and colours
poses      the table of poses: joint angles
skeleton   Stance -> Skeleton: joints in the set, feet on the floor, hands where they reach
body       torso, limbs, clothes, hands along the joints
head       skull, face, the table of expressions, hair
"""

from dataclasses import dataclass, replace

import numpy as np

from pipeline.engines.previs.mesh import Part
from pipeline.engines.previs.people.body import body_parts, hand_parts
from pipeline.engines.previs.people.head import hair_parts, head_parts
from pipeline.engines.previs.people.looks import Looks, looks_of
from pipeline.engines.previs.people.poses import POSES, Pose
from pipeline.engines.previs.people.skeleton import Skeleton, Stance, eyes_of, openpose, skeleton_of

__all__ = [
    "POSES",
    "Looks",
    "Person",
    "Pose",
    "Skeleton",
    "Stance",
    "eyes_of",
    "looks_of",
    "openpose",
    "person",
]


@dataclass(frozen=True)
class Person:
    """`parts` in the set's axes; every one carries the name as its figure."""

    name: str
    parts: tuple[Part, ...]
    bones: Skeleton


def person(name: str, looks: Looks, stance: Stance) -> Person:
    """Somebody as they stand, sit or walk there."""
    bones = skeleton_of(stance, looks.height_m)
    face = [*head_parts(looks, stance.expression), *hair_parts(looks)]
    parts = [*body_parts(looks, bones), *_turned(face, bones)]
    for side in "lr":
        parts += hand_parts(looks, bones, side)
    named = (replace(p, thing=f"{name}/{p.thing}", figure=name) for p in parts)
    return Person(name, tuple(named), bones)


def _turned(parts: list[Part], bones: Skeleton) -> list[Part]:
    """Parts around the head's joint, turned with the head."""
    axes = bones.head.astype(np.float32)
    middle = bones["head"].astype(np.float32)
    return [
        replace(part, vertices=part.vertices @ axes + middle, normals=part.normals @ axes)
        for part in parts
    ]
