"""A drawn room of known distances: floor, wall, a figure at the subject and one nearer."""

import cv2
import numpy as np

from pipeline.engines.base import Drawing
from pipeline.film.camera import subject_distance_m
from pipeline.film.path import half_field, overscan
from pipeline.film.timing import FrameRate
from pipeline.recipe import TakeRecipe

EYE_M = 1.6
WALL = 0.4
"""The wall's nearness: it stands at two and a half subject distances."""


def room(camera, size, shown=None, eye_m=EYE_M):
    """A drawing with depth, `shown` (or as many as the camera needs) times the frame."""
    aspect = size[0] / size[1]
    shown = shown or overscan(camera, aspect, has_depth=True)
    width, height = (2 * round(side * shown / 2) for side in size)
    right = half_field(camera.lens_mm, aspect) * shown
    x = ((np.arange(width) + 0.5) / width * 2 - 1) * right
    y = (1 - (np.arange(height) + 0.5) / height * 2) * right / aspect
    x, y = np.meshgrid(x, y)
    distance_m = subject_distance_m(camera, aspect)
    nearness = np.maximum(WALL, -y * distance_m / eye_m)
    is_wall = nearness <= WALL
    picture = texture(width, height)
    tiles = np.floor(x / nearness * 6) + np.floor(np.where(is_wall, y * 15, 5 / nearness))
    picture[tiles % 2 == 0] //= 2
    for where, near, colour in figures(x, y, distance_m, eye_m):
        picture[where] = picture[where] // 4 + np.array(colour, np.uint8)
        nearness[where] = near
    depth_m = (distance_m / nearness).astype(np.float32)
    return Drawing(image=picture, depth_m=depth_m, overscan=shown)


def figures(x, y, distance_m, eye_m):
    for middle, near, colour in ((0.12, 1.0, (150, 40, 40)), (-0.2, 1.5, (40, 60, 150))):
        foot, tall = -eye_m / distance_m * near, 1.75 / distance_m * near
        body = (abs(x - middle) < 0.14 * tall) & (y > foot) & (y < foot + 0.84 * tall)
        head = np.hypot(x - middle, y - foot - 0.93 * tall) < 0.07 * tall
        yield body | head, near, colour


def texture(width, height, seed=1):
    """Soft blotches of many sizes: corners everywhere, nothing that aliases."""
    chance = np.random.default_rng(seed)
    picture = np.full((height, width, 3), 20, np.float32)
    for step in (6, 14, 40):
        small = chance.integers(0, 75, (height // step + 2, width // step + 2, 3), dtype=np.uint8)
        picture += cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)
    return picture.clip(0, 255).astype(np.uint8)


def plate(camera, size, shown=None):
    """A flat drawing."""
    shown = shown or overscan(camera, size[0] / size[1])
    width, height = (2 * round(side * shown / 2) for side in size)
    return Drawing(image=texture(width, height), overscan=shown)


def take(camera, size, frames, drawing, seed=1):
    return TakeRecipe(
        engine="parallax",
        version=1,
        size=size,
        rate=FrameRate(),
        frames=frames,
        camera=camera,
        seed=seed,
        image="drawn",
        depth=None if drawing.depth_m is None else "drawn",
        overscan=drawing.overscan,
    )
