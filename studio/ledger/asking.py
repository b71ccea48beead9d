"""Wishes to rows, many at once: asking twice is asking once."""

import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select, update

from studio.ledger import tables
from studio.ledger.book import Entry
from studio.ledger.graph import block_dependents, requeue, with_needs
from studio.ledger.job import OPEN, PRIORITIES, State, Wish
from studio.ledger.reading import states
from studio.tasks import job_id

jobs, wants, needs = tables.jobs, tables.wants, tables.needs

Wanted = dict[tuple[str, str, str], str]
"""(job, project, shot) -> slate."""


def enter(entry: Entry, wishes: Sequence[Wish]) -> list[str]:
    """Makes sure that each job is there, wanted and urgent enough; returns their ids.

    Raises LookupError for a need that nobody asked for.
    """
    asked = [(job_id(wish.task), wish) for wish in wishes]
    by_id = dict(asked)
    needed = {need for wish in wishes for need in wish.needs}
    known = states(entry.connection, {*by_id, *needed})
    missing = needed - {*by_id, *known}
    if missing:
        raise LookupError(f"These jobs are needed but were never asked for: {sorted(missing)}")
    _insert_jobs(entry, {job: wish for job, wish in by_id.items() if job not in known})
    _want(entry, _wanted(entry.connection, asked))
    cancelled = {job for job in known if known[job] is State.CANCELLED}
    if cancelled:
        requeue(entry, cancelled)
    for failed in (job for job in known if known[job] is State.FAILED):
        block_dependents(entry, failed)
    for priority in {_priority(wish) for wish in wishes}:
        raise_to(entry, {job for job, wish in asked if _priority(wish) == priority}, priority)
    return [job for job, _ in asked]


def raise_to(entry: Entry, ids: Iterable[str], priority: int) -> None:
    """What a job needs is never less urgent than the job."""
    lower = select(jobs.c.id).where(
        jobs.c.id.in_(with_needs(entry.connection, ids)),
        jobs.c.state.in_(OPEN),
        jobs.c.priority < priority,
    )
    raised = list(entry.connection.execute(lower).scalars())
    if raised:
        changed = {"priority": priority, "changed": entry.stamp()}
        entry.connection.execute(update(jobs).where(jobs.c.id.in_(raised)).values(changed))


def _insert_jobs(entry: Entry, new: Mapping[str, Wish]) -> None:
    if not new:
        return
    stamp = entry.stamp()
    rows = [_row(job, wish, stamp, turn) for turn, (job, wish) in enumerate(new.items())]
    entry.connection.execute(insert(jobs), rows)
    edges = [
        {"job": job, "need": need}
        for job, wish in new.items()
        for need in dict.fromkeys(wish.needs)
    ]
    if edges:
        entry.connection.execute(insert(needs), edges)


def _wanted(connection: Connection, asked: Sequence[tuple[str, Wish]]) -> Wanted:
    """Whoever wants a job wants what it needs too, be it asked for by others before."""
    wanted: Wanted = {(job, w.project, w.shot): w.slate for job, w in asked}
    implied = {
        (need, wish.project): (wish.shot, wish.slate)
        for _, wish in reversed(asked)
        for need in (with_needs(connection, wish.needs) if wish.needs else ())
    }
    needed = {need for need, _ in implied}
    rows = select(wants.c.job, wants.c.project).where(wants.c.job.in_(needed), wants.c.is_wanted)
    has = {(row.job, row.project) for row in connection.execute(rows)}
    has |= {(job, project) for job, project, _ in wanted}
    for job, project in implied.keys() - has:
        shot, slate = implied[job, project]
        wanted[job, project, shot] = slate
    return wanted


def _want(entry: Entry, wanted: Wanted) -> None:
    rows = entry.connection.execute(
        select(wants).where(wants.c.job.in_({job for job, _, _ in wanted}))
    )
    there = {(r.job, r.project, r.shot): (r.slate, r.is_wanted) for r in rows}
    new = {want: slate for want, slate in wanted.items() if want not in there}
    if new:
        stamp = entry.stamp()
        entry.connection.execute(insert(wants), [_want_row(w, s, stamp) for w, s in new.items()])
    for want, slate in wanted.items():
        if want in there and there[want] != (slate, True):
            job, project, shot = want
            entry.connection.execute(
                update(wants)
                .filter_by(job=job, project=project, shot=shot)
                .values(slate=slate, is_wanted=True, changed=entry.stamp())
            )


def _want_row(want: tuple[str, str, str], slate: str, stamp: int) -> dict[str, Any]:
    job, project, shot = want
    row = {"job": job, "project": project, "shot": shot, "slate": slate}
    return {**row, "is_wanted": True, "changed": stamp}


def _priority(wish: Wish) -> int:
    return PRIORITIES[wish.task.kind] if wish.priority is None else wish.priority


def _row(job: str, wish: Wish, stamp: int, turn: int) -> dict[str, Any]:
    task = wish.task
    return {
        "id": job,
        "kind": task.kind,
        "key": task.key,
        "task": task.model_dump_json(),
        "engine": task.engine,
        "width": task.size[0],
        "height": task.size[1],
        "frames": task.frames,
        "state": State.QUEUED,
        "priority": _priority(wish),
        "turn": turn,
        "asked_s": time.time(),
        "changed": stamp,
    }
