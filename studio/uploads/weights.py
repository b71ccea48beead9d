"""LoRAs of strangers: taken for what is in them, whatever they are called."""

import shutil
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import UserMistake
from pipeline.models.tensors import NotTensors, check_lora

SUFFIX = ".lora"


class Weights(NamedTuple):
    name: str
    """What the LoRA calls itself."""
    suffix: str = SUFFIX


def clean_lora(source: Path, target: Path) -> Weights:
    """Copies a safetensors file that holds a LoRA: nothing in such a file can run.

    Raises UserMistake for any other file.
    """
    try:
        name = check_lora(source)
    except NotTensors as fault:
        raise UserMistake(
            f"This LoRA cannot be used: the file {fault}. Choose a LoRA in the safetensors format."
        ) from None
    shutil.copyfile(source, target)
    return Weights(name)
