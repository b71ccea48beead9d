"""The tray: what is being made, what waits, what failed and why."""

from collections.abc import Iterable
from typing import Any

from studio.ledger import Job, State
from studio.ledger.job import OPEN
from studio.session import Seen
from studio.supervisor import Standing
from studio.tasks import ASKED
from studio.views.bar import work_view

MOST = 40
"""Rows of each kind: a long queue is counted, not listed."""


def jobs_view(seen: Seen, standing: str) -> dict[str, Any]:
    """`standing` is said where it is not the usual one."""
    running = [job for job in seen.jobs if job.state is State.RUNNING]
    waiting = sorted(
        (job for job in seen.jobs if job.state is State.QUEUED), key=lambda job: -job.priority
    )
    failed = [job for job in seen.jobs if job.state is State.FAILED]
    return {
        **work_view(seen),
        "standing": "" if standing == Standing.WORKING else standing,
        "rows": _rows([*running, *failed[:MOST], *waiting[:MOST]]),
        "more": max(0, len(waiting) - MOST) + max(0, len(failed) - MOST),
        "film": _film(seen),
    }


def _rows(jobs: Iterable[Job]) -> list[dict[str, Any]]:
    return [
        {
            "id": job.id,
            "kind": job.kind.value,
            "shot": "" if job.kind in ASKED else job.shot,
            "slate": job.slate,
            "state": job.state.value,
            "progress": round(job.progress, 2),
            "why": job.error,
        }
        for job in jobs
    ]


def _film(seen: Seen) -> dict[str, Any]:
    job = seen.film_job()
    if job is None:
        return {"state": "none"}
    is_open = job.state in OPEN
    return {
        "state": job.state.value,
        "progress": job.progress if is_open else 0.0,
        "why": job.error,
    }
