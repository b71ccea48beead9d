"""One pipeline resident at a time, loaded as the memory allows."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pipeline.gpu.device import best_device
from pipeline.models.model import Model

T = TypeVar("T")


@dataclass(frozen=True)
class Want:
    """What is to be loaded: a diffusers class with the checked weights of a model."""

    model: Model
    folder: Path
    pipeline: str
    """The name of the diffusers class."""
    loras: tuple[tuple[Path, float], ...] = ()
    """Safetensors files, already checked, and their strengths."""


def with_pipeline(want: Want, work: Callable[[Any], T]) -> T:
    """Calls `work` with the loaded pipeline; kept for the next call that wants the same."""
    return work(_load(want))


def _load(want: Want) -> Any:
    import diffusers
    import torch

    device = best_device()
    dtype = torch.float32 if device.kind == "cpu" else torch.bfloat16
    cls = getattr(diffusers, want.pipeline)
    pipeline = cls.from_pretrained(
        want.folder, torch_dtype=dtype, local_files_only=True, use_safetensors=True
    )
    return pipeline.to("cuda" if device.kind == "rocm" else device.kind)
