"""People on the sheet: flat tone, a shade side, an ink outline, and one depth for each."""

from dataclasses import dataclass

import numpy as np

from pipeline.engines.slate.anatomy import (
    EYES,
    Cloth,
    Facing,
    Group,
    Hair,
    Pose,
    arms,
    body,
    hair_behind,
    hair_over,
    head,
    shoulders,
)
from pipeline.engines.slate.lens import Lens
from pipeline.engines.slate.palette import (
    INK,
    SKIN,
    Colour,
    Tone,
    dimmed,
    hair_of,
    hashed,
    mixed,
    person,
)
from pipeline.engines.slate.palette import tinted as _tinted
from pipeline.engines.slate.sheet import Points, Sheet
from pipeline.film.camera import HEAD_M
from pipeline.media.curves import closed, opened, oval

SHADE = 0.78
"""The side away from the light over the side in it."""

FACE_FROM_PX = 14
"""Heads smaller than this have no face, only a nose and hair."""


@dataclass(frozen=True)
class Figure:
    """Somebody in the set. `turn` is -1 looking left, 1 right, 0 to the camera; metres."""

    name: str
    x: float
    z: float
    turn: int = 0
    pose: Pose = Pose.RELAXED
    is_back: bool = False
    taper: float = 0.0
    """How much wider a head below grows (a low camera), negative narrower (a high one)."""

    @property
    def facing(self) -> Facing:
        if self.is_back:
            return Facing.BACK
        return Facing.TURNED if self.turn else Facing.FRONT

    @property
    def hair(self) -> Hair:
        return tuple(Hair)[hashed("hairdo", self.name.casefold()) % len(Hair)]


def unit_px(lens: Lens, figure: Figure) -> float:
    """Plate pixels of a head."""
    return lens.focal * HEAD_M / figure.z


def placed(lens: Lens, figure: Figure, shape: Points) -> Points:
    """A shape in heads, on the plate."""
    unit, side = unit_px(lens, figure), -1 if figure.turn < 0 else 1
    spread = 1 + figure.taper * (EYES - shape[:, 1]) / EYES
    x = lens.centre[0] + lens.focal * figure.x / figure.z + shape[:, 0] * side * spread * unit
    floor = lens.horizon + lens.focal * lens.height / figure.z
    return lens.turned(np.stack((x, floor - shape[:, 1] * unit), 1))


@dataclass(frozen=True)
class _Pen:
    """Puts one figure's heads on the plate."""

    sheet: Sheet
    lens: Lens
    figure: Figure
    colours: dict[Cloth, Colour]

    @property
    def unit(self) -> float:
        return unit_px(self.lens, self.figure)

    @property
    def ink(self) -> int:
        return max(1, min(self.lens.ink * 2, round(self.unit / 34)))

    def placed(self, shape: Points) -> Points:
        return placed(self.lens, self.figure, shape)

    def group(self, parts: Group) -> None:
        """Inked around their union: strokes first, fills over their inner halves."""
        depth = 1 / self.figure.z
        shapes = [self.placed(part.shape) for part in parts]
        for shape in shapes:
            self.sheet.stroke(shape, INK, 2 * self.ink, depth, is_closed=True)
        for part, shape in zip(parts, shapes, strict=True):
            self.sheet.fill(shape, self.colours[part.cloth], depth)
        self.shade(parts)

    def shade(self, parts: Group) -> None:
        for part in parts:
            if part.shaded is not None:
                dark = dimmed(self.colours[part.cloth], SHADE)
                self.sheet.fill(self.placed(part.shaded), dark, None)

    def mark(self, path: Points, width: float) -> None:
        """A pen line on the face; `width` in heads."""
        thick = max(1, round(width * self.unit))
        self.sheet.stroke(self.placed(path), INK, thick)

    def blot(self, placed: Points, colour: Colour) -> None:
        self.sheet.fill(placed, colour, None)


def draw_figure(sheet: Sheet, lens: Lens, figure: Figure, tone: Tone, shade: float) -> None:
    """`shade` is the side of the set away from the light, 1 for the right."""
    pen = _Pen(sheet, lens, figure, _colours(figure, tone))
    sign = shade * (-1 if figure.turn < 0 else 1)
    facing = figure.facing
    _draw_shadow(pen, lens, tone)
    if facing is not Facing.BACK:
        pen.group(hair_behind(figure.hair, facing))
    for parts in body(facing, figure.pose, sign):
        pen.group(parts)
    _draw_arms(pen, arms(facing, figure.pose, sign), shoulders(facing, sign))
    pen.group(head(facing, sign))
    if facing is not Facing.BACK:
        _draw_face(pen, facing)
    pen.group(hair_over(figure.hair, facing))


def _draw_arms(pen: _Pen, groups: list[Group], seams: list[tuple[Points, bool]]) -> None:
    """Arms, then cloth over the ink where they leave the torso, under their own shade."""
    for parts in groups:
        pen.group(parts)
    top = pen.colours[Cloth.TOP]
    for seam, is_shaded in seams:
        pen.blot(pen.placed(seam), dimmed(top, SHADE) if is_shaded else top)
    for parts in groups:
        pen.shade(parts)


def _draw_shadow(pen: _Pen, lens: Lens, tone: Tone) -> None:
    """Where the figure stands: a dark oval on the floor, its depth the floor's."""
    x, z = pen.figure.x, pen.figure.z
    ring = oval(x, z, 0.28, 0.14)
    spots = np.column_stack((ring[:, 0], np.zeros(len(ring)), ring[:, 1]))
    pen.sheet.darken(lens.at(spots), 0.72)


def _colours(figure: Figure, tone: Tone) -> dict[Cloth, Colour]:
    own = person(figure.name)
    plain = {
        Cloth.TOP: own,
        Cloth.LEGS: mixed(dimmed(own, 0.5), (58, 56, 70), 0.5),
        Cloth.SKIN: mixed(SKIN, own, 0.12),
        Cloth.HAIR: hair_of(figure.name),
        Cloth.SHOES: mixed(INK, own, 0.08),
    }
    light = 0.6 if figure.is_back else 1.0
    return {cloth: _tinted(dimmed(c, light), tone, 0.6) for cloth, c in plain.items()}


def _draw_face(pen: _Pen, facing: Facing) -> None:
    if pen.unit < FACE_FROM_PX:
        return
    if facing is Facing.TURNED:
        _draw_turned_face(pen)
        return
    for side in (-1, 1):
        _draw_eye(pen, side * 0.155, 0.075)
        brow = opened(((side * 0.07, 7.12), (side * 0.16, 7.15), (side * 0.25, 7.11)))
        pen.mark(brow, 0.028)
    pen.mark(opened(((0.01, 6.98), (-0.05, 6.84), (-0.03, 6.81), (0.03, 6.81))), 0.016)
    pen.mark(opened(((-0.11, 6.685), (0.0, 6.675), (0.11, 6.69))), 0.02)


def _draw_turned_face(pen: _Pen) -> None:
    _draw_eye(pen, 0.2, 0.065)
    pen.mark(opened(((0.1, 7.11), (0.21, 7.15), (0.31, 7.12))), 0.028)
    pen.mark(opened(((0.38, 6.685), (0.3, 6.675), (0.22, 6.69))), 0.02)
    pen.mark(opened(((-0.12, 7.0), (-0.2, 7.02), (-0.19, 6.9), (-0.12, 6.85))), 0.018)


def _draw_eye(pen: _Pen, x: float, wide: float) -> None:
    lids = ((x - wide, 6.985), (x, 7.03), (x + wide, 6.985), (x, 6.96))
    pen.blot(pen.placed(closed(lids)), (246, 242, 234))
    pen.blot(pen.placed(oval(x + 0.01, 6.996, wide * 0.42, 0.034)), INK)
    pen.mark(opened(lids[:3]), 0.02)
