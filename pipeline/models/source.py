"""Where a model's files come from, as values: what there is, and what is to be fetched."""

from collections.abc import Iterator
from typing import Protocol

from pydantic import Field

from pipeline.film.value import Value
from pipeline.models.lock import Origin


class Piece(Value):
    """A file that is to come. What its source says of its content is proved when it has come."""

    path: str
    """In the model's folder, with slashes."""
    origin: int
    """Which of the plan's origins it is of."""
    name: str
    """What it is called there."""
    size: int = Field(ge=0)
    sha256: str = ""
    blob: str = ""
    """Its id in git, where the source knows no SHA-256 of it."""
    stamp: int = 0
    """When it was last written, in nanoseconds, where it is only copied."""


class Plan(Value):
    """All that is to come. It is kept until all of it is there: a new commit on the hub does not
    mix with what was begun."""

    model: str
    wanted: str
    """The digest of what was asked for: an installation that asks for the same goes on."""
    origins: tuple[Origin, ...]
    pieces: tuple[Piece, ...]

    @property
    def size(self) -> int:
        return sum(piece.size for piece in self.pieces)


class Source(Protocol):
    def wanted(self) -> str:
        """The digest of what it is asked for."""
        ...

    def plan(self) -> Plan: ...

    def read(self, plan: Plan, piece: Piece, start: int) -> Iterator[bytes]:
        """The bytes of a file from `start` on; Interrupted where they end too soon."""
        ...


class Interrupted(Exception):
    """The bytes stopped coming: they may come when it is tried again from there."""


class Changed(Exception):
    """What was planned is no longer there: it has to be planned anew."""
