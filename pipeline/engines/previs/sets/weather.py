"""Rain and snow as they fall, and what lies on the ground."""

import math

import numpy as np

from pipeline.engines.previs.mesh import Material, Part, flat
from pipeline.engines.previs.sets.palettes import FLOORS
from pipeline.film.weather import Weather

DROPS, FLAKES, PUDDLES = 620, 620, 16
HALF_WIDE, DEEP, HIGH = 9.0, 15.0, 6.5
"""The block of air that it falls in: a little before the middle to 13 m behind it."""
SLANT = 0.12


def falling(weather: Weather, start_y: float, is_dark: bool) -> list[Part]:
    """What falls, from `start_y` away: outdoors -4, behind the window of a room."""
    if weather is Weather.RAIN:
        tint = Material((150, 166, 190) if is_dark else (214, 224, 232), is_fine=True)
        return [_scattered(DROPS, start_y, tint, (0.005, 0.4, SLANT), 1)]
    if weather is Weather.SNOW:
        tint = Material((196, 204, 222) if is_dark else (250, 252, 254), is_fine=True)
        return [_scattered(FLAKES, start_y + 3.0, tint, (0.02, 0.035, 0.0), 2)]
    return []


def _scattered(
    count: int, start_y: float, material: Material, shape: tuple[float, float, float], seed: int
) -> Part:
    """Upright slivers (half width, height, lean) that face the open side."""
    rng = np.random.default_rng(seed)
    at = rng.random((count, 3)) * (2 * HALF_WIDE, DEEP, HIGH) - (HALF_WIDE, -start_y, 0)
    half, high, lean = shape
    corners = np.array(((-half, 0, 0), (half, 0, 0), (lean * high, 0, high)))
    return flat(list((at[:, None] + corners[None]).astype(np.float32)), material, "weather")


def puddles(is_dark: bool) -> list[Part]:
    """Flat pools about the middle that mirror the sky."""
    rng = np.random.default_rng(4)
    tint = Material((74, 84, 104) if is_dark else (196, 206, 214), glow=0.25)
    around = np.linspace(0, math.tau, 14, endpoint=False)
    pools: list[np.ndarray] = []
    for k in range(PUDDLES):
        x, y = 14 * rng.random() - 7, 9 * rng.random() - 5
        size = (0.25 + 0.6 * rng.random()) * (1 + 0.2 * np.sin(3 * around + k))
        ring = (x + size * np.cos(around), y + 0.5 * size * np.sin(around), np.full(14, 0.016))
        pools.append(np.stack(ring, 1).astype(np.float32))
    return [flat(pools, tint, "puddle")]


def ground_of(floor: str, weather: Weather) -> tuple[int, int, int]:
    """The colour of the ground: wet is darker, snow lies."""
    colour = FLOORS[floor]
    if weather is Weather.SNOW:
        return FLOORS["snow"]
    if weather is Weather.RAIN:
        r, g, b = (round(c * 0.78) for c in colour)
        return r, g, b
    return colour
