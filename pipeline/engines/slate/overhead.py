"""The board of a camera that looks straight down: a floor, and people from above.

Here X runs right and V down the plate, both in metres from the subject's head.
"""

from dataclasses import dataclass

import numpy as np

from pipeline.engines.slate.exterior import landscape
from pipeline.engines.slate.lens import Lens
from pipeline.engines.slate.palette import (
    INK,
    OUTDOORS,
    ROOMS,
    SKIN,
    Colour,
    Tone,
    dimmed,
    hair_of,
    hashed,
    mixed,
    person,
    tinted,
)
from pipeline.engines.slate.sheet import Points, Sheet
from pipeline.film.camera import HEAD_M
from pipeline.film.script import Interior
from pipeline.film.shot import Coverage, Look
from pipeline.media.curves import closed, limb, oval
from pipeline.recipe import BoardRecipe

CROWN_M = 7.5 * HEAD_M
TABLE_M = 0.75
APART_M, CLOSEST_M = 0.95, 0.55
SPREAD = 0.34
"""From one person to the next, over the frame's width, where it is narrow."""


@dataclass(frozen=True)
class _Plan:
    sheet: Sheet
    lens: Lens
    tone: Tone
    camera_height: float

    def at(self, points: Points, height: float) -> Points:
        scale = self.lens.focal / (self.camera_height - height)
        return self.lens.turned(points * scale + self.lens.centre)

    def shape(self, points: Points, height: float, colour: Colour) -> None:
        placed, inverse = self.at(points, height), 1 / (self.camera_height - height)
        self.sheet.stroke(placed, INK, 2 * self.lens.ink, inverse, is_closed=True)
        self.sheet.fill(placed, tinted(colour, self.tone), inverse)


def draw_overhead(sheet: Sheet, lens: Lens, tone: Tone, recipe: BoardRecipe, place: str) -> None:
    plan = _Plan(sheet, lens, tone, CROWN_M + lens.distance)
    is_outside = recipe.setting.interior is Interior.EXT
    if is_outside:
        _draw_ground(plan, OUTDOORS[landscape(place)].ground)
    else:
        _draw_boards(plan, place)
    _draw_people(plan, recipe)


def _draw_ground(plan: _Plan, colour: Colour) -> None:
    plan.sheet.picture[:] = tinted(colour, plan.tone)
    plan.sheet.inverse[:] = 1 / plan.camera_height
    path = np.array(((-0.4, -99.0), (1.4, -99.0), (1.4, 99.0), (-0.4, 99.0)))
    light = tinted(mixed(colour, (255, 255, 255), 0.25), plan.tone)
    plan.sheet.fill(plan.at(path, 0), light, None)


def _draw_boards(plan: _Plan, place: str) -> None:
    room = ROOMS[hashed("room", place) % len(ROOMS)]
    _draw_ground_tone(plan, room.floor)
    line = mixed(tinted(room.floor, plan.tone), INK, 0.3)
    half = max(plan.lens.plate) / plan.lens.focal * plan.camera_height
    for x in np.arange(-round(half), half, 0.32):
        ends = np.array(((x, -half), (x, half)))
        plan.sheet.stroke(plan.at(ends, 0), line, plan.lens.ink)
    rug = oval(0.0, 0.3, 1.5, 1.15)
    plan.sheet.fill(plan.at(rug, 0), tinted(dimmed(room.accent, 0.85), plan.tone), None)
    ring = tinted(mixed(room.accent, (255, 255, 255), 0.4), plan.tone)
    plan.sheet.stroke(plan.at(rug * 0.9, 0), ring, 2 * plan.lens.ink, is_closed=True)
    plan.shape(oval(0.0, 0.75, 0.55, 0.42), TABLE_M, room.wood)
    plan.shape(oval(-0.16, 0.7, 0.045, 0.045), TABLE_M + 0.1, (238, 234, 226))
    plan.shape(oval(0.18, 0.8, 0.045, 0.045), TABLE_M + 0.1, (238, 234, 226))


def _draw_ground_tone(plan: _Plan, colour: Colour) -> None:
    plan.sheet.picture[:] = tinted(colour, plan.tone)
    plan.sheet.inverse[:] = 1 / plan.camera_height


def _draw_people(plan: _Plan, recipe: BoardRecipe) -> None:
    if recipe.coverage is Coverage.INSERT:
        return
    names = dict.fromkeys((*recipe.characters, *filter(None, (recipe.over,))))
    turn = {Look.LEFT: -1.0, Look.RIGHT: 1.0, Look.CAMERA: 0.0}[recipe.look]
    gap = min(APART_M, max(CLOSEST_M, SPREAD * plan.lens.width_at(plan.lens.distance)))
    for index, name in enumerate(names):
        side = (index + 1) // 2 * (1 if index % 2 else -1)
        _draw_person(plan, name, side * gap, turn if not side else -np.sign(side))


def _draw_person(plan: _Plan, name: str, x: float, turn: float) -> None:
    """From above: arms, shoulders, then the head; the nose says where it looks, ahead or aside."""
    cos, sin = np.cos(turn * 1.1), np.sin(turn * 1.1)
    spin = np.array(((cos, -sin), (sin, cos)))
    own = person(name)

    def part(points: Points, height: float, colour: Colour) -> None:
        plan.shape(points * HEAD_M @ spin + (x, 0.0), height, colour)

    for side in (-1, 1):
        part(
            limb(((side * 0.9, 0, 0.25), (side * 1.1, 0.3, 0.2), (side * 0.8, 0.7, 0.14))),
            1.25,
            own,
        )
    shoulders = (
        (-1.05, 0.0),
        (-0.7, -0.3),
        (0, -0.34),
        (0.7, -0.3),
        (1.05, 0),
        (0.5, 0.34),
        (-0.5, 0.34),
    )
    part(closed(shoulders), 1.42, own)
    part(oval(0.0, 0.4, 0.1, 0.14), CROWN_M - 0.12, mixed(SKIN, own, 0.2))
    part(oval(0.0, 0.05, 0.36, 0.44), CROWN_M - 0.05, hair_of(name))
