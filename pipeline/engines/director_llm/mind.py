"""What a language model is for the director: questions in, text out."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Question:
    """`system` is the same for every scene, so that a server can keep it; `user` holds the scene
    and `complaint` what was wrong with the answer before."""

    system: str
    user: str
    schema: dict[str, Any]
    most_tokens: int
    complaint: str = ""

    @property
    def messages(self) -> list[dict[str, str]]:
        said = [{"role": "system", "content": self.system}, {"role": "user", "content": self.user}]
        if self.complaint:
            said[-1]["content"] += f"\n\n{self.complaint}"
        return said


class Unanswered(Exception):
    """No answer came; its text says why, without a full stop. `is_final`: asking goes no further
    for any scene."""

    def __init__(self, reason: str, *, is_final: bool = False) -> None:
        super().__init__(reason)
        self.is_final = is_final


Ask = Callable[[Question], Awaitable[str]]
"""Raises Unanswered."""


class Mind(Protocol):
    name: str
    """Which model answers, exactly: answers are kept under it."""
    lanes: int
    """So many questions at once."""

    def open(self) -> AbstractAsyncContextManager[Ask]: ...
