"""The benchmark's own parts: full sizes without their memory, and what a card was busy with."""

from dataclasses import replace

import pytest

from pipeline.engines.video_diffusers.families import FAMILIES
from pipeline.engines.video_diffusers.ltx import LTX

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("model", "denoiser", "encoder"),
    [("ltx-video-2b", 1.92, 4.76), ("ltx-video-13b", 13.04, 4.76), ("ltx-2", 18.88, 11.86)],
)
def test_models_have_their_true_size(model, denoiser, encoder):
    from tests.benchmark._gpu_models import full_size

    parts = full_size(model, "meta")
    billions = {
        name: sum(weight.numel() for weight in parts[name].parameters()) / 1e9
        for name in ("transformer", "text_encoder")
    }
    assert billions == pytest.approx({"transformer": denoiser, "text_encoder": encoder}, abs=0.01)


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # diffusers
def test_both_sides_shoot_the_keyframe_with_the_same_weights(tmp_path):
    from pipeline.engines.video_diffusers.ltx import _conditions
    from pipeline.gpu import resident
    from pipeline.gpu.device import best_device
    from tests.benchmark.gpu import Bench

    bench = Bench("ltx-video-2b", tmp_path, best_device())
    shown = []
    denoise = LTX.denoise

    def watched(pipe, segment, on_step):
        shown.append(_conditions(segment))
        return denoise(pipe, segment, on_step)

    family = replace(LTX, denoise=watched)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(FAMILIES, "LTX", family)
        bench.prepare(tmp_path)
    assert len(shown[0]) == 1, "image to video, as the stock call is"
    ours, theirs = resident.RESIDENT.held.pipe.transformer, bench.stock.transformer
    assert ours is not theirs
    pairs = zip(ours.parameters(), theirs.parameters(), strict=True)
    assert all(one.data_ptr() == other.data_ptr() for one, other in pairs), "room for one only"
    resident.RESIDENT = resident.Resident()


@pytest.mark.parametrize("model", ["ltx-video-2b", "ltx-video-13b", "ltx-2"])
def test_a_second_transformer_of_the_same_weights_has_all_it_needs(model):
    import torch

    from tests.benchmark._gpu_models import full_size

    made = full_size(model, "meta")["transformer"]
    buffers = {name for name, _ in made.named_buffers()}
    assert buffers <= set(made.state_dict()), "what is not in there would stay without numbers"
    assert {one.dtype for one in made.parameters()} == {torch.bfloat16}


def test_a_card_without_room_for_a_model_leaves_it_out():
    from pipeline.gpu.device import Device
    from tests.benchmark.gpu import MODELS, lacking

    gb = 1_000_000_000
    h200 = Device("cuda", "NVIDIA H200", 150 * gb, 149 * gb, (9, 0))
    small = Device("cuda", "A card", 24 * gb, 20 * gb, (8, 9))
    assert not any(lacking(name, h200) for name in MODELS)
    assert all(lacking(name, small) for name in MODELS)
    assert not lacking("ltx-2", Device("cpu", "cores", gb, gb))


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], 0.0),
        ([(0, 1)], 1.0),
        ([(0, 1), (3, 4)], 0.5),
        ([(0, 4), (1, 2), (3, 8)], 1.0),
        ([(6, 8), (0, 2), (1, 2)], 0.5),
    ],
)
def test_busy_is_what_at_least_one_kernel_covers(spans, expected):
    from tests.benchmark._gpu_clock import share

    assert share(spans) == pytest.approx(expected)
