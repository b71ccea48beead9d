"""The base of every film value: frozen, strict, and known by its content."""

import hashlib
import json
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    def digest(self) -> str:
        """SHA-256 of the content, in hex. Defaults are left out: a new field keeps old digests."""
        content = self.model_dump(mode="json", exclude_defaults=True)
        text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
        return hashlib.sha256(text.encode()).hexdigest()


class Span(NamedTuple):
    """A half-open range of characters of the decoded script: `start` is in, `stop` is out."""

    start: int
    stop: int


def short_id(*parts: str) -> str:
    """A short id made of content, so that the same script gives the same ids.

    Callers add a count of earlier equals, never a position: what stands elsewhere in the script
    does not change who a scene or a shot is.
    """
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:10]
