"""Puts a loaded pipeline where a rung of the ladder wants it."""

from collections.abc import Callable
from typing import Any

from pipeline.gpu.device import Device
from pipeline.gpu.ladder import Place, Rung

DENOISERS = ("transformer", "transformer_2", "unet")


def put(pipe: Any, place: Place, device: Device) -> None:
    """What is held in fp8 was made so before."""
    _PUT[place.rung](pipe, device)
    decoder: Any = getattr(pipe, "vae", None)
    if place.is_tiled and hasattr(decoder, "enable_tiling"):
        decoder.enable_tiling()
    if place.is_tiled and hasattr(decoder, "enable_slicing"):
        decoder.enable_slicing()


def denoisers(pipe: Any) -> list[Any]:
    found = (getattr(pipe, name, None) for name in DENOISERS)
    return [part for part in found if part is not None]


def _resident(pipe: Any, device: Device) -> None:
    pipe.to(device.torch_name)


def _parts(pipe: Any, device: Device) -> None:
    pipe.enable_model_cpu_offload(device=device.torch_name)


def quantise(pipe: Any, device: Device) -> None:
    """The linear layers of the repeated blocks to fp8, each on the card and in turn."""
    from torchao.quantization import (  # pyright: ignore[reportMissingImports]
        Float8DynamicActivationFloat8WeightConfig,
        PerRow,
        quantize_,
    )

    config = Float8DynamicActivationFloat8WeightConfig(granularity=PerRow())
    for denoiser in denoisers(pipe):
        names = getattr(denoiser, "_repeated_blocks", None) or ()
        for block in denoiser.modules():
            if type(block).__name__ in names:
                quantize_(block, config, device=device.torch_name)


def _group(pipe: Any, device: Device) -> None:
    import torch

    pipe.enable_group_offload(
        onload_device=torch.device(device.torch_name),
        offload_device=torch.device("cpu"),
        offload_type="leaf_level",
        use_stream=True,
        low_cpu_mem_usage=True,
    )


def _sequential(pipe: Any, device: Device) -> None:
    pipe.enable_sequential_cpu_offload(device=device.torch_name)


_PUT: dict[Rung, Callable[[Any, Device], None]] = {
    Rung.RESIDENT: _resident,
    Rung.PARTS: _parts,
    Rung.FP8: _parts,
    Rung.GROUP: _group,
    Rung.SEQUENTIAL: _sequential,
}
