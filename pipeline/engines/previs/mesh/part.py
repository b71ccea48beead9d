"""What everything is made of: parts, each one surface of one material on one thing.

World axes in metres: x to the right and y away on the floor plan, z up from the floor. A turn of 0
degrees faces -y (towards the open side of a set) and grows counter-clockwise seen from above.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
"""float32 wherever there are many: rays want it, and float64 costs twice."""
Ints = NDArray[np.int32]
Colour = tuple[int, int, int]
Triple = tuple[float, float, float]

T = TypeVar("T")


@dataclass(frozen=True)
class Material:
    """`pattern` is a row of `ink.patterns`; `glow` 0 to 1 is light of its own, untouched by shade.

    `is_fine`: drawn with the thinnest pen where it meets another material (lips, buttons).
    """

    colour: Colour
    pattern: str = ""
    glow: float = 0.0
    is_fine: bool = False


@dataclass(frozen=True)
class Part:
    """One surface: vertices (V, 3) float32 metres, faces (F, 3) int32, unit normals (V, 3).

    Vertices are shared where the surface is smooth and doubled where it has an edge. `thing` names
    the object it belongs to: ink runs heavily where two things meet. `figure` is the character's
    name where it is part of a person.
    """

    vertices: Floats
    faces: Ints
    normals: Floats
    material: Material
    thing: str = ""
    figure: str = ""


@dataclass(frozen=True)
class Mesh:
    """Parts welded into the arrays that are traced; per face: material, thing and figure index.

    Index 0 of `things` and `figures` is nobody's, "".
    """

    vertices: Floats
    faces: Ints
    normals: Floats
    material_of: NDArray[np.int32]
    thing_of: NDArray[np.int32]
    figure_of: NDArray[np.int32]
    materials: tuple[Material, ...]
    things: tuple[str, ...]
    figures: tuple[str, ...]


def placed(
    parts: Iterable[Part],
    at: Triple = (0, 0, 0),
    turn: float = 0.0,
    scale: float = 1.0,
    thing: str = "",
) -> list[Part]:
    """The same parts, scaled, turned (degrees, counter-clockwise) and moved; named where asked.

    The names of things are put under `thing`, so that a chair placed twice is two chairs.
    """
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    rotation = np.array(((cos, sin, 0), (-sin, cos, 0), (0, 0, 1)), np.float32)
    move = np.array(at, np.float32)
    return [
        replace(
            part,
            vertices=part.vertices @ rotation * np.float32(scale) + move,
            normals=part.normals @ rotation,
            thing=f"{thing}/{part.thing}" if thing else part.thing,
        )
        for part in parts
    ]


def weld(parts: Sequence[Part]) -> Mesh:
    """All parts as one mesh. At least one part is asked for."""
    counts = [len(part.faces) for part in parts]
    offsets = np.cumsum([0, *(len(part.vertices) for part in parts)])[:-1]
    materials, material_of = _numbered([part.material for part in parts])
    things, thing_of = _numbered(["", *(part.thing for part in parts)])
    figures, figure_of = _numbered(["", *(part.figure for part in parts)])
    faces = [part.faces + np.int32(start) for part, start in zip(parts, offsets, strict=True)]
    return Mesh(
        vertices=np.concatenate([part.vertices for part in parts]),
        faces=np.concatenate(faces),
        normals=np.concatenate([part.normals for part in parts]),
        material_of=np.repeat(material_of, counts),
        thing_of=np.repeat(thing_of[1:], counts),
        figure_of=np.repeat(figure_of[1:], counts),
        materials=tuple(materials),
        things=tuple(things),
        figures=tuple(figures),
    )


def joined(one: Mesh, other: Mesh) -> Mesh:
    """Two meshes as one; the faces of the second come after those of the first."""
    things, figures = len(one.things) - 1, len(one.figures) - 1
    return Mesh(
        vertices=np.concatenate((one.vertices, other.vertices)),
        faces=np.concatenate((one.faces, other.faces + np.int32(len(one.vertices)))),
        normals=np.concatenate((one.normals, other.normals)),
        material_of=np.concatenate((one.material_of, other.material_of + len(one.materials))),
        thing_of=np.concatenate((one.thing_of, _after(other.thing_of, things))),
        figure_of=np.concatenate((one.figure_of, _after(other.figure_of, figures))),
        materials=(*one.materials, *other.materials),
        things=(*one.things, *other.things[1:]),
        figures=(*one.figures, *other.figures[1:]),
    )


def _after(numbers: NDArray[np.int32], count: int) -> NDArray[np.int32]:
    """Numbers that go on after others; nobody's stays 0."""
    return np.where(numbers > 0, numbers + np.int32(count), 0).astype(np.int32)


def _numbered(values: list[T]) -> tuple[list[T], Ints]:
    """The different values in order of appearance, and which of them each one is."""
    numbers: dict[T, int] = {}
    found = [numbers.setdefault(value, len(numbers)) for value in values]
    return list(numbers), np.array(found, np.int32)
