"""Pictures for recipes, and recipes for pictures."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from pipeline.film.camera import Camera
from pipeline.recipe import BoardRecipe

SIZE, OVERSCAN = (160, 90), 1.2
PLATE = (108, 192)
"""(H, W) of a plate of that size."""


@dataclass
class Shelf:
    """A library in memory."""

    pictures: dict = field(default_factory=dict)
    depths: dict = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)

    def picture(self, key):
        return self.pictures[key]

    def depth(self, key):
        return self.depths[key]

    def file(self, key):
        return self.files[key]


def shelf() -> Shelf:
    rows, columns = np.mgrid[: PLATE[0], : PLATE[1]]
    source = np.stack([columns, rows * 2, columns * 0 + 80], axis=2).astype(np.uint8)
    mask = np.zeros((*SIZE[::-1], 3), np.uint8)
    mask[30:60, 40:100] = 255
    depth_m = np.where(rows < 40, np.inf, 3 + rows / 10).astype(np.float32)
    pictures = {"source": source, "mask": mask, "pose": source[::-1].copy()}
    return Shelf(pictures, {"depth": depth_m})


def recipe(artist, **asked) -> BoardRecipe:
    base = BoardRecipe(
        engine=artist.name,
        version=artist.version,
        size=SIZE,
        overscan=OVERSCAN,
        seed=5,
        action="Daniel turns his cup.",
        camera=Camera(),
        model=artist.model,
        revision=artist.revision,
        tier=artist.tier,
        prompt="Daniel turns his cup by the handle. Interior of a corner cafe. Medium shot.",
    )
    return base.model_copy(update=asked)
