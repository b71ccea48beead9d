"""Video models at tiny size: the real classes, a few channels each.

Compression in space and time is that of the large kin, so that grids stay the same.
"""

from typing import Any

from pipeline.engines.tiny.image import LEVELS
from pipeline.engines.tiny.parts import made
from pipeline.engines.tiny.words import (
    GEMMA_LAYERS,
    WIDTH,
    clip_vision,
    gemma_encoder,
    gemma_tokenizer,
    t5_encoder,
    t5_tokenizer,
)

DECODER = (8, 16, 32)
"""Each block of an LTX decoder halves its channels as it doubles the picture."""


def ltx() -> dict[str, Any]:
    """As of LTX-Video 0.9.5: 32 times smaller in space, 8 in time, a decoder that denoises."""
    tokenizer = t5_tokenizer(longest=128)
    latents = 8
    return {
        "scheduler": made("FlowMatchEulerDiscreteScheduler"),
        "vae": _ltx_vae(latents),
        "text_encoder": t5_encoder(tokenizer),
        "tokenizer": tokenizer,
        "transformer": made(
            "LTXVideoTransformer3DModel",
            in_channels=latents,
            out_channels=latents,
            num_attention_heads=2,
            attention_head_dim=16,
            cross_attention_dim=32,
            num_layers=2,
            caption_channels=WIDTH,
        ),
    }


def ltx2() -> dict[str, Any]:
    """Picture and sound together; the upsampler of the second stage lies beside."""
    from diffusers.pipelines.ltx2.latent_upsampler import LTX2LatentUpsamplerModel

    tokenizer = gemma_tokenizer()
    latents = 8
    return {
        "scheduler": made(
            "FlowMatchEulerDiscreteScheduler",
            use_dynamic_shifting=True,
            base_shift=0.95,
            max_shift=2.05,
            shift_terminal=0.1,
        ),
        "vae": _ltx2_vae(latents),
        "text_encoder": gemma_encoder(tokenizer),
        "tokenizer": tokenizer,
        "transformer": _ltx2_transformer(latents),
        "connectors": _ltx2_connectors(),
        **_ltx2_sound(),
        "latent_upsampler": LTX2LatentUpsamplerModel(
            in_channels=latents, mid_channels=32, num_blocks_per_stage=1
        ),
    }


def wan() -> dict[str, Any]:
    """As Wan 2.2 5B: 16 times smaller in space, 4 in time, a time for every token."""
    tokenizer = t5_tokenizer(longest=512)
    latents = 4
    return {
        "tokenizer": tokenizer,
        "text_encoder": t5_encoder(tokenizer, is_multilingual=True),
        "vae": _wan_vae(latents),
        "scheduler": made(
            "UniPCMultistepScheduler",
            prediction_type="flow_prediction",
            use_flow_sigmas=True,
            flow_shift=5.0,
        ),
        "transformer": made(
            "WanTransformer3DModel",
            num_attention_heads=2,
            attention_head_dim=12,
            in_channels=latents,
            out_channels=latents,
            text_dim=WIDTH,
            freq_dim=32,
            ffn_dim=32,
            num_layers=2,
        ),
        "transformer_2": None,
        "expand_timesteps": True,
    }


def stable_video_diffusion() -> dict[str, Any]:
    from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil

    return {
        "vae": made(
            "AutoencoderKLTemporalDecoder",
            down_block_types=("DownEncoderBlock2D",) * LEVELS,
            # The temporal decoder norms its channels in groups of 32.
            block_out_channels=(32,) * LEVELS,
            layers_per_block=1,
            sample_size=64,
        ),
        "image_encoder": clip_vision(),
        "unet": _svd_unet(),
        "scheduler": made(
            "EulerDiscreteScheduler",
            beta_start=0.00085,
            beta_end=0.012,
            beta_schedule="scaled_linear",
            prediction_type="v_prediction",
            interpolation_type="linear",
            sigma_min=0.002,
            sigma_max=700.0,
            timestep_spacing="leading",
            timestep_type="continuous",
            use_karras_sigmas=True,
        ),
        "feature_extractor": CLIPImageProcessorPil(),
    }


def _ltx2_vae(latents: int) -> Any:
    return made(
        "AutoencoderKLLTX2Video",
        latent_channels=latents,
        block_out_channels=(8, 8, 8, 16),
        decoder_block_out_channels=DECODER,
        layers_per_block=(1,) * 5,
        decoder_layers_per_block=(1,) * 4,
        spatial_compression_ratio=32,
        temporal_compression_ratio=8,
    )


def _ltx2_transformer(latents: int) -> Any:
    return made(
        "LTX2VideoTransformer3DModel",
        in_channels=latents,
        out_channels=latents,
        num_attention_heads=2,
        attention_head_dim=16,
        cross_attention_dim=32,
        audio_in_channels=32,
        audio_out_channels=32,
        audio_num_attention_heads=2,
        audio_attention_head_dim=8,
        audio_cross_attention_dim=16,
        num_layers=1,
        caption_channels=WIDTH,
        rope_double_precision=False,
        rope_type="split",
    )


def _ltx2_connectors() -> Any:
    from diffusers.pipelines.ltx2.connectors import LTX2TextConnectors

    return LTX2TextConnectors(
        caption_channels=WIDTH,
        text_proj_in_factor=GEMMA_LAYERS + 1,
        video_connector_num_attention_heads=2,
        video_connector_attention_head_dim=8,
        video_connector_num_layers=1,
        video_connector_num_learnable_registers=8,
        audio_connector_num_attention_heads=2,
        audio_connector_attention_head_dim=8,
        audio_connector_num_layers=1,
        audio_connector_num_learnable_registers=8,
        rope_double_precision=False,
        rope_type="split",
    )


def _ltx2_sound() -> dict[str, Any]:
    """16 kHz sound as 64 bands, 4 times shorter as latents; the voice doubles its rate."""
    from diffusers.pipelines.ltx2.vocoder import LTX2Vocoder

    return {
        "audio_vae": made(
            "AutoencoderKLLTX2Audio",
            base_channels=32,
            ch_mult=(1, 1, 1),
            num_res_blocks=1,
            resolution=64,
            latent_channels=2,
        ),
        "vocoder": LTX2Vocoder(
            hidden_channels=32,
            upsample_kernel_sizes=[16, 15, 8, 4, 4],
            upsample_factors=[6, 5, 2, 2, 2],
            resnet_kernel_sizes=[3],
            resnet_dilations=[[1, 3, 5]],
        ),
    }


def _wan_vae(latents: int) -> Any:
    return made(
        "AutoencoderKLWan",
        base_dim=4,
        decoder_base_dim=4,
        z_dim=latents,
        dim_mult=[1, 2, 2, 2],
        num_res_blocks=1,
        temperal_downsample=[False, True, True],
        latents_mean=[0.0] * latents,
        latents_std=[1.0] * latents,
        is_residual=True,
        in_channels=12,
        out_channels=12,
        patch_size=2,
        scale_factor_temporal=4,
        scale_factor_spatial=16,
    )


def _svd_unet() -> Any:
    time_width = 8
    return made(
        "UNetSpatioTemporalConditionModel",
        sample_size=16,
        block_out_channels=(32, 64),
        down_block_types=("CrossAttnDownBlockSpatioTemporal", "DownBlockSpatioTemporal"),
        up_block_types=("UpBlockSpatioTemporal", "CrossAttnUpBlockSpatioTemporal"),
        addition_time_embed_dim=time_width,
        projection_class_embeddings_input_dim=3 * time_width,
        layers_per_block=1,
        cross_attention_dim=WIDTH,
        num_attention_heads=(2, 4),
        num_frames=14,
    )


def _ltx_vae(latents: int) -> Any:
    return made(
        "AutoencoderKLLTXVideo",
        latent_channels=latents,
        block_out_channels=(8, 8, 8, 8, 16),
        down_block_types=("LTXVideo095DownBlock3D",) * LEVELS,
        decoder_block_out_channels=DECODER,
        layers_per_block=(1,) * 5,
        decoder_layers_per_block=(1,) * 4,
        spatio_temporal_scaling=(True,) * LEVELS,
        decoder_spatio_temporal_scaling=(True,) * 3,
        decoder_inject_noise=(False,) * LEVELS,
        downsample_type=("spatial", "temporal", "spatiotemporal", "spatiotemporal"),
        upsample_residual=(True,) * 3,
        upsample_factor=(2, 2, 2),
        timestep_conditioning=True,
        spatial_compression_ratio=32,
        temporal_compression_ratio=8,
    )
