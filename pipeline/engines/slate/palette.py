"""Every colour of the drawn board: places, light, people and ink."""

import hashlib
from dataclasses import dataclass

from pipeline.film.script import Light

Colour = tuple[int, int, int]

INK: Colour = (38, 32, 34)
PAPER: Colour = (240, 232, 216)
AMBER: Colour = (236, 166, 58)

PEOPLE: tuple[Colour, ...] = (
    (82, 118, 180),
    (206, 94, 82),
    (214, 160, 72),
    (94, 144, 104),
    (140, 106, 168),
    (72, 150, 156),
    (204, 124, 152),
    (150, 112, 84),
    (118, 130, 148),
    (160, 152, 78),
    (222, 128, 84),
    (104, 104, 176),
)
"""One for each character, by a hash of the name."""

HAIR: tuple[Colour, ...] = (
    (58, 42, 38),
    (44, 42, 52),
    (112, 66, 44),
    (92, 82, 78),
    (150, 112, 66),
)
"""By another hash of the name, so that two who share a colour still differ."""

SKIN: Colour = (242, 218, 192)


@dataclass(frozen=True)
class Room:
    wall: Colour
    floor: Colour
    wood: Colour
    accent: Colour


ROOMS: tuple[Room, ...] = (
    Room((226, 208, 176), (168, 142, 112), (120, 80, 56), (196, 134, 58)),
    Room((206, 212, 198), (156, 140, 120), (104, 84, 64), (170, 96, 78)),
    Room((218, 210, 196), (158, 146, 132), (108, 88, 76), (92, 124, 150)),
    Room((224, 196, 178), (146, 116, 98), (112, 72, 58), (108, 130, 104)),
    Room((214, 206, 186), (178, 166, 146), (128, 98, 70), (84, 116, 122)),
)
"""By day; a place keeps its row in every shot."""


@dataclass(frozen=True)
class Outdoors:
    ground: Colour
    path: Colour
    near: Colour
    far: Colour


OUTDOORS: dict[str, Outdoors] = {
    "city": Outdoors((166, 158, 148), (120, 118, 120), (176, 156, 140), (150, 152, 164)),
    "trees": Outdoors((148, 160, 104), (178, 156, 118), (88, 124, 82), (126, 152, 132)),
    "hills": Outdoors((184, 172, 118), (196, 178, 140), (136, 148, 96), (150, 160, 156)),
    "sea": Outdoors((222, 200, 158), (236, 218, 182), (92, 142, 160), (140, 160, 170)),
}


@dataclass(frozen=True)
class Tone:
    """How a time of day colours the set. `tint` multiplies each colour of it."""

    tint: tuple[float, float, float]
    sky_high: Colour
    sky_low: Colour
    glass: Colour
    orb: Colour
    has_lamps: bool
    orb_height: float
    """Sun or moon above the horizon, in frame heights."""


LIGHT: dict[Light, Tone] = {
    Light.DAY: Tone(
        (1.0, 1.0, 1.0),
        (150, 188, 214),
        (222, 232, 230),
        (206, 226, 234),
        (255, 248, 222),
        False,
        0.34,
    ),
    Light.NIGHT: Tone(
        (0.44, 0.48, 0.70), (22, 28, 52), (52, 62, 96), (40, 52, 90), (236, 236, 214), True, 0.36
    ),
    Light.DAWN: Tone(
        (0.92, 0.84, 0.88),
        (142, 158, 196),
        (246, 204, 180),
        (240, 208, 190),
        (255, 232, 196),
        False,
        0.07,
    ),
    Light.DUSK: Tone(
        (0.94, 0.72, 0.66),
        (92, 84, 132),
        (240, 158, 104),
        (236, 166, 120),
        (255, 206, 130),
        True,
        0.05,
    ),
}

LEAF: Colour = (96, 132, 88)
LAMP_GLOW: Colour = (255, 220, 150)


def hashed(*parts: str) -> int:
    """The same number for the same words on every machine."""
    return int.from_bytes(hashlib.sha256("\x1f".join(parts).encode()).digest()[:8], "big")


def person(name: str) -> Colour:
    return PEOPLE[hashed("dye", name.casefold()) % len(PEOPLE)]


def hair_of(name: str) -> Colour:
    return HAIR[hashed("locks", name.casefold()) % len(HAIR)]


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """`share` of the other."""
    return _clipped(*(a + (b - a) * share for a, b in zip(one, other, strict=True)))


def tinted(colour: Colour, tone: Tone, strength: float = 1.0) -> Colour:
    return _clipped(*(c * (1 + (t - 1) * strength) for c, t in zip(colour, tone.tint, strict=True)))


def dimmed(colour: Colour, factor: float) -> Colour:
    return _clipped(*(c * factor for c in colour))


def _clipped(*channels: float) -> Colour:
    red, green, blue = (max(0, min(255, round(channel))) for channel in channels)
    return red, green, blue
