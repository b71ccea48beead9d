"""Which device models would run on."""

from dataclasses import dataclass

import psutil


@dataclass(frozen=True)
class Device:
    """A place to run models. Memory in bytes, all of it and what is free now."""

    kind: str
    name: str
    memory: int
    free: int


def best_device() -> Device:
    """CUDA or ROCm, else Apple's MPS, else the CPU with the system's memory."""
    import torch  # here, so that no other command pays for it

    if torch.cuda.is_available():
        free, memory = torch.cuda.mem_get_info()
        kind = "rocm" if torch.version.hip else "cuda"
        return Device(kind, torch.cuda.get_device_name(), memory, free)
    system = psutil.virtual_memory()
    if torch.backends.mps.is_available():
        return Device("mps", "Apple GPU", system.total, system.available)
    return Device("cpu", f"{psutil.cpu_count()} processor cores", system.total, system.available)
