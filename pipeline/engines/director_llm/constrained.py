"""Generation that cannot leave a JSON schema. Importing this imports torch."""

import json
import threading
from functools import lru_cache
from typing import Any

import torch
from llguidance import LLMatcher, LLTokenizer
from llguidance.hf import from_tokenizer
from transformers import LogitsProcessor, LogitsProcessorList

from pipeline.engines.director_llm.mind import Unanswered

COMPACT: Any = {"whitespace_flexible": False, "item_separator": ",", "key_separator": ":"}
"""Without blanks: fewer tokens, and no way to spend them all on blanks."""


class Held(LogitsProcessor):
    """Forbids every token that would leave the grammar; ends where `stopped` is set."""

    def __init__(
        self,
        tokenizer: LLTokenizer,
        schema: dict[str, Any],
        ends: list[int],
        stopped: threading.Event,
    ) -> None:
        grammar = LLMatcher.grammar_from_json_schema(json.dumps(schema), overrides=COMPACT)
        self._matcher = LLMatcher(tokenizer, grammar, log_level=0)
        self._ends = ends
        self._stopped = stopped
        self._seen = -1

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        if self._stopped.is_set():
            raise Unanswered("it was stopped", is_final=True)
        if self._seen >= 0:
            self._matcher.consume_tokens(input_ids[0, self._seen :].tolist())
        self._seen = input_ids.shape[1]
        if self._matcher.is_error() or self._matcher.is_stopped():
            held = torch.full_like(scores, -torch.inf)
            held[:, self._ends] = 0.0
            return held
        mask = torch.frombuffer(bytearray(self._matcher.compute_logit_bias()), dtype=torch.uint8)
        allowed = torch.zeros(scores.shape[-1], dtype=torch.bool)
        allowed[: mask.numel()] = mask[: scores.shape[-1]] > 0
        return scores.masked_fill(~allowed.to(scores.device), -torch.inf)


def generate(
    model: Any,
    tokenizer: Any,
    tokens: Any,
    schema: dict[str, Any],
    most_tokens: int,
    stopped: threading.Event,
) -> str:
    """The text that follows the prompt: JSON by the schema, cut short where `most_tokens` end."""
    ends = _ends(model, tokenizer)
    held = Held(_guide(tokenizer, model.config.vocab_size), schema, ends, stopped)
    prompt = {name: value.to(model.device) for name, value in tokens.items()}
    with torch.inference_mode():
        made = model.generate(
            input_ids=prompt["input_ids"],
            attention_mask=prompt["attention_mask"],
            do_sample=False,
            temperature=None,
            top_p=None,
            top_k=None,
            max_new_tokens=most_tokens,
            eos_token_id=ends,
            pad_token_id=ends[0],
            logits_processor=LogitsProcessorList([held]),
        )
    return tokenizer.decode(made[0, prompt["input_ids"].shape[1] :], skip_special_tokens=True)


def _ends(model: Any, tokenizer: Any) -> list[int]:
    ends = model.generation_config.eos_token_id
    ends = tokenizer.eos_token_id if ends is None else ends
    return list(ends) if isinstance(ends, list | tuple) else [ends]


@lru_cache(maxsize=1)
def _guide(tokenizer: Any, words: int) -> LLTokenizer:
    return from_tokenizer(tokenizer, n_vocab=words)
