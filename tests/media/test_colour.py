import numpy as np
import pytest

from pipeline.media.colour import i420_from_rgb, planes, rgb_from_i420

# ITU-R BT.709, 8 bits, limited range: luma, Cb, Cr of the primaries at full strength.
PRIMARIES = {
    (255, 0, 0): (63, 102, 240),
    (0, 255, 0): (173, 42, 26),
    (0, 0, 255): (32, 240, 118),
    (255, 255, 255): (235, 128, 128),
    (0, 0, 0): (16, 128, 128),
}


def filled(colour, size=(8, 8)):
    return np.full((size[1], size[0], 3), colour, np.uint8)


@pytest.mark.parametrize(("rgb", "yuv"), PRIMARIES.items())
def test_the_primaries_have_the_values_of_bt709(rgb, yuv):
    values = [int(plane[0, 0]) for plane in planes(i420_from_rgb(filled(rgb)))]
    assert values == pytest.approx(yuv, abs=1)


@pytest.mark.parametrize("rgb", PRIMARIES)
def test_flat_colours_come_back(rgb):
    back = rgb_from_i420(i420_from_rgb(filled(rgb)))
    assert np.abs(back.astype(int) - rgb).max() <= 2


def test_all_greys_come_back_within_two_levels():
    ramp = np.arange(256, dtype=np.uint8).repeat(2)
    picture = np.broadcast_to(ramp[None, :, None], (4, 512, 3)).copy()
    assert np.abs(rgb_from_i420(i420_from_rgb(picture)).astype(int) - picture).max() <= 2


@pytest.mark.parametrize("size", [(64, 66), (66, 64), (130, 98), (2, 2)])
def test_planes_of_any_even_size(size):
    width, height = size
    frame = i420_from_rgb(filled((200, 30, 90), size))
    assert frame.shape == (height * 3 // 2, width)
    assert [plane.shape for plane in planes(frame)] == [
        (height, width),
        *[(height // 2, width // 2)] * 2,
    ]
    assert rgb_from_i420(frame).shape == (height, width, 3)


def test_chroma_is_the_mean_of_two_by_two_pixels():
    picture = filled((0, 0, 0), (4, 2))
    picture[:, 1::2] = (255, 0, 0)
    _, _, v = planes(i420_from_rgb(picture))
    assert v[0] == pytest.approx([(128 + 240) / 2] * 2, abs=1)
