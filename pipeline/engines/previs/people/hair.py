"""Hair that grows from a hairline in locks, beards, and what is worn on the head."""

import math

import numpy as np

from pipeline.engines.previs.mesh import Colour, Material, Part, ball, lathe, sheet, tube
from pipeline.engines.previs.mesh.part import Floats
from pipeline.engines.previs.people.head import DEEP, HIGH, WIDE, on_face, skull
from pipeline.engines.previs.people.looks import Looks

HAIRLINES: dict[str, tuple[float, float, float, float]] = {
    "short": (36, -4, -34, 1.15),
    "parted": (34, -8, -40, 1.2),
    "swept": (38, -4, -40, 1.22),
    "curly": (33, -14, -44, 1.26),
    "receding": (62, -2, -34, 1.08),
    "bob": (35, -6, -52, 1.17),
    "long": (36, -6, -52, 1.16),
    "bun": (38, 4, -34, 1.12),
    "ponytail": (40, 4, -34, 1.12),
}
"""Latitude of the hair's edge in front, at the sides and behind; how far it stands off."""
WAVES: dict[str, tuple[float, float]] = {"curly": (0.055, 9), "swept": (0.02, 7)}
"""How deep the locks of a style are, and how many go around."""


def hair_parts(looks: Looks) -> list[Part]:
    """Around the joint between the ears, looking to -y."""
    h = looks.height_m * looks.head
    size = np.array((WIDE * h, DEEP * h, HIGH * h), np.float32)
    hair = Material(looks.hair)
    dark = Material(_darker(looks.hair), is_fine=True)
    parts = list(_beard(looks, size)) if looks.has_beard else []
    if looks.hat:
        parts += _hat(looks, size)
    if looks.hair_style == "bald" or looks.hat in ("helmet", "scarf"):
        return parts
    parts.append(_shell(looks, size, hair))
    if looks.hair_style != "receding" and not looks.hat:
        parts += _locks(looks, size, dark)
    if looks.hair_style in ("bob", "long"):
        parts.append(_fall(looks, size, hair))
    parts += _tied(looks, size, hair)
    return parts


def _shell(looks: Looks, size: Floats, hair: Material) -> Part:
    front, side, back, thick = HAIRLINES[looks.hair_style]
    depth, count = WAVES.get(looks.hair_style, (0.012, 11))
    thick = 1.05 if looks.hat else thick
    around = np.linspace(0, math.tau, 56, endpoint=False)
    facing = -np.sin(around)  # 1 to the front, -1 behind
    ahead, behind = np.clip(facing, 0, 1), np.clip(-facing, 0, 1)
    temple = 9 * np.exp(-(((facing - 0.62) / 0.2) ** 2))
    edge = side + (front - side) * ahead**0.5 + (back - side) * behind**0.7 + temple
    if looks.hair_style == "parted":
        edge = edge - 13 * ahead**2 * np.sin(around * 1 + 0.6)
    edge = edge + 2.6 * np.abs(np.sin(around * count / 2)) * (0.3 + ahead)
    rows = np.linspace(0, 1, 13)[:, None]
    rise = np.radians(edge + (89.5 - edge) * rows)
    unit = _on_ball(rise, around)
    lock = depth * np.sin(around * count + rows * 5) * np.sin(rows * 3)
    lock = lock + depth * 0.6 * np.sin(around * 5 - rows * 17) * np.sin(rows * 3)
    full = np.clip(rows * 3.2, 0, 1) ** 0.7 * (0.8 + 0.35 * rows)
    off = lock + 1.012 + (thick - 1.012) * full * (1 + 0.25 * ahead * (looks.hair_style == "swept"))
    points = skull(unit.reshape(-1, 3).astype(np.float32)).reshape(unit.shape)
    shell = points * off[..., None] * size + np.array((0, 0.003, 0.002), np.float32) * size[2] * 15
    return sheet(shell.astype(np.float32), hair, "hair")


def _on_ball(rise: Floats, around: Floats) -> Floats:
    x, y = np.cos(rise) * np.cos(around), np.cos(rise) * np.sin(around)
    return np.stack(np.broadcast_arrays(x, y, np.sin(rise)), -1)


def _locks(looks: Looks, size: Floats, dark: Material) -> list[Part]:
    """Strokes that run as the hair is combed: from the parting down, or back from the brow."""
    thick = HAIRLINES[looks.hair_style][3]
    parts = []
    back = looks.hair_style in ("swept", "bun", "ponytail", "receding")
    for k in range(7):
        side = (k - 3) / 3
        if back:
            turn = np.radians(-90 + side * 62 + np.linspace(0, side * 20, 5))
            rise = np.radians(np.linspace(44, 84, 5))
        else:
            turn = np.radians(-90 + side * 75 + np.linspace(-10, 16, 5) * (0.4 + abs(side)))
            rise = np.radians(np.linspace(80, 40 - 26 * abs(side), 5))
        points = skull(_on_ball(rise, turn).astype(np.float32))
        lying = np.array((0.15, 0.7, 0.95, 1, 1) if back else (1, 1, 0.95, 0.7, 0.15))
        off = 1.03 + (thick * 1.005 - 1.03) * lying
        path = points * size * off[:, None].astype(np.float32)
        width = size[2] * np.array((0.006, 0.013, 0.015, 0.012, 0.004))
        parts.append(tube(path, list(width), dark, "hair", sides=6))
    return parts


def _fall(looks: Looks, size: Floats, hair: Material) -> Part:
    """Hair that hangs around the back and the sides of the head, in waves."""
    length = 1.05 if looks.hair_style == "bob" else 2.0
    around = np.linspace(math.radians(-18), math.radians(198), 30)
    rows = np.linspace(0, 1, 9)[:, None]
    z = 0.4 - (length + 0.4) * rows - 0.07 * np.abs(np.sin(around * 4)) * rows**3
    curl = -0.16 * np.clip(rows - 0.75, 0, 1) * 4 if looks.hair_style == "bob" else 0.0
    wide = 1.13 + 0.13 * np.sin(rows * 2.6) + 0.02 * np.sin(around * 11) * rows + curl
    x = np.cos(around) * wide
    y = np.sin(around) * wide * 0.98 + 0.05
    grid = np.stack(np.broadcast_arrays(x, y, z), -1) * size
    return sheet(grid[::-1].astype(np.float32), hair, "hair", is_closed=False)


def _tied(looks: Looks, size: Floats, hair: Material) -> list[Part]:
    bun = float(size[2]) * 0.36
    if looks.hair_style == "bun":
        at = (0.0, float(size[1]) * 1.16, float(size[2]) * 0.38)
        return [ball((bun, bun * 0.85, bun), at, hair, "hair", detail=12)]
    if looks.hair_style == "ponytail":
        path = np.array(((0, 1.0, 0.45), (0, 1.4, 0.3), (0.05, 1.45, -0.5), (0.0, 1.25, -1.4)))
        wide = [bun * w for w in (0.5, 0.7, 0.75, 0.2)]
        return [tube(path * size, wide, hair, "hair", sides=10)]
    return []


def _beard(looks: Looks, size: Floats) -> list[Part]:
    """A full beard from ear to ear below the mouth, and a moustache."""
    hair = Material(looks.hair)
    around = np.linspace(math.radians(-178), math.radians(-2), 24)
    rows = np.linspace(0, 1, 6)[:, None]
    top = -36 + 24 * np.abs(np.cos(around)) ** 2
    rise = np.radians(-66 + (top + 66) * rows)
    points = skull(_on_ball(rise, around).reshape(-1, 3).astype(np.float32))
    off = 1.02 + 0.055 * np.sin(rows * math.pi)
    grid = points.reshape(6, 24, 3) * off[..., None] * size
    lip = [(u * 0.34, -0.43 - 0.05 * u * u, 0.05) for u in np.linspace(-1, 1, 5)]
    thick = [float(size[2]) * w for w in (0.015, 0.035, 0.03, 0.035, 0.015)]
    moustache = tube(on_face(lip, tuple(size)), thick, hair, "head", sides=8)
    return [sheet(grid.astype(np.float32), hair, "head", is_closed=False), moustache]


_FELT: Colour = (72, 66, 68)
_DARK: Colour = (40, 42, 52)


def _hat(looks: Looks, size: Floats) -> list[Part]:
    wide, deep, high = (float(part) for part in size)
    made = {"hat": _brimmed, "cap": _peaked, "helmet": _helmet, "beanie": _knit, "scarf": _scarf}
    return made[looks.hat](looks, wide, deep, high)


def _lathed(
    profile: list[tuple[float, float]], size: tuple[float, float, float], colour: Colour
) -> Part:
    """A profile in head half-sizes, as wide and deep as the head."""
    wide, deep, high = size
    part = lathe(profile, Material(colour), "hat", 24)
    vertices = part.vertices * np.array((wide, deep, high), np.float32)
    return Part(vertices, part.faces, part.normals, part.material, part.thing)


def _brimmed(looks: Looks, wide: float, deep: float, high: float) -> list[Part]:
    brim = [(1.0, 0.5), (1.75, 0.46), (1.78, 0.5), (1.16, 0.56)]
    profile = [*brim, (1.13, 0.7), (1.06, 1.25), (0.8, 1.38), (0.01, 1.3)]
    band = [(1.18, 0.56), (1.17, 0.72), (1.1, 0.74)]
    return [_lathed(p, (wide, deep, high), c) for p, c in ((profile, _FELT), (band, _DARK))]


def _peaked(looks: Looks, wide: float, deep: float, high: float) -> list[Part]:
    colour = _darker(looks.top)
    profile = [(1.1, 0.45), (1.13, 0.62), (1.32, 0.95), (1.2, 1.08), (0.01, 1.12)]
    peak = ball(
        (wide * 0.95, deep * 0.6, high * 0.05),
        (0, -deep * 0.98, high * 0.42),
        Material(_DARK),
        "hat",
    )
    return [_lathed(profile, (wide, deep, high), colour), peak]


def _helmet(looks: Looks, wide: float, deep: float, high: float) -> list[Part]:
    shell = ball(
        (wide * 1.36, deep * 1.26, high * 1.14),
        (0, deep * 0.1, high * 0.28),
        Material(_DARK),
        "hat",
        _open_face,
        24,
    )
    return [shell]


def _open_face(points: Floats) -> Floats:
    """A bowl: what would be below its rim lies on the rim."""
    x, y, z = points.T
    rim = -0.18 - 0.35 * np.clip(y, -0.2, 1)
    return np.stack((x, y, np.maximum(z, rim)), 1).astype(np.float32)


def _knit(looks: Looks, wide: float, deep: float, high: float) -> list[Part]:
    profile = [
        (1.14, 0.3),
        (1.2, 0.36),
        (1.2, 0.58),
        (1.14, 0.62),
        (1.12, 0.8),
        (0.8, 1.2),
        (0.01, 1.32),
    ]
    return [_lathed(profile, (wide, deep, high), _darker(looks.top))]


def _scarf(looks: Looks, wide: float, deep: float, high: float) -> list[Part]:
    around = np.linspace(0, math.tau, 40, endpoint=False)
    rows = np.linspace(0, 1, 12)[:, None]
    front = np.clip((-np.sin(around) - 0.25) / 0.35, 0, 1)
    edge = np.radians(-80 + 108 * front)
    unit = _on_ball(edge + (np.radians(89.5) - edge) * rows, around)
    points = skull(unit.reshape(-1, 3).astype(np.float32)).reshape(unit.shape)
    grid = points * np.array((wide, deep, high)) * 1.13
    cloth = Material(_darker(looks.top))
    knot = ball(
        (wide * 0.3, deep * 0.18, high * 0.2), (0, -deep * 0.55, -high * 1.12), cloth, "hat"
    )
    return [sheet(grid.astype(np.float32), cloth, "hat"), knot]


def _darker(colour: Colour) -> Colour:
    r, g, b = (round(part * 0.68) for part in colour)
    return r, g, b
