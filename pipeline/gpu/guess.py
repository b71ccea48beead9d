"""What a model would take here, before this machine has shown it: sums over the catalogue."""

from dataclasses import dataclass

from pipeline.gpu.device import Device
from pipeline.gpu.ladder import first_place, memory_on, needed, rungs
from pipeline.gpu.learned import Learned
from pipeline.gpu.places import PEAKS, key
from pipeline.gpu.want import Want
from pipeline.models.model import Model, TierName


@dataclass(frozen=True)
class Class:
    """Operations a second in bf16, not sparse, and watts at most, by the maker's data sheet."""

    names: tuple[str, ...]
    flops: float
    watts: float


CLASSES = (
    Class(("H100", "H200"), 990e12, 700),  # NVIDIA H100/H200 SXM data sheets
    Class(("A100",), 312e12, 400),  # NVIDIA A100 SXM data sheet
    Class(("4090",), 165e12, 450),  # NVIDIA Ada architecture paper, FP32 accumulate
    Class(("3090",), 71e12, 350),  # NVIDIA GA102 architecture paper, FP32 accumulate
)
KINDS = {
    "cuda": Class((), 40e12, 250),
    "rocm": Class((), 40e12, 250),
    "mps": Class((), 5e12, 40),
    "cpu": Class((), 0.2e12, 65),
}
"""What is in none of the classes is taken for a modest one of its kind, until it was measured."""

USED = 0.35
"""The share of the peak that stock diffusers reaches on LTX-Video."""

BYTES_A_WEIGHT = 2
VIDEO_PX, IMAGE_PX = 32, 16
"""A token of a video model with steps in time, or of an image model, is so many pixels wide."""


def class_of(device: Device) -> Class:
    named = (one for one in CLASSES if any(name in device.name for name in one.names))
    return next(named, KINDS.get(device.kind, KINDS["cpu"]))


def frame_s(model: Model, tier: TierName, device: Device) -> float:
    """Seconds for one frame of a take, or for a board: two operations a weight and token."""
    setting, grid = model.tiers[tier], model.grid
    width, height = setting.size
    side = VIDEO_PX if grid.frame_step > 1 else IMAGE_PX
    tokens = width * height / side**2 / grid.frame_step
    weights = (model.memory.model if model.memory else model.bytes) / BYTES_A_WEIGHT
    passes = setting.steps * (2 if setting.guidance > 1 else 1)
    return max(0.001, 2 * weights * tokens * passes / (class_of(device).flops * USED))


def memory_bytes(want: Want, device: Device) -> int:
    """On the card at most: as it was measured, else as guessed for the rung it would start on; 0
    where neither is known."""
    if peak := Learned(want.home).get(PEAKS, key(want.model.id, want.pipeline, device)):
        return int(peak)
    if want.model.memory is None:
        return 0
    memory = memory_on(want.model.memory, device)
    return needed(first_place(memory, device.free, rungs(device)).rung, memory)
