"""One pipeline resident at a time, loaded as the memory allows."""

from collections.abc import Callable
from typing import Any, TypeVar

from pipeline.gpu.device import best_device
from pipeline.gpu.want import Want

T = TypeVar("T")


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
