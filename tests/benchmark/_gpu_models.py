"""The video models at their true size with seeded random weights, made directly on the device.

Sizes: LTX-Video 2B and LTX-2 are the defaults of their classes in diffusers 0.42.1; 13B and the
decoder of 0.9.5 as in diffusers' scripts/convert_ltx_to_diffusers.py; T5 v1.1 XXL and Gemma 3 12B
as their configs have it. Tokenizers are those of the tiny models: their words are fewer, but every
prompt is padded to the same length.
"""

from pipeline.engines.tiny.video import ltx, ltx2

LARGE = {"num_layers": 48, "attention_head_dim": 128, "cross_attention_dim": 4096}
T5_XXL = {
    "vocab_size": 32128, "d_model": 4096, "d_kv": 64, "d_ff": 10240, "num_layers": 24,
    "num_heads": 64, "feed_forward_proj": "gated-gelu",
}  # fmt: skip
GEMMA_12B = {
    "vocab_size": 262208, "hidden_size": 3840, "intermediate_size": 15360, "num_hidden_layers": 48,
    "num_attention_heads": 16, "num_key_value_heads": 8, "head_dim": 256,
}  # fmt: skip
DECODER_095 = {
    "block_out_channels": (128, 256, 512, 1024, 2048),
    "down_block_types": ("LTXVideo095DownBlock3D",) * 4,
    "decoder_block_out_channels": (256, 512, 1024),
    "layers_per_block": (4, 6, 6, 2, 2),
    "decoder_layers_per_block": (5, 5, 5, 5),
    "spatio_temporal_scaling": (True,) * 4,
    "decoder_spatio_temporal_scaling": (True,) * 3,
    "decoder_inject_noise": (False,) * 4,
    "downsample_type": ("spatial", "temporal", "spatiotemporal", "spatiotemporal"),
    "upsample_residual": (True,) * 3,
    "upsample_factor": (2, 2, 2),
    "timestep_conditioning": True,
    "spatial_compression_ratio": 32,
    "temporal_compression_ratio": 8,
}
LTX2_DECODER = {
    "decoder_causal": False, "spatial_compression_ratio": 32, "temporal_compression_ratio": 8,
}  # fmt: skip


def full_size(model, device, seed=1):
    """The parts of a model's pipeline in bf16; on the device "meta" they need no memory."""
    import torch

    before = torch.get_default_dtype()
    torch.set_default_dtype(torch.bfloat16)
    try:
        with torch.device(device):
            torch.manual_seed(seed)
            return PARTS[model]()
    finally:
        torch.set_default_dtype(before)


def _ltx(**transformer):
    import diffusers
    from transformers import T5Config, T5EncoderModel

    return {
        **_tiny(ltx, ("scheduler", "tokenizer")),
        "vae": diffusers.AutoencoderKLLTXVideo(**DECODER_095).eval(),
        "text_encoder": T5EncoderModel(T5Config(**T5_XXL)).eval(),
        "transformer": diffusers.LTXVideoTransformer3DModel(**transformer).eval(),
    }


def _ltx2():
    import diffusers
    from diffusers.pipelines.ltx2.connectors import LTX2TextConnectors
    from diffusers.pipelines.ltx2.vocoder import LTX2Vocoder
    from transformers import Gemma3Config, Gemma3ForConditionalGeneration, Gemma3TextConfig

    words = Gemma3Config(text_config=Gemma3TextConfig(**GEMMA_12B))
    return {
        **_tiny(ltx2, ("scheduler", "tokenizer")),
        "vae": diffusers.AutoencoderKLLTX2Video(**LTX2_DECODER).eval(),
        "text_encoder": Gemma3ForConditionalGeneration(words).eval(),
        "transformer": diffusers.LTX2VideoTransformer3DModel(rope_type="split").eval(),
        "connectors": LTX2TextConnectors(rope_type="split").eval(),
        "audio_vae": diffusers.AutoencoderKLLTX2Audio().eval(),
        "vocoder": LTX2Vocoder().eval(),
    }


def _tiny(family, names):
    import torch

    with torch.device("cpu"):
        parts = family()
    return {name: parts[name] for name in names}


PARTS = {
    "ltx-video-2b": _ltx,
    "ltx-video-13b": lambda: _ltx(**LARGE),
    "ltx-2": _ltx2,
}
