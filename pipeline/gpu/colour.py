"""What a decoder gives to bytes, on the device: what leaves it is a quarter of the bytes."""

from typing import Any

AT_ONCE = 16
"""Frames in work at a time: between its steps a frame needs many times its bytes."""


def bytes_from_unit(video: Any) -> Any:
    """(N, 3, H, W) of -1 to 1, as decoders give it, to (N, H, W, 3) uint8, rounded to nearest."""
    import torch

    parts = [
        ((part.float() / 2 + 0.5).clamp_(0, 1) * 255).round_().to(torch.uint8).movedim(1, -1)
        for part in video.split(AT_ONCE)
    ]
    return torch.cat(parts)
