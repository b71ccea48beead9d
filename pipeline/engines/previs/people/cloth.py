"""Garments over a torso and thighs: one smooth surface from the neck to the hem, without seams."""

from dataclasses import dataclass

import numpy as np

from pipeline.engines.previs.mesh import Material, Part, sheet
from pipeline.engines.previs.mesh.part import Floats
from pipeline.engines.previs.people.looks import Looks
from pipeline.engines.previs.people.skeleton import Skeleton, Vector

COLUMNS = 28
SMOOTH = 3
"""Rows between two sections."""

TORSO: tuple[tuple[float, float, float, float], ...] = (
    (0.03, 0.100, 0.071, 0.004),
    (0.085, 0.087, 0.062, 0.0),
    (0.15, 0.093, 0.066, -0.004),
    (0.205, 0.104, 0.071, -0.006),
    (0.24, 0.109, 0.065, 0.0),
    (0.26, 0.099, 0.056, 0.004),
    (0.278, 0.076, 0.047, 0.008),
    (0.297, 0.052, 0.041, 0.008),
    (0.318, 0.038, 0.037, 0.006),
)
"""Sections of a torso: above the pelvis, half width, half depth, backwards; over the height."""
WOMAN = (1.04, 0.88, 0.92, 0.94, 0.89, 0.87, 0.86, 0.86, 0.86)
BUST = (1.0, 1.0, 1.08, 1.16, 1.02, 1.0, 1.0, 1.0, 1.0)


@dataclass(frozen=True)
class Cut:
    """`hem`: how far down the thighs, 1 at the knees; `flare` its width there; `loose` above."""

    hem: float
    flare: float
    loose: float
    waist: float = 1.0


CUTS: dict[str, Cut] = {
    "coat": Cut(1.02, 1.28, 1.08, 1.1),
    "jacket": Cut(0.3, 1.2, 1.08, 1.06),
    "uniform": Cut(0.3, 1.16, 1.07, 1.02),
    "dress": Cut(1.15, 1.55, 1.02, 0.94),
    "jumper": Cut(0.16, 1.08, 1.05, 1.08),
    "shirt": Cut(0.16, 1.1, 1.03, 1.06),
    "apron": Cut(0.14, 1.1, 1.03, 1.04),
}


def garment(looks: Looks, bones: Skeleton, material: Material) -> Part:
    """From the hem up to the neck."""
    cut = CUTS[looks.garment]
    rows = [*_skirt(looks, bones, cut), *_upper(looks, bones, cut)]
    return sheet(_smooth(np.array(rows)), material, "body")


def section(looks: Looks, height: float) -> tuple[float, float, float]:
    """Half width, half depth and the way back of the clothed torso, over the body's height."""
    z, a, d, b = np.array(TORSO).T
    cut = CUTS[looks.garment]
    build = np.array(WOMAN if looks.is_woman else np.ones(len(TORSO)))
    bust = np.array(BUST if looks.is_woman else np.ones(len(TORSO)))
    waist = 1 + (cut.waist - 1) * np.exp(-(((z - 0.085) / 0.06) ** 2))
    belly = 1 + max(0.0, looks.width - 1.08) * 1.3 * np.exp(-(((z - 0.1) / 0.08) ** 2))
    wide = a * build * looks.width * cut.loose * waist
    deep = d * bust * (0.5 + looks.width / 2) * cut.loose * waist * belly
    return tuple(float(np.interp(height, z, part)) for part in (wide, deep, b))  # type: ignore[return-value]


def _around() -> tuple[Floats, Floats]:
    angle = np.arange(COLUMNS) * (2 * np.pi / COLUMNS)
    return np.cos(angle), np.sin(angle)


def _upper(looks: Looks, bones: Skeleton, cut: Cut) -> list[Vector]:
    h = looks.height_m
    cos, sin = _around()
    left, back, up = bones.torso
    rows = []
    for z, *_ in TORSO:
        wide, deep, behind = section(looks, z)
        middle = bones["pelvis"] + (up * z + back * behind) * h
        # A chest is flatter than an ellipse, and its corners fuller.
        rows.append(
            middle + np.outer(_full(cos) * wide * h, left) + np.outer(_full(sin) * deep * h, back)
        )
    return rows


def _full(turn: Floats) -> Floats:
    return np.sign(turn) * np.abs(turn) ** 0.88


def _skirt(looks: Looks, bones: Skeleton, cut: Cut) -> list[Vector]:
    """Rings around both thighs, from inside the hem up to the hips."""
    bent = bones["l_knee"] - bones["l_hip"]
    hem = min(cut.hem, 0.92) if -bent[2] < 0.6 * np.linalg.norm(bent) else cut.hem
    steps = np.linspace(hem, 0.0, 3 if hem < 0.5 else 6)
    rings = [_ring(looks, bones, cut, float(t)) for t in steps]
    inner = _ring(looks, bones, cut, max(0.0, hem - 0.05), 0.72)
    return [inner, rings[0] * 0.98 + inner * 0.02, *rings]


def _ring(looks: Looks, bones: Skeleton, cut: Cut, t: float, tight: float = 1.0) -> Vector:
    h, left = looks.height_m, bones.axes[0]
    cos, sin = _around()
    share = np.clip(0.5 + cos * 0.8, 0, 1)[:, None]
    legs = [_leg_frame(bones, side, t) for side in "lr"]
    wide, deep, _ = section(looks, 0.03)
    hangs = max(0.0, -float(legs[0][2][2] + legs[1][2][2]) / 2) ** 1.5
    loose = 1 + (cut.flare - 1) * t * hangs
    out = max(0.02, wide * 1.06 - 0.05) * h * loose * tight
    # Cloth hangs from a hip; over the thighs of one who sits it lies close.
    close = 0.062 + (deep * (1.04 - 0.12 * min(t, 1.0)) - 0.062) * max(hangs, 1 - t * 3)
    ahead = close * h * (1 + (cut.flare - 1) * 0.75 * t * hangs) * tight
    middle = legs[0][0] * share + legs[1][0] * (1 - share)
    back = legs[0][1] * share + legs[1][1] * (1 - share)
    return middle + np.outer(cos * out, left) + back * (sin * ahead)[:, None]


def _leg_frame(bones: Skeleton, side: str, t: float) -> tuple[Vector, Vector, Vector]:
    """A point along a leg, 1 at the knee and on to the ankle, what is behind it, and its way."""
    hip, knee, ankle = (bones[f"{side}_{joint}"] for joint in ("hip", "knee", "ankle"))
    way = (knee - hip) / np.linalg.norm(knee - hip)
    at = hip + (knee - hip) * min(t, 1.0)
    if t > 1.0:
        at = knee + (ankle - knee) * (t - 1.0)
    back = np.cross(bones.axes[0], way)
    blend = min(1.0, 0.35 + t * 2)
    back = back * blend + bones.torso[1] * (1 - blend)
    return at, back / (np.linalg.norm(back) + 1e-9), way


def _smooth(rows: Floats) -> Floats:
    """A Catmull-Rom surface through sections (n, columns, 3)."""
    padded = np.concatenate((2 * rows[:1] - rows[1:2], rows, 2 * rows[-1:] - rows[-2:-1]))
    a, b, c, d = (padded[k : len(padded) - 3 + k, None] for k in range(4))
    t = np.linspace(0, 1, SMOOTH, endpoint=False)[None, :, None, None]
    curve = b + (c - a) / 2 * t + (a - 2.5 * b + 2 * c - d / 2) * t**2
    curve = curve + (1.5 * b - a / 2 - 1.5 * c + d / 2) * t**3
    flat = curve.reshape(-1, *rows.shape[1:])
    return np.concatenate((flat, rows[-1:])).astype(np.float32)
