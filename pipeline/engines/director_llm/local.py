"""A language model of the catalogue on this machine, its output held to the schema."""

import asyncio
import gc
import threading
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.engines.director_llm.mind import Ask, Question, Unanswered
from pipeline.errors import EngineUnavailable, StudioError
from pipeline.models.model import Model
from pipeline.models.shelf import installed, weights


@dataclass
class LocalMind:
    """Greedy, so that the same question gets the same answer; one question at a time.

    Raises EngineUnavailable where the model is not installed; it is loaded when it is asked.
    """

    model: Model
    home: Path
    lanes: int = 1

    def __post_init__(self) -> None:
        here = installed(self.model, self.home)
        if here is None:
            raise EngineUnavailable(
                f"{self.model.title} is not installed. Install it on the crew page, or with: "
                f"python app.py models install {self.model.id}"
            )
        self.name = f"{self.model.id}@{here.revision}"

    @asynccontextmanager
    async def open(self) -> AsyncGenerator[Ask]:
        voice, stopped = _Voice(self.model, self.home), threading.Event()
        turn = threading.Lock()

        def answered(question: Question) -> str:
            with turn:
                return voice.answer(question, stopped)

        async def ask(question: Question) -> str:
            return await asyncio.to_thread(answered, question)

        try:
            yield ask
        finally:
            stopped.set()
            voice.leave()


class _Voice:
    """The loaded model, for as long as one film is directed."""

    def __init__(self, model: Model, home: Path) -> None:
        self._model = model
        self._home = home
        self._loaded: tuple[Any, Any] | None = None

    def answer(self, question: Question, stopped: threading.Event) -> str:
        from pipeline.engines.director_llm.constrained import generate

        model, tokenizer = self._loaded = self._loaded or self._load()
        text = tokenizer.apply_chat_template(
            question.messages, tokenize=False, add_generation_prompt=True
        )
        tokens = tokenizer(text, return_tensors="pt", add_special_tokens=False)
        longest = getattr(model.config, "max_position_embeddings", None) or 4096
        room = longest - tokens["input_ids"].shape[1]
        if room < question.most_tokens // 4:
            raise Unanswered(f"it is longer than {self._model.title} can read at once")
        most = min(room, question.most_tokens)
        return generate(model, tokenizer, tokens, question.schema, most, stopped)

    def leave(self) -> None:
        """The card is wanted by the artist next."""
        if self._loaded is None:
            return
        self._loaded = None
        gc.collect()
        import torch

        if torch.cuda.is_available():
            torch.cuda.empty_cache()

    def _load(self) -> tuple[Any, Any]:
        from transformers import AutoModelForCausalLM, AutoTokenizer

        from pipeline.gpu.device import best_device

        try:
            folder = weights(self._model, self._home).folder
            tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
            model = AutoModelForCausalLM.from_pretrained(
                folder, local_files_only=True, use_safetensors=True, dtype="auto"
            )
        except StudioError as reason:
            raise Unanswered(str(reason).rstrip("."), is_final=True) from reason
        except (OSError, ValueError) as error:
            raise Unanswered(_unloadable(self._model), is_final=True) from error
        if not tokenizer.chat_template:
            raise Unanswered(f"{self._model.title} was not made for instructions", is_final=True)
        device = best_device().kind
        placed: Any = model
        return placed.to("cuda" if device == "rocm" else device).eval(), tokenizer


def _unloadable(model: Model) -> str:
    return f"{model.title} cannot be loaded. Remove it and install it again"
