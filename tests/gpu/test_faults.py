"""Memory that runs out at any stage of a real pipeline, injected by torch's own hooks."""

from contextlib import contextmanager

import numpy as np
import pytest

from pipeline.errors import EngineUnavailable
from pipeline.gpu.device import best_device
from pipeline.gpu.embeddings import encoded
from pipeline.gpu.faults import is_out_of_memory
from pipeline.gpu.ladder import Place, Rung
from pipeline.gpu.load import load
from pipeline.gpu.places import Places
from pipeline.gpu.resident import Resident

pytestmark = pytest.mark.slow

STEPS = 3
STAGES = {
    "encode": ("T5EncoderModel", 0),
    "first step": ("LTXVideoTransformer3DModel", 0),
    "last step": ("LTXVideoTransformer3DModel", STEPS - 1),
    "decode": ("LTXVideoDecoder3d", 0),
}
"""Stage -> the class that works then, and how often it has worked before."""
TILED = Place(Rung.RESIDENT, is_tiled=True)


@pytest.fixture
def wanted(tmp_path):
    from tests.gpu.weights import want

    return want("ltx-video-2b", "LTXPipeline", tmp_path)


def take(wanted):
    """What an engine does: starts from its seed, so that it may be done again."""
    import torch

    def work(pipe):
        words = encoded(pipe, wanted, prompt="rain on a window", guidance_scale=1.0)
        return pipe(
            **words, guidance_scale=1.0, width=64, height=32, num_frames=9,
            num_inference_steps=STEPS, generator=torch.Generator().manual_seed(7), output_type="np",
        ).frames  # fmt: skip

    return work


@contextmanager
def running_out(name, after, times):
    """The `after`-th call of a class and those that follow run out of memory, so many times."""
    import torch
    from torch.nn.modules.module import register_module_forward_pre_hook

    seen = {"calls": 0, "faults": 0}

    def look(module, _):
        if type(module).__name__ != name:
            return
        seen["calls"] += 1
        if seen["calls"] > after and seen["faults"] < times:
            seen["faults"] += 1
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB.")

    hook = register_module_forward_pre_hook(look)
    try:
        yield seen
    finally:
        hook.remove()


@pytest.mark.parametrize("stage", STAGES)
def test_it_steps_down_by_itself_once_and_remembers(stage, wanted):
    undisturbed = Resident().use(wanted, take(wanted))
    for path in (wanted.home / "embeddings").iterdir():  # so that encoding is a stage again
        path.unlink()
    resident = Resident()
    with running_out(*STAGES[stage], times=1) as seen:
        made = resident.use(wanted, take(wanted))
    assert seen["faults"] == 1
    assert np.isfinite(made).all()
    np.testing.assert_allclose(made, undisturbed, atol=0.02)
    assert resident.held.place == TILED
    assert resident.held.pipe.vae.use_tiling
    again = Resident()
    again.use(wanted, take(wanted))
    assert again.held.place == TILED, "remembered by the next process"


@pytest.mark.parametrize("stage", STAGES)
def test_out_of_rungs_is_a_sentence_and_the_next_shot_is_made(stage, wanted):
    resident = Resident()
    with (
        running_out(*STAGES[stage], times=99) as seen,
        pytest.raises(EngineUnavailable, match=r"smaller frame.*shorter shot.*another model"),
    ):
        resident.use(wanted, take(wanted))
    assert seen["faults"] == 2, "whole, then with a tiled decode: all that a CPU has"
    assert resident.held is None, "what it held is let go"
    assert resident.use(wanted, take(wanted)).shape == (1, 9, 32, 64, 3)


def test_memory_that_runs_out_while_loading_is_stepped_down_from(wanted):
    import torch

    tries = []

    def cramped(one, device):
        tries.append(device)
        if len(tries) == 1:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return load(one, device)

    resident = Resident(cramped)
    assert resident.use(wanted, take(wanted)).shape == (1, 9, 32, 64, 3)
    assert len(tries) == 2
    assert Places(wanted, best_device()).first((Rung.RESIDENT,)) == TILED


def test_memory_that_runs_out_while_a_shot_is_finished_leaves_the_next_shot_alone(wanted):
    import torch

    resident, faults = Resident(), []

    def finish(pipe, frames):
        if not faults:
            faults.append(pipe)
            raise RuntimeError("MPS backend out of memory (MPS allocated: 9 GB)")
        return frames.shape, torch.is_grad_enabled()

    shape, _ = resident.use(wanted, take(wanted), finish)
    assert shape == (1, 9, 32, 64, 3)
    assert resident.use(wanted, take(wanted)).shape == shape


def test_any_other_error_is_left_alone(wanted):
    resident, tries = Resident(), []

    def broken(pipe):
        tries.append(pipe)
        raise RuntimeError("shapes cannot be multiplied")

    with pytest.raises(RuntimeError, match="shapes"):
        resident.use(wanted, broken)
    assert len(tries) == 1
    assert resident.held.place == Place(Rung.RESIDENT)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (MemoryError(), True),
        (RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you"), True),
        (RuntimeError("HIP out of memory. Tried"), True),
        (RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling"), True),
        (
            RuntimeError("CUDA error: CUBLAS_STATUS_NOT_INITIALIZED when calling"),
            True,
        ),
        (RuntimeError("CUDA driver error: out of memory"), True),
        (RuntimeError("GET was unable to find an engine to execute this computation"), True),
        (RuntimeError("expected scalar type Half"), False),
        (ValueError("CUDA out of memory"), False),
        (OSError("No space left on device"), False),
    ],
)
def test_what_counts_as_memory_that_ran_out(error, expected):
    assert is_out_of_memory(error) is expected
    wrapper = KeyError("raised by a library in its place")
    wrapper.__cause__ = error
    assert is_out_of_memory(wrapper) is expected


def test_the_cpu_allocator_says_what_the_table_says():
    import torch

    with pytest.raises(RuntimeError) as caught:
        torch.empty(1 << 60, dtype=torch.uint8)
    assert is_out_of_memory(caught.value)
