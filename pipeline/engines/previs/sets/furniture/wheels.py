"""Bicycles and motorcycles: frames as tables of tubes between named joints, on two wheels."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from pipeline.engines.previs.mesh import Colour, Material, Part, Triple, drum, placed, tube
from pipeline.engines.previs.sets.furniture.palette import DARK, METAL, STEEL, Palette, boxes

RUBBER: Colour = (40, 40, 44)
WHEEL_M, HALF_BASE_M = 0.345, 0.52

Joints = Mapping[str, Triple]
Bone = tuple[str, str, float]
"""From a joint to a joint, and how thick."""

BICYCLE: Joints = {
    "rear": (-0.52, 0, 0.345),
    "pedal": (-0.06, 0, 0.3),
    "seat": (-0.2, 0, 0.82),
    "head": (0.34, 0, 0.84),
    "front": (0.52, 0, 0.345),
}
BICYCLE_FRAME: tuple[Bone, ...] = (
    ("rear", "pedal", 0.018),
    ("rear", "seat", 0.018),
    ("pedal", "seat", 0.018),
    ("pedal", "head", 0.018),
    ("seat", "head", 0.018),
    ("head", "front", 0.018),
)
MOTORCYCLE: Joints = {
    "rear": (-0.68, 0, 0.33),
    "engine": (0.0, 0, 0.36),
    "tail": (-0.74, 0, 0.84),
    "tank": (0.2, 0, 0.86),
    "head": (0.46, 0, 0.92),
    "front": (0.72, 0, 0.33),
    "pipe": (-0.95, -0.12, 0.36),
}
MOTORCYCLE_FRAME: tuple[Bone, ...] = (
    ("rear", "engine", 0.04),
    ("engine", "head", 0.05),
    ("rear", "tail", 0.03),
    ("head", "front", 0.045),
    ("engine", "pipe", 0.045),
)


def bicycle(palette: Palette) -> list[Part]:
    """Along x, its front at +x, upright on its stand."""
    paint, steel = Material(palette.cloth), Material(STEEL)
    bar = [(0.25, -0.27, 0.98), (0.33, -0.1, 1.0), (0.33, 0.1, 1.0), (0.25, 0.27, 0.98)]
    return [
        *_spoked(-HALF_BASE_M),
        *_spoked(HALF_BASE_M),
        *_frame(BICYCLE, BICYCLE_FRAME, paint),
        *boxes(
            ((0.26, 0.13, 0.06, -0.22, 0, 0.86, DARK), (0.03, 0.03, 0.12, -0.2, 0, 0.78, DARK)),
            "saddle",
        ),
        tube(bar, [0.013] * 4, steel, "bar", sides=8),
        *boxes(
            (
                (0.03, 0.03, 0.18, 0.335, 0, 0.83, STEEL),
                (0.16, 0.04, 0.03, -0.06, -0.09, 0.2, DARK),
            ),
            "bar",
        ),
        tube(
            [(-0.1, 0.02, 0.3), (-0.14, 0.2, 0.0)], [0.012] * 2, steel, "stand", sides=6, ends=0.02
        ),
    ]


def motorcycle(palette: Palette) -> list[Part]:
    """Along x, its front at +x; the lamp is lit after dark."""
    paint, dark, steel = Material(palette.cloth), Material(DARK), Material(STEEL)
    bar = [(0.3, -0.36, 1.02), (0.42, -0.14, 1.06), (0.42, 0.14, 1.06), (0.3, 0.36, 1.02)]
    lamp = Material((255, 244, 204), glow=0.9 if palette.is_dark else 0.1)
    return [
        *_tyre(-0.68),
        *_tyre(0.72),
        *_frame(MOTORCYCLE, MOTORCYCLE_FRAME, Material(METAL)),
        tube([(-0.1, 0, 0.8), (0.2, 0, 0.86), (0.42, 0, 0.84)], [(0.13, 0.12), (0.17, 0.15),
             (0.08, 0.08)], paint, "tank", (0, 1, 0)),
        tube([(-0.8, 0, 0.86), (-0.45, 0, 0.82), (-0.05, 0, 0.8)], [(0.1, 0.05), (0.15, 0.06),
             (0.13, 0.06)], dark, "saddle", (0, 1, 0)),
        *boxes(((0.36, 0.3, 0.34, 0.02, 0, 0.24, METAL), (0.24, 0.36, 0.1, 0.02, 0, 0.34, STEEL)),
               "engine"),
        tube([(-1.0, 0, 0.62), (-0.68, 0, 0.72), (-0.36, 0, 0.62)], [(0.1, 0.02)] * 3, paint,
             "guard", (0, 1, 0)),
        tube([(0.42, 0, 0.6), (0.72, 0, 0.72), (1.0, 0, 0.56)], [(0.1, 0.02)] * 3, paint,
             "guard", (0, 1, 0)),
        tube(bar, [0.016] * 4, steel, "bar", sides=8),
        tube([(0.5, 0, 0.92), (0.62, 0, 0.92)], [0.09, 0.1], dark, "lamp", ends=0.1),
        tube([(0.62, 0, 0.92), (0.65, 0, 0.92)], [0.085, 0.085], lamp, "light", ends=0.1),
    ]  # fmt: skip


def _frame(joints: Joints, bones: Sequence[Bone], paint: Material) -> list[Part]:
    return [
        tube([joints[a], joints[b]], [wide, wide], paint, "frame", (0, 1, 0), sides=8)
        for a, b, wide in bones
    ]


def _spoked(x: float) -> list[Part]:
    """A wheel in the plane y = 0 about (x, 0, its radius)."""
    angles = np.linspace(0, math.tau, 25)
    ring = [(x + 0.33 * math.cos(a), 0, WHEEL_M + 0.33 * math.sin(a)) for a in angles]
    spokes = [(0.32 * math.cos(a), 0.32 * math.sin(a)) for a in angles[:12:2]]
    return [
        tube(ring, [0.015] * 25, Material(RUBBER), f"wheel{x}", (0, 1, 0), sides=6),
        *[
            tube(
                [(x - dx, 0, WHEEL_M - dz), (x + dx, 0, WHEEL_M + dz)],
                [0.003] * 2,
                Material(STEEL, is_fine=True),
                f"wheel{x}",
                sides=4,
            )
            for dx, dz in spokes
        ],
    ]


def _tyre(x: float) -> list[Part]:
    """A thick wheel in the plane y = 0."""
    angles = np.linspace(0, math.tau, 25)
    ring = [(x + 0.25 * math.cos(a), 0, 0.33 + 0.25 * math.sin(a)) for a in angles]
    hub = drum(0.17, 0.08, (0, 0, -0.04), Material(STEEL), f"hub{x}", sides=14)
    tip = np.array(((1, 0, 0), (0, 0, 1), (0, -1, 0)), np.float32)
    upright = Part(hub.vertices @ tip, hub.faces, hub.normals @ tip, hub.material, hub.thing)
    return [
        tube(ring, [0.075] * 25, Material(RUBBER), f"wheel{x}", (0, 1, 0), sides=8),
        *placed([upright], (x, 0, 0.33)),
    ]


def wheelchair(palette: Palette) -> list[Part]:
    """Faces -y: two large wheels at its sides, two small ones before it."""
    dark, steel = Material(DARK), Material(STEEL)
    spoked = [part for x in (-0.31, 0.31) for part in placed(_spoked(0.0), (x, 0.06, -0.045), 90.0)]
    frame = [
        tube(path, [0.013] * len(path), steel, "frame", sides=8)
        for x in (-0.25, 0.25)
        for path in (
            [(x, 0.42, 0.96), (x, 0.26, 0.92), (x, 0.24, 0.46), (x, -0.24, 0.46), (x, -0.36, 0.1)],
            [(x, 0.24, 0.7), (x, -0.2, 0.7), (x, -0.22, 0.46)],
        )
    ]
    casters = [drum(0.06, 0.03, (0, 0, -0.015), dark, "caster", sides=14) for _ in "lr"]
    turned = [
        part
        for x, caster in zip((-0.25, 0.25), casters, strict=True)
        for part in placed([_on_edge(caster)], (x, -0.3, 0.06), 90.0)
    ]
    seat = boxes(
        (
            (0.5, 0.46, 0.03, 0, 0.01, 0.45, palette.cloth),
            (0.5, 0.03, 0.4, 0, 0.25, 0.5, palette.cloth),
            (0.4, 0.14, 0.02, 0, -0.42, 0.08, DARK),
        ),
        "seat",
    )
    return [*spoked, *frame, *turned, *seat]


def _on_edge(part: Part) -> Part:
    """What lay flat stands on its rim, its axle along y."""
    order = [0, 2, 1]
    return replace(
        part,
        vertices=part.vertices[:, order],
        normals=part.normals[:, order],
        faces=part.faces[:, ::-1],
    )
