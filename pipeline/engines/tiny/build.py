"""Writes a folder of weights laid out as the model's own repository is."""

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.engines.tiny.image import flux2_klein, stable_diffusion, stable_diffusion_xl, z_image
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

BESIDE = ("latent_upsampler",)
"""Parts that lie in the repository without being named in its index."""


def build(model: Model, folder: Path, seed: int = 1) -> None:
    """Random weights for `model` in `folder`, which is made; the same seed gives the same bytes.

    Raises EngineUnavailable for a model of a family that is not listed.
    """
    import diffusers
    import torch

    name, family = _family(model)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        parts = family()
    beside = {part: parts.pop(part) for part in BESIDE if part in parts}
    _quiet(lambda: getattr(diffusers, name)(**parts).save_pretrained(folder))
    for part, module in beside.items():
        module.save_pretrained(folder / part)
    said = {"model": model.id, "untrained": True, "seed": seed}
    (folder / MARKER).write_text(f"{json.dumps(said, indent=2)}\n", "utf-8")


def _family(model: Model) -> tuple[str, Family]:
    for beginning, row in FAMILIES.items():
        if any(name.startswith(beginning) for name in model.pipelines.values()):
            return row
    raise EngineUnavailable(
        f"There are no tiny weights for {model.title}. Install the model itself, or choose another."
    )


def _quiet(work: Callable[[], None]) -> None:
    """Without the advice that diffusers gives about settings of its own tiny parts."""
    logger = logging.getLogger("diffusers")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        work()
    finally:
        logger.setLevel(level)
