"""The benchmark's own parts: full sizes without their memory, and what a card was busy with."""

import pytest

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
