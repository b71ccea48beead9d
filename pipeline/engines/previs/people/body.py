"""A posed body in its clothes: lofted limbs along the joints, each garment one colour."""

import numpy as np

from pipeline.engines.previs.mesh import Colour, Material, Part, tube
from pipeline.engines.previs.people.looks import Looks
from pipeline.engines.previs.people.skeleton import NECK, SHOULDERS, Skeleton, Vector

SHOE: Colour = (48, 42, 42)
SHIRT: Colour = (236, 230, 216)

_TORSO: tuple[tuple[float, float, float, float], ...] = (
    (-0.05, 0.106, 0.079, 0.004),
    (-0.01, 0.105, 0.077, 0.004),
    (0.03, 0.099, 0.07, 0.004),
    (0.085, 0.085, 0.061, 0.0),
    (0.15, 0.092, 0.065, -0.004),
    (0.205, 0.102, 0.07, -0.006),
    (0.25, 0.108, 0.064, 0.0),
    (0.28, 0.106, 0.05, 0.006),
    (0.298, 0.072, 0.042, 0.008),
    (0.316, 0.034, 0.034, 0.006),
)
"""Sections of a torso: above the pelvis, half width, half depth, backwards; over the height."""

_WOMAN = (1.04, 1.06, 1.04, 0.86, 0.9, 0.93, 0.9, 0.88, 0.85, 0.85)
_COAT = (1.14, 1.13, 1.1, 1.16, 1.12, 1.08, 1.07, 1.08, 1.1, 1.12)


def body_parts(looks: Looks, bones: Skeleton) -> list[Part]:
    """All but head and hands, in the set's axes."""
    top = Material(looks.top)
    parts = [_torso(looks, bones, top), *_neck(looks, bones), *_collar(looks, bones)]
    for side in "lr":
        parts += _arm(looks, bones, side, top)
        parts += _leg(looks, bones, side)
    if looks.garment == "coat":
        parts += _skirts(looks, bones, top)
    return parts


def _torso(looks: Looks, bones: Skeleton, material: Material) -> Part:
    h, wide = looks.height_m, looks.width
    build = _WOMAN if looks.is_woman else (1.0,) * len(_TORSO)
    cut = _COAT if looks.garment in ("coat", "jacket") else (1.03,) * len(_TORSO)
    pelvis, up, back = bones["pelvis"], bones.torso[2], bones.torso[1]
    path = [pelvis + up * z * h + back * b * h for z, _, _, b in _TORSO]
    radii = [
        (a * h * wide * f * c, d * h * wide * (0.5 + f / 2) * c)
        for (_, a, d, _), f, c in zip(_TORSO, build, cut, strict=True)
    ]
    return tube(np.array(path), radii, material, "body", tuple(bones.torso[0]), sides=24, ends=0.06)


def _neck(looks: Looks, bones: Skeleton) -> list[Part]:
    h = looks.height_m
    low = bones["neck"] - bones.torso[2] * 0.03 * h
    high = bones["head"] - bones.head[2] * 0.02 * h + bones.head[1] * 0.012 * h
    radius = (0.028 if looks.is_woman else 0.0325) * h
    path = np.array((low, (low + high) / 2, high))
    return [tube(path, [radius * 1.1, radius, radius * 1.02], Material(looks.skin), "head")]


def _collar(looks: Looks, bones: Skeleton) -> list[Part]:
    """What lies around the neck and closes the front: a collar, or lapels over a shirt."""
    h = looks.height_m
    left, back, up = bones.torso
    middle = bones["neck"] - up * 0.014 * h + back * 0.006 * h
    turns = np.radians(np.linspace(-90, 270, 13))

    def around(wide: float, deep: float, drop: float) -> Vector:
        points = [middle + left * np.cos(a) * wide * h + back * np.sin(a) * deep * h for a in turns]
        front = np.clip(-np.sin(turns), 0, 1)[:, None]
        return np.array(points) - up * front * drop * h

    if looks.garment == "jumper":
        ring = around(0.036, 0.037, 0.008)
        return [tube(ring, [0.0095 * h] * 13, Material(_shade(looks.top, 0.85)), "body")]
    lapel = Material(_shade(looks.top, 0.78))
    return [_shirt(looks, bones), *_lapels(looks, bones, lapel)]


def _front(looks: Looks, bones: Skeleton, out: float, down: float, lift: float) -> Vector:
    """A place on the chest: out to the left, down from the neck, in front of the cloth."""
    h = looks.height_m
    left, back, up = bones.torso
    height = NECK - down - 0.525
    z, a, d, b = np.array(_TORSO).T
    cut = np.interp(height, z, _COAT)
    wide, deep = (np.interp(height, z, part) * looks.width * cut for part in (a, d))
    if looks.is_woman:
        wide *= np.interp(height, z, _WOMAN)
    y = -deep * np.sqrt(max(0.05, 1 - (out / wide) ** 2)) + np.interp(height, z, b) - lift
    return bones["pelvis"] + (up * height + left * out + back * y) * h


def _shirt(looks: Looks, bones: Skeleton) -> Part:
    path = [_front(looks, bones, 0, down, 0.0) for down in (0.012, 0.04, 0.08, 0.13)]
    h = looks.height_m
    radii = [(0.034 * h, 0.012 * h), (0.03 * h, 0.01 * h), (0.02 * h, 0.008 * h), (0.002, 0.002)]
    return tube(np.array(path), radii, Material(SHIRT), "body", tuple(bones.torso[0]))


def _lapels(looks: Looks, bones: Skeleton, material: Material) -> list[Part]:
    h = looks.height_m
    parts = []
    for side in (-1, 1):
        line = (
            (0.046, -0.004, -0.012),
            (0.043, 0.03, 0.006),
            (0.03, 0.08, 0.006),
            (0.004, 0.15, 0.004),
        )
        path = [_front(looks, bones, side * out, down, lift) for out, down, lift in line]
        back = bones["neck"] + bones.torso[1] * 0.036 * h + bones.torso[0] * side * 0.008 * h
        radii = [(r * h, 0.007 * h) for r in (0.016, 0.017, 0.02, 0.018, 0.004)]
        parts.append(
            tube(np.array([back, *path]), radii, material, "body", tuple(bones.torso[0]), sides=8)
        )
    return parts


def _arm(looks: Looks, bones: Skeleton, side: str, material: Material) -> list[Part]:
    h = looks.height_m
    shoulder, elbow, wrist = (bones[f"{side}_{joint}"] for joint in ("shoulder", "elbow", "wrist"))
    slim = looks.width * (0.88 if looks.is_woman else 1.0)
    slim *= 1.1 if looks.garment == "coat" else 1.0
    neck = bones["neck"] - bones.torso[2] * (NECK - SHOULDERS) * h
    start = shoulder * 0.86 + neck * 0.14 - bones.torso[2] * 0.012 * h
    cuff = wrist + (elbow - wrist) * 0.12
    path = np.array(
        (
            start,
            shoulder * 0.8 + elbow * 0.2,
            shoulder * 0.5 + elbow * 0.5,
            elbow,
            elbow * 0.55 + wrist * 0.45,
            cuff,
        )
    )
    radii = [r * h * slim for r in (0.03, 0.0345, 0.0305, 0.026, 0.0265, 0.0205)]
    bare = [cuff, (cuff + wrist) / 2, wrist]
    skin = tube(np.array(bare), [0.0165 * h, 0.016 * h, 0.0155 * h], Material(looks.skin), "hand")
    return [tube(path, radii, material, "body", sides=14), skin]


def _leg(looks: Looks, bones: Skeleton, side: str) -> list[Part]:
    h, wide = looks.height_m, looks.width
    hip, knee, ankle, toe = (bones[f"{side}_{joint}"] for joint in ("hip", "knee", "ankle", "toe"))
    path = np.array((hip, (hip * 0.6 + knee * 0.4), knee, knee * 0.55 + ankle * 0.45, ankle))
    radii = [r * h * wide for r in (0.045, 0.048, 0.037, 0.035, 0.03)]
    cloth = Material(looks.trousers)
    leg = tube(path, radii, cloth, "legs", sides=14)
    seat = np.array((hip + bones.torso[2] * 0.03 * h, hip, hip * 0.75 + knee * 0.25))
    middle = bones["pelvis"] * 0.35
    seat = np.array((seat[0] * 0.65 + middle + bones.torso[2] * 0.01 * h, *seat[1:]))
    rump = tube(
        seat, [0.046 * h * wide, 0.049 * h * wide, 0.049 * h * wide], cloth, "legs", sides=14
    )
    down = np.array((0, 0, 0.022 * h))
    heel = ankle - (toe - ankle) * 0.2 - down
    shoe = np.array((heel, ankle - down * 0.9, (ankle + toe) / 2 - down * 0.2, toe + down * 0.1))
    sizes = [
        (0.02 * h, 0.024 * h),
        (0.026 * h, 0.03 * h),
        (0.026 * h, 0.019 * h),
        (0.022 * h, 0.013 * h),
    ]
    flat = np.cross(toe - ankle, (0, 0, 1.0))
    return [leg, rump, tube(shoe, sizes, Material(SHOE), f"{side}-shoe", tuple(flat))]


def _skirts(looks: Looks, bones: Skeleton, material: Material) -> list[Part]:
    """The coat below the waist: over each thigh, as far as the knee."""
    h = looks.height_m
    parts = []
    for side, sign in (("l", 1), ("r", -1)):
        hip, knee = bones[f"{side}_hip"], bones[f"{side}_knee"]
        start = hip + bones.torso[2] * 0.05 * h - bones.axes[0] * sign * 0.012 * h
        path = np.array((start, hip * 0.8 + knee * 0.2, hip * 0.15 + knee * 0.85))
        radii = [(0.062 * h, 0.066 * h), (0.068 * h, 0.07 * h), (0.068 * h, 0.066 * h)]
        parts.append(tube(path, radii, material, "body", tuple(bones.axes[0]), sides=16))
    return parts


def hand_parts(looks: Looks, bones: Skeleton, side: str) -> list[Part]:
    """A palm, four fingers a little bent, and a thumb."""
    h = looks.height_m
    sign = 1 if side == "l" else -1
    wrist, elbow = bones[f"{side}_wrist"], bones[f"{side}_elbow"]
    along = (wrist - elbow) / (np.linalg.norm(wrist - elbow) + 1e-9)
    hanging = abs(float(along[2])) > 0.75
    palm = -bones.axes[0] * sign if hanging else np.array((0, 0, -1.0))
    palm = palm - along * float(palm @ along)
    palm /= np.linalg.norm(palm) + 1e-9
    thumb = np.cross(along, palm) * sign
    skin = Material(looks.skin, is_fine=True)
    middle = wrist + along * 0.026 * h
    path = np.array((wrist, middle, wrist + along * 0.05 * h))
    radii = [(0.014 * h, 0.011 * h), (0.022 * h, 0.0115 * h), (0.021 * h, 0.009 * h)]
    parts = [tube(path, radii, skin, "hand", tuple(thumb), sides=10)]
    for index, length in enumerate((0.043, 0.048, 0.045, 0.036)):
        root = wrist + along * 0.049 * h + thumb * (0.0155 - index * 0.0102) * h
        bend = root + (along * 0.55 + palm * 0.1) * length * h
        tip = bend + (along * 0.36 + palm * 0.34) * length * h
        size = 0.0056 * h * (0.9 if index == 3 else 1)
        parts.append(
            tube(np.array((root, bend, tip)), [size, size, size * 0.8], skin, "hand", sides=8)
        )
    root = wrist + along * 0.014 * h + thumb * 0.013 * h
    bend = root + (along * 0.024 + thumb * 0.018 + palm * 0.008) * h
    tip = bend + (along * 0.024 + thumb * 0.004 + palm * 0.006) * h
    sizes = [0.008 * h, 0.0068 * h, 0.0055 * h]
    parts.append(tube(np.array((root, bend, tip)), sizes, skin, "hand", sides=8))
    return parts


def _shade(colour: Colour, factor: float) -> Colour:
    return round(colour[0] * factor), round(colour[1] * factor), round(colour[2] * factor)
