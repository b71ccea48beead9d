"""Compiled blocks: a few seconds once per machine, kept in its home."""

import os
from pathlib import Path
from typing import Any

from pipeline.gpu.device import Device
from pipeline.gpu.kept import keep_below
from pipeline.gpu.placing import denoisers

FOLDERS = {"TORCHINDUCTOR_CACHE_DIR": "kernels/inductor", "TRITON_CACHE_DIR": "kernels/triton"}
"""Variable that the compiler reads -> folder in the home. A user's own setting stays."""
LIMIT_BYTES = 4_000_000_000


def compile_blocks(pipe: Any, device: Device, home: Path | None) -> None:
    """The repeated blocks of the denoisers, where the device can and the class says which. Where
    the compiler fails, such as without a C compiler beside it, they work as they are."""
    if not device.can_compile:
        return
    import torch._dynamo

    torch._dynamo.config.suppress_errors = True
    torch._dynamo.reset()  # what was compiled before is gone, and would count against its limit
    if home:
        keep_kernels(home)
    for denoiser in denoisers(pipe):
        if getattr(denoiser, "_repeated_blocks", None):
            denoiser.compile_repeated_blocks()


def keep_kernels(home: Path) -> None:
    """Compiled code goes into the home and is found there by the next process."""
    for variable, folder in FOLDERS.items():
        os.environ.setdefault(variable, str(home / folder))
    keep_below(home / "kernels", LIMIT_BYTES)
