"""Which device models would run on."""

from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

import psutil

FP8_SINCE = (8, 9)
"""The CUDA compute capability that first multiplies in fp8 (Ada; Hopper is 9.0)."""


@dataclass(frozen=True)
class Device:
    """A place to run models. Memory in bytes, all of it and what is free now."""

    kind: str
    name: str
    memory: int
    free: int
    capability: tuple[int, int] = (0, 0)
    """Of a CUDA card."""

    @property
    def torch_name(self) -> str:
        """What torch calls it: ROCm answers to the name of CUDA."""
        return "cuda" if self.is_card else self.kind

    @property
    def is_card(self) -> bool:
        """Whether it has memory of its own, so that weights can rest elsewhere."""
        return self.kind in ("cuda", "rocm")

    @property
    def can_compile(self) -> bool:
        return self.is_card and find_spec("triton") is not None

    @property
    def has_fp8(self) -> bool:
        """fp8 pays only when it is compiled, and only torchao does it."""
        is_new = self.kind == "cuda" and self.capability >= FP8_SINCE
        return is_new and self.can_compile and find_spec("torchao") is not None

    @property
    def dtype(self) -> Any:
        import torch

        return torch.float32 if self.kind == "cpu" else torch.bfloat16


def best_device() -> Device:
    """CUDA or ROCm, else Apple's MPS, else the CPU with the system's memory."""
    import torch  # here, so that no other command pays for it

    if torch.cuda.is_available():
        free, memory = torch.cuda.mem_get_info()
        kind = "rocm" if torch.version.hip else "cuda"
        capability = torch.cuda.get_device_capability()
        return Device(kind, torch.cuda.get_device_name(), memory, free, capability)
    system = psutil.virtual_memory()
    if torch.backends.mps.is_available():
        return Device("mps", "Apple GPU", system.total, system.available)
    return Device("cpu", f"{psutil.cpu_count()} processor cores", system.total, system.available)
