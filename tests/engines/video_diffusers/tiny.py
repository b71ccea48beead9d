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
from pipeline.media.rolling import Rolling
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
    put_up(small(name), place)
    return place


def camera(name: str, most: int | None = None) -> DiffusersCamera:
    return DiffusersCamera(small(name, most), TierName.FINAL, home(name))


def put_up(model: Model, place: Path, loras: tuple[str, ...] = ()) -> None:
    """The model in a home, with LoRAs in its folder that are felt in its first block."""
    build(model, place / "made")
    for file in loras:
        write_lora(place / "made", place / "made" / file)
    install_from(model, place, place / "made", unwatched)


def write_lora(model: Path, file: Path) -> None:
    import torch
    from safetensors import safe_open
    from safetensors.torch import save_file

    part = "transformer_blocks.0.attn1.to_v"
    with safe_open(next((model / "transformer").glob("*.safetensors")), "pt") as weights:
        rows, columns = weights.get_slice(f"{part}.weight").get_shape()
    file.parent.mkdir(exist_ok=True)
    sides = {"lora_A": torch.ones(1, columns), "lora_B": torch.ones(rows, 1)}
    as_made = {f"diffusion_model.{part}.{side}.weight": one for side, one in sides.items()}
    save_file(as_made, file)


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

    def depth_video(self, recipe):
        for number in range(recipe.frames):
            yield np.roll(board(9), number, axis=1)


def board(seed: int):
    rng = np.random.default_rng(seed)
    return np.kron(rng.integers(0, 255, (8, 12, 3)), np.ones((8, 8, 1))).astype(np.uint8)


def shot(camera: DiffusersCamera, asked: TakeRecipe, progress=unwatched, library=None):
    return taped(camera, asked, progress, library)[0]


def taped(camera: DiffusersCamera, asked: TakeRecipe, progress=unwatched, library=None):
    """Frames and sound."""
    drawing = Drawing(image=board(1))
    asked = asked.model_copy(update={"revision": camera.revision})
    take = Rolling(camera.shoot(asked, drawing, library or Shelf(), progress))
    return [frame.copy() for frame in take], take.sound
