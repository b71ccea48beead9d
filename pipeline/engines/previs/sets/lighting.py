"""Time of day as light, in one table; where it falls from depends on the kind of place."""

from dataclasses import dataclass

from pipeline.engines.previs.mesh import Colour
from pipeline.engines.previs.sets.kinds import Kind
from pipeline.engines.previs.trace import Lamp
from pipeline.engines.previs.trace import Light as SetLight
from pipeline.film.script import Light

Rgb = tuple[float, float, float]


@dataclass(frozen=True)
class Hour:
    warm: Rgb
    cool: Rgb
    sky: tuple[Colour, Colour]
    sun: tuple[float, float, float] | None
    inside: tuple[Rgb, Rgb]
    has_lamps: bool = False


HOURS: dict[Light, Hour] = {
    Light.DAY: Hour(
        (1.06, 1.03, 0.97),
        (0.58, 0.6, 0.72),
        ((226, 234, 240), (150, 190, 226)),
        (-0.45, -0.35, 0.95),
        ((1.05, 1.02, 0.96), (0.6, 0.6, 0.69)),
    ),
    Light.DAWN: Hour(
        (1.08, 0.94, 0.84),
        (0.52, 0.5, 0.68),
        ((250, 208, 176), (140, 150, 196)),
        (-0.9, -0.2, 0.36),
        ((1.06, 0.95, 0.86), (0.54, 0.52, 0.66)),
    ),
    Light.DUSK: Hour(
        (1.08, 0.86, 0.7),
        (0.46, 0.42, 0.6),
        ((246, 170, 120), (96, 92, 150)),
        (0.9, -0.2, 0.3),
        ((1.02, 0.88, 0.74), (0.48, 0.46, 0.6)),
        has_lamps=True,
    ),
    Light.NIGHT: Hour(
        (0.56, 0.62, 0.84),
        (0.26, 0.29, 0.46),
        ((44, 54, 90), (18, 24, 48)),
        (0.5, 0.45, 0.8),
        ((0.6, 0.62, 0.8), (0.32, 0.33, 0.5)),
        has_lamps=True,
    ),
}


def light_of(kind: Kind, time: Light) -> SetLight:
    """Inside: a soft key from the camera's left, the sun through the windows, lamps after dark."""
    hour = HOURS[time]
    lamps = _lamps(kind) if hour.has_lamps else ()
    if not kind.is_inside:
        sun = hour.sun or (0.4, -0.3, 0.9)
        return SetLight(sun, True, None, hour.warm, hour.cool, hour.sky, lamps)
    wide, deep, high = kind.size
    key = (-wide * 0.07, -deep * 0.4, high * 0.86)
    sun = (0.3, 0.8, 0.8) if time is not Light.NIGHT else None
    return SetLight(key, False, sun, *hour.inside, hour.sky, lamps)


def _lamps(kind: Kind) -> tuple[Lamp, ...]:
    hung = [Lamp((x, y, 1.95), 2.6) for name, x, y, _ in kind.items if name == "pendant"]
    posts = [Lamp((x, y, 4.1), 6.0) for name, x, y, _ in kind.items if name == "street lamp"]
    return (*hung, *posts) or (Lamp((0, 0.2, max(2.2, kind.size[2] - 0.4)), 3.2),)
