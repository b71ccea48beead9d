"""Hands: a palm, four fingers of three bones and a thumb, curled as the hand is used."""

import math

import numpy as np

from pipeline.engines.previs.mesh import Material, Part, tube
from pipeline.engines.previs.people.looks import Looks
from pipeline.engines.previs.people.skeleton import Skeleton, Vector

CURLS: dict[str, tuple[float, float, float, float]] = {
    "relaxed": (16, 22, 28, 32),
    "flat": (4, 5, 6, 8),
    "grip": (48, 54, 58, 60),
    "fist": (78, 80, 82, 84),
    "point": (2, 76, 80, 82),
}
"""How far each bone of the fingers is bent from the last, by finger from the index, degrees."""
LENGTHS = (0.041, 0.046, 0.043, 0.034)


def hand_frame(bones: Skeleton, side: str) -> tuple[Vector, Vector, Vector, Vector]:
    """The wrist, and unit vectors along the hand, out of its palm and towards the thumb."""
    sign = 1 if side == "l" else -1
    wrist, elbow = bones[f"{side}_wrist"], bones[f"{side}_elbow"]
    along = (wrist - elbow) / (np.linalg.norm(wrist - elbow) + 1e-9)
    inward = -bones.torso[0] * sign
    upright = abs(float(along @ bones.torso[2]))
    palm = inward * upright - bones.torso[2] * (1 - upright)
    palm = palm - along * float(palm @ along)
    palm /= np.linalg.norm(palm) + 1e-9
    thumb: Vector = np.asarray(np.cross(along, palm) * sign, np.float64)
    return wrist, along, palm, thumb


def hand_parts(looks: Looks, bones: Skeleton, side: str, shape: str) -> list[Part]:
    h = looks.height_m * (1.0 if looks.age != "child" else 1.06)
    wrist, along, palm, thumb = hand_frame(bones, side)
    skin = Material(looks.skin, is_fine=True)
    path = np.array((wrist - along * 0.01 * h, wrist + along * 0.026 * h, wrist + along * 0.05 * h))
    radii = [(0.0145 * h, 0.0115 * h), (0.0215 * h, 0.012 * h), (0.0205 * h, 0.0092 * h)]
    parts = [tube(path, radii, skin, "hand", tuple(thumb), sides=10)]
    for index, length in enumerate(LENGTHS):
        root = wrist + along * 0.047 * h + thumb * (0.0155 - index * 0.0102) * h
        size = 0.006 * h * (0.9 if index == 3 else 1)
        points = _finger(root, along, palm, length * h, CURLS[shape][index])
        parts.append(tube(points, [size, size, size * 0.95, size * 0.75], skin, "hand", sides=8))
    bent = CURLS[shape][3] / 80
    root = wrist + along * 0.012 * h + thumb * 0.013 * h
    bend = (
        root + (along * 0.024 + thumb * (0.017 - 0.006 * bent) + palm * (0.006 + 0.012 * bent)) * h
    )
    tip = bend + (along * 0.023 + thumb * (0.003 - 0.014 * bent) + palm * 0.008 * (0.5 + bent)) * h
    sizes = [0.0085 * h, 0.0072 * h, 0.0056 * h]
    parts.append(tube(np.array((root, bend, tip)), sizes, skin, "hand", sides=8))
    return parts


def _finger(root: Vector, along: Vector, palm: Vector, length: float, curl: float) -> Vector:
    points, turn = [root], 0.0
    for share in (0.42, 0.32, 0.26):
        turn += math.radians(curl)
        way = along * math.cos(turn) + palm * math.sin(turn)
        points.append(points[-1] + way * length * share)
    return np.array(points)
