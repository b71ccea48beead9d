"""Tokenizers that know single bytes or letters, and text encoders of a few numbers each."""

from typing import Any

WIDTH = 16
"""The width of every text encoder here."""

QWEN_LAYERS = 28
"""FLUX.2 klein reads layers 9, 18 and 27 of its encoder."""

GEMMA_LAYERS = 2

CHAT = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n"
    "{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
"""The form of a conversation with Qwen, without thinking."""

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;!?'\"()-"


def clip_tokenizer() -> Any:
    from transformers import CLIPTokenizer

    letters = _bytes()
    listed = (*letters, *(f"{letter}</w>" for letter in letters), "<|startoftext|>", CLIP_END)
    vocabulary = {token: index for index, token in enumerate(listed)}
    return CLIPTokenizer(vocab=vocabulary, merges=[], model_max_length=77)


CLIP_END = "<|endoftext|>"


def clip_text(tokenizer: Any, layers: int = 2, is_projected: bool = False) -> Any:
    from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection

    config = CLIPTextConfig(
        vocab_size=len(tokenizer),
        hidden_size=WIDTH,
        intermediate_size=2 * WIDTH,
        num_hidden_layers=layers,
        num_attention_heads=2,
        projection_dim=WIDTH,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    return (CLIPTextModelWithProjection if is_projected else CLIPTextModel)(config).eval()


def t5_tokenizer(longest: int) -> Any:
    from transformers import T5Tokenizer

    specials = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -2.0)]
    letters = [(letter, -3.0) for letter in LETTERS]
    return T5Tokenizer(vocab=[*specials, *letters], extra_ids=0, model_max_length=longest)


def t5_encoder(tokenizer: Any, is_multilingual: bool = False) -> Any:
    from transformers import T5Config, T5EncoderModel, UMT5Config, UMT5EncoderModel

    sizes = {
        "vocab_size": len(tokenizer),
        "d_model": WIDTH,
        "d_kv": 8,
        "d_ff": 2 * WIDTH,
        "num_layers": 1,
        "num_heads": 2,
        "feed_forward_proj": "gated-gelu",
    }
    if is_multilingual:
        return UMT5EncoderModel(UMT5Config(**sizes)).eval()
    return T5EncoderModel(T5Config(**sizes)).eval()


def qwen_tokenizer() -> Any:
    from transformers import Qwen2Tokenizer

    listed = (*_bytes(), CLIP_END, "<|im_start|>", "<|im_end|>")
    vocabulary = {token: index for index, token in enumerate(listed)}
    tokenizer = Qwen2Tokenizer(
        vocab=vocabulary, merges=[], extra_special_tokens=["<|im_start|>", "<|im_end|>"]
    )
    tokenizer.chat_template = CHAT
    return tokenizer


def qwen_encoder(tokenizer: Any) -> Any:
    from transformers import Qwen3Config, Qwen3ForCausalLM

    config = Qwen3Config(**_decoder_sizes(tokenizer, QWEN_LAYERS), max_position_embeddings=1024)
    return Qwen3ForCausalLM(config).eval()


def gemma_tokenizer() -> Any:
    from transformers import GemmaTokenizer

    specials = ("<pad>", "<eos>", "<bos>", "<unk>", "<mask>", "▁")
    vocabulary = {token: index for index, token in enumerate((*specials, *LETTERS))}
    return GemmaTokenizer(vocab=vocabulary, merges=[], model_max_length=1024)


def gemma_encoder(tokenizer: Any) -> Any:
    """Gemma 3 with its eyes, since LTX-2 loads the class that has them."""
    from transformers import (
        Gemma3Config,
        Gemma3ForConditionalGeneration,
        Gemma3TextConfig,
        SiglipVisionConfig,
    )

    sizes = _decoder_sizes(tokenizer, GEMMA_LAYERS)
    text = Gemma3TextConfig(**sizes, max_position_embeddings=2048)
    vision = SiglipVisionConfig(
        hidden_size=8,
        intermediate_size=8,
        num_hidden_layers=1,
        num_attention_heads=2,
        image_size=28,
        patch_size=14,
    )
    config = Gemma3Config(text_config=text, vision_config=vision, mm_tokens_per_image=1)
    return Gemma3ForConditionalGeneration(config).eval()


def _decoder_sizes(tokenizer: Any, layers: int) -> dict[str, Any]:
    return {
        "vocab_size": len(tokenizer),
        "hidden_size": WIDTH,
        "intermediate_size": WIDTH,
        "num_hidden_layers": layers,
        "num_attention_heads": 2,
        "num_key_value_heads": 1,
        "head_dim": 8,
    }


def clip_vision() -> Any:
    from transformers import CLIPVisionConfig, CLIPVisionModelWithProjection

    config = CLIPVisionConfig(
        hidden_size=WIDTH,
        intermediate_size=WIDTH,
        num_hidden_layers=1,
        num_attention_heads=2,
        projection_dim=WIDTH,
        image_size=224,
        patch_size=32,
    )
    return CLIPVisionModelWithProjection(config).eval()


def _bytes() -> list[str]:
    """The letters that stand for the 256 bytes in byte-level vocabularies."""
    from tokenizers.pre_tokenizers import ByteLevel

    return sorted(ByteLevel.alphabet())
