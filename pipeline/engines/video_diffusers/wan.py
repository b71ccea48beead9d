"""Wan: from words, or from the first frame."""

from typing import Any

from pipeline.engines.video_diffusers.segment import (
    Family,
    OnStep,
    Segment,
    dice,
    finite,
    pictures_of,
    stepping,
    still,
)


def denoise(pipe: Any, segment: Segment, on_step: OnStep) -> Any:
    tier = segment.tier
    call: dict[str, Any] = dict(tier.call)
    if segment.lead is not None:
        call["image"] = still(segment.lead[-1])
    return pipe(
        **segment.words,
        **segment.shape(),
        **call,
        num_inference_steps=tier.steps,
        guidance_scale=tier.guidance,
        generator=dice(segment.seed),
        output_type="latent",
        return_dict=False,
        **stepping(on_step),
    )[0]


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
