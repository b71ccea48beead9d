"""What hangs on what: the jobs that a job needs, and those that need it."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, and_, or_, select, update

from studio.ledger import tables
from studio.ledger.book import Entry
from studio.ledger.job import OPEN, State

jobs, wants, needs = tables.jobs, tables.wants, tables.needs


def with_needs(connection: Connection, ids: Iterable[str]) -> set[str]:
    """These jobs and all that come before them."""
    return _reached(connection, ids, needs.c.need, needs.c.job)


def with_dependents(connection: Connection, ids: Iterable[str]) -> set[str]:
    """These jobs and all that wait for them."""
    return _reached(connection, ids, needs.c.job, needs.c.need)


def _reached(
    connection: Connection, ids: Iterable[str], to: ColumnElement[str], by: ColumnElement[str]
) -> set[str]:
    reached = new = set(ids)
    while new:
        found = set(connection.execute(select(to).where(by.in_(new))).scalars())
        new = found - reached
        reached = reached | new
    return reached


def block_dependents(entry: Entry, job: str) -> None:
    """What waits for a failed job fails too, and says so; a retry of `job` takes that back."""
    others = with_dependents(entry.connection, [job]) - {job}
    waiting = select(jobs.c.id).where(jobs.c.id.in_(others), jobs.c.state.in_(OPEN))
    blocked = list(entry.connection.execute(waiting).scalars())
    if not blocked:
        return
    entry.connection.execute(
        update(jobs)
        .where(jobs.c.id.in_(blocked))
        .values(
            state=State.FAILED,
            blocked_by=job,
            error=f"Not made, because {_name(entry.connection, job)} failed. Retry that first.",
            changed=entry.stamp(),
        )
    )


def _name(connection: Connection, job: str) -> str:
    slates = select(wants.c.slate).where(wants.c.job == job, wants.c.slate != "")
    slate = connection.execute(slates.limit(1)).scalar()
    return f"shot {slate}" if slate else "something that it needs"


def requeue(entry: Entry, ids: Iterable[str]) -> None:
    """Ended jobs of `ids` start anew, with what they need and with what they had blocked."""
    connection, asked = entry.connection, set(ids)
    chain = with_needs(connection, asked)
    freed = _reached(connection, chain, jobs.c.id, jobs.c.blocked_by)
    is_unmade = jobs.c.state.in_((State.FAILED, State.CANCELLED))
    is_again = and_(jobs.c.id.in_(asked), jobs.c.state == State.DONE)
    ended = select(jobs.c.id).where(or_(is_again, and_(jobs.c.id.in_(freed), is_unmade)))
    started = list(connection.execute(ended).scalars())
    if started:
        fresh = {
            "state": State.QUEUED,
            "attempts": 0,
            "progress": 0.0,
            "error": "",
            "blocked_by": "",
            "result": None,
            "started_s": None,
            "ended_s": None,
            "changed": entry.stamp(),
        }
        connection.execute(update(jobs).where(jobs.c.id.in_(started)).values(fresh))
    failed = select(needs.c.need).join(jobs, jobs.c.id == needs.c.need)
    failed = failed.where(needs.c.job.in_(freed), jobs.c.state == State.FAILED)
    for other in set(connection.execute(failed).scalars()):
        block_dependents(entry, other)
