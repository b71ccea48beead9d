"""Prompts encoded once: the text encoder's output is kept on disk under all that went into it."""

import hashlib
import inspect
import json
from pathlib import Path
from typing import Any

from pipeline.gpu.kept import Kept, tensors_of
from pipeline.gpu.want import Want

FOLDER = "embeddings"
LIMIT_BYTES = 4_000_000_000
"""LTX-2 keeps all layers of its encoder: about 0.4 GB a prompt. Others need 1 to 4 MB."""

_PAIR = ("prompt_embeds", "negative_prompt_embeds")
_MASKED = (
    "prompt_embeds",
    "prompt_attention_mask",
    "negative_prompt_embeds",
    "negative_prompt_attention_mask",
)
_POOLED = (*_PAIR, "pooled_prompt_embeds", "negative_pooled_prompt_embeds")
_ONE = ("prompt_embeds",)

RETURNED = {
    "StableDiffusionXL": _POOLED,
    "StableDiffusion": _PAIR,
    "Flux2": _ONE,
    "ZImage": _PAIR,
    "LTX2": _MASKED,
    "LTX": _MASKED,
    "Wan": _PAIR,
}
"""How the name of a pipeline begins -> the arguments of its call that `encode_prompt` returns, in
its order (read in diffusers 0.42.1); the first that fits counts."""

ONE_EACH = {"num_images_per_prompt": 1, "num_videos_per_prompt": 1}
"""The call itself repeats what it is given."""


def encoded(pipe: Any, want: Want, **arguments: Any) -> dict[str, Any]:
    """Arguments of the pipeline's call in place of the prompt: its embeddings, kept or made now.

    `arguments` are those of the call that bear on the prompt: `prompt`, `negative_prompt`,
    `guidance_scale` and what else `encode_prompt` takes, such as `max_sequence_length`. The call
    still gets its own `guidance_scale`. A pipeline without a text encoder gets `arguments` back.
    Call it inside `with_pipeline`.
    """
    names = returned_by(type(pipe).__name__)
    if not names:
        return arguments
    guided = _is_guided(pipe, arguments)
    kept = Kept(want.home / FOLDER, LIMIT_BYTES) if want.home and want.revision else None
    key = _key(pipe, want, arguments, guided)
    found = kept.find(key) if kept else None
    if found is None:
        found = _encode(pipe, names, arguments, guided)
        if kept:
            kept.keep(key, tensors_of(found))
    return {name: _placed(value, pipe) for name, value in found.items()}


def returned_by(pipeline: str) -> tuple[str, ...]:
    """The arguments that stand for the prompt; none where a pipeline takes no words."""
    fits = (names for start, names in RETURNED.items() if pipeline.startswith(start))
    return next(fits, ())


def _is_guided(pipe: Any, arguments: dict[str, Any]) -> bool:
    """Whether a negative prompt counts, by the pipeline's own rule."""
    guidance = arguments.get("guidance_scale")
    if guidance is None:
        guidance = inspect.signature(type(pipe).__call__).parameters["guidance_scale"].default
    pipe._guidance_scale = guidance
    pipe._audio_guidance_scale = arguments.get("audio_guidance_scale") or guidance
    return bool(pipe.do_classifier_free_guidance)


def _encode(
    pipe: Any, names: tuple[str, ...], arguments: dict[str, Any], guided: bool
) -> dict[str, Any]:
    import torch

    takes = inspect.signature(pipe.encode_prompt).parameters
    given = {
        **ONE_EACH,
        **arguments,
        "device": pipe._execution_device,
        "do_classifier_free_guidance": guided,
    }
    given = {name: value for name, value in given.items() if name in takes}
    with torch.no_grad():
        made = pipe.encode_prompt(**given)
        found = dict(zip(names, made, strict=False))
        if guided and "negative_prompt" not in takes:  # it encodes one prompt at a time
            given["prompt"] = arguments.get("negative_prompt") or ""
            found["negative_prompt_embeds"] = pipe.encode_prompt(**given)[0]
    return {name: value for name, value in found.items() if _is_something(value)}


def _is_something(value: Any) -> bool:
    return value is not None and not (isinstance(value, list) and not value)


def _placed(value: Any, pipe: Any) -> Any:
    device = pipe._execution_device
    if isinstance(value, list):
        return [tensor.to(device) for tensor in value]
    return value.to(device)


def _key(pipe: Any, want: Want, arguments: dict[str, Any], guided: bool) -> str:
    import diffusers
    import transformers

    takes = inspect.signature(pipe.encode_prompt).parameters
    facts = {
        "revision": want.revision,
        "pipeline": want.pipeline,
        "dtype": str(pipe.text_encoder.dtype),
        "loras": [(_stamp(path), strength) for path, strength in want.loras],
        "libraries": [diffusers.__version__, transformers.__version__],
        "guided": guided,
        "arguments": {name: arguments[name] for name in arguments if name in takes},
    }
    if guided:
        facts["negative"] = arguments.get("negative_prompt") or ""
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def _stamp(path: Path) -> tuple[str, int, int]:
    """Which file it is: those of the store are named by their content, others may change."""
    facts = path.stat()
    return path.name, facts.st_size, facts.st_mtime_ns
