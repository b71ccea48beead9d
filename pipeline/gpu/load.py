"""From a model's folder to its pipeline in memory. Nothing but safetensors on this disk is read."""

import json
from pathlib import Path
from typing import Any

from pipeline.gpu.device import Device
from pipeline.gpu.want import Want

SAFE = {"local_files_only": True, "use_safetensors": True}

CONTROLNETS = {
    "StableDiffusionXLControlNetUnion": "ControlNetUnionModel",
    "ZImageControlNet": "ZImageControlNetModel",
}
"""How the name of a pipeline begins -> the class of its `controlnet` (diffusers 0.42.1)."""
CONTROLNET = "controlnet"


def load(want: Want, device: Device) -> Any:
    """The pipeline on the CPU, in the precision of `device`."""
    import diffusers

    _quiet()
    dtype = _dtypes(want, device)
    parts = {
        name: _part(want.folder, name, cls, dtype.get(name, dtype["default"]), want)
        for name, cls in _apart(want).items()
    }
    if want.model.variant and _has_variant(want):
        parts["variant"] = want.model.variant
    cls = getattr(diffusers, want.pipeline)
    return cls.from_pretrained(want.folder, dtype=dtype, **SAFE, **parts)


def has_control(pipeline: str) -> bool:
    return any(pipeline.startswith(start) for start in CONTROLNETS)


def _quiet() -> None:
    """What the libraries say is meant for those who call them; what matters is raised."""
    import diffusers.utils.logging
    import transformers.utils.logging

    for logging in (diffusers.utils.logging, transformers.utils.logging):
        logging.set_verbosity_error()
        logging.disable_progress_bar()


def _dtypes(want: Want, device: Device) -> dict[str, Any]:
    import torch

    return {"default": device.dtype} | dict.fromkeys(want.model.float32, torch.float32)


def _apart(want: Want) -> dict[str, str]:
    """Parts that are not loaded with the rest -> their classes."""
    index = json.loads((want.folder / "model_index.json").read_text("utf-8"))
    files = want.model.single_files
    found = {
        name: index[name][1]
        for name, file in files.items()
        if name in index and (want.folder / file).is_file()
    }
    control = [cls for start, cls in CONTROLNETS.items() if want.pipeline.startswith(start)]
    return found | ({CONTROLNET: control[0]} if control else {})


def _part(folder: Path, name: str, cls: str, dtype: Any, want: Want) -> Any:
    """From its own folder, or from one file of its makers with the config beside it."""
    import diffusers

    made, file = getattr(diffusers, cls), want.model.single_files.get(name)
    if not file or not (folder / file).is_file():
        return made.from_pretrained(folder / name, dtype=dtype, **SAFE)
    config = {"config": str(folder), "subfolder": name}
    has_config = (folder / name / "config.json").is_file()
    return made.from_single_file(
        str(folder / file), dtype=dtype, local_files_only=True, **(config if has_config else {})
    )


def _has_variant(want: Want) -> bool:
    """A folder of own weights may have them without the ending."""
    return any(want.folder.glob(f"*/*.{want.model.variant}.safetensors"))


def turned(pipe: Any, pipeline: str) -> Any:
    """The same parts as another pipeline, such as image to image; None where it needs more."""
    import diffusers

    cls = getattr(diffusers, pipeline)
    parts, options = cls._get_signature_keys(cls)
    there = {name: part for name, part in pipe.components.items() if name in parts}
    if set(parts) - set(there) - set(cls._optional_components):
        return None
    turned = cls(**there, **{name: pipe.config[name] for name in options if name in pipe.config})
    turned.set_progress_bar_config(disable=True)
    return turned
