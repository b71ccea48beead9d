"""The colours that a device computes are those of the rest of the pipeline, bit for bit."""

import numpy as np
import pytest

from pipeline.media import colour

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("size", [(2, 2), (64, 96), (30, 46)])
def test_frames_are_those_of_the_cpu(size):
    import torch

    from pipeline.gpu.colour import AT_ONCE, i420_from_rgb

    drawn = np.random.default_rng(1).integers(0, 256, (AT_ONCE + 3, *size, 3), np.uint8)
    drawn[0], drawn[1] = 0, 255
    expected = np.stack([colour.i420_from_rgb(frame) for frame in drawn])
    np.testing.assert_array_equal(i420_from_rgb(torch.from_numpy(drawn)).numpy(), expected)


def test_bytes_are_rounded_to_nearest_as_diffusers_does():
    import torch
    from diffusers.video_processor import VideoProcessor

    from pipeline.gpu.colour import bytes_from_unit

    video = torch.randn(20, 3, 8, 8, generator=torch.Generator().manual_seed(2))
    theirs = VideoProcessor().postprocess_video(video.movedim(0, 1)[None], output_type="np")[0]
    np.testing.assert_array_equal(bytes_from_unit(video).numpy(), (theirs * 255).round())
