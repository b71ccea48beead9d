"""The supervisor's side of the ledger: jobs are taken, and what became of them is written down."""

import time
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, exists, select, true, update

from studio.ledger import tables
from studio.ledger.book import Book, Entry
from studio.ledger.graph import block_dependents
from studio.ledger.job import State
from studio.ledger.pace import Sort, remember
from studio.tasks import ON_CARD, Kind

jobs, needs, queue = tables.jobs, tables.needs, tables.queue

ATTEMPTS = 3
"""Workers that may die of one job."""
QUARANTINED = (
    "The worker died {count} times while making this, the last time of {cause}. It is set aside "
    "so that the other shots go on. Change the shot or free some memory, then retry it."
)


@dataclass(frozen=True)
class Claim:
    """A job in hand. `task` is JSON; `on_card`: it works with a model."""

    id: str
    task: str
    on_card: bool = False


class Dispatch:
    """Only the one supervisor of a home uses this."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def recover(self) -> None:
        """Jobs that an ended supervisor had in hand wait again; that is nobody's attempt.

        What held the queue up is tried again.
        """
        with self._book.write() as entry:
            running = select(jobs.c.id).where(jobs.c.state == State.RUNNING)
            ids = set(entry.connection.execute(running).scalars())
            _put_back(entry, ids)
            entry.connection.execute(update(queue).values(hold="", held_until_s=0.0))

    def seen(self) -> int:
        """The newest change."""
        with self._book.read() as connection:
            return connection.execute(select(queue.c.changes)).scalar_one()

    def claim(self, busy: Collection[str], on_card: bool | None = None) -> Claim | None:
        """The most urgent job that can be made now and is in nobody's hands; `on_card`: of those
        that work with a model, or of the others."""
        with self._book.read() as connection:
            if not _ready(connection, busy, 1, on_card):
                return None
        with self._book.write() as entry:
            ready = _ready(entry.connection, busy, 1, on_card)
            for claim in ready:
                _set(entry, claim.id, State.RUNNING, started_s=time.time(), progress=0.0)
        return ready[0] if ready else None

    def waiting(self, busy: Collection[str], most: int, on_card: bool | None = None) -> int:
        """How many jobs could be claimed now, counted up to `most`."""
        with self._book.read() as connection:
            return len(_ready(connection, busy, most, on_card))

    def unwanted(self, ids: Collection[str]) -> set[str]:
        """Those jobs in hand that are to be stopped."""
        with self._book.read() as connection:
            wanted = select(jobs.c.id).where(jobs.c.id.in_(ids), jobs.c.state == State.RUNNING)
            return set(ids) - set(connection.execute(wanted).scalars())

    def report(self, progress: dict[str, float]) -> None:
        with self._book.jot() as entry:
            for job, done in progress.items():
                _update_running(entry, job, progress=done)

    def finish(self, job: str, result: str, seconds: float) -> None:
        """`result` is JSON. `seconds` that the making took are remembered; 0: it was there."""
        with self._book.write() as entry:
            row = entry.connection.execute(select(jobs).where(jobs.c.id == job)).mappings().first()
            if row is None or row["state"] != State.RUNNING:
                return
            _set(entry, job, State.DONE, result=result, progress=1.0, ended_s=time.time())
            if seconds:
                sort = Sort(Kind(row["kind"]), row["engine"], (row["width"], row["height"]))
                remember(entry.connection, sort, seconds / row["frames"])

    def fail(self, job: str, sentence: str) -> None:
        with self._book.write() as entry:
            if _update_running(entry, job, state=State.FAILED, error=sentence, ended_s=time.time()):
                block_dependents(entry, job)

    def died(self, job: str, cause: str) -> None:
        """A worker died of this job; `cause` completes "died of"."""
        with self._book.write() as entry:
            row = select(jobs.c.attempts).where(jobs.c.id == job)
            attempts = (entry.connection.execute(row).scalar() or 0) + 1
            if attempts < ATTEMPTS:
                _update_running(entry, job, attempts=attempts, **WAITING)
                return
            error = QUARANTINED.format(count=attempts, cause=cause)
            values = {"attempts": attempts, "error": error, "ended_s": time.time()}
            if _update_running(entry, job, state=State.FAILED, **values):
                block_dependents(entry, job)

    def put_back(self, ids: Collection[str]) -> None:
        """Unfinished, and nobody's fault."""
        with self._book.write() as entry:
            _put_back(entry, ids)

    def hold(self, sentence: str, seconds: float) -> None:
        """The whole queue waits so long, for the reason given to the user."""
        with self._book.write() as entry:
            until = time.time() + seconds
            entry.stamp()
            entry.connection.execute(update(queue).values(hold=sentence, held_until_s=until))


def _ready(
    connection: Connection, busy: Collection[str], most: int, on_card: bool | None
) -> list[Claim]:
    row = connection.execute(select(queue.c.is_paused, queue.c.held_until_s)).one()
    if row.is_paused or row.held_until_s > time.time():
        return []
    before = jobs.alias()
    waits = exists().where(
        needs.c.job == jobs.c.id, before.c.id == needs.c.need, before.c.state != State.DONE
    )
    is_on_card = jobs.c.engine.contains(ON_CARD, autoescape=True)
    sort = true() if on_card is None else is_on_card if on_card else ~is_on_card
    rows = connection.execute(
        select(jobs.c.id, jobs.c.task, is_on_card.label("on_card"))
        .where(jobs.c.state == State.QUEUED, jobs.c.id.not_in(busy), ~waits, sort)
        .order_by(*tables.IN_LINE)
        .limit(most)
    )
    return [Claim(row.id, row.task, bool(row.on_card)) for row in rows]


WAITING: dict[str, Any] = {"state": State.QUEUED, "progress": 0.0, "started_s": None}


def _put_back(entry: Entry, ids: Collection[str]) -> None:
    for job in ids:
        _update_running(entry, job, **WAITING)


def _set(entry: Entry, job: str, state: State, **values: Any) -> None:
    values.update(state=state, changed=entry.stamp())
    entry.connection.execute(update(jobs).where(jobs.c.id == job).values(values))


def _update_running(entry: Entry, job: str, **values: Any) -> bool:
    """Changes a job unless it was cancelled meanwhile; says whether it did."""
    running = update(jobs).where(jobs.c.id == job, jobs.c.state == State.RUNNING)
    return entry.connection.execute(running.values(**values, changed=entry.stamp())).rowcount > 0
