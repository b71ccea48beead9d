"""LTX-Video: words, and conditions of one frame or many anywhere in the take."""

from typing import Any

from pipeline.engines.video_diffusers.segment import (
    Family,
    OnStep,
    Segment,
    denoised,
    dice,
    finite,
    pictures_of,
    still,
    stills,
)

DECODING = ("decode_timestep", "decode_noise_scale")
"""Settings of a tier that bear on the decoder alone."""


def denoise(pipe: Any, segment: Segment, on_step: OnStep) -> Any:
    tier = segment.tier
    call: dict[str, Any] = {name: tier.call[name] for name in tier.call if name not in DECODING}
    if tier.timesteps:
        call["timesteps"] = list(tier.timesteps)
    if conditions := _conditions(segment):
        call["conditions"] = conditions
    else:
        call.pop("image_cond_noise_scale", None)
    if segment.source is not None:
        call["latents"] = _encoded(pipe, segment)
        call["denoise_strength"] = min(1.0, max(segment.strength, 1 / tier.steps))
    call |= {"frame_rate": segment.fps, "guidance_scale": tier.guidance}
    return denoised(pipe, segment, on_step, **segment.words, **call)[0]


def decode(pipe: Any, latents: Any, segment: Segment) -> Any:
    import torch
    from diffusers.utils.torch_utils import randn_tensor

    vae = pipe.vae
    shift, spread = vae.latents_mean, vae.latents_std
    latents = pipe._denormalize_latents(finite(latents), shift, spread, vae.config.scaling_factor)
    latents = latents.to(vae.dtype)
    timestep = None
    if vae.config.timestep_conditioning:
        at = segment.tier.call.get("decode_timestep", 0.0)
        share = segment.tier.call.get("decode_noise_scale", at)
        noise = randn_tensor(
            latents.shape, dice(segment.seed), device=latents.device, dtype=latents.dtype
        )
        latents = (1 - share) * latents + share * noise
        timestep = torch.tensor([at], device=latents.device, dtype=latents.dtype)
    with torch.no_grad():
        return pictures_of(vae.decode(latents, timestep, return_dict=False)[0])


def _conditions(segment: Segment) -> list[Any]:
    from diffusers.pipelines.ltx.pipeline_ltx_condition import LTXVideoCondition

    found: list[Any] = []
    if segment.lead is not None:
        one = len(segment.lead) == 1
        found.append(
            LTXVideoCondition(image=still(segment.lead[0]), frame_index=0)
            if one
            else LTXVideoCondition(video=stills(segment.lead), frame_index=0)
        )
    if segment.last is not None:
        found.append(LTXVideoCondition(image=still(segment.last), frame_index=segment.frames - 1))
    return found


def _encoded(pipe: Any, segment: Segment) -> Any:
    import torch

    assert segment.source is not None
    vae = pipe.vae
    width, height = segment.size
    video = pipe.video_processor.preprocess_video(
        stills(segment.source[: segment.frames]), height, width
    )
    with torch.no_grad():
        # The encoder's own device is where it rests while it is not at work.
        found = vae.encode(video.to(pipe._execution_device, vae.dtype)).latent_dist.mode()
    return pipe._normalize_latents(found, vae.latents_mean, vae.latents_std).float()


LTX = Family(denoise, decode, overlap=17, told=(15.0, 60.0))
"""Two latents and the first of a clip carry its motion; read in diffusers 0.42
pipeline_ltx_condition.py, where `frame_rate` scales the time of every token."""
