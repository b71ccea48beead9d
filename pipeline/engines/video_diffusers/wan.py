"""Wan: from words, or from the first frame."""

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
    tier = segment.tier
    call: dict[str, Any] = tier.call | {"guidance_scale": tier.guidance}
    if segment.lead is not None:
        call["image"] = still(segment.lead[-1])
    return denoised(pipe, segment, on_step, **segment.words, **call)[0]


def decode(pipe: Any, latents: Any, segment: Segment) -> Any:
    import torch

    vae = pipe.vae
    latents = finite(latents).to(vae.dtype)
    shape = (1, vae.config.z_dim, 1, 1, 1)
    shift, spread = (
        torch.tensor(values, device=latents.device, dtype=latents.dtype).view(shape)
        for values in (vae.config.latents_mean, vae.config.latents_std)
    )
    with torch.no_grad():
        return pictures_of(vae.decode(latents * spread + shift, return_dict=False)[0])


WAN = Family(denoise, decode)
