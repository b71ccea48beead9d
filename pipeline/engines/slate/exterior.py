"""Outdoors: sky, a sun or moon, ground to the horizon, and a town, woods, hills or the sea."""

import random

import numpy as np

from pipeline.engines.slate.naming import kind_named
from pipeline.engines.slate.palette import (
    LAMP_GLOW,
    OUTDOORS,
    Colour,
    Outdoors,
    dimmed,
    hashed,
    mixed,
)
from pipeline.engines.slate.scenery import (
    FARTHEST_M,
    NEAREST_M,
    Pencil,
    level,
    rectangle,
    side_wall,
    steps,
)
from pipeline.media.curves import closed, oval

WORDS: dict[str, str] = {
    "city": "street city alley road square town market bridge station roof building house parking"
    " calle rue strasse straße улица город 街 城 市 شارع רחוב οδός δρόμος",
    "trees": "forest wood park garden tree jungle bosque forêt wald лес парк 林 公园 غابة حديقة"
    " יער δάσος",
    "sea": "beach sea harbor harbour ocean lake pier boat playa plage strand море берег 海 湖 بحر"
    " شاطئ חוף θάλασσα",
    "hills": "hill mountain field desert farm valley meadow campo feld поле горы 山 野 جبل صحراء"
    " שדה βουνό",
}
"""Words of a place's name that say what grows there; a place without one draws lots."""


def draw_exterior(pencil: Pencil, place: str, view: int) -> None:
    kind = landscape(place)
    colours = OUTDOORS[kind]
    rng = random.Random(hashed("landscape", place, str(view)))
    _draw_sky(pencil, rng)
    _draw_far(pencil, colours, rng)
    if kind == "city" and view:
        _draw_across(pencil, colours, rng)
        return
    _draw_ground(pencil, colours, kind)
    {"city": _draw_town, "trees": _draw_woods, "hills": _draw_bushes, "sea": _draw_sea}[kind](
        pencil, colours, rng
    )


def landscape(place: str) -> str:
    drawn = tuple(OUTDOORS)[hashed("landscape", place) % len(OUTDOORS)]
    return kind_named(place, WORDS) or drawn


def _draw_sky(pencil: Pencil, rng: random.Random) -> None:
    lens, tone = pencil.lens, pencil.tone
    pencil.sheet.backdrop(tone.sky_high, tone.sky_low, lens.horizon)
    side = rng.choice((-0.27, 0.3))
    x = lens.centre[0] + side * lens.frame[0]
    y = lens.horizon - tone.orb_height * lens.frame[1]
    radius = lens.frame[1] * 0.042
    for size, share in ((2.1, 0.16), (1.5, 0.3), (1.0, 1.0)):
        colour = mixed(tone.sky_low, tone.orb, share)
        pencil.sheet.fill(lens.turned(oval(x, y, radius * size, radius * size)), colour, None)


def _draw_far(pencil: Pencil, colours: Outdoors, rng: random.Random) -> None:
    """Two ridges on the horizon."""
    for z, high, share in ((900.0, 0.2, 0.55), (420.0, 0.12, 0.25)):
        wide = pencil.lens.plate[0] / pencil.lens.focal * z
        count = 9
        xs = np.linspace(-wide, wide, count)
        tops = [rng.uniform(0.25, 1.0) * high * 0.35 * z for _ in xs]
        ridge = closed([*zip(xs, tops, strict=True), (wide, -30.0), (-wide, -30.0)])
        corners = np.column_stack((ridge, np.full(len(ridge), z)))
        pencil.face(corners, mixed(colours.far, pencil.tone.sky_low, share), ink=False)


def _draw_ground(pencil: Pencil, colours: Outdoors, kind: str) -> None:
    wide = 40.0 + pencil.lens.plate[0] / pencil.lens.focal * FARTHEST_M
    pencil.face(level((-wide, wide), 0, (NEAREST_M, FARTHEST_M)), colours.ground, ink=False)
    if kind == "sea":
        return
    half = 3.4 if kind == "city" else 0.9
    pencil.patch(level((-half, half), 0, (NEAREST_M, 700.0)), pencil.tint(colours.path))
    if kind == "city":
        paint = mixed(pencil.tint(colours.path), (255, 255, 255), 0.4)
        for z in steps(1.0, 60.0, 3.0):
            pencil.patch(level((-0.07, 0.07), 0, (z, z + 1.4)), paint)
        for kerb in (-half, half):
            pencil.line(((kerb, 0, NEAREST_M), (kerb, 0, 700.0)), pencil.line_colour(colours.path))


def _draw_across(pencil: Pencil, colours: Outdoors, rng: random.Random) -> None:
    """The other way of a street: over the road to the houses on its far side."""
    wide = 40.0 + pencil.lens.plate[0] / pencil.lens.focal * FARTHEST_M
    kerb, front = pencil.lens.distance + 1.6, pencil.lens.distance + 4.2
    pencil.face(level((-wide, wide), 0, (NEAREST_M, FARTHEST_M)), colours.path, ink=False)
    pencil.face(level((-wide, wide), 0, (kerb, front)), colours.ground)
    x = -1.2 * pencil.lens.width_at(front) * pencil.lens.plate[0] / pencil.lens.frame[0] / 2 - 6.0
    stop = -x
    while x < stop:
        across, high = rng.uniform(4.4, 7.0), rng.uniform(7.0, 12.5)
        wall = mixed(colours.near, colours.far, rng.random())
        pencil.upright((x, x + across), (0, high), front, wall)
        _draw_windows(pencil, (x - 0.3, x + across + 0.2), high, front, wall, low=3.4)
        _draw_street_door(pencil, x + 0.7 + 0.3 * across * rng.random(), front, wall)
        x += across


def _draw_street_door(pencil: Pencil, x: float, z: float, wall: Colour) -> None:
    pencil.upright((x, x + 1.0), (0, 2.25), z, dimmed(wall, 0.5))
    pencil.patch(rectangle((x + 0.15, x + 0.85), (1.1, 2.0), z), _pane(pencil, wall, int(x * 7)))
    pencil.upright((x + 1.5, x + 3.3), (0.7, 2.3), z, dimmed(wall, 0.62))
    pencil.patch(rectangle((x + 1.6, x + 3.2), (0.8, 2.2), z), _pane(pencil, wall, int(x * 5)))


def _draw_town(pencil: Pencil, colours: Outdoors, rng: random.Random) -> None:
    start = pencil.lens.distance + 2.5
    far = [start + 7.0 * index for index in range(8)][::-1]
    for z in far:
        for side in (-1, 1):
            x = side * rng.uniform(4.9, 5.6)
            high, depth = rng.uniform(6.0, 13.0), 6.6
            colour = mixed(colours.near, colours.far, rng.random())
            ends = (x, x + side * 9.0)
            pencil.box((min(ends), max(ends)), (0, high), (z, z + depth), colour)
            _draw_windows(pencil, (min(ends), max(ends)), high, z, colour)
            _draw_street_windows(pencil, x, high, z, colour)


def _draw_windows(
    pencil: Pencil,
    x: tuple[float, float],
    high: float,
    z: float,
    wall: Colour,
    low: float = 1.2,
) -> None:
    for row, sill in enumerate(steps(low, high - 1.6, 2.6)):
        for column, left in enumerate(steps(x[0] + 0.8, x[1] - 1.4, 2.1)):
            pane = rectangle((left, left + 1.0), (sill, sill + 1.5), z)
            pencil.patch(pane, _pane(pencil, wall, row * 5 + column * 3 + int(high * 7)))


def _draw_street_windows(pencil: Pencil, x: float, high: float, z: float, wall: Colour) -> None:
    for row, low in enumerate(steps(1.2, high - 1.6, 2.6)):
        for column, near in enumerate((z + 0.9, z + 2.8, z + 4.7)):
            pane = side_wall(x, (low, low + 1.5), (near, near + 1.1))
            pencil.patch(pane, _pane(pencil, dimmed(wall, 0.8), row * 7 + column + int(high * 5)))


def _pane(pencil: Pencil, wall: Colour, draw: int) -> Colour:
    """After dark, one window in three is lit."""
    if pencil.tone.has_lamps and draw % 3 == 0:
        return LAMP_GLOW
    return pencil.tint(dimmed(wall, 0.66))


def _draw_woods(pencil: Pencil, colours: Outdoors, rng: random.Random) -> None:
    start = pencil.lens.distance + 1.5
    for index in range(34, -1, -1):
        z = start + 0.8 + index * 1.3
        side = -1 if index % 2 else 1
        x = side * rng.uniform(1.7, 3.2 + index * 0.5)
        _draw_tree(pencil, colours, (x, z), rng)


def _draw_tree(
    pencil: Pencil, colours: Outdoors, at: tuple[float, float], rng: random.Random
) -> None:
    x, z = at
    high, wide = rng.uniform(3.6, 6.5), rng.uniform(1.0, 1.7)
    pencil.upright((x - 0.12, x + 0.12), (0, high * 0.6), z, (112, 86, 66))
    knobs = 9
    angles = np.linspace(0, 2 * np.pi, knobs, endpoint=False)
    reach = [rng.uniform(0.8, 1.12) for _ in range(knobs)]
    crown = [
        (x + wide * r * np.cos(a), high * 0.68 + high * 0.36 * r * np.sin(a))
        for a, r in zip(angles, reach, strict=True)
    ]
    leaves = mixed(colours.near, colours.far, min(0.8, z / 60))
    _cloud(pencil, crown, z, leaves)
    inner = [
        (px * 0.62 + (x + 0.2 * wide) * 0.38, py * 0.62 + high * 0.62 * 0.38) for px, py in crown
    ]
    pencil.patch(_upright_curve(inner, z), pencil.tint(dimmed(leaves, 0.86)))


def _cloud(pencil: Pencil, around: list[tuple[float, float]], z: float, colour: Colour) -> None:
    pencil.face(_upright_curve(around, z), colour)


def _upright_curve(around: list[tuple[float, float]], z: float) -> np.ndarray:
    shape = closed(around)
    return np.column_stack((shape, np.full(len(shape), z)))


def _draw_bushes(pencil: Pencil, colours: Outdoors, rng: random.Random) -> None:
    start = pencil.lens.distance + 2.0
    for index in range(14, -1, -1):
        z = start + index * 2.2
        x = (-1 if index % 2 else 1) * rng.uniform(1.8, 4.0 + index)
        wide, high = rng.uniform(0.5, 1.1), rng.uniform(0.4, 0.9)
        crown = [
            (x - wide, 0),
            (x - wide * 0.7, high * 0.8),
            (x, high),
            (x + wide * 0.8, high * 0.6),
        ]
        _cloud(pencil, [*crown, (x + wide, 0.0)], z, mixed(colours.near, colours.far, index / 20))


def _draw_sea(pencil: Pencil, colours: Outdoors, rng: random.Random) -> None:
    wide = 40.0 + pencil.lens.plate[0] / pencil.lens.focal * FARTHEST_M
    shore = pencil.lens.distance + 3.0
    pencil.face(level((-wide, wide), 0.0, (shore, FARTHEST_M)), colours.near, ink=False)
    foam = mixed(pencil.tint(colours.near), (255, 255, 255), 0.45)
    for row in range(9):
        z = shore + 0.3 + row * row * 1.2
        for _ in range(5):
            x = rng.uniform(-1.2, 1.2) * z
            pencil.line(((x, 0, z), (x + rng.uniform(0.1, 0.3) * z, 0, z)), foam)
