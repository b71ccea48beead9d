"""The clerk: writes what the crew finished into its films, for as long as the studio is open."""

import logging
import threading
from collections.abc import Iterable

from pipeline.errors import StudioError, UserMistake
from pipeline.film.shot import Keyframe, Shot, Take
from studio.edits import AddKeyframe, AddTake
from studio.ledger import Job, Ledger, State
from studio.store import Store
from studio.tasks import Kind

log = logging.getLogger("storyreel")

LOOK_S = 0.5
"""How long one wait for news of the ledger takes at most."""
TROUBLE_S = 1.0
CREW = "crew"


class Clerk:
    """What is finished while nobody runs is entered at the next start: nothing is lost."""

    def __init__(self, store: Store, ledger: Ledger) -> None:
        self._store = store
        self._ledger = ledger
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
        """Puts finished boards and takes into their films; those that are there cost a look."""
        for job in jobs:
            if job.state is State.DONE and job.shot and job.result:
                self._enter(job)

    def _enter(self, job: Job) -> None:
        change = _change(job)
        try:
            head = self._store.head(job.project)
            if change and not _is_there(change, head.project.shot(job.shot)):
                self._store.commit(job.project, head.revision, change.edit, CREW)
        except UserMistake:  # the shot or the project was deleted meanwhile
            return

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


def _change(job: Job) -> AddKeyframe | AddTake | None:
    if job.kind is Kind.DRAW:
        return AddKeyframe(shot=job.shot, keyframe=Keyframe.model_validate(job.result))
    if job.kind is Kind.SHOOT:
        return AddTake(shot=job.shot, take=Take.model_validate(job.result))
    return None


def _is_there(change: AddKeyframe | AddTake, shot: Shot) -> bool:
    if isinstance(change, AddKeyframe):
        return change.keyframe in shot.keyframes
    return change.take in shot.takes
