"""What the ledger says, as frozen values."""

from enum import StrEnum
from typing import Any

from pipeline.film.value import Value
from studio.tasks import Kind, Task

PRIORITIES = {
    Kind.DRAW: 20, Kind.SHOOT: 10, Kind.ASSEMBLE: 0, Kind.INSTALL: 30, Kind.DIRECT: 15,
    Kind.DESIGN: 16,
}  # fmt: skip
"""Where nobody looks: all boards first, since they come fast and show the whole film. Before them
what was asked for by hand and works on while others wait for the network."""
LOOKED_AT = 1000
"""What the user looks at comes before everything that was only asked for."""


class State(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


OPEN = (State.QUEUED, State.RUNNING)
"""States of work that is still to come."""


class Wish(Value):
    """Something to make, for a shot of a project (or for the project: no shot)."""

    task: Task
    project: str
    shot: str = ""
    slate: str = ""
    priority: int | None = None
    """Higher comes first; none: as its kind has it."""
    needs: tuple[str, ...] = ()
    """Jobs that come before it."""


class Job(Value):
    """A job as one project sees it. Times are seconds since 1970."""

    id: str
    kind: Kind
    key: str
    """Draw: the digest of the board's recipe."""
    project: str
    shot: str = ""
    slate: str = ""
    state: State
    priority: int
    attempts: int = 0
    """Workers that died of it."""
    progress: float = 0.0
    asked_s: float
    started_s: float | None = None
    ended_s: float | None = None
    error: str = ""
    """Failed: what happened and what to do, for the user."""
    result: dict[str, Any] | None = None
    """Done: the Keyframe (draw) or Take (shoot, assemble) that was made, the Direction
    (direct), or the model, revision and size (install) that is here."""
    engine: str
    size: tuple[int, int]
    frames: int
    changed: int
    """The change that made it what it is."""


class Changes(Value):
    """What happened since a given change."""

    now: int
    """Ask for the changes since this one next time."""
    jobs: tuple[Job, ...]
    is_all: bool = False
    """`jobs` are all there are, and others that the caller knows are gone."""


class Queue(Value):
    """How the open work stands, of one project or of all."""

    is_paused: bool
    notice: str
    """Why nothing goes on just now, if so; else what happened to the ledger, if anything did."""
    queued: int
    running: int
    progress: float
    """Of the open jobs, by the time they take; 1: there are none."""
    left_s: float
    """Seconds until the last of them is made, with all that comes before it."""
