"""The ladder of memory: how a model is held, from the fastest way to the smallest."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from pipeline.gpu.device import Device
from pipeline.models.model import Memory


class Rung(StrEnum):
    RESIDENT = "resident"
    PARTS = "one part at a time"
    """The text encoder is off the card while it denoises, and so on."""
    FP8 = "fp8"
    GROUP = "group offload"
    """Layers come to the card on a stream while those before them work."""
    SEQUENTIAL = "sequential offload"


@dataclass(frozen=True)
class Place:
    """How a pipeline is held. `is_tiled`: its decoder works tile by tile."""

    rung: Rung
    is_tiled: bool = False

    def __str__(self) -> str:
        return f"{self.rung}, tiled decode" if self.is_tiled else self.rung


FP8_SHARE = 0.55
"""Bytes of a part in fp8 over bf16: its norms and embeddings stay as they are."""
FLOAT32_OVER_BF16 = 2
LAYERS_AT_ONCE = 3
"""One at work, one coming, one leaving."""
WORKING_BYTES = 2_000_000_000
"""Left for what is computed, before it was measured: too little only costs a step down."""

WEIGHTS: dict[Rung, Callable[[Memory], float]] = {
    Rung.RESIDENT: lambda memory: memory.whole,
    Rung.PARTS: lambda memory: memory.model,
    Rung.FP8: lambda memory: memory.model * FP8_SHARE,
    Rung.GROUP: lambda memory: memory.layer * LAYERS_AT_ONCE,
    Rung.SEQUENTIAL: lambda memory: memory.layer,
}
"""Bytes of weights on the card."""


def rungs(device: Device, has_loras: bool = False, has_control: bool = False) -> tuple[Rung, ...]:
    """What there is on this device. Where the system's memory is all there is, nothing is gained by
    moving weights. LoRAs are not attached to weights in fp8. A control net may share layers with
    its model, and what is shared cannot be sent away twice."""
    if not device.is_card:
        return (Rung.RESIDENT,)
    without = {
        Rung.FP8: has_loras or not device.has_fp8,
        Rung.SEQUENTIAL: has_control,
    }
    return tuple(rung for rung in Rung if not without.get(rung))


def memory_on(memory: Memory, device: Device) -> Memory:
    """In the precision of a device: float32 on the processor."""
    share = FLOAT32_OVER_BF16 if device.kind == "cpu" else 1
    return Memory(
        whole=memory.whole * share, model=memory.model * share, layer=memory.layer * share
    )


def needed(rung: Rung, memory: Memory) -> int:
    """Bytes on the card, weights and work, as first guessed."""
    return int(WEIGHTS[rung](memory)) + WORKING_BYTES


def first_place(memory: Memory | None, free: int, ladder: tuple[Rung, ...]) -> Place:
    """The fastest that fits into what is free; where the need is not known, the fastest."""
    if memory is None:
        return Place(ladder[0])
    fits = (rung for rung in ladder if needed(rung, memory) <= free)
    return Place(next(fits, ladder[-1]))


def next_place(place: Place, ladder: tuple[Rung, ...], in_decoder: bool) -> Place | None:
    """One step down; none: this was the last. Tiles help a decoder more than any other step."""
    if in_decoder and not place.is_tiled:
        return replace(place, is_tiled=True)
    lower = ladder[ladder.index(place.rung) + 1 :]
    if lower:
        return replace(place, rung=lower[0])
    return None if place.is_tiled else replace(place, is_tiled=True)
