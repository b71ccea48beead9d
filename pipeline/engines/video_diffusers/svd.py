"""Stable Video Diffusion: a picture that starts to move; it takes no words."""

from typing import Any

from pipeline.engines.video_diffusers.segment import (
    Family,
    OnStep,
    Segment,
    denoised,
    finite,
    pictures_of,
    still,
)


def denoise(pipe: Any, segment: Segment, on_step: OnStep) -> Any:
    assert segment.lead is not None
    tier = segment.tier
    call = {name: value for name, value in tier.call.items() if name != "decode_chunk_size"}
    picture, fps = still(segment.lead[-1]), round(segment.fps)
    call |= {"image": picture, "fps": fps, "max_guidance_scale": tier.guidance}
    return denoised(pipe, segment, on_step, **call)


def decode(pipe: Any, latents: Any, segment: Segment) -> Any:
    import torch

    chunk = int(segment.tier.call.get("decode_chunk_size", segment.frames))
    with torch.no_grad():
        latents = finite(latents).to(pipe.vae.dtype)
        return pictures_of(pipe.decode_latents(latents, segment.frames, chunk))


SVD = Family(denoise, decode)
