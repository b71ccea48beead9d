"""Writes a folder of weights laid out as the model's own repository is."""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipeline.engines.tiny.image import (
    flux2_klein,
    stable_diffusion,
    stable_diffusion_xl,
    union_controlnet,
    z_image,
    z_image_controlnet,
)
from pipeline.engines.tiny.video import ltx, ltx2, stable_video_diffusion, wan
from pipeline.errors import EngineUnavailable
from pipeline.models.model import Model

MARKER = "storyreel.json"
"""The file that says of its folder that the weights are random."""

Family = Callable[[], dict[str, Any]]
"""The parts of a pipeline, made anew from the random numbers as they come."""

FAMILIES: dict[str, tuple[str, Family]] = {
    "StableDiffusionXL": ("StableDiffusionXLPipeline", stable_diffusion_xl),
    "StableDiffusion": ("StableDiffusionPipeline", stable_diffusion),
    "StableVideoDiffusion": ("StableVideoDiffusionPipeline", stable_video_diffusion),
    "Flux2Klein": ("Flux2KleinPipeline", flux2_klein),
    "ZImage": ("ZImagePipeline", z_image),
    "LTX2": ("LTX2Pipeline", ltx2),
    "LTX": ("LTXPipeline", ltx),
    "Wan": ("WanPipeline", wan),
}
"""How the names of a family's classes begin -> the class its repository names, and its parts.

The first row that fits counts.
"""

CONTROLNETS: dict[str, Callable[[], Any]] = {
    "StableDiffusionXLControlNetUnion": union_controlnet,
    "ZImageControlNet": z_image_controlnet,
}
"""The same for the part that keeps to control pictures, in a folder of its own."""

BESIDE = ("latent_upsampler", "controlnet")
"""Parts that lie in the folder without being named in its index."""


def build(model: Model, folder: Path, seed: int = 1) -> None:
    """Random weights for `model` in `folder`, which is made; the same seed gives the same bytes.

    Raises EngineUnavailable for a model of a family that is not listed.
    """
    import diffusers
    import torch

    name, family = _family(model)
    with torch.random.fork_rng(devices=[]), _quiet():
        torch.manual_seed(seed)
        parts = {**family(), **_controlnet(model)}
        beside = {part: parts.pop(part) for part in BESIDE if part in parts}
        variant = model.variant or None
        getattr(diffusers, name)(**parts).save_pretrained(folder, variant=variant)
    for part, module in beside.items():
        module.save_pretrained(folder / part)
    for part, file in model.single_files.items():
        _to_one_file(folder / part, folder / file)
    said = {"model": model.id, "untrained": True, "seed": seed}
    (folder / MARKER).write_text(f"{json.dumps(said, indent=2)}\n", "utf-8", newline="\n")


def _family(model: Model) -> tuple[str, Family]:
    for beginning, row in FAMILIES.items():
        if any(name.startswith(beginning) for name in model.pipelines.values()):
            return row
    raise EngineUnavailable(
        f"There are no tiny weights for {model.title}. Install the model itself, or choose another."
    )


def _controlnet(model: Model) -> dict[str, Any]:
    for beginning, controlnet in CONTROLNETS.items():
        if any(name.startswith(beginning) for name in model.pipelines.values()):
            return {"controlnet": _woken(controlnet())}
    return {}


def _woken(module: Any) -> Any:
    """Its way out begins at zero, before training: the control picture would not be felt."""
    import torch

    for weight in module.parameters():
        if not weight.any():
            torch.nn.init.normal_(weight, std=0.1)
    return module


def _to_one_file(part: Path, file: Path) -> None:
    """Under the name that the makers gave their own file of the part."""
    file.parent.mkdir(exist_ok=True)
    next(part.glob("*.safetensors")).replace(file)


@contextmanager
def _quiet() -> Iterator[None]:
    """Without advice about tiny parts and missing packages, and without bars for the writing."""
    from transformers.utils import logging as bars

    loggers = [logging.getLogger(name) for name in ("diffusers", "transformers")]
    levels, has_bars = [logger.level for logger in loggers], bars.is_progress_bar_enabled()
    for logger in loggers:
        logger.setLevel(logging.ERROR)
    bars.disable_progress_bar()
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
        if has_bars:
            bars.enable_progress_bar()
