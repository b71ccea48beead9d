"""LoRAs by file: attached with a strength, and taken off again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipeline.errors import EngineUnavailable

Loras = tuple[tuple[Path, float], ...]


def attach(pipe: Any, loras: Loras) -> None:
    """Replaces what is attached. Raises EngineUnavailable for one that does not fit the model."""
    from safetensors.torch import load_file

    detach(pipe)
    names = _names(len(loras))
    for name, (path, _) in zip(names, loras, strict=True):
        try:
            pipe.load_lora_weights(load_file(path), adapter_name=name)
        except (AttributeError, KeyError, RuntimeError, ValueError) as error:
            raise _misfit(pipe, path) from error
        if name not in {one for found in pipe.get_list_adapters().values() for one in found}:
            raise _misfit(pipe, path)
    if names:
        pipe.set_adapters(names, [strength for _, strength in loras])


@contextmanager
def without_first(pipe: Any, strengths: tuple[float, ...]) -> Iterator[None]:
    """Meanwhile the first of what is attached does nothing; `strengths` are those of all."""
    names = _names(len(strengths))
    pipe.set_adapters(names, [0.0, *strengths[1:]])
    try:
        yield
    finally:
        pipe.set_adapters(names, list(strengths))


def detach(pipe: Any) -> None:
    if hasattr(pipe, "unload_lora_weights"):
        pipe.unload_lora_weights()


def _names(count: int) -> list[str]:
    return [f"lora_{number}" for number in range(count)]


def _misfit(pipe: Any, path: Path) -> EngineUnavailable:
    detach(pipe)
    family = type(pipe).__name__.removesuffix("Pipeline")
    return EngineUnavailable(
        f"The LoRA {path.name} does not fit {family}: it was made for another model. Take it off "
        "the shot, or choose the model that it was made for."
    )
