"""The bytes that a device computes are those that the library computes on the processor."""

import numpy as np
import pytest

pytestmark = pytest.mark.slow


def test_bytes_are_rounded_to_nearest_as_diffusers_does():
    import torch
    from diffusers.video_processor import VideoProcessor

    from pipeline.gpu.colour import bytes_from_unit

    video = torch.randn(20, 3, 8, 8, generator=torch.Generator().manual_seed(2))
    theirs = VideoProcessor().postprocess_video(video.movedim(0, 1)[None], output_type="np")[0]
    np.testing.assert_array_equal(bytes_from_unit(video).numpy(), (theirs * 255).round())
