"""The clerk: writes what the crew finished into its films, for as long as the studio is open, and
asks for what they need then."""

import logging
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress

from pipeline.engines import crew_named
from pipeline.errors import StudioError, UserMistake
from pipeline.film.shot import Keyframe, Take
from studio.edits import AddKeyframe, AddTake, Designed, Directed
from studio.edits.planning import are_looks_due, is_due
from studio.ledger import Job, Ledger, State
from studio.project import Project
from studio.session.work import Work
from studio.store import Store
from studio.tasks import ASKED, Direction, Kind, Looked

log = logging.getLogger("storyreel")

LOOK_S = 0.5
"""How long one wait for news of the ledger takes at most."""
TROUBLE_S = 1.0
CREW = "crew"


class Clerk:
    """What is finished while nobody runs is entered at the next start: nothing is lost."""

    def __init__(self, store: Store, ledger: Ledger, work: Work, wake: Callable[[], None]) -> None:
        self._store = store
        self._ledger = ledger
        self._work = work
        self._wake = wake
        self._since = 0
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="clerk", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def enter(self, jobs: Iterable[Job]) -> None:
        """Puts what is finished into its films; what is there already costs a look."""
        answered: set[str] = set()
        for job in jobs:
            is_entered = job.state is State.DONE and job.shot and job.result and self._enter(job)
            # Boards that waited for a director who will not be heard are asked for as well.
            is_ended = job.state in (State.FAILED, State.CANCELLED)
            if job.kind in ASKED and (is_entered or is_ended):
                answered.add(job.project)
        for project in answered:
            with suppress(UserMistake):  # deleted meanwhile
                self.keep_up(project, self._store.head(project).project)

    def keep_up(self, project: str, film: Project) -> None:
        """Asks for what the film is missing; what was made before is entered at once."""
        asked, is_changed = self._work.keep_up(project, film)
        self.enter(job for job in asked if job.state not in (State.FAILED, State.CANCELLED))
        if is_changed:
            self._wake()

    def _enter(self, job: Job) -> bool:
        """Whether the film has changed."""
        change = _change(job)
        try:
            head = self._store.head(job.project)
            if change is None or _is_there(change, head.project):
                return False
            made = self._store.commit(job.project, head.revision, change.edit, CREW)
        except UserMistake:  # the shot, the scene or the project was deleted meanwhile
            return False
        return made.revision != head.revision

    def catch_up(self) -> None:
        """Enters what was finished since the last time; at first, everything there is."""
        changes = self._ledger.changes(self._since)
        self.enter(changes.jobs)
        self._since = changes.now

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self.catch_up()
                self._ledger.wait(self._since, LOOK_S)
            except StudioError as trouble:
                log.warning("%s", trouble)
                self._stopping.wait(TROUBLE_S)


def _change(job: Job) -> AddKeyframe | AddTake | Directed | Designed | None:
    if job.kind is Kind.DRAW:
        return AddKeyframe(shot=job.shot, keyframe=Keyframe.model_validate(job.result))
    if job.kind is Kind.SHOOT:
        return AddTake(shot=job.shot, take=Take.model_validate(job.result))
    if job.kind is Kind.DIRECT:
        return Directed(scene=job.shot, direction=Direction.model_validate(job.result))
    if job.kind is Kind.DESIGN:
        return Designed(looked=Looked.model_validate(job.result))
    return None


def _is_there(change: AddKeyframe | AddTake | Directed | Designed, film: Project) -> bool:
    match change:
        case AddKeyframe():
            return change.keyframe in film.shot(change.shot).keyframes
        case AddTake():
            return change.take in film.shot(change.shot).takes
        case Directed():
            plan = film.plan(change.scene)
            return plan is None or not is_due(plan, crew_named(film.crew))
        case Designed():
            return not are_looks_due(film, crew_named(film.crew))
