"""What lies in memory, and whether it serves for something else."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from pipeline.gpu.attention import set_attention
from pipeline.gpu.compiling import compile_blocks
from pipeline.gpu.device import Device
from pipeline.gpu.ladder import Place, Rung
from pipeline.gpu.learned import Learned
from pipeline.gpu.load import turned
from pipeline.gpu.placing import put, quantise
from pipeline.gpu.want import Want
from pipeline.models.model import TierName

WHOLE = Place(Rung.RESIDENT)

Load = Callable[[Want, Device], Any]
"""Gives a pipeline on the CPU."""


@dataclass(frozen=True)
class Held:
    """A pipeline in memory, and how. `want.loras` are those attached just now."""

    want: Want
    pipe: Any
    place: Place
    is_fp8: bool = False

    @property
    def can_overlap(self) -> bool:
        """Whether its decoder may work while its denoiser does: nothing is moved between them, and
        the decoder keeps nothing from one call to the next, as that of Wan does."""
        return self.place == WHOLE and not hasattr(self.decoder, "clear_cache")

    @property
    def decoder(self) -> Any:
        return getattr(self.pipe, "vae", None)


def hold(want: Want, place: Place, device: Device, load: Load) -> Held:
    """Loads what is wanted, without its LoRAs, and puts it in its place."""
    pipe = load(want, device)
    is_fp8 = is_in_fp8(want, place, device)
    if is_fp8:
        quantise(pipe, device)
    put(pipe, place, device)
    if place.rung in (Rung.RESIDENT, Rung.FP8):  # elsewhere the weights come and go
        set_attention(pipe, device, Learned(want.home))
        compile_blocks(pipe, device, want.home)
    pipe.set_progress_bar_config(disable=True)
    return Held(replace(want, loras=()), pipe, place, is_fp8)


def is_in_fp8(want: Want, place: Place, device: Device) -> bool:
    """Where memory asks for it, and for drafts. LoRAs are not attached to weights in fp8."""
    is_quick = want.tier is TierName.DRAFT and device.has_fp8 and not want.loras
    return place.rung is Rung.FP8 or (place.rung is Rung.RESIDENT and is_quick)


def serving(held: Held, want: Want, device: Device) -> Held | None:
    """What is held, for `want` but for its LoRAs, as it is or with its parts as another pipeline;
    None where it has to be loaded."""
    if is_in_fp8(want, held.place, device) != held.is_fp8 or (held.is_fp8 and want.loras):
        return None
    want = replace(want, loras=held.want.loras, tier=held.want.tier)
    if want == held.want:
        return held
    if want != replace(held.want, pipeline=want.pipeline) or held.place.rung is not Rung.RESIDENT:
        return None
    pipe = turned(held.pipe, want.pipeline)
    return replace(held, want=want, pipe=pipe) if pipe is not None else None
