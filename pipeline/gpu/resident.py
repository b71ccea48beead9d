"""One pipeline resident at a time, held as the memory allows; where memory runs out, it is held in
a smaller way and the work is done again."""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar, overload

from pipeline.errors import EngineUnavailable
from pipeline.gpu.device import Device, best_device
from pipeline.gpu.faults import give_back, happened_in, is_out_of_memory, let_go
from pipeline.gpu.held import Held, Load, hold, serving
from pipeline.gpu.ladder import Place, next_place, rungs
from pipeline.gpu.load import has_control, load
from pipeline.gpu.loras import attach
from pipeline.gpu.places import Places
from pipeline.gpu.streams import (
    SideStream,
    bytes_in_use,
    bytes_of_process,
    peak_bytes,
    start_counting,
)
from pipeline.gpu.want import Want
from pipeline.models.model import TierName

M = TypeVar("M")
T = TypeVar("T")

NOT_BACK_BYTES = 2_000_000_000
"""More than this held after everything was let go: the process is worth starting anew."""


class Resident:
    """The one pipeline of a process. Safe for several threads: one works, one may finish."""

    def __init__(self, load: Load = load, device: Callable[[], Device] = best_device) -> None:
        self.is_spent = False
        """Memory did not come back: this process should end before more work."""
        self.held: Held | None = None
        self._load = load
        self._device = device
        self._working = threading.Lock()
        self._finishing = threading.Lock()
        """Of the one shot that is decoded while the next is denoised."""
        self._before = 0
        """Bytes of the system's memory before anything was held."""

    @overload
    def use(self, want: Want, work: Callable[[Any], M], finish: None = None) -> M: ...
    @overload
    def use(self, want: Want, work: Callable[[Any], M], finish: Callable[[Any, M], T]) -> T: ...
    def use(
        self, want: Want, work: Callable[[Any], M], finish: Callable[[Any, M], T] | None = None
    ) -> M | T:
        """See `with_pipeline`."""
        with self._working:
            made = self._try(want, work)
            if finish is None:
                return made
            held = self.held
            if held is None or not held.can_overlap:
                return self._finish_alone(want, made, finish)
            side = SideStream()
            self._finishing.acquire()
        try:
            with side:
                return finish(held.pipe, made)
        except Exception as error:
            if not is_out_of_memory(error):
                raise
            let_go(error)
        finally:
            del held  # whoever waits to let it go finds that nobody has it
            self._finishing.release()
        with self._working:  # alone it may fit; if not, it steps down
            return self._finish_alone(want, made, finish)

    def unload(self) -> None:
        """Lets everything go; `is_spent` then says whether the memory came back."""
        with self._working:
            self._drop()

    def _finish_alone(self, want: Want, made: M, finish: Callable[[Any, M], T]) -> T:
        finished = self._try(want, lambda pipe: finish(pipe, made))
        self._rest()  # the room of the decoder is that of the next shot's denoiser
        return finished

    def _try(self, want: Want, work: Callable[[Any], M]) -> M:
        """Steps down until it fits. Raises EngineUnavailable where nothing is left."""
        device = self._device()
        if held := serving(self.held, want, device) if self.held else None:
            self.held = held
        else:
            self._drop()
            device = self._device()  # there may be more room now
        places = Places(want, device)
        ladder = rungs(device, bool(want.loras), has_control(want.pipeline))
        place: Place | None = self.held.place if self.held else places.first(ladder)
        while place:
            try:
                start_counting()
                made = work(self._ready(want, place, device).pipe)
            except Exception as error:
                if not is_out_of_memory(error):
                    self._rest()
                    raise
                place = next_place(place, ladder, self._was_decoding(error))
                let_go(error)
            else:
                places.peaked(peak_bytes())
                return made
            self._drop()
            device = self._device()  # what was free beside it says nothing of what is free for it
            places = Places(want, device)
            if place:
                places.remember(place)
        raise too_large(want, device)

    def _ready(self, want: Want, place: Place, device: Device) -> Held:
        if self.held is None or self.held.place != place:
            self._drop()
            self._before = self._before or bytes_of_process()
            self.held = hold(want, place, device, self._load)
        if self.held.want.loras != want.loras:
            self.held = replace(self.held, want=replace(want, loras=()))
            attach(self.held.pipe, want.loras)
            self.held = replace(self.held, want=want)
        return self.held

    def _was_decoding(self, error: BaseException) -> bool:
        return self.held is not None and happened_in(error, self.held.decoder)

    def _rest(self) -> None:
        """Where parts come and go, all go back to where they rest."""
        if self.held:
            self.held.pipe.maybe_free_model_hooks()

    def _drop(self) -> None:
        with self._finishing:
            had = self.held is not None
            self.held = None
            give_back()
        if had:
            in_system = bytes_of_process() - self._before
            self.is_spent |= max(bytes_in_use(), in_system) > NOT_BACK_BYTES


def too_large(want: Want, device: Device) -> EngineUnavailable:
    has_less = want.tier is not TierName.DRAFT and TierName.DRAFT in want.model.tiers
    draft = "the draft tier, " if has_less else ""
    return EngineUnavailable(
        f"{want.model.title} ran out of memory on {device.name} "
        f"({device.memory / 1e9:.0f} GB, {device.free / 1e9:.1f} GB free) in every way of holding "
        f"it. Choose a smaller frame, a shorter shot, {draft}or another model; closing other "
        "programs may free enough, too."
    )


RESIDENT = Resident()
"""That of this process."""


@overload
def with_pipeline(want: Want, work: Callable[[Any], M], finish: None = None) -> M: ...
@overload
def with_pipeline(want: Want, work: Callable[[Any], M], finish: Callable[[Any, M], T]) -> T: ...
def with_pipeline(
    want: Want, work: Callable[[Any], M], finish: Callable[[Any, M], T] | None = None
) -> M | T:
    """What `work` makes with the loaded pipeline, or what `finish` makes of that.

    `work` denoises. `finish(pipe, made)` decodes, and another thread's `work` may begin meanwhile,
    so it touches no more of the pipeline than the decoder. Either is called again after memory ran
    out, so each starts from its seed. One call works at a time; the pipeline stays for the next
    that wants the same. Raises EngineUnavailable when memory ran out in every way of holding the
    model, or when a LoRA does not fit it.
    """
    return RESIDENT.use(want, work, finish) if finish else RESIDENT.use(want, work)
