"""People: a name's looks and a stance give the parts of a person and the joints.

looks      a name to build, hair, garment and colours
poses      the table of poses: joint angles
skeleton   Stance -> Skeleton: joints in the set, feet on the floor, hands where they reach
words      what a description says of age, build, hair, hat and clothes: tables
cloth      the garment from neck to hem; collar, what lies on it
body       limbs, shoes, neck along the joints; hands, with their curls
figure     (name, Looks, Stance) -> Person
animals    a row of sizes to a dog, a cat, a horse, a bird; crowd: few built, many placed
head       skull, face, the table of expressions; hair, beards and hats
"""

from pipeline.engines.previs.people.animals import animal
from pipeline.engines.previs.people.crowd import in_crowd
from pipeline.engines.previs.people.figure import Person, person
from pipeline.engines.previs.people.hands import hand_frame
from pipeline.engines.previs.people.head import EXPRESSIONS
from pipeline.engines.previs.people.looks import Looks, company_looks, looks_of
from pipeline.engines.previs.people.poses import POSES, Arm, Leg, Pose, above_the_waist
from pipeline.engines.previs.people.skeleton import Skeleton, Stance, eyes_of, openpose

__all__ = [
    "EXPRESSIONS",
    "POSES",
    "Arm",
    "Leg",
    "Looks",
    "Person",
    "Pose",
    "Skeleton",
    "Stance",
    "above_the_waist",
    "animal",
    "company_looks",
    "eyes_of",
    "hand_frame",
    "in_crowd",
    "looks_of",
    "openpose",
    "person",
]
