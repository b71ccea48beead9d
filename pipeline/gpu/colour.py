"""Pictures of a model to video frames, on the device: what leaves it is half the bytes of RGB.

The same numbers as `pipeline.media.colour`, bit for bit: OpenCV applies a matrix to bytes in fixed
point with ten bits, rounding half up, and the mean of two by two pixels likewise.
"""

from typing import Any

BITS = 10
KR, KB = 0.2126, 0.0722
"""ITU-R BT.709-6, table 3; limited range."""
KG = 1.0 - KR - KB

AT_ONCE = 16
"""Frames in work at a time: the steps between need 24 times the bytes of a frame."""


def i420_from_rgb(rgb: Any) -> Any:
    """(N, H, W, 3) uint8 sRGB to I420, (N, H * 3 // 2, W) uint8, on the same device. H and W are
    even."""
    import torch

    return torch.cat([_convert(part) for part in rgb.split(AT_ONCE)])


def bytes_from_unit(video: Any) -> Any:
    """(N, 3, H, W) of -1 to 1, as decoders give it, to (N, H, W, 3) uint8, rounded to nearest."""
    import torch

    parts = [
        ((part.float() / 2 + 0.5).clamp_(0, 1) * 255).round_().to(torch.uint8).movedim(1, -1)
        for part in video.split(AT_ONCE)
    ]
    return torch.cat(parts)


def _convert(rgb: Any) -> Any:
    import torch

    count, height, width, _ = rgb.shape
    wide = rgb.to(torch.int32)
    red, green, blue = wide.unbind(-1)
    luma, u, v = (
        ((red * row[0] + green * row[1] + blue * row[2] + row[3]) >> BITS).clamp_(0, 255)
        for row in _rows()
    )
    planes = [luma.reshape(count, -1), *(_halved(plane).reshape(count, -1) for plane in (u, v))]
    return torch.cat(planes, 1).to(torch.uint8).reshape(count, height * 3 // 2, width)


def _halved(plane: Any) -> Any:
    rows = plane[:, 0::2] + plane[:, 1::2]
    return (rows[:, :, 0::2] + rows[:, :, 1::2] + 2) >> 2


def _rows() -> list[tuple[int, int, int, int]]:
    """Weights of red, green and blue, and what is added, half of the rounding within it."""
    scale = 1 << BITS
    cb, cr = 2.0 * (1.0 - KB), 2.0 * (1.0 - KR)
    rows = [
        ((KR, KG, KB), 219.0, 16),
        ((-KR / cb, -KG / cb, (1.0 - KB) / cb), 224.0, 128),
        (((1.0 - KR) / cr, -KG / cr, -KB / cr), 224.0, 128),
    ]
    return [
        (*(round(weight * span / 255.0 * scale) for weight in weights), offset * scale + scale // 2)
        for weights, span, offset in rows
    ]  # pyright: ignore[reportReturnType]
