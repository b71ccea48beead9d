"""LTX-2: as LTX-Video, with sound beside, and a second pass over the enlarged latents."""

from contextlib import nullcontext
from dataclasses import replace
from typing import Any

from pipeline.engines.video_diffusers.segment import (
    Family,
    OnStep,
    Segment,
    Wave,
    denoised,
    finite,
    pictures_of,
    still,
    stills,
)
from pipeline.gpu.loras import without_first
from pipeline.models.model import Tier

UNGUIDED = {
    "stg_scale": 0.0,
    "modality_scale": 1.0,
    "guidance_rescale": 0.0,
    "audio_guidance_scale": 1.0,
    "audio_stg_scale": 0.0,
    "audio_modality_scale": 1.0,
    "audio_guidance_rescale": 0.0,
}
"""What leaves all guidance out, as distilled weights want it; the call has other defaults."""

CONDITIONED = ("LTX2ConditionPipeline", "LTX2InContextPipeline")
"""Those that take frames anywhere in the take; the second takes a control video besides."""


def denoise(pipe: Any, segment: Segment, on_step: OnStep) -> tuple[Any, Any]:
    """Latents of picture and sound."""
    _take_sigmas_as_given(pipe, segment.tier)
    if not (segment.tier.refine and segment.upsampler):
        return _pass(pipe, segment, on_step, segment.tier.sigmas)
    width, height = segment.size
    half = replace(segment, size=(width // 2, height // 2))
    latents, sound = _pass(pipe, half, on_step, segment.tier.sigmas)
    refine = segment.tier.refine
    fine = replace(segment, control=None)  # what it kept to is in the latents by now
    with without_first(pipe, segment.strengths) if segment.control is not None else nullcontext():
        return _pass(
            pipe,
            fine,
            on_step,
            refine,
            latents=_enlarged(pipe, finite(latents), segment),
            audio_latents=sound,
            noise_scale=refine[0],
        )


def decode(pipe: Any, both: Any, segment: Segment) -> Any:
    import torch

    latents, vae = both[0], pipe.vae
    at = segment.tier.call.get("decode_timestep", 0.0)
    latents = finite(latents).to(vae.dtype)
    timestep = (
        torch.tensor([at], device=latents.device, dtype=latents.dtype)
        if vae.config.timestep_conditioning
        else None
    )
    with torch.no_grad():
        return pictures_of(vae.decode(latents, timestep, return_dict=False)[0])


def hear(pipe: Any, both: Any) -> Wave | None:
    """As the pipelines of diffusers 0.42 do it: to a spectrum, and from that to a waveform."""
    import torch

    decoder, vocoder = pipe.audio_vae, pipe.vocoder
    with torch.no_grad():
        spectrum = decoder.decode(both[1].to(decoder.dtype), return_dict=False)[0]
        wave = vocoder(spectrum)[0].float()
    if not bool(wave.isfinite().all()):
        return None
    return Wave(wave.cpu().numpy(), vocoder.config.output_sampling_rate)


def _pass(
    pipe: Any, segment: Segment, on_step: OnStep, sigmas: tuple[float, ...], **more: Any
) -> tuple[Any, Any]:
    """Latents of picture and sound."""
    tier = segment.tier
    call: dict[str, Any] = {**UNGUIDED, **tier.call, **more, **_pictures(pipe, segment)}
    call.pop("decode_timestep", None)
    call |= {"frame_rate": segment.fps, "guidance_scale": tier.guidance}
    if sigmas:
        call |= {"sigmas": list(sigmas), "num_inference_steps": len(sigmas)}
    return denoised(pipe, segment, on_step, **segment.words, **call)


def _pictures(pipe: Any, segment: Segment) -> dict[str, Any]:
    """As each of the classes of the family wants them."""
    name = type(pipe).__name__
    if name == "LTX2ImageToVideoPipeline" and segment.lead is not None:
        return {"image": still(segment.lead[-1])}
    if name not in CONDITIONED:
        return {}
    from diffusers.pipelines.ltx2.pipeline_ltx2_condition import LTX2VideoCondition

    found: list[Any] = []
    if segment.lead is not None:
        found.append(LTX2VideoCondition(frames=stills(segment.lead), index=0))
    if segment.last is not None:
        found.append(LTX2VideoCondition(frames=still(segment.last), index=-1))
    return {"conditions": found, **_control(segment)}


def _control(segment: Segment) -> dict[str, Any]:
    if segment.control is None:
        return {}
    from diffusers.pipelines.ltx2.pipeline_ltx2_ic_lora import LTX2ReferenceCondition

    return {"reference_conditions": LTX2ReferenceCondition(frames=stills(segment.control))}


def _take_sigmas_as_given(pipe: Any, tier: Tier) -> None:
    """The scheduler of the full weights would shift those of the distilled ones once more."""
    config = pipe.scheduler.config
    if tier.sigmas and (config.use_dynamic_shifting or config.shift_terminal):
        plain = {"use_dynamic_shifting": False, "shift_terminal": None}
        pipe.scheduler = type(pipe.scheduler).from_config(config, **plain)


def _enlarged(pipe: Any, latents: Any, segment: Segment) -> Any:
    from diffusers.pipelines.ltx2.latent_upsampler import LTX2LatentUpsamplerModel
    from diffusers.pipelines.ltx2.pipeline_ltx2_latent_upsample import LTX2LatentUpsamplePipeline

    upsampler = LTX2LatentUpsamplerModel.from_pretrained(
        segment.upsampler, torch_dtype=pipe.vae.dtype, local_files_only=True, use_safetensors=True
    )
    upsampler = upsampler.to(latents.device)
    enlarge = LTX2LatentUpsamplePipeline(vae=pipe.vae, latent_upsampler=upsampler)
    return enlarge(latents=latents, output_type="latent", return_dict=False)[0]


LTX2 = Family(denoise, decode, hear, overlap=17, told=(15.0, 60.0))
