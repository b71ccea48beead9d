"""Picture files come back as they were; damaged, foreign and huge ones are refused."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pipeline.errors import MachineTrouble
from pipeline.media.pictures import (
    MOST_PIXELS,
    NEAREST_M,
    board_picture,
    encode_depth,
    encode_png,
    read_depth,
    read_picture,
)


def picture(channels: int) -> np.ndarray:
    return np.random.default_rng(3).integers(0, 256, (37, 52, channels), np.uint8)


@pytest.mark.parametrize("channels", [3, 4])
def test_png_keeps_every_pixel_and_is_the_same_every_time(tmp_path: Path, channels: int):
    drawn = picture(channels)
    (tmp_path / "a.png").write_bytes(encode_png(drawn))
    np.testing.assert_array_equal(read_picture(tmp_path / "a.png"), drawn)
    assert encode_png(drawn) == encode_png(drawn.copy())


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_reads_the_formats_people_have(tmp_path: Path, kind: str):
    Image.new("RGB", (40, 30), (200, 60, 20)).save(tmp_path / "a", kind)
    read = read_picture(tmp_path / "a")
    assert read.shape == (30, 40, 3)
    assert np.abs(read.astype(int) - (200, 60, 20)).max() <= 6


def test_a_photo_is_turned_upright(tmp_path: Path):
    photo = Image.new("RGB", (40, 30))
    exif = photo.getexif()
    exif[0x0112] = 6
    photo.save(tmp_path / "a.jpg", exif=exif)
    assert read_picture(tmp_path / "a.jpg").shape == (40, 30, 3)


def test_grey_and_palette_become_rgb(tmp_path: Path):
    Image.new("L", (8, 8), 90).save(tmp_path / "grey.png")
    assert read_picture(tmp_path / "grey.png")[0, 0].tolist() == [90, 90, 90]
    Image.new("P", (8, 8)).save(tmp_path / "palette.png", transparency=0)
    assert read_picture(tmp_path / "palette.png").shape == (8, 8, 4)


def test_refuses_what_is_no_picture(tmp_path: Path):
    (tmp_path / "a.png").write_bytes(b"INT. CAFE - DAY")
    with pytest.raises(MachineTrouble, match=r"a\.png cannot be read"):
        read_picture(tmp_path / "a.png")
    Image.new("RGB", (8, 8)).save(tmp_path / "moving.png", "GIF")
    with pytest.raises(MachineTrouble, match="PNG, JPEG or WebP"):
        read_picture(tmp_path / "moving.png")
    with pytest.raises(MachineTrouble):
        read_picture(tmp_path / "missing.png")


def test_refuses_half_a_picture(tmp_path: Path):
    (tmp_path / "a.png").write_bytes(encode_png(picture(3))[:-900])
    with pytest.raises(MachineTrouble, match="is damaged"):
        read_picture(tmp_path / "a.png")


@pytest.mark.parametrize("side", [8_100, 9_700, 14_000])
def test_refuses_a_small_file_that_unfolds_into_gigabytes(tmp_path: Path, side: int):
    assert side * side > MOST_PIXELS
    Image.new("1", (side, side)).save(tmp_path / "a.png")
    with pytest.raises(MachineTrouble, match="more than 64 million pixels"):
        read_picture(tmp_path / "a.png")


def test_depth_keeps_near_things_finely_and_sky_endless(tmp_path: Path):
    depth = np.array([[0.02, NEAREST_M, 0.5, 2.0], [8.0, 40.0, 300.0, np.inf]], np.float32)
    (tmp_path / "d.png").write_bytes(encode_depth(depth))
    read = read_depth(tmp_path / "d.png")
    assert read.dtype == np.float32
    assert read[0, 0] == pytest.approx(NEAREST_M)
    np.testing.assert_allclose(read[0, 1:], depth[0, 1:], rtol=2e-4)
    np.testing.assert_allclose(read[1, :3], depth[1, :3], rtol=0.03)
    assert np.isinf(read[1, 3])


def test_a_colour_picture_is_no_depth(tmp_path: Path):
    (tmp_path / "d.png").write_bytes(encode_png(picture(3)))
    with pytest.raises(MachineTrouble, match="not a depth picture"):
        read_depth(tmp_path / "d.png")


def test_a_board_at_rest_is_the_centre_of_its_plate():
    plate = np.zeros((80, 120, 3), np.uint8)
    plate[20:60, 30:90] = 200
    board = board_picture(plate, None, 2.0, (60, 40))
    assert board.shape == (40, 60, 3)
    assert (board == 200).all()


def test_a_picture_of_another_shape_is_cropped_and_never_stretched():
    disc = np.zeros((100, 100, 3), np.uint8)
    rows, columns = np.ogrid[:100, :100]
    disc[(rows - 49.5) ** 2 + (columns - 49.5) ** 2 < 20**2] = 255
    for size in ((200, 100), (50, 100)):
        board = board_picture(disc, None, 1.0, size)
        height, width = np.ptp(np.argwhere(board[..., 0] > 127), axis=0) + 1
        assert board.shape == (size[1], size[0], 3)
        assert abs(int(width) - int(height)) <= 2


def test_the_burn_in_lies_over_the_picture_and_shrinks_with_it():
    plate = np.full((40, 60, 3), 100, np.uint8)
    layer = np.zeros((40, 60, 4), np.uint8)
    layer[:20] = (255, 0, 0, 255)
    layer[20:30] = (0, 0, 0, 128)
    board = board_picture(plate, layer, 1.0, (60, 40))
    assert board[0, 0].tolist() == [255, 0, 0]
    assert board[25, 0].tolist() == [50, 50, 50]
    assert board[39, 0].tolist() == [100, 100, 100]
    small = board_picture(plate, layer, 1.0, (15, 10))
    assert small[0, 0].tolist() == [255, 0, 0]
    assert small[9, 14].tolist() == [100, 100, 100]


def test_a_plate_with_fewer_pixels_than_its_frame_is_enlarged():
    plate = np.full((40, 60, 3), 77, np.uint8)
    board = board_picture(plate, np.zeros((80, 120, 4), np.uint8), 3.0, (120, 80))
    assert board.shape == (80, 120, 3)
    assert (board == 77).all()
