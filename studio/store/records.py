"""What the store tells about projects and revisions."""

from datetime import datetime
from typing import NamedTuple

from pipeline.film.value import Value
from studio.edits import Edit
from studio.project import Project


class Listed(Value):
    """A project in the list."""

    id: str
    title: str
    revision: int
    made: datetime
    changed: datetime
    is_trashed: bool = False


class Revision(Value):
    """One entry of the history. `parent` makes it a tree: what was undone stays a branch."""

    number: int
    parent: int | None
    edit: Edit
    label: str
    """The edit in plain words."""
    by: str
    """Who made it: an author or a session."""
    at: datetime
    name: str = ""
    """What the user calls this revision."""
    is_automatic: bool = False
    """Made by the crew: a keyframe drawn, a take shot."""


class History(Value):
    revisions: tuple[Revision, ...]
    """The oldest first."""
    head: int
    line: tuple[int, ...]
    """The revisions that led to the head, the oldest first."""
    undo: str | None = None
    """The label of what undo takes back; none: nothing to undo."""
    redo: str | None = None


class Head(NamedTuple):
    revision: int
    project: Project


class Steps(NamedTuple):
    """The labels of what undo takes back and of what redo brings back; none: nothing."""

    undo: str | None
    redo: str | None


class Committed(NamedTuple):
    revision: int
    project: Project
    was_rebased: bool = False
    """The edit was made on an older revision and was re-applied on the newest one."""
