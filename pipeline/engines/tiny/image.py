"""Image models at tiny size: the real classes, a few channels each.

All decoders enlarge as their large kin do, so that sizes snap to the same grid.
"""

from typing import Any

from pipeline.engines.tiny.parts import made
from pipeline.engines.tiny.words import (
    WIDTH,
    clip_text,
    clip_tokenizer,
    qwen_encoder,
    qwen_tokenizer,
)

LEVELS = 4
"""Levels of an autoencoder: each but one halves the picture, 8 in all."""

CHANNELS = (4, 4, 8, 8)


def stable_diffusion() -> dict[str, Any]:
    """SD-Turbo's own settings for the noise; no safety checker, as in its repository."""

    tokenizer = clip_tokenizer()
    return {
        "vae": autoencoder(scaling_factor=0.18215),
        "text_encoder": clip_text(tokenizer),
        "tokenizer": tokenizer,
        "unet": _unet(cross_attention_dim=WIDTH),
        "scheduler": made("EulerDiscreteScheduler", **_SD_NOISE),
        "safety_checker": None,
        "feature_extractor": None,
        "image_encoder": None,
        "requires_safety_checker": False,
    }


def stable_diffusion_xl() -> dict[str, Any]:

    tokenizer = clip_tokenizer()
    time_width = 8
    unet = _unet(
        cross_attention_dim=2 * WIDTH,
        addition_embed_type="text_time",
        addition_time_embed_dim=time_width,
        projection_class_embeddings_input_dim=6 * time_width + WIDTH,
    )
    return {
        "vae": autoencoder(scaling_factor=0.13025),
        "text_encoder": clip_text(tokenizer),
        "text_encoder_2": clip_text(tokenizer, is_projected=True),
        "tokenizer": tokenizer,
        "tokenizer_2": clip_tokenizer(),
        "unet": unet,
        "scheduler": made("EulerAncestralDiscreteScheduler", **_SD_NOISE),
    }


def flux2_klein() -> dict[str, Any]:

    tokenizer = qwen_tokenizer()
    latents = 4
    return {
        "scheduler": made("FlowMatchEulerDiscreteScheduler", shift=3.0, use_dynamic_shifting=True),
        "vae": made("AutoencoderKLFlux2", **_autoencoder_sizes(latents)),
        "text_encoder": qwen_encoder(tokenizer),
        "tokenizer": tokenizer,
        "transformer": made(
            "Flux2Transformer2DModel",
            in_channels=4 * latents,
            num_layers=1,
            num_single_layers=1,
            attention_head_dim=16,
            num_attention_heads=2,
            joint_attention_dim=3 * WIDTH,
            axes_dims_rope=(4, 4, 4, 4),
            guidance_embeds=False,
        ),
        "is_distilled": True,
    }


def z_image() -> dict[str, Any]:

    tokenizer = qwen_tokenizer()
    return {
        "scheduler": made("FlowMatchEulerDiscreteScheduler", shift=3.0),
        "vae": autoencoder(
            scaling_factor=0.3611,
            shift_factor=0.1159,
            use_quant_conv=False,
            use_post_quant_conv=False,
        ),
        "text_encoder": qwen_encoder(tokenizer),
        "tokenizer": tokenizer,
        "transformer": made(
            "ZImageTransformer2DModel",
            in_channels=4,
            dim=32,
            n_layers=1,
            n_refiner_layers=1,
            n_heads=2,
            n_kv_heads=2,
            cap_feat_dim=WIDTH,
            axes_dims=[4, 6, 6],
            axes_lens=[1024, 512, 512],
        ),
    }


def autoencoder(**settings: Any) -> Any:

    return made("AutoencoderKL", **_autoencoder_sizes(4), **settings)


def _autoencoder_sizes(latents: int) -> dict[str, Any]:
    return {
        "down_block_types": ("DownEncoderBlock2D",) * LEVELS,
        "up_block_types": ("UpDecoderBlock2D",) * LEVELS,
        "block_out_channels": CHANNELS,
        "layers_per_block": 1,
        "latent_channels": latents,
        "norm_num_groups": 4,
        "sample_size": 64,
    }


def _unet(**settings: Any) -> Any:

    return made(
        "UNet2DConditionModel",
        sample_size=16,
        block_out_channels=(8, 16),
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        layers_per_block=1,
        norm_num_groups=4,
        attention_head_dim=(2, 2),
        use_linear_projection=True,
        **settings,
    )


_SD_NOISE: dict[str, Any] = {
    "beta_start": 0.00085,
    "beta_end": 0.012,
    "beta_schedule": "scaled_linear",
    "timestep_spacing": "trailing",
    "steps_offset": 1,
}


def union_controlnet() -> Any:
    """The SDXL ControlNet that takes six kinds of pictures, beside the pipeline's own parts."""
    time_width = 8
    return made(
        "ControlNetUnionModel",
        block_out_channels=(8, 16),
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        layers_per_block=1,
        norm_num_groups=4,
        attention_head_dim=(2, 2),
        use_linear_projection=True,
        cross_attention_dim=2 * WIDTH,
        addition_embed_type="text_time",
        addition_time_embed_dim=time_width,
        projection_class_embeddings_input_dim=6 * time_width + WIDTH,
        conditioning_embedding_out_channels=(4, 4, 8, 8),
        num_control_type=6,
        num_trans_channel=8,
        num_trans_head=2,
        num_proj_channel=8,
    )


def z_image_controlnet() -> Any:
    return made(
        "ZImageControlNetModel",
        control_layers_places=[0],
        control_refiner_layers_places=[0],
        control_in_dim=4,
        dim=32,
        n_refiner_layers=1,
        n_heads=2,
        n_kv_heads=2,
    )
