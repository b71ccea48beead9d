"""The colours of a place, and the shapes that furniture is put together from."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.engines.previs.mesh import Colour, Material, Part, box

WOOD: Colour = (134, 92, 58)
DARK_WOOD: Colour = (96, 64, 44)
METAL: Colour = (92, 94, 100)
STEEL: Colour = (172, 178, 184)
DARK: Colour = (48, 50, 56)
CHINA: Colour = (244, 240, 230)
LINEN: Colour = (236, 232, 222)
BRASS: Colour = (196, 152, 62)
GLASS: Colour = (206, 226, 232)
LEAF: Colour = (92, 132, 78)
STONE: Colour = (176, 172, 162)
SCREEN: Colour = (128, 176, 196)
LIT: Colour = (255, 240, 196)


@dataclass(frozen=True)
class Palette:
    """The colours of a place. `is_dark`: windows are lit. `variant` tells places apart."""

    wall: Colour
    trim: Colour
    floor: Colour
    wood: Colour
    cloth: Colour
    is_dark: bool = False
    is_snowy: bool = False
    variant: int = 0


Piece = Callable[[Palette], list[Part]]
Row = tuple[float, float, float, float, float, float, Colour]
"""A box: wide, deep, high; the middle of its base x, y, z; its colour."""


def boxes(rows: Iterable[Row], thing: str = "") -> list[Part]:
    return [box((w, d, h), (x, y, z), Material(colour), thing) for w, d, h, x, y, z, colour in rows]


def upright(parts: Sequence[Part], height: float, y: float = 0.0) -> list[Part]:
    """Tipped so that what was the top faces -y."""
    tip = np.array(((1, 0, 0), (0, 0, 1), (0, -1, 0)), np.float32)
    return [
        Part(
            part.vertices @ tip + np.array((0, y, height), np.float32),
            part.faces,
            part.normals @ tip,
            part.material,
            part.thing,
        )
        for part in parts
    ]


def lying(parts: Sequence[Part], height: float, x: float = 0.0) -> list[Part]:
    """Tipped so that what was the top faces +x."""
    tip = np.array(((0, 0, -1), (0, 1, 0), (1, 0, 0)), np.float32)
    return [
        Part(
            part.vertices @ tip + np.array((x, 0, height), np.float32),
            part.faces,
            part.normals @ tip,
            part.material,
            part.thing,
        )
        for part in parts
    ]
