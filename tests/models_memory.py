"""`python -m tests.models_memory [ID ...]`: the memory of the catalogue's models, computed.

The real classes are built without weights, on the meta device, from configurations that were read
where the catalogue's `memory_from` says; their parameters are counted at two bytes. Prints the
lines for the catalogue.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.models.model import Memory

BYTES = 2
"""Of a number in bf16 or fp16."""
LTX_2B_FILE = 6_340_000_000
"""ltx-video-2b-v0.9.5.safetensors holds transformer and decoder
(huggingface.co/Lightricks/LTX-Video): the decoder's own configuration could not be read."""

CLIP_H = {"hidden_size": 1024, "intermediate_size": 4096, "num_hidden_layers": 23,
          "num_attention_heads": 16, "vocab_size": 49408}  # fmt: skip
CLIP_L = {"hidden_size": 768, "intermediate_size": 3072, "num_hidden_layers": 12,
          "num_attention_heads": 12, "vocab_size": 49408}  # fmt: skip
CLIP_G = {"hidden_size": 1280, "intermediate_size": 5120, "num_hidden_layers": 32,
          "num_attention_heads": 20, "vocab_size": 49408, "projection_dim": 1280}  # fmt: skip
CLIP_H_SIGHT = {"hidden_size": 1280, "intermediate_size": 5120, "num_hidden_layers": 32,
                "num_attention_heads": 16, "patch_size": 14, "projection_dim": 1024}  # fmt: skip
QWEN_4B = {"hidden_size": 2560, "intermediate_size": 9728, "num_hidden_layers": 36,
           "num_attention_heads": 32, "num_key_value_heads": 8, "head_dim": 128,
           "vocab_size": 151936, "tie_word_embeddings": True}  # fmt: skip
T5_XXL = {"d_model": 4096, "d_ff": 10240, "d_kv": 64, "num_heads": 64, "num_layers": 24,
          "feed_forward_proj": "gated-gelu"}  # fmt: skip
GEMMA_12B = {"hidden_size": 3840, "intermediate_size": 15360, "num_hidden_layers": 48,
             "num_attention_heads": 16, "num_key_value_heads": 8, "head_dim": 256,
             "vocab_size": 262208}  # fmt: skip
GEMMA_SIGHT = {"hidden_size": 1152, "image_size": 896, "intermediate_size": 4304,
               "num_attention_heads": 16, "num_hidden_layers": 27, "patch_size": 14,
               "vision_use_head": False}  # fmt: skip
F8_DECODER = {"block_out_channels": (128, 256, 512, 512), "layers_per_block": 2}
F8_BLOCKS = {"down_block_types": ("DownEncoderBlock2D",) * 4,
             "up_block_types": ("UpDecoderBlock2D",) * 4}  # fmt: skip
SD_UNET = {"attention_head_dim": [5, 10, 20, 20], "block_out_channels": [320, 640, 1280, 1280],
           "cross_attention_dim": 1024, "use_linear_projection": True}  # fmt: skip
SDXL_UNET = {
    "addition_embed_type": "text_time", "addition_time_embed_dim": 256,
    "attention_head_dim": [5, 10, 20], "block_out_channels": [320, 640, 1280],
    "cross_attention_dim": 2048, "projection_class_embeddings_input_dim": 2816,
    "down_block_types": ["DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"],
    "up_block_types": ["CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"],
    "transformer_layers_per_block": [1, 2, 10], "use_linear_projection": True,
}  # fmt: skip
KLEIN = {"num_layers": 5, "num_single_layers": 20, "num_attention_heads": 24,
         "joint_attention_dim": 3 * 2560, "guidance_embeds": False}  # fmt: skip
LTX_13B = {"num_layers": 48, "attention_head_dim": 128, "cross_attention_dim": 4096}
WAN_5B = {"num_attention_heads": 24, "num_layers": 30, "ffn_dim": 14336, "in_channels": 48,
          "out_channels": 48}  # fmt: skip
WAN_DECODER = {"base_dim": 160, "decoder_base_dim": 256, "z_dim": 48, "in_channels": 12,
               "out_channels": 12, "is_residual": True, "patch_size": 2,
               "scale_factor_spatial": 16}  # fmt: skip
LTX_2_DECODER = {
    "block_out_channels": (256, 512, 1024, 2048), "decoder_block_out_channels": (256, 512, 1024),
    "layers_per_block": (4, 6, 6, 2, 2), "decoder_layers_per_block": (5, 5, 5, 5),
    "spatio_temporal_scaling": (True,) * 4, "decoder_spatio_temporal_scaling": (True,) * 3,
    "decoder_inject_noise": (False,) * 4, "upsample_residual": (True,) * 3,
    "upsample_factor": (2, 2, 2), "patch_size": 4, "patch_size_t": 1,
    "downsample_type": ("spatial", "temporal", "spatiotemporal", "spatiotemporal"),
}  # fmt: skip


@dataclass(frozen=True)
class Part:
    """Numbers in all, and in the largest block that is repeated."""

    numbers: int
    block: int = 0


def diffusers_part(name: str, config: dict) -> Part:
    import diffusers

    return counted(lambda: getattr(diffusers, name)(**config))


def transformers_part(name: str, config: dict, of: str) -> Part:
    import transformers

    settings = getattr(transformers, of)(**config)
    return counted(lambda: getattr(transformers, name)(settings))


def counted(build: Callable) -> Part:
    from accelerate import init_empty_weights
    from torch.nn import ModuleList

    with init_empty_weights(include_buffers=False):
        module = build()
    if hasattr(module, "tie_weights"):
        module.tie_weights()  # undone on the meta device
    lists = [m for m in module.modules() if isinstance(m, ModuleList)]
    blocks = [numbers_of(block) for blocks in lists for block in blocks if len(blocks) > 1]
    return Part(numbers_of(module), max(blocks, default=0))


def numbers_of(module) -> int:
    return sum(parameter.numel() for parameter in module.parameters())


def clip(config: dict) -> Part:
    return transformers_part("CLIPTextModel", config, "CLIPTextConfig")


def f8(**changes) -> Part:
    return diffusers_part("AutoencoderKL", {**F8_DECODER, **F8_BLOCKS, **changes})


def t5() -> Part:
    return transformers_part("T5EncoderModel", T5_XXL, "T5Config")


def ltx_decoder() -> Part:
    return Part(LTX_2B_FILE // BYTES - diffusers_part("LTXVideoTransformer3DModel", {}).numbers)


def sd_turbo() -> list[Part]:
    return [diffusers_part("UNet2DConditionModel", SD_UNET), clip(CLIP_H), f8()]


def sdxl_turbo() -> list[Part]:
    second = transformers_part("CLIPTextModelWithProjection", CLIP_G, "CLIPTextConfig")
    return [diffusers_part("UNet2DConditionModel", SDXL_UNET), clip(CLIP_L), second, f8()]


def qwen() -> list[Part]:
    return [transformers_part("Qwen3ForCausalLM", QWEN_4B, "Qwen3Config")]


def klein() -> list[Part]:
    decoder = diffusers_part("AutoencoderKLFlux2", {})
    return [diffusers_part("Flux2Transformer2DModel", KLEIN), *qwen(), decoder]


def z_image() -> list[Part]:
    decoder = f8(latent_channels=16, use_quant_conv=False, use_post_quant_conv=False)
    encoder = transformers_part("Qwen3Model", QWEN_4B, "Qwen3Config")
    return [diffusers_part("ZImageTransformer2DModel", {}), encoder, decoder]


def ltx_2b() -> list[Part]:
    return [diffusers_part("LTXVideoTransformer3DModel", {}), t5(), ltx_decoder()]


def ltx_13b() -> list[Part]:
    return [diffusers_part("LTXVideoTransformer3DModel", LTX_13B), t5(), ltx_decoder()]


def ltx_2() -> list[Part]:
    gemma = {"text_config": GEMMA_12B, "vision_config": GEMMA_SIGHT}
    from diffusers.pipelines.ltx2.connectors import LTX2TextConnectors
    from diffusers.pipelines.ltx2.latent_upsampler import LTX2LatentUpsamplerModel

    return [
        diffusers_part("LTX2VideoTransformer3DModel", {}),
        transformers_part("Gemma3ForConditionalGeneration", gemma, "Gemma3Config"),
        diffusers_part("AutoencoderKLLTX2Video", LTX_2_DECODER),
        counted(LTX2TextConnectors),
        counted(LTX2LatentUpsamplerModel),
    ]


def wan() -> list[Part]:
    config = {**T5_XXL, "vocab_size": 256384}
    decoder = diffusers_part("AutoencoderKLWan", WAN_DECODER)
    in_float32 = Part(2 * decoder.numbers, 2 * decoder.block)
    encoder = transformers_part("UMT5EncoderModel", config, "UMT5Config")
    return [diffusers_part("WanTransformer3DModel", WAN_5B), encoder, in_float32]


def svd() -> list[Part]:
    sight = transformers_part("CLIPVisionModelWithProjection", CLIP_H_SIGHT, "CLIPVisionConfig")
    config = {**F8_DECODER, "down_block_types": F8_BLOCKS["down_block_types"]}
    decoder = diffusers_part("AutoencoderKLTemporalDecoder", config)
    return [diffusers_part("UNetSpatioTemporalConditionModel", {}), sight, decoder]


MODELS: dict[str, Callable[[], list[Part]]] = {
    "sd-turbo": sd_turbo,
    "sdxl-turbo": sdxl_turbo,
    "flux2-klein-4b": klein,
    "z-image-turbo": z_image,
    "ltx-video-2b": ltx_2b,
    "ltx-video-13b": ltx_13b,
    "ltx-2": ltx_2,
    "wan2.2-5b": wan,
    "svd-xt": svd,
    "qwen3-4b-instruct": qwen,
}


def memory(model: str) -> Memory:
    parts = MODELS[model]()
    return Memory(
        whole=BYTES * sum(part.numbers for part in parts),
        model=BYTES * max(part.numbers for part in parts),
        layer=BYTES * max(part.block for part in parts),
    )


def main(models: list[str]) -> None:
    for model in models or MODELS:
        said = memory(model)
        line = f"{{ whole = {said.whole}, model = {said.model}, layer = {said.layer} }}"
        sys.stdout.write(f"{model}: memory = {line}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
