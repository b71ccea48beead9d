"""Answers by the digest of what was asked: an unchanged scene is not asked about again.

home/answers/12/1234....json    the answer as it was checked, and its own digest
"""

import hashlib
import json
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from pipeline.engines.director_llm.mind import Question
from pipeline.film.value import Value
from pipeline.media.disk import put_in_place, writing

VERSION = 1
"""Raise it when answers are checked otherwise: those kept before are then asked for again."""

V = TypeVar("V", bound=Value)


class Answers:
    """Safe for several processes: a file under its name is whole, and damage counts as absent."""

    def __init__(self, home: Path, model: str) -> None:
        self._folder = home / "answers"
        self._model = model

    def find(self, question: Question, kind: type[V]) -> V | None:
        try:
            record = json.loads(self._path(question).read_text("utf-8"))
            answer = kind.model_validate(record["answer"])
        except (OSError, ValueError, LookupError, TypeError, RecursionError, ValidationError):
            return None
        return answer if answer.digest() == record.get("digest") else None

    def keep(self, question: Question, answer: Value) -> None:
        final = self._path(question)
        record = {"answer": answer.model_dump(mode="json"), "digest": answer.digest()}
        written = final.with_name(f"{final.stem}.{os.getpid()}-{secrets.token_hex(4)}")
        with writing(final):
            final.parent.mkdir(parents=True, exist_ok=True)
            try:
                written.write_text(json.dumps(record), "utf-8")
                put_in_place(written, final)
            finally:
                with suppress(FileNotFoundError):
                    written.unlink()

    def _path(self, question: Question) -> Path:
        asked = "\x1f".join((str(VERSION), self._model, question.system, question.user))
        digest = hashlib.sha256(asked.encode()).hexdigest()
        return self._folder / digest[:2] / f"{digest}.json"
