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
        exclude_modules=_read_past_hooks(pipe),
    )


def _read_past_hooks(pipe: Any) -> list[str]:
    """Parts, such as the control net of SDXL, with torch's own attention: it reads the weights of
    its last layer without calling it, so nobody would fetch them. They stay on the card."""
    import torch

    parts = {name: part for name, part in pipe.components.items() if hasattr(part, "modules")}
    return [
        name
        for name, part in parts.items()
        if any(isinstance(one, torch.nn.MultiheadAttention) for one in part.modules())
    ]


def _sequential(pipe: Any, device: Device) -> None:
    pipe.enable_sequential_cpu_offload(device=device.torch_name)


_PUT: dict[Rung, Callable[[Any, Device], None]] = {
    Rung.RESIDENT: _resident,
    Rung.PARTS: _parts,
    Rung.FP8: _parts,
    Rung.GROUP: _group,
    Rung.SEQUENTIAL: _sequential,
}
