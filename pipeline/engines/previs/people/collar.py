"""What lies around a neck and down a front: collars, lapels, ties, aprons, buttons."""

import numpy as np

from pipeline.engines.previs.mesh import Colour, Material, Part, ball, tube
from pipeline.engines.previs.people.cloth import section
from pipeline.engines.previs.people.looks import Looks
from pipeline.engines.previs.people.skeleton import HIPS, NECK, Skeleton, Vector

SHIRT: Colour = (236, 230, 216)
APRON: Colour = (228, 222, 206)
BRASS: Colour = (214, 176, 84)


def collar_parts(looks: Looks, bones: Skeleton) -> list[Part]:
    """By garment: lapels over a shirt, a stand-up collar with buttons, a ring of wool."""
    if looks.garment in ("coat", "jacket"):
        return [_shirt(looks, bones), *_lapels(looks, bones, Material(shade(looks.top, 0.78)))]
    if looks.garment == "uniform":
        return [_ring(looks, bones, 0.014, shade(looks.top, 0.7)), *_buttons(looks, bones)]
    if looks.garment == "shirt":
        return [*_points(looks, bones), *_placket(looks, bones)]
    ring = _ring(looks, bones, 0.0085, shade(looks.top, 0.85))
    return [ring, *_apron(looks, bones)] if looks.garment == "apron" else [ring]


def _ring(looks: Looks, bones: Skeleton, thick: float, colour: Colour) -> Part:
    h = looks.height_m
    left, back, up = bones.torso
    middle = bones["neck"] - up * 0.008 * h + back * 0.006 * h
    turns = np.radians(np.linspace(-90, 270, 13))
    rim = np.outer(np.cos(turns) * 0.039 * h, left) + np.outer(np.sin(turns) * 0.0395 * h, back)
    drop = np.clip(-np.sin(turns), 0, 1)[:, None] * 0.008 * h
    return tube(middle + rim - up * drop, [thick * h] * 13, Material(colour), "body")


def on_front(looks: Looks, bones: Skeleton, out: float, down: float, lift: float) -> Vector:
    """A place on the chest: out to the left, down from the neck, in front of the cloth."""
    h = looks.height_m
    left, back, up = bones.torso
    height = NECK - down - HIPS
    wide, deep, behind = section(looks, height)
    y = -deep * np.sqrt(max(0.05, 1 - min(1.0, abs(out) / wide) ** 2)) + behind - lift
    return bones["pelvis"] + (up * height + left * out + back * y) * h


def _strip(
    looks: Looks, bones: Skeleton, line: list[tuple[float, float, float]], wide: list[float],
    material: Material,
) -> Part:  # fmt: skip
    path = [on_front(looks, bones, out, down, lift) for out, down, lift in line]
    h = looks.height_m
    radii = [(r * h, 0.006 * h) for r in wide]
    return tube(np.array(path), radii, material, "body", tuple(bones.torso[0]), sides=8)


def _shirt(looks: Looks, bones: Skeleton) -> Part:
    line = [(0.0, down, 0.0) for down in (0.012, 0.04, 0.08, 0.13)]
    return _strip(looks, bones, line, [0.034, 0.03, 0.02, 0.002], Material(SHIRT))


def _lapels(looks: Looks, bones: Skeleton, material: Material) -> list[Part]:
    h = looks.height_m
    parts = []
    for side in (-1, 1):
        line = (
            (0.044, 0.0, -0.006),
            (0.043, 0.03, 0.006),
            (0.03, 0.08, 0.006),
            (0.004, 0.15, 0.004),
        )
        path = [on_front(looks, bones, side * out, down, lift) for out, down, lift in line]
        back = bones["neck"] + bones.torso[1] * 0.036 * h + bones.torso[0] * side * 0.008 * h
        radii = [(r * h, 0.007 * h) for r in (0.016, 0.017, 0.02, 0.018, 0.004)]
        parts.append(
            tube(np.array([back, *path]), radii, material, "body", tuple(bones.torso[0]), sides=8)
        )
    down = [(0.0, d, 0.001) for d in (0.15, 0.2, 0.26)]
    parts.append(_strip(looks, bones, down, [0.002, 0.002, 0.002], material))
    return parts


def _buttons(looks: Looks, bones: Skeleton) -> list[Part]:
    h = looks.height_m
    brass = Material(BRASS, is_fine=True)
    size = (0.0065 * h, 0.0065 * h, 0.0065 * h)
    places = [on_front(looks, bones, s * 0.03, d, 0.0) for d in (0.07, 0.12, 0.17) for s in (-1, 1)]
    dark = Material(shade(looks.top, 0.55))
    height = 0.07
    wide, deep, behind = section(looks, height)
    turns = np.radians(np.linspace(0, 360, 17))
    left, back, up = bones.torso
    middle = bones["pelvis"] + (up * height + back * behind) * h
    rim = np.outer(np.cos(turns) * wide * h, left) + np.outer(np.sin(turns) * deep * h, back)
    belt = tube(middle + rim, [(0.004 * h, 0.013 * h)] * 17, dark, "body", tuple(up), sides=8)
    return [*(ball(size, tuple(at), brass, "body", detail=8) for at in places), belt]


def _points(looks: Looks, bones: Skeleton) -> list[Part]:
    """The two points of a shirt's collar."""
    cloth = Material(shade(looks.top, 1.12))
    lines = [
        [(s * 0.04, -0.002, -0.012), (s * 0.034, 0.012, 0.002), (s * 0.022, 0.036, 0.004)]
        for s in (-1, 1)
    ]
    return [_strip(looks, bones, line, [0.012, 0.013, 0.003], cloth) for line in lines]


def _placket(looks: Looks, bones: Skeleton) -> list[Part]:
    line = [(0.0, down, 0.0) for down in (0.03, 0.1, 0.17, 0.25)]
    cloth = Material(shade(looks.top, 0.82), is_fine=True)
    return [_strip(looks, bones, line, [0.002] * 4, cloth)]


def _apron(looks: Looks, bones: Skeleton) -> list[Part]:
    line = [(0.0, down, 0.002) for down in (0.075, 0.12, 0.18, 0.24, 0.285)]
    cloth = Material(APRON)
    return [_strip(looks, bones, line, [0.045, 0.05, 0.056, 0.074, 0.07], cloth)]


def shade(colour: Colour, factor: float) -> Colour:
    r, g, b = (min(255, round(part * factor)) for part in colour)
    return r, g, b
