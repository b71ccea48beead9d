"""The arguments that a diffusers pipeline is called with, for each way to draw."""

import inspect
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image

from pipeline.engines.asked import way
from pipeline.engines.base import Library
from pipeline.engines.image_diffusers.fit import Fit, Picture, framed
from pipeline.media.depth_picture import depth_picture, nearest_seen_m
from pipeline.models.model import Ability, Tier
from pipeline.recipe import BoardRecipe

CONTROL_MODES = {Ability.POSE: 0, Ability.DEPTH: 1, Ability.LINE: 3}
"""The kinds of picture of the SDXL union ControlNet, by its makers' numbering
(huggingface.co/xinsir/controlnet-union-sdxl-1.0); 3 is thin lines."""


@dataclass(frozen=True)
class Pictures:
    """What the recipe names, read, at the model's size; `source` and `mask` at the plate's too."""

    fit: Fit
    source: Picture | None = None
    mask: Picture | None = None
    """(H, W) of the plate: white is drawn anew."""
    control: Picture | None = None
    references: tuple[Picture, ...] = ()


def read_pictures(recipe: BoardRecipe, fit: Fit, library: Library) -> Pictures:
    """Only those that the way of the recipe needs."""
    how = way(recipe)
    source = mask = control = None
    references: tuple[Picture, ...] = ()
    if how in (Ability.INPAINT, Ability.IMAGE) and recipe.source:
        source = at_plate(library.picture(recipe.source), fit)
    if how is Ability.INPAINT and recipe.mask:
        mask = framed(fit.plate, recipe.overscan, library.picture(recipe.mask))
    if how is Ability.DEPTH and recipe.depth:
        nearest = nearest_seen_m(recipe.camera, recipe.size[0] / recipe.size[1])
        control = depth_picture(library.depth(recipe.depth), nearest)
    if how in (Ability.LINE, Ability.POSE):
        key = recipe.line if how is Ability.LINE else recipe.pose
        control = library.picture(key)[..., :3] if key else None
    if how is Ability.REFERENCE:
        references = tuple(library.picture(key)[..., :3] for key in recipe.references)
    return Pictures(fit, source, mask, control, references)


def at_plate(picture: Picture, fit: Fit) -> Picture:
    """The plate's pixels; a picture of another aspect is cut in its middle."""
    return Fit(fit.plate, (0, 0)).to_plate(np.ascontiguousarray(picture[..., :3]))


def arguments(
    pipe: Any, recipe: BoardRecipe, tier: Tier, pictures: Pictures, words: dict[str, Any]
) -> dict[str, Any]:
    """Everything but the seed and the callback."""
    takes = inspect.signature(type(pipe).__call__).parameters
    width, height = pictures.fit.size
    call: dict[str, Any] = {
        **words,
        **tier.call,
        "width": width,
        "height": height,
        "guidance_scale": tier.guidance,
        **_steps(tier, recipe),
        **_shown(pipe, recipe, pictures),
        "output_type": "np",
    }
    # Image-to-image of some families takes the size of its picture, which is the same.
    return {name: value for name, value in call.items() if name in takes}


def _steps(tier: Tier, recipe: BoardRecipe) -> dict[str, Any]:
    """As many steps are really done as the tier says, however little the picture may change."""
    if way(recipe) in (Ability.INPAINT, Ability.IMAGE):
        strength = min(1.0, max(0.02, recipe.strength or 1.0))
        return {"num_inference_steps": math.ceil(tier.steps / strength), "strength": strength}
    scheduled = {"timesteps": tier.timesteps, "sigmas": tier.sigmas}
    given = {name: list(values) for name, values in scheduled.items() if values}
    return {"num_inference_steps": tier.steps, **given}


def _shown(pipe: Any, recipe: BoardRecipe, pictures: Pictures) -> dict[str, Any]:
    fit, how = pictures.fit, way(recipe)
    if pictures.source is not None:
        shown = {"image": _image(fit.to_model(pictures.source))}
        if "mask_image" in inspect.signature(type(pipe).__call__).parameters:
            shown["mask_image"] = _image(_model_mask(pictures))
        return shown
    if pictures.control is not None:
        control = _image(fit.to_model(at_plate(pictures.control, fit)))
        if "Union" in type(pipe).__name__:
            return {"control_image": [control], "control_mode": [CONTROL_MODES[how]]}
        return {"control_image": control}
    if pictures.references:
        return {"image": [_image(one) for one in pictures.references]}
    return {}


def _model_mask(pictures: Pictures) -> Picture:
    """Without a mask all of it: some families redraw whole pictures with their inpainting too."""
    if pictures.mask is None:
        return np.full(pictures.fit.size[::-1], 255, np.uint8)
    return np.asarray(np.where(pictures.fit.to_model(pictures.mask) > 0, 255, 0), np.uint8)


def _image(picture: Picture) -> Image.Image:
    return Image.fromarray(np.ascontiguousarray(picture))


OnStep = Callable[[float], None]
"""Called with the share done; raises Cancelled to stop."""


def stepping(on_step: OnStep) -> Callable[[Any, int, Any, dict[str, Any]], dict[str, Any]]:
    def step(pipe: Any, index: int, _: Any, changed: dict[str, Any]) -> dict[str, Any]:
        on_step((index + 1) / max(1, pipe.num_timesteps))
        return changed

    return step
