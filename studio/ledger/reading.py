"""Rows to values."""

import json
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, func, select

from studio.ledger import tables
from studio.ledger.job import OPEN, Job, State
from studio.ledger.pace import Load, Pace, Sort
from studio.tasks import Kind

jobs, wants, needs = tables.jobs, tables.wants, tables.needs


def read_jobs(connection: Connection, *where: ColumnElement[bool]) -> tuple[Job, ...]:
    """The jobs of these wants, in the order in which they were asked for."""
    seen = [wants.c[name] for name in ("project", "shot", "slate", "is_wanted")]
    carried = [column for column in jobs.c if column.name not in ("task", "changed")]
    changed = func.max(jobs.c.changed, wants.c.changed).label("changed")
    rows = connection.execute(
        select(*carried, *seen, changed)
        .join(wants, wants.c.job == jobs.c.id)
        .where(*where)
        .order_by(jobs.c.seq, wants.c.shot)
    )
    return tuple(_job(row) for row in rows.mappings())


def _job(row: RowMapping) -> Job:
    values: dict[str, Any] = {name: row[name] for name in row if name in Job.model_fields}
    values["size"] = (row["width"], row["height"])
    values["result"] = json.loads(row["result"]) if row["result"] else None
    if not row["is_wanted"]:
        values.update(state=State.CANCELLED, error="", result=None)
    return Job.model_validate(values)


def open_loads(connection: Connection, pace: Pace) -> tuple[list[Load], float]:
    """The work still to come, the most urgent first; and the share done of all open jobs."""
    edges: dict[str, list[str]] = {}
    for row in connection.execute(select(needs).where(needs.c.job.in_(_open_ids()))):
        edges.setdefault(row.job, []).append(row.need)
    rows = connection.execute(
        select(jobs)
        .with_only_columns(
            jobs.c.id, jobs.c.kind, jobs.c.engine, jobs.c.width, jobs.c.height, jobs.c.frames,
            jobs.c.progress,
        )
        .where(jobs.c.state.in_(OPEN))
        .order_by(jobs.c.state != State.RUNNING, jobs.c.priority.desc(), jobs.c.seq)
    )  # fmt: skip
    loads: list[Load] = []
    whole = 0.0
    for row in rows:
        sort = Sort(Kind(row.kind), row.engine, (row.width, row.height))
        seconds = pace.seconds(sort, row.frames)
        whole += seconds
        loads.append(Load(row.id, seconds * (1 - row.progress), tuple(edges.get(row.id, ()))))
    left = sum(load.seconds for load in loads)
    return loads, (whole - left) / whole if whole else 1.0


def _open_ids() -> Any:
    return select(jobs.c.id).where(jobs.c.state.in_(OPEN))


def counts(connection: Connection) -> dict[str, int]:
    rows = connection.execute(select(jobs.c.state, func.count()).group_by(jobs.c.state))
    return {row[0]: row[1] for row in rows}
