"""Rows to values."""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, func, select

from studio.ledger import tables
from studio.ledger.job import OPEN, Job, State
from studio.ledger.pace import Load, Pace, Sort
from studio.tasks import ON_CARD, Kind

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


def open_loads(connection: Connection, pace: Pace) -> list[Load]:
    """The work still to come, the most urgent first."""
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
        .order_by(jobs.c.state != State.RUNNING, *tables.IN_LINE)
    )  # fmt: skip
    loads: list[Load] = []
    for row in rows:
        sort = Sort(Kind(row.kind), row.engine, (row.width, row.height))
        whole = pace.seconds(sort, row.frames)
        left = whole * (1 - row.progress)
        before = tuple(edges.get(row.id, ()))
        loads.append(Load(row.id, left, before, whole, on_card=ON_CARD in row.engine))
    return loads


def _open_ids() -> Any:
    return select(jobs.c.id).where(jobs.c.state.in_(OPEN))


def open_states(connection: Connection, project: str | None) -> dict[str, State]:
    """By id: the jobs that are still to come, of a project or of all."""
    wanted = select(wants.c.job).where(wants.c.is_wanted)
    if project is not None:
        wanted = wanted.where(wants.c.project == project)
    rows = connection.execute(
        select(jobs.c.id, jobs.c.state).where(jobs.c.state.in_(OPEN), jobs.c.id.in_(wanted))
    )
    return {row.id: State(row.state) for row in rows}


def states(connection: Connection, ids: Collection[str]) -> dict[str, State]:
    """By id: those of `ids` that are in the ledger."""
    rows = connection.execute(select(jobs.c.id, jobs.c.state).where(jobs.c.id.in_(ids)))
    return {row.id: State(row.state) for row in rows}
