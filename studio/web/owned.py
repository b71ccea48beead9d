"""Which media belong to a project: what its film names, now or in its history, and what was made
or brought for it. A key alone opens nothing."""

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field

from pipeline.film.shot import Keyframe, Take
from studio.edits.soundness import media_keys
from studio.ledger import State
from studio.tasks import Kind
from studio.web.office import Office

MOST_PROJECTS = 64
MOST_BROUGHT = 1000
"""Uploads of a project that no edit names yet; older ones are known by the edit, or forgotten."""
LOOK_AGAIN_S = 2.0
"""A project's whole history is read this often at most, however many wrong keys are asked for."""


@dataclass
class _Known:
    revision: int = -1
    now: frozenset[str] = frozenset()
    made: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    brought: OrderedDict[str, None] = field(default_factory=OrderedDict[str, None])
    read_at: float = -LOOK_AGAIN_S
    lock: threading.Lock = field(default_factory=threading.Lock)


class Owned:
    """Safe for several threads."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._known: OrderedDict[str, _Known] = OrderedDict()
        self._lock = threading.Lock()

    def bring(self, project: str, key: str) -> None:
        """A person uploaded this for the project."""
        brought = self._of(project).brought
        brought[key] = None
        while len(brought) > MOST_BROUGHT:
            brought.popitem(last=False)

    def has(self, project: str, key: str) -> bool:
        """Raises UserMistake where there is no such project."""
        head = self._office.store.head(project)
        known = self._of(project)
        if known.revision != head.revision:
            known.now, known.revision = head.project.media_keys(), head.revision
        if any(key in keys for keys in (known.now, known.brought, known.made, known.before)):
            return True
        known.made = self._made(project)
        return key in known.made or key in self._history(project, known)

    def _made(self, project: str) -> frozenset[str]:
        """What was made for the project by its own jobs: films are named nowhere else."""
        jobs = self._office.ledger.jobs(project)
        kinds = {Kind.DRAW: Keyframe, Kind.SHOOT: Take, Kind.ASSEMBLE: Take}
        done = [j for j in jobs if j.state is State.DONE and j.result and j.kind in kinds]
        made = (kinds[job.kind].model_validate(job.result) for job in done)
        return frozenset(key for one in made for key in one.media_keys)

    def _history(self, project: str, known: _Known) -> frozenset[str]:
        with known.lock:
            if time.monotonic() >= known.read_at + LOOK_AGAIN_S:
                every = self._office.store.chronicle(project).projects.values()
                known.before = media_keys(every)
                known.read_at = time.monotonic()
            return known.before

    def _of(self, project: str) -> _Known:
        with self._lock:
            known = self._known.setdefault(project, _Known())
            self._known.move_to_end(project)
            while len(self._known) > MOST_PROJECTS:
                self._known.popitem(last=False)
            return known
