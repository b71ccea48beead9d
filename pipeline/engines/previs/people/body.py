"""A posed body in its clothes: a garment, lofted limbs along the joints, shoes, the neck."""

from dataclasses import replace

import numpy as np

from pipeline.engines.previs.mesh import Colour, Material, Part, tube
from pipeline.engines.previs.mesh.part import Floats
from pipeline.engines.previs.people.cloth import COLUMNS, garment
from pipeline.engines.previs.people.collar import collar_parts
from pipeline.engines.previs.people.looks import Looks
from pipeline.engines.previs.people.skeleton import NECK, SHOULDERS, Skeleton

SHOE: Colour = (48, 42, 42)
STOCKING: Colour = (92, 80, 78)
SEAM_M = 0.06
"""How far from where two surfaces meet their shading runs together."""
CHEST, UPPER_SLEEVE = 15 * COLUMNS, 18 * 14
"""The last points of a garment, and the first of a sleeve, that can meet."""


def body_parts(looks: Looks, bones: Skeleton) -> list[Part]:
    """All but head and hands, in the set's axes."""
    top = Material(looks.top)
    sleeves = [_sleeve(looks, bones, side, top) for side in "lr"]
    trunk, *sleeves = _sewn(garment(looks, bones, top), sleeves)
    parts = [trunk, *sleeves, _neck(looks, bones), *collar_parts(looks, bones)]
    for side in "lr":
        parts += [_wrist(looks, bones, side), *_leg(looks, bones, side), _shoe(looks, bones, side)]
    return parts


def _neck(looks: Looks, bones: Skeleton) -> Part:
    h = looks.height_m
    low = bones["neck"] - bones.torso[2] * 0.03 * h
    high = bones["head"] - bones.head[2] * 0.02 * h + bones.head[1] * 0.012 * h
    radius = (0.0295 if looks.is_woman else 0.0345) * h * (0.85 + 0.15 * looks.width)
    path = np.array((low, (low + high) / 2, high))
    return tube(path, [radius * 1.12, radius, radius * 1.02], Material(looks.skin), "head")


def _sleeve(looks: Looks, bones: Skeleton, side: str, material: Material) -> Part:
    h = looks.height_m
    shoulder, elbow, wrist = (bones[f"{side}_{joint}"] for joint in ("shoulder", "elbow", "wrist"))
    slim = looks.width * (0.86 if looks.is_woman else 1.0)
    slim *= 1.1 if looks.garment == "coat" else 1.0
    neck = bones["neck"] - bones.torso[2] * (NECK - SHOULDERS) * h
    start = shoulder * 0.68 + neck * 0.32 - bones.torso[2] * 0.016 * h
    is_short = looks.garment == "shirt" and looks.age == "child"
    cuff = wrist + (elbow - wrist) * (0.1 if not is_short else 1.0)
    path = np.array(
        (
            start,
            shoulder * 0.96 + neck * 0.04 - bones.torso[2] * 0.013 * h,
            shoulder * 0.78 + elbow * 0.22,
            shoulder * 0.45 + elbow * 0.55,
            elbow,
            elbow * 0.6 + wrist * 0.4,
            cuff,
        )
    )
    radii = [r * h * slim for r in (0.024, 0.0285, 0.031, 0.0285, 0.025, 0.0255, 0.0205)]
    return tube(path, radii, material, "body", sides=14, ends=0.15)


def _sewn(trunk: Part, sleeves: list[Part]) -> list[Part]:
    """Sleeves in their armholes: both surfaces share their normals where they meet."""
    chest = slice(-CHEST, None)
    normals = trunk.normals.copy()
    sewn: list[Part] = []
    for sleeve in sleeves:
        top = slice(0, UPPER_SLEEVE)
        apart = _apart(trunk.vertices[chest], sleeve.vertices[top])
        own = sleeve.normals.copy()
        own[top] = _shared(own[top], trunk.normals[chest], apart.T)
        normals[chest] = _shared(normals[chest], sleeve.normals[top], apart)
        sewn.append(replace(sleeve, normals=own))
    return [replace(trunk, normals=normals), *sewn]


def _apart(these: Floats, those: Floats) -> Floats:
    """Distances (n, m) between two sets of points, from one product."""
    origin = these.mean(0)
    a, b = these - origin, those - origin
    squares = (a * a).sum(1)[:, None] + (b * b).sum(1) - 2 * (a @ b.T)
    return np.sqrt(np.maximum(squares, 0))


def _shared(own: Floats, other: Floats, apart: Floats) -> Floats:
    """Normals turned half way to those of the nearest point of the other surface."""
    nearest = apart.argmin(1)
    share = 0.5 * np.clip(1 - apart.min(1) / SEAM_M, 0, 1)[:, None]
    mixed = own * (1 - share) + other[nearest] * share
    mixed /= np.linalg.norm(mixed, axis=1, keepdims=True) + 1e-9
    return mixed.astype(np.float32)


def _wrist(looks: Looks, bones: Skeleton, side: str) -> Part:
    h = looks.height_m
    elbow, wrist = bones[f"{side}_elbow"], bones[f"{side}_wrist"]
    start = wrist + (elbow - wrist) * (1.0 if looks.age == "child" else 0.14)
    path = np.array((start, (start + wrist) / 2, wrist))
    wide = 0.021 if looks.age == "child" else 0.0165
    return tube(path, [wide * h, 0.0165 * h, 0.0155 * h], Material(looks.skin), "hand")


def _leg(looks: Looks, bones: Skeleton, side: str) -> list[Part]:
    h, wide = looks.height_m, 0.5 + looks.width / 2
    hip, knee, ankle = (bones[f"{side}_{joint}"] for joint in ("hip", "knee", "ankle"))
    path = np.array(
        (hip, hip * 0.6 + knee * 0.4, knee * 0.92 + hip * 0.08, knee * 0.6 + ankle * 0.4, ankle)
    )
    if looks.garment == "dress":
        radii, cloth = (0.044, 0.043, 0.032, 0.031, 0.019), Material(STOCKING)
    else:
        radii, cloth = (0.047, 0.049, 0.0385, 0.0355, 0.0295), Material(looks.trousers)
    return [tube(path, [r * h * wide for r in radii], cloth, "legs", sides=14, ends=0.4)]


def _shoe(looks: Looks, bones: Skeleton, side: str) -> Part:
    h = looks.height_m
    ankle, toe = bones[f"{side}_ankle"], bones[f"{side}_toe"]
    ahead = (toe - ankle) / (np.linalg.norm(toe - ankle) + 1e-9)
    shin = bones[f"{side}_knee"] - ankle
    up = shin - ahead * float(shin @ ahead)
    up /= np.linalg.norm(up) + 1e-9
    flat = np.cross(ahead, up)
    heel = ankle - ahead * 0.022 * h - up * 0.022 * h
    arch = ankle + ahead * 0.012 * h - up * 0.014 * h
    ball = ankle * 0.4 + toe * 0.6 - up * 0.004 * h
    path = np.array((heel, arch, ball, toe))
    sizes = [
        (0.021 * h, 0.022 * h), (0.0265 * h, 0.028 * h), (0.027 * h, 0.018 * h),
        (0.02 * h, 0.013 * h),
    ]  # fmt: skip
    return tube(path, sizes, Material(SHOE), f"{side}-shoe", tuple(flat))
