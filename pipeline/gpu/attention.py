"""The attention kernel: chosen once per machine, among those that compute what torch does."""

from importlib.metadata import PackageNotFoundError, version
from typing import Any

from pipeline.gpu.device import Device
from pipeline.gpu.learned import Learned
from pipeline.gpu.placing import denoisers

NATIVE = "native"
CANDIDATES = ("_flash_3", "flash", "_native_cudnn", "_native_flash", "_sage_qk_int8_pv_fp16_cuda")
"""By the names of diffusers. Not here: kernels that are fetched from the hub when they are called,
and those of SageAttention that multiply in fp8, which give noise on Hopper, `sage` among them, as
it picks them by itself."""
PACKAGES = ("torch", "diffusers", "flash-attn", "sageattention")

SHAPE = (1, 4096, 16, 128)
"""Batch, tokens, heads, channels of a head: about one shot of LTX-Video."""
MOST_ERROR = 1e-2
"""Relative, against float32: bf16 lands between 1e-3 and 1e-2, a wrong kernel near 1."""
SELF_ATTENTION = "attn1"
"""How blocks name the attention that takes no mask, which most of these kernels cannot take."""

_SECTION = "attention"
_WARM, _TIMED = 3, 10


def set_attention(pipe: Any, device: Device, learned: Learned) -> None:
    """The fastest right kernel for self-attention; elsewhere than on a CUDA card torch's own."""
    if device.kind != "cuda":
        return
    key = _key(device)
    backend = learned.get(_SECTION, key)
    if backend not in (NATIVE, *CANDIDATES):
        backend = fastest(device)
        learned.put(_SECTION, key, backend)
    if backend != NATIVE:
        _use(pipe, backend)


def fastest(device: Device) -> str:
    """Runs all candidates on the same random numbers. One that cannot run here is passed over."""
    import torch

    generator = torch.Generator(device.torch_name).manual_seed(1)
    drawn = [
        torch.randn(SHAPE, generator=generator, device=device.torch_name, dtype=device.dtype)
        for _ in range(3)
    ]
    times = {NATIVE: _seconds(NATIVE, drawn)}
    for backend in CANDIDATES:
        if error_of(backend, drawn) <= MOST_ERROR:
            times[backend] = _seconds(backend, drawn)
    return min(times, key=lambda backend: times[backend])


def error_of(backend: str, drawn: list[Any]) -> float:
    """||out - exact|| / ||exact||, exact in float32 by torch; inf where it cannot run."""
    import torch

    heads_first = [tensor.float().transpose(1, 2) for tensor in drawn]
    exact = torch.nn.functional.scaled_dot_product_attention(*heads_first).transpose(1, 2)
    try:
        out = _attend(backend, drawn).float()
    except Exception:  # of any kind: assertions, compilers and drivers of five libraries
        return float("inf")
    error = ((out - exact).norm() / exact.norm()).item()
    return error if error == error else float("inf")


def _attend(backend: str, drawn: list[Any]) -> Any:
    from diffusers.models.attention_dispatch import attention_backend, dispatch_attention_fn

    with attention_backend(backend):  # checks that what it needs is there
        return dispatch_attention_fn(*drawn)


def _seconds(backend: str, drawn: list[Any]) -> float:
    import torch

    for _ in range(_WARM):
        _attend(backend, drawn)
    start, end = (torch.cuda.Event(enable_timing=True) for _ in range(2))
    start.record()
    for _ in range(_TIMED):
        _attend(backend, drawn)
    end.record()
    end.synchronize()
    return start.elapsed_time(end)


def _use(pipe: Any, backend: str) -> None:
    from diffusers.models.attention_dispatch import AttentionBackendName

    for denoiser in denoisers(pipe):
        for name, module in denoiser.named_modules():
            processor: Any = getattr(module, "processor", None)
            if name.endswith(SELF_ATTENTION) and hasattr(processor, "_attention_backend"):
                processor._attention_backend = AttentionBackendName(backend)


def _key(device: Device) -> str:
    return "|".join([device.name, *(f"{name} {_version(name)}" for name in PACKAGES)])


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "-"
