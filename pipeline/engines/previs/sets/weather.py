"""What rain and snow leave on the ground."""

import math

import numpy as np

from pipeline.engines.previs.mesh import Material, Part, flat
from pipeline.engines.previs.sets.palettes import FLOORS
from pipeline.film.weather import Weather

PUDDLES = 16


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
