"""Memory that ran out: how it is recognised, and how what was held is given back."""

import gc
import traceback
from types import TracebackType

OUT_OF_MEMORY = (
    "CUDA out of memory",
    "CUDA error: out of memory",
    "CUDA driver error: out of memory",
    "HIP out of memory",
    "HIP error: out of memory",
    "CUBLAS_STATUS_ALLOC_FAILED",
    "CUBLAS_STATUS_NOT_INITIALIZED",
    "HIPBLAS_STATUS_ALLOC_FAILED",
    "HIPBLAS_STATUS_NOT_INITIALIZED",
    "CUDNN_STATUS_ALLOC_FAILED",
    "unable to find an engine to execute this computation",
    "MPS backend out of memory",
    "Invalid buffer size",
    "DefaultCPUAllocator: not enough memory",
    "DefaultCPUAllocator: can't allocate memory",
)
"""What a RuntimeError says where torch has no error of its own for it (read in torch 2.13: CUDA,
cuBLAS, cuDNN, MPS, and the CPU's allocator on Windows and elsewhere). The libraries say that they
cannot begin, and that they find no engine, where there is no room for what these would need."""


def is_out_of_memory(error: BaseException) -> bool:
    """Whether it goes back to memory that ran out, be it wrapped by a library."""
    import torch

    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, (torch.OutOfMemoryError, MemoryError)):
            return True
        if isinstance(seen, RuntimeError) and any(words in str(seen) for words in OUT_OF_MEMORY):
            return True
        seen = seen.__cause__ or seen.__context__
    return False


def happened_in(error: BaseException, part: object) -> bool:
    """Whether `part`, such as a decoder, was at work when it was raised."""
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        if part is not None and trace.tb_frame.f_locals.get("self") is part:
            return True
        trace = trace.tb_next
    return False


def let_go(error: BaseException) -> None:
    """Frees what the failed calls still hold: their frames keep tensors alive."""
    seen: BaseException | None = error
    while seen is not None:
        traceback.clear_frames(seen.__traceback__)
        seen = seen.__cause__ or seen.__context__


def give_back() -> None:
    """Returns what torch keeps for later to the device."""
    import torch

    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
        torch.cuda.ipc_collect()
        torch.accelerator.empty_host_cache()  # what was pinned to be sent to the card
    elif torch.backends.mps.is_available():
        torch.mps.empty_cache()
