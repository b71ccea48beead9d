"""The head: skull, ears, nose, eyes with lids, brows and a mouth that shows what is felt."""

import math
from dataclasses import dataclass, replace

import numpy as np

from pipeline.engines.previs.mesh import Colour, Material, Part, Triple, ball, tube
from pipeline.engines.previs.mesh.part import Floats
from pipeline.engines.previs.people.looks import Looks

WIDE, DEEP, HIGH = 0.0425, 0.054, 0.0665
"""Half the head's sizes over the height of the body."""


@dataclass(frozen=True)
class Expression:
    """Brows: how far the inner and the outer ends are raised. All in head half-heights."""

    brow_in: float = 0.0
    brow_out: float = 0.0
    smile: float = 0.0
    open_mouth: float = 0.0
    eyes: float = 1.0


EXPRESSIONS: dict[str, Expression] = {
    "calm": Expression(),
    "happy": Expression(0.02, 0.03, smile=0.075, eyes=0.85),
    "sad": Expression(0.085, -0.04, smile=-0.055, eyes=0.8),
    "angry": Expression(-0.075, 0.05, smile=-0.035, eyes=0.8),
    "afraid": Expression(0.1, 0.04, smile=-0.03, open_mouth=0.09, eyes=1.3),
    "speaking": Expression(0.02, 0.02, open_mouth=0.085),
}


def skull(points: Floats) -> Floats:
    """The unit ball as a head that looks to -y."""
    x, y, z = points.T
    low = np.clip(-z, 0, 1)
    high = np.clip(z, 0, 1)
    x = x * (1 - 0.36 * low**1.7) * (1 + 0.2 * high**2)
    y = y * (1 + 0.12 * high**2)
    front = np.where(y < 0, 0.92 + 0.14 * low**2.5, 1 - 0.5 * low**1.3)
    y = y * front - np.where(y < 0, 0.10 * low**2 * np.exp(-((x / 0.5) ** 2)), 0)
    brow = np.exp(-(((z - 0.2) / 0.12) ** 2) - (x / 0.6) ** 2) * (y < 0)
    socket = np.exp(-(((z - 0.04) / 0.13) ** 2) - (((np.abs(x) - 0.4) / 0.2) ** 2)) * (y < 0)
    y = y - 0.035 * brow + 0.085 * socket
    return np.stack((x, y, z), 1).astype(np.float32)


def _front(x: float, z: float) -> float:
    """y of the face's surface at (x, z), in the ball's units."""
    low = max(0.0, -z)
    wide = (1 - 0.36 * low**1.7) * (1 + 0.2 * max(0.0, z) ** 2)
    flat = max(0.0, 1 - (x / wide) ** 2 - z * z)
    found = skull(np.array(((x / wide, -math.sqrt(flat), z),), np.float32))
    return float(found[0, 1])


def head_parts(
    looks: Looks, expression: str, gaze_turn: float = 0.0, mouth: float | None = None
) -> list[Part]:
    """Parts around the joint between the ears, looking to -y. `gaze_turn`: the eyes', -1 to 1;
    `mouth`: how far it is open, where that is not the expression's."""
    h = looks.height_m * looks.head
    size = (WIDE * h, DEEP * h, HIGH * h)
    skin = Material(looks.skin)
    felt = EXPRESSIONS[expression]
    felt = felt if mouth is None else replace(felt, open_mouth=mouth)
    parts = [ball(size, (0, 0, 0), skin, "head", skull, 28)]
    for side in (-1, 1):
        ear = (0.011 * h * 0.5, 0.018 * h, 0.0195 * h)
        at = (side * size[0] * 0.97, size[1] * 0.12, -size[2] * 0.02)
        parts.append(ball(ear, at, skin, "head", detail=10))
        parts += _eye(side, felt, size, looks, gaze_turn)
    if looks.age == "old":
        parts += _lines(size, looks)
    return [*parts, _nose(size, skin), *_mouth(felt, size, looks)]


def _lines(size: Triple, looks: Looks) -> list[Part]:
    """The creases of age, from the nose to the corners of the mouth and across the brow."""
    ink = Material(_darker(looks.skin, 0.66), is_fine=True)
    thin = [size[2] * w for w in (0.004, 0.009, 0.004)]
    cheeks = [
        [(s * 0.2, -0.26, 0.012), (s * 0.34, -0.4, 0.012), (s * 0.4, -0.56, 0.012)] for s in (-1, 1)
    ]
    brow = [[(-0.3, z, 0.012), (0.0, z + 0.02, 0.012), (0.3, z, 0.012)] for z in (0.4, 0.48)]
    return [tube(on_face(line, size), thin, ink, "head", sides=6) for line in (*cheeks, *brow)]


def on_face(points: list[tuple[float, float, float]], size: Triple) -> Floats:
    """(x, z, lift) in head half-sizes to metres on the face's surface."""
    return np.array(
        [(x * size[0], (_front(x, z) - lift) * size[1], z * size[2]) for x, z, lift in points],
        np.float32,
    )


def _eye(side: int, felt: Expression, size: Triple, looks: Looks, gaze_turn: float) -> list[Part]:
    x, z = side * 0.40, 0.03
    white = Material((250, 247, 240), glow=0.25, is_fine=True)
    dark = Material((34, 26, 26), is_fine=True)
    at = on_face([(x, z, 0.015)], size)[0]
    tall = 0.072 * felt.eyes * size[2]
    parts = [ball((0.185 * size[0], 0.045 * size[1], tall), tuple(at), white, "head", detail=14)]
    iris = at + np.array((gaze_turn * 0.09 * size[0], -0.026 * size[1], 0.004 * size[2]))
    parts.append(
        ball(
            (0.082 * size[0], 0.032 * size[1], min(tall, 0.075 * size[2])),
            tuple(iris),
            dark,
            "head",
            detail=12,
        )
    )
    lid = [(x + u * 0.215, z + 0.075 * felt.eyes * (1 - u * u) - 0.008, 0.06) for u in _spread(5)]
    thick = size[2] * (0.021 if looks.is_woman else 0.016)
    parts.append(tube(on_face(lid, size), [thick * s for s in (0.6, 1, 1, 1, 0.7)], dark, "head"))
    rise = [felt.brow_out, felt.brow_in] if side < 0 else [felt.brow_in, felt.brow_out]
    brow = [
        (
            x + side * 0.02 + u * 0.26,
            0.215 + 0.03 * (1 - u * u) + np.interp(u, (-1, 1), rise),
            0.035,
        )
        for u in _spread(4)
    ]
    tone = Material(_darker(looks.hair, 0.8), is_fine=True)
    full = size[2] * (0.020 if looks.is_woman else 0.029)
    inner = (0.75, 1, 1, 0.5) if side > 0 else (0.5, 1, 1, 0.75)
    parts.append(tube(on_face(brow, size), [full * s for s in inner], tone, "head"))
    return parts


def _nose(size: Triple, skin: Material) -> Part:
    path = on_face([(0, 0.06, -0.03), (0, -0.08, 0.06), (0, -0.22, 0.17), (0, -0.285, 0.05)], size)
    wide = [(0.055, 0.04), (0.075, 0.06), (0.125, 0.09), (0.13, 0.04)]
    radii = [(a * size[0], b * size[1]) for a, b in wide]
    return tube(path, radii, skin, "head", sides=10)


def _mouth(felt: Expression, size: Triple, looks: Looks) -> list[Part]:
    lips = Material(_darker(looks.skin, 0.62, (1.1, 0.8, 0.8)), is_fine=True)
    line = [(u * 0.31, -0.53 + felt.smile * (u * u - 0.35), 0.012) for u in _spread(5)]
    thin = size[2] * 0.017
    if felt.open_mouth:
        inside = Material((70, 30, 32), is_fine=True)
        at = on_face([(0, -0.54, 0.0)], size)[0]
        radii = (0.21 * size[0], 0.06 * size[1], felt.open_mouth * size[2])
        return [ball(radii, tuple(at), inside, "head", detail=14)]
    radii = [thin * s for s in (0.5, 0.95, 1, 0.95, 0.5)]
    parts = [tube(on_face(line, size), radii, lips, "head", sides=8)]
    if looks.is_woman:
        lower = [(u * 0.2, -0.575 + felt.smile * (u * u - 0.35), 0.02) for u in _spread(4)]
        full = Material(_darker(looks.skin, 0.8, (1.08, 0.78, 0.78)), is_fine=True)
        parts.append(tube(on_face(lower, size), [thin * s for s in (0.6, 1.5, 1.5, 0.6)], full))
    return parts


def _spread(count: int) -> list[float]:
    return [2 * k / (count - 1) - 1 for k in range(count)]


def _darker(colour: Colour, factor: float, by: tuple[float, float, float] = (1, 1, 1)) -> Colour:
    r, g, b = (min(255, round(c * factor * m)) for c, m in zip(colour, by, strict=True))
    return r, g, b
