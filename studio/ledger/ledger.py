"""What the page and the command line ask of the ledger."""

import os
import threading
import time
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import ColumnElement, and_, delete, func, or_, select, update

from pipeline.gpu.device import Device
from studio.ledger import tables
from studio.ledger.asking import enter, raise_to
from studio.ledger.book import Book, Entry
from studio.ledger.estimate import Estimate, Machine, estimate
from studio.ledger.graph import requeue, with_dependents
from studio.ledger.job import LOOKED_AT, OPEN, Changes, Job, Queue, State, Wish
from studio.ledger.pace import UNKNOWN, Pace, Sort, ends, learned, remember
from studio.ledger.reading import open_loads, open_states, read_jobs, states
from studio.tasks import job_id

jobs, wants, queue = tables.jobs, tables.wants, tables.queue

KEPT_S = 30 * 24 * 3600.0
"""Ended jobs are forgotten after this long: what they made stays in the store."""

LOOK_S = 0.05
"""How often a change of another process is looked for by who waits for one."""


class Ledger:
    """The jobs of one home. Safe for several threads and processes at once.

    Every verb has reached the disk when it returns, and raises MachineTrouble when it cannot.
    A supervisor, in this process or another, does the work.
    """

    def __init__(self, home: Path, slots: int | None = None) -> None:
        self.book = Book(home)
        self.slots = slots or os.cpu_count() or 1
        with self.book.write() as entry:
            _forget(entry, jobs.c.ended_s < time.time() - KEPT_S)

    def close(self) -> None:
        self.book.close()

    def ask(self, wishes: Sequence[Wish]) -> tuple[Job, ...]:
        """Puts jobs on the queue, or finds them there; in the order of `wishes`.

        A job that is done or failed stays so: see `retry`. One that was cancelled starts anew.
        Raises LookupError for a need that nobody asked for.
        """
        with self.book.write() as entry:
            ids = enter(entry, wishes)
            found = read_jobs(entry.connection, wants.c.job.in_(set(ids)))
        by_want = {(job.id, job.project, job.shot): job for job in found}
        return tuple(
            by_want[job, wish.project, wish.shot] for job, wish in zip(ids, wishes, strict=True)
        )

    def cancel(self, project: str, ids: Collection[str] | None = None) -> None:
        """The project no longer wants these open jobs, nor what waits for them; none: any.

        A job that no project wants is stopped within two seconds.
        """
        with self.book.write() as entry:
            mine = and_(wants.c.project == project, wants.c.is_wanted)
            if ids is not None:
                mine = and_(mine, wants.c.job.in_(with_dependents(entry.connection, ids)))
            _withdraw(entry, mine)

    def retry(self, project: str, ids: Collection[str] | None = None) -> None:
        """Starts ended jobs anew, with what they need; none: all that failed in the project."""
        with self.book.write() as entry:
            mine = select(wants.c.job).where(wants.c.project == project)
            if ids is None:
                failed = select(jobs.c.id).where(jobs.c.state == State.FAILED)
                mine = mine.where(wants.c.is_wanted, wants.c.job.in_(failed))
            else:
                mine = mine.where(wants.c.job.in_(ids))
            found = set(entry.connection.execute(mine).scalars())
            again = update(wants).where(wants.c.project == project, wants.c.job.in_(found))
            again = again.where(~wants.c.is_wanted)
            entry.connection.execute(again.values(is_wanted=True, changed=entry.stamp()))
            requeue(entry, found)

    def pause(self) -> None:
        """Nothing new is begun, in any project; what is being made is finished."""
        self._set_queue(is_paused=True)

    def resume(self) -> None:
        self._set_queue(is_paused=False, hold="", held_until_s=0.0)

    def look_at(self, project: str, shots: Collection[str] = (), ids: Collection[str] = ()) -> None:
        """What the user looks at now comes first, before what was looked at earlier."""
        with self.book.write() as entry:
            looked = or_(wants.c.shot.in_(shots), wants.c.job.in_(ids))
            mine = select(wants.c.job).where(wants.c.project == project, wants.c.is_wanted, looked)
            is_open = select(jobs.c.id).where(jobs.c.state.in_(OPEN), jobs.c.id.in_(mine))
            found = set(entry.connection.execute(is_open).scalars())
            top = select(func.max(jobs.c.priority)).where(jobs.c.state.in_(OPEN))
            highest = entry.connection.execute(top).scalar() or 0
            if found:
                raise_to(entry, found, max(LOOKED_AT, highest + 1))

    def jobs(self, project: str) -> tuple[Job, ...]:
        """All jobs of a project, in the order in which they were asked for."""
        with self.book.read() as connection:
            return read_jobs(connection, wants.c.project == project)

    def changes(self, since: int, project: str | None = None) -> Changes:
        """The jobs that changed after change `since` (0: all jobs); cheap when there are none."""
        with self.book.read() as connection:
            row = connection.execute(select(queue.c.changes, queue.c.forgot)).one()
            if row.changes == since:
                return Changes(now=since, jobs=())
            is_all = since < row.forgot or since > row.changes
            where: list[ColumnElement[bool]] = (
                [] if project is None else [wants.c.project == project]
            )
            if not is_all:
                where.append(or_(jobs.c.changed > since, wants.c.changed > since))
            found = read_jobs(connection, *where)
        return Changes(now=row.changes, jobs=found, is_all=is_all)

    def wait(self, since: int, seconds: float) -> bool:
        """Waits for a change after `since`, so long at most; says whether there was one."""
        deadline = time.monotonic() + seconds
        while self._newest() == since:
            if time.monotonic() >= deadline:
                return False
            threading.Event().wait(LOOK_S)
        return True

    def queue(self, project: str | None = None) -> Queue:
        """How the work stands: of one project, behind what comes before it, or of all."""
        with self.book.read() as connection:
            row = connection.execute(select(queue)).one()
            loads = open_loads(connection, learned(connection))
            mine = open_states(connection, project)
        done_s = ends(loads, self.slots)
        whole = sum(load.whole for load in loads if load.id in mine)
        left = sum(load.seconds for load in loads if load.id in mine)
        is_held = row.hold and row.held_until_s > time.time()
        running = sum(state is State.RUNNING for state in mine.values())
        return Queue(
            is_paused=row.is_paused,
            notice=row.hold if is_held else row.notice,
            queued=len(mine) - running,
            running=running,
            progress=(whole - left) / whole if whole else 1.0,
            left_s=max((done_s.get(job, 0.0) for job in mine), default=0.0),
        )

    def estimate(self, wishes: Iterable[Wish]) -> float:
        """Seconds from now that these would take by themselves; what is done takes none."""
        return self.appraise(wishes, UNKNOWN).seconds

    def appraise(
        self, wishes: Iterable[Wish], device: Device, price_per_hour: float | None = None
    ) -> Estimate:
        """Time, memory, disk, energy and price of these by themselves; what is done takes none."""
        by_id = {job_id(wish.task): wish for wish in wishes}
        with self.book.read() as connection:
            pace = learned(connection)
            known = states(connection, by_id.keys())
        open_ones = [wish for job, wish in by_id.items() if known.get(job) is not State.DONE]
        machine = Machine(device, self.slots, pace, self.book.path.parent, price_per_hour)
        return estimate(open_ones, machine)

    def pace(self, device: Device) -> Pace:
        """What was learned here so far, with first guesses for that device."""
        with self.book.read() as connection:
            return replace(learned(connection), device=device)

    def learn(self, sort: Sort, frame_s: float) -> None:
        """Remembers how long something took for each frame that no worker made."""
        with self.book.write() as entry:
            remember(entry.connection, sort, frame_s)

    def forget(self, project: str) -> None:
        """Clears the project's ended jobs and the notice away; what was made stays in the store."""
        with self.book.write() as entry:
            ended = select(jobs.c.id).where(jobs.c.state.not_in(OPEN))
            is_over = or_(wants.c.job.in_(ended), ~wants.c.is_wanted)
            entry.connection.execute(delete(wants).where(wants.c.project == project, is_over))
            entry.connection.execute(update(queue).values(forgot=entry.stamp(), notice=""))
            _forget(entry, jobs.c.id.not_in(select(wants.c.job)))

    def _newest(self) -> int:
        with self.book.read() as connection:
            return connection.execute(select(queue.c.changes)).scalar_one()

    def _set_queue(self, **values: object) -> None:
        with self.book.write() as entry:
            entry.stamp()
            entry.connection.execute(update(queue).values(values))


def _withdraw(entry: Entry, mine: ColumnElement[bool]) -> None:
    is_open = jobs.c.state.in_(OPEN)
    ids = select(wants.c.job).join(jobs, jobs.c.id == wants.c.job).where(mine, is_open)
    found = set(entry.connection.execute(ids).scalars())
    if not found:
        return
    withdrawn = update(wants).where(mine, wants.c.job.in_(found))
    entry.connection.execute(withdrawn.values(is_wanted=False, changed=entry.stamp()))
    still = select(wants.c.job).where(wants.c.is_wanted)
    unwanted = update(jobs).where(jobs.c.id.in_(found), jobs.c.id.not_in(still))
    entry.connection.execute(
        unwanted.values(state=State.CANCELLED, ended_s=time.time(), changed=entry.stamp())
    )


def _forget(entry: Entry, which: ColumnElement[bool]) -> None:
    """Removes ended jobs; who waited for one no longer needs it, as the store has it."""
    gone = select(jobs.c.id).where(which, jobs.c.state.not_in(OPEN))
    ids = set(entry.connection.execute(gone).scalars())
    if not ids:
        return
    for column in (wants.c.job, tables.needs.c.job, tables.needs.c.need, jobs.c.id):
        entry.connection.execute(delete(column.table).where(column.in_(ids)))
    entry.connection.execute(update(queue).values(forgot=entry.stamp()))
