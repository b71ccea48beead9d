"""Listed models with tiny random weights, put up as any other."""

from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

import numpy as np

from pipeline.engines.base import Drawing
from pipeline.engines.tiny import build
from pipeline.engines.video_diffusers import DiffusersCamera
from pipeline.film.camera import Camera
from pipeline.film.timing import FrameRate
from pipeline.media.colour import i420_from_rgb
from pipeline.models.catalogue import CATALOGUE
from pipeline.models.install import install_from
from pipeline.models.model import Model, TierName
from pipeline.progress import unwatched
from pipeline.recipe import TakeRecipe

FORM = (96, 64)


def small(name: str, most: int | None = None) -> Model:
    """The entry of the catalogue at a size for a laptop."""
    model = CATALOGUE[name]
    tier = model.tiers[TierName.FINAL].model_copy(update={"size": (128, 64), "steps": 2})
    if tier.timesteps:
        tier = tier.model_copy(update={"timesteps": (1000.0, 725.0)})
    if tier.sigmas:
        tier = tier.model_copy(update={"sigmas": (1.0, 0.725), "refine": tier.refine[-1:]})
    plain = {"extras": (), "single_files": {}, "files": (), "variant": "", "must_accept": False}
    grid = model.grid.model_copy(update={"most_frames": most or model.grid.most_frames})
    tiers = {TierName.FINAL: tier}
    return model.model_copy(update={"tiers": tiers, "grid": grid, **plain})


@lru_cache
def home(name: str) -> Path:
    place = Path(mkdtemp(prefix="storyreel-"))
    build(small(name), place / "made")
    install_from(small(name), place, place / "made", unwatched)
    return place


def camera(name: str, most: int | None = None) -> DiffusersCamera:
    return DiffusersCamera(small(name, most), TierName.FINAL, home(name))


def recipe(**fields) -> TakeRecipe:
    every = {
        "engine": "diffusers",
        "version": 1,
        "size": FORM,
        "rate": FrameRate(),
        "frames": 12,
        "camera": Camera(),
        "image": "board",
        "prompt": "Two cups on a table. The camera stays still.",
    }
    return TakeRecipe.model_validate(every | fields)


class Shelf:
    """A library of one picture and one clip."""

    def picture(self, key):
        return board(7)

    def clip(self, key):
        for seed in range(30):
            yield i420_from_rgb(board(seed))

    def depth(self, key):
        raise KeyError(key)

    def file(self, key):
        raise KeyError(key)


def board(seed: int):
    rng = np.random.default_rng(seed)
    return np.kron(rng.integers(0, 255, (8, 12, 3)), np.ones((8, 8, 1))).astype(np.uint8)


def shot(camera: DiffusersCamera, asked: TakeRecipe, progress=unwatched):
    drawing = Drawing(image=board(1))
    return [frame.copy() for frame in camera.shoot(asked, drawing, Shelf(), progress)]
