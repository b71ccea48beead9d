"""The self-test of attention kernels, with those that a processor has."""

import pytest

from pipeline.gpu.attention import MOST_ERROR, NATIVE, error_of

pytestmark = pytest.mark.slow


@pytest.fixture
def drawn():
    import torch

    dice = torch.Generator().manual_seed(1)
    return [torch.randn(1, 64, 2, 16, generator=dice) for _ in range(3)]


def test_a_right_kernel_passes_and_one_that_is_not_there_is_passed_over(drawn):
    assert error_of(NATIVE, drawn) < MOST_ERROR
    assert error_of("_sage_qk_int8_pv_fp16_cuda", drawn) == float("inf")


@pytest.mark.parametrize("fault", [AssertionError("head_dim"), OSError("nvcc"), KeyError("sm_75")])
def test_a_kernel_that_fails_in_a_way_of_its_own_is_passed_over(fault, drawn, monkeypatch):
    from diffusers.models.attention_dispatch import AttentionBackendName, _AttentionBackendRegistry

    def kernel(query, key, value):
        raise fault

    math = AttentionBackendName._NATIVE_MATH
    monkeypatch.setitem(_AttentionBackendRegistry._backends, math, kernel)
    monkeypatch.setitem(
        _AttentionBackendRegistry._supported_arg_names, math, {"query", "key", "value"}
    )
    assert error_of(math.value, drawn) == float("inf")
