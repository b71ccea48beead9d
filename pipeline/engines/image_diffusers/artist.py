"""The artist `diffusers`: a keyframe from words, pictures or both, by a model of the catalogue."""

from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.asked import SAID, honoured, way
from pipeline.engines.base import Drawing, Library
from pipeline.engines.image_diffusers.call import (
    Pictures,
    arguments,
    read_pictures,
    stepping,
)
from pipeline.engines.image_diffusers.fit import Picture, fit, over
from pipeline.errors import EngineUnavailable, UserMistake
from pipeline.film.format import plate_size
from pipeline.film.style import BoardStyle
from pipeline.gpu.embeddings import encoded
from pipeline.gpu.resident import with_pipeline
from pipeline.gpu.rough import Shape, looking
from pipeline.gpu.want import Want
from pipeline.media.words import tag
from pipeline.models.model import Ability, Model, TierName
from pipeline.models.shelf import standing, weights_of
from pipeline.models.tensors import NotTensors, check_tensors
from pipeline.progress import Progress
from pipeline.recipe import BoardRecipe, Lora

UNTRAINED = "UNTRAINED"

LOADED = 0.1
"""The share of the progress that stands for loading; the rest is steps."""


class DiffusersArtist:
    """Hired without loading anything; the weights are loaded, and checked, when it draws.

    Raises EngineUnavailable where the model is not installed in this home.
    """

    name = "diffusers"
    version = 1
    wants_blocking = False
    styles = frozenset[BoardStyle]()

    def __init__(self, model: Model, tier: TierName, home: Path) -> None:
        here = standing(model, home)
        self.model = model.id
        self.revision = here.revision
        self.tier = tier.value
        self.abilities = model.abilities
        self._model = model
        self._home = home

    def remarks(self, recipe: BoardRecipe) -> tuple[str, ...]:
        """None: what the model cannot be given is said of the shot."""
        return ()

    def draw(self, recipe: BoardRecipe, library: Library, progress: Progress) -> Drawing:
        """The same recipe gives the same bytes on the same device.

        Where there is a mask, what is black in it keeps its pixels. Raises UserMistake for a
        recipe that this model cannot do, EngineUnavailable where it is not as it was asked of or
        makes no picture, Cancelled when `progress` does.
        """
        progress(0.0)
        self._check(recipe)
        here = weights_of(self._model, self._home, recipe.revision)
        pictures = self._pictures(recipe, library)
        want = self._want(recipe, here.folder, library)
        drawn = with_pipeline(
            want, lambda pipe: self._denoise(pipe, want, recipe, pictures, progress)
        )
        image = pictures.fit.to_plate(drawn)
        if pictures.source is not None and pictures.mask is not None:
            image = over(pictures.source, image, pictures.mask)
        progress(1.0)
        label = tag(recipe.size, UNTRAINED) if here.is_untrained else None
        return Drawing(image, _carried_depth(recipe, pictures, library), label, recipe.overscan)

    def _check(self, recipe: BoardRecipe) -> None:
        _, dropped = honoured(recipe, self.abilities)
        if dropped:
            raise UserMistake(
                f"{self._model.title} cannot use {' and '.join(SAID[one] for one in dropped)} "
                "here. Take them off the shot, or choose another artist."
            )

    def _pictures(self, recipe: BoardRecipe, library: Library) -> Pictures:
        tier = self._model.tiers[TierName(recipe.tier)]
        plate = plate_size(recipe.size, recipe.overscan)
        return read_pictures(recipe, fit(plate, tier.size, self._model.grid.step_px), library)

    def _want(self, recipe: BoardRecipe, folder: Path, library: Library) -> Want:
        return Want(
            model=self._model,
            folder=folder,
            pipeline=self._model.pipelines[way(recipe)],
            loras=tuple(_checked(lora, library) for lora in recipe.loras),
            home=self._home,
            revision=recipe.revision,
            tier=TierName(recipe.tier),
        )

    def _denoise(
        self,
        pipe: Any,
        want: Want,
        recipe: BoardRecipe,
        pictures: Pictures,
        progress: Progress,
    ) -> Picture:
        """(H, W, 3) at about the model's size."""
        import torch

        progress(LOADED)
        pipe.set_progress_bar_config(disable=True)
        tier = self._model.tiers[want.tier]
        asked = {"prompt": recipe.prompt, "guidance_scale": tier.guidance}
        if recipe.negative:
            asked["negative_prompt"] = recipe.negative
        words = encoded(pipe, want, **asked)
        call = arguments(pipe, recipe, tier, pictures, words)
        with looking(pipe, want, progress, _shape(recipe, pictures)) as look:

            def on_step(done: float) -> None:
                look()
                progress(LOADED + done * (0.98 - LOADED))

            made = pipe(
                **call,
                # On the CPU, so that a seed means the same picture whatever the card is.
                generator=torch.Generator("cpu").manual_seed(recipe.seed),
                callback_on_step_end=stepping(on_step),
            )
        return self._sound(made.images[0])

    def _sound(self, picture: NDArray[np.float32]) -> Picture:
        if not np.isfinite(picture).all() or not picture.any():
            raise EngineUnavailable(
                f"{self._model.title} made a black picture: its numbers ran out of range on this "
                "device. Try another seed, leave out LoRAs, or choose another artist."
            )
        return np.rint(np.clip(picture, 0.0, 1.0) * 255).astype(np.uint8)


def _shape(recipe: BoardRecipe, pictures: Pictures) -> Shape:
    """The frame is the middle of the plate, and the plate that of the model's picture."""
    (width, height), (left, top, right, bottom) = pictures.fit.size, pictures.fit.box
    shown = (right - left) / width / recipe.overscan, (bottom - top) / height / recipe.overscan
    return Shape(pictures.fit.size, shown=shown)


def _checked(lora: Lora, library: Library) -> tuple[Path, float]:
    """By what is in the file, whatever it is called."""
    path = library.file(lora.file)
    try:
        check_tensors(path)
    except NotTensors as fault:
        raise UserMistake(
            f"The LoRA {path.name} cannot be used: the file {fault}. "
            "Choose a LoRA in the safetensors format."
        ) from None
    return path, lora.strength


def _carried_depth(
    recipe: BoardRecipe, pictures: Pictures, library: Library
) -> NDArray[np.float32] | None:
    """The picture keeps to the depth that it was drawn from, so that depth is its own."""
    if way(recipe) is not Ability.DEPTH or recipe.depth is None:
        return None
    depth = library.depth(recipe.depth)
    plate = pictures.fit.plate
    scale = min(depth.shape[1] / plate[0], depth.shape[0] / plate[1])
    wide, high = (max(1, round(side * scale)) for side in plate)
    left, top = (depth.shape[1] - wide) // 2, (depth.shape[0] - high) // 2
    part = depth[top : top + high, left : left + wide]
    # Between a figure and the wall behind it there is nothing to mix.
    return np.asarray(cv2.resize(part, plate, interpolation=cv2.INTER_NEAREST), np.float32)
