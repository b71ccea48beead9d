"""Time of day and weather as light, in two tables; where it falls from depends on the place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.engines.previs.mesh import Colour
from pipeline.engines.previs.sets.kinds import Kind
from pipeline.engines.previs.trace import Lamp
from pipeline.engines.previs.trace import Light as SetLight
from pipeline.film.script import Light
from pipeline.film.weather import Weather

Rgb = tuple[float, float, float]

MOON_RIM = 0.55
"""At night people stand out against the dark by the light behind them."""
MOST_LAMPS = 4
"""Each lamp costs a ray per pixel."""
MOONLIGHT: Rgb = (0.16, 0.22, 0.34)
SUNLIGHT: Rgb = (0.2, 0.17, 0.08)
"""What the light that comes through a window adds."""


@dataclass(frozen=True)
class Hour:
    """`inside`: warm and cool of rooms; `dark`: the same with the lamps out."""

    warm: Rgb
    cool: Rgb
    sky: tuple[Colour, Colour]
    sun: tuple[float, float, float]
    inside: tuple[Rgb, Rgb]
    dark: tuple[Rgb, Rgb]
    has_lamps: bool = False
    haze_m: float = 260.0
    """Metres of clear air outdoors after which a third is left of what is seen."""
    gloom: float = 0.0
    """How dark the hour is, from day to night."""


HOURS: dict[Light, Hour] = {
    Light.DAY: Hour(
        (1.06, 1.03, 0.97),
        (0.58, 0.6, 0.72),
        ((226, 234, 240), (150, 190, 226)),
        (-0.45, -0.35, 0.95),
        ((1.05, 1.02, 0.96), (0.6, 0.6, 0.69)),
        ((0.84, 0.84, 0.86), (0.46, 0.47, 0.56)),
    ),
    Light.DAWN: Hour(
        (1.12, 0.93, 0.86),
        (0.58, 0.53, 0.68),
        ((252, 206, 186), (146, 156, 204)),
        (-0.9, -0.3, 0.44),
        ((0.94, 0.82, 0.78), (0.44, 0.43, 0.6)),
        ((0.72, 0.66, 0.7), (0.36, 0.37, 0.53)),
        haze_m=170.0,
        gloom=0.1,
    ),
    Light.DUSK: Hour(
        (1.08, 0.86, 0.7),
        (0.46, 0.42, 0.6),
        ((246, 170, 120), (96, 92, 150)),
        (0.9, -0.3, 0.34),
        ((0.76, 0.64, 0.6), (0.36, 0.33, 0.48)),
        ((0.6, 0.5, 0.53), (0.3, 0.28, 0.43)),
        has_lamps=True,
        haze_m=110.0,
        gloom=0.4,
    ),
    Light.NIGHT: Hour(
        (0.25, 0.32, 0.54),
        (0.12, 0.15, 0.3),
        ((44, 56, 98), (14, 20, 44)),
        (0.4, -0.45, 0.8),
        ((0.36, 0.36, 0.47), (0.18, 0.19, 0.32)),
        ((0.28, 0.34, 0.52), (0.14, 0.17, 0.31)),
        has_lamps=True,
        gloom=1.0,
    ),
}

GREY: dict[Light, tuple[Colour, Colour]] = {
    Light.DAY: ((206, 210, 212), (168, 176, 184)),
    Light.DAWN: ((206, 192, 186), (150, 152, 168)),
    Light.DUSK: ((168, 142, 138), (104, 102, 124)),
    Light.NIGHT: ((56, 62, 84), (28, 34, 52)),
}
"""The covered sky of each hour."""
HAZE_M: dict[Weather, float] = {
    Weather.RAIN: 55.0,
    Weather.SNOW: 42.0,
    Weather.FOG: 9.0,
}
"""The same in weather."""


def light_of(
    kind: Kind, time: Light, weather: Weather, lamps: Sequence[Lamp], lamps_out: bool
) -> SetLight:
    """Inside: a soft key from the camera's left, the sun through the windows, lamps after dark."""
    hour = HOURS[time if kind.has_shell else Light.NIGHT]
    shining = () if lamps_out or not hour.has_lamps else _nearest(lamps)
    is_clear = weather is Weather.CLEAR
    sky = hour.sky if is_clear else GREY[time]
    if not kind.is_inside:
        warm = hour.warm if is_clear else _towards(hour.warm, hour.cool)
        key = hour.sun if is_clear else (-0.12, -0.16, 0.97)
        light = SetLight(key, True, None, warm, hour.cool, sky, shining)
        rim = MOON_RIM if time is Light.NIGHT else 0.0
        haze_m = min(hour.haze_m, HAZE_M.get(weather, hour.haze_m))
        return replace(light, haze_m=haze_m, is_soft=not is_clear, rim=rim, gloom=hour.gloom)
    wide, deep, high = kind.size
    key = (-wide * 0.07, -deep * 0.4, high * 0.86)
    moon = time is Light.NIGHT
    has_sun = is_clear and (lamps_out or not moon)
    sun = (0.3, 0.8, 0.8) if has_sun and kind.has_shell else None
    warm, cool = hour.dark if lamps_out else hour.inside
    light = SetLight(key, False, sun, warm, cool, sky, shining)
    return replace(light, sun_adds=MOONLIGHT if moon else SUNLIGHT, gloom=hour.gloom)


def _nearest(lamps: Sequence[Lamp]) -> tuple[Lamp, ...]:
    """Those that light the middle, where the scene is played."""
    return tuple(sorted(lamps, key=lambda lamp: abs(lamp.at[0]) + abs(lamp.at[1]))[:MOST_LAMPS])


def _towards(warm: Rgb, cool: Rgb) -> Rgb:
    """Half the contrast, as under clouds."""
    a, b, c = (0.62 * w + 0.38 * k for w, k in zip(warm, cool, strict=True))
    return a, b, c
