"""Where a window stands, what a panel draws from, and the call of a verb: see the package."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from pipeline.errors import UserMistake
from studio.edits import Change
from studio.session import Seen, Studio

PLACES = ("script", "board", "cut", "export", "crew", "projects")
TEXTS = ("project", "place", "by", "drawn")
NUMBERS = ("revision", "changes", "tick", "asked")
MOST_MARKS = 32
MOST = 10_000
"""Shots selected at once."""


@dataclass(frozen=True)
class Where:
    """Where a window stands, and what it was last drawn from."""

    project: str = ""
    place: str = "board"
    shots: tuple[str, ...] = ()
    revision: int = 0
    changes: int = 0
    tick: int = 0
    """Counts what the window chose by itself: an answer to an older choice changes none of it."""
    asked: int = 0
    """The number of the verb: they come one after the other."""
    answered: int = 0
    """The verb that this is the answer to."""
    by: str = "user"
    """Which window: its own fast changes never clash with each other."""
    drawn: str = ""
    """The project and place it was last drawn for; other than the present: all is drawn anew."""
    shown: tuple[str, ...] = ()
    """The selection it was last drawn for: what a field sends is meant for these shots."""
    marks: Mapping[str, str] = field(default_factory=dict[str, str])
    """What forms were last filled with: see View.is_new."""

    @classmethod
    def of(cls, value: Any) -> "Where":
        """What a browser says, taken with care: anything odd counts as nothing."""
        told: dict[str, Any] = value if isinstance(value, dict) else {}
        values: dict[str, Any] = {n: str(told.get(n) or "")[:120] for n in TEXTS}
        values |= {n: _whole(told.get(n)) for n in NUMBERS}
        values |= {n: _listed(told.get(n)) for n in ("shots", "shown")}
        values["marks"] = _small(told.get("marks"))
        values["place"] = values["place"] if values["place"] in PLACES else "board"
        values["by"] = values["by"] or "user"
        return cls(**values)

    def told(self) -> dict[str, Any]:
        lists = {"shots": list(self.shots), "shown": list(self.shown)}
        return {**asdict(self), **lists, "marks": dict(self.marks)}

    @property
    def shot(self) -> str:
        """The one that the desk shows; the last of several that are selected."""
        return self.shots[-1] if self.shots else ""


def _listed(value: Any) -> tuple[str, ...]:
    listed: list[Any] = value[:MOST] if isinstance(value, list) else []
    return tuple(str(shot)[:64] for shot in listed)


def _small(value: Any) -> dict[str, str]:
    told: dict[Any, Any] = value if isinstance(value, dict) else {}
    return {str(k)[:64]: str(v)[:64] for k, v in list(told.items())[:MOST_MARKS]}


def _whole(value: Any) -> int:
    return int(value) if isinstance(value, int | float) and abs(value) < 2**53 else 0


@dataclass(frozen=True)
class View:
    """What a panel draws from. `seen` is None where there is no project yet."""

    studio: Studio
    where: Where
    seen: Seen | None
    is_forced: bool = False
    """All is drawn anew, whatever was drawn before."""
    marks: dict[str, str] = field(default_factory=dict[str, str])

    def is_new(self, form: str, content: object) -> bool:
        """Whether a form has to be filled: what a person types meanwhile must not be overwritten
        with what stood there before."""
        self.marks[form] = hashlib.sha256(repr(content).encode()).hexdigest()[:16]
        return self.is_forced or self.where.marks.get(form) != self.marks[form]

    @property
    def film(self) -> Seen:
        """For panels that are only drawn where there is a project."""
        if self.seen is None:
            raise UserMistake("There is no project yet. Make one first.")
        return self.seen


def checked(change: type[Change], told: Mapping[str, Any]) -> Change:
    """A change from what a browser sent. Raises UserMistake for values that make no sense."""
    try:
        return change.model_validate(told)
    except ValueError:
        raise UserMistake("That value cannot be used here. Choose another one.") from None


@dataclass(frozen=True)
class Call:
    """One call of a verb."""

    studio: Studio
    where: Where
    data: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def project(self) -> str:
        return self.where.project

    @property
    def revision(self) -> int:
        return self.where.revision

    @property
    def by(self) -> str:
        return self.where.by

    @property
    def shots(self) -> tuple[str, ...]:
        """Those that the script named, else those that the fields showed when they were left."""
        named = self.data.get("shots")
        return tuple(map(str, named)) if isinstance(named, list) else self.where.shown

    @property
    def one(self) -> str:
        """The last of the shots that it is for. Raises UserMistake where there is none."""
        if not self.shots:
            raise UserMistake("No shot is selected. Click one first.")
        return self.shots[-1]

    def edit(self, change: Change) -> None:
        self.studio.edit(self.project, self.revision, change, self.by)

    def text(self, name: str) -> str:
        return str(self.data.get(name) or "")
