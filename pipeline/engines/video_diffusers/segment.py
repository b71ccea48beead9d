"""One call of a pipeline: a piece of a take, and what the families of models have in common."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.video_diffusers.framing import Picture
from pipeline.errors import EngineUnavailable
from pipeline.gpu.colour import bytes_from_unit
from pipeline.gpu.loras import Loras
from pipeline.models.model import Tier

OnStep = Callable[[], None]
"""Called after every denoising step; what it raises ends the work."""


class NoPicture(EngineUnavailable):
    """The model gave numbers that are no picture."""


@dataclass(frozen=True)
class Segment:
    """What a piece is made from. Clips are (F, height, width, 3) uint8 sRGB at the model's size."""

    size: tuple[int, int]
    frames: int
    fps: float
    seed: int
    tier: Tier
    lead: Picture | None = None
    """The frames it begins with: a keyframe, or the end of what came before."""
    last: Picture | None = None
    """(height, width, 3): what it ends on."""
    source: Picture | None = None
    """What it makes over, at least as long."""
    strength: float = 1.0
    """How far from `source` it may go, 0 to 1."""
    control: Picture | None = None
    """What its composition keeps to, at least as long."""
    strengths: tuple[float, ...] = ()
    """Of the LoRAs that are attached; the first is that of `control`, where there is one."""
    upsampler: Path | None = None
    """The folder of the upsampler between two passes."""
    words: dict[str, Any] = field(default_factory=dict)
    """The prompt, as arguments of the pipeline's call."""

    def told(self, words: dict[str, Any], loras: Loras) -> "Segment":
        return replace(self, words=words, strengths=tuple(strength for _, strength in loras))


class Wave(NamedTuple):
    """Sound as a model gives it: (channels, N) float32 at `rate` samples a second. It begins with
    the first frame; its end may come a little before or after that of the last."""

    levels: NDArray[np.float32]
    rate: int


@dataclass(frozen=True)
class Family:
    """How the models of a kind are called. `denoise` gives latents, `decode` (F, H, W, 3) uint8."""

    denoise: Callable[[Any, Segment, OnStep], Any]
    decode: Callable[[Any, Any, Segment], Picture]
    hear: Callable[[Any, Any], Wave | None] | None = None
    """The sound in the same latents, of those who make it; None where its numbers are none."""
    overlap: int = 1
    """How many frames of what came before a piece can begin with."""
    told: tuple[float, float] | None = None
    """From which to which rate it can be told the film's own; none: it has one of its own."""


def denoised(pipe: Any, segment: Segment, on_step: OnStep, **call: Any) -> Any:
    """What a pipeline gives in place of pictures; `call` is what its family asks for."""

    def after(pipe: Any, step: int, timestep: Any, tensors: dict[str, Any]) -> dict[str, Any]:
        on_step()
        return tensors

    width, height = segment.size
    every = {
        "width": width,
        "height": height,
        "num_frames": segment.frames,
        "num_inference_steps": segment.tier.steps,
        "generator": dice(segment.seed),
        "output_type": "latent",
        "return_dict": False,
        "callback_on_step_end": after,
    }
    return pipe(**(every | call))


def dice(seed: int) -> Any:
    """On the CPU, so that a seed gives the same numbers whatever the device."""
    import torch

    return torch.Generator("cpu").manual_seed(seed)


def still(picture: Picture) -> Any:
    from PIL import Image

    return Image.fromarray(picture)


def stills(clip: Picture) -> list[Any]:
    return [still(picture) for picture in clip]


def finite(latents: Any) -> Any:
    """Raises NoPicture where a number is none."""
    if not bool(latents.isfinite().all()):
        raise NoPicture("numbers that are out of range")
    return latents


def pictures_of(video: Any) -> Picture:
    """(1, 3, F, H, W), -1 to 1, to (F, H, W, 3) uint8: turned into bytes where it was made."""
    levels = bytes_from_unit(finite(video)[0].movedim(0, 1))
    return np.ascontiguousarray(levels.cpu().numpy())
