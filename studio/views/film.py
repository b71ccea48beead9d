"""Whether the film of a cut is there, being made, or still to be asked for."""

from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.film.shot import Take
from studio.ledger import Job, State, Wish
from studio.ledger.job import OPEN
from studio.session import Seen
from studio.session.wanted import film_wishes
from studio.tasks import Assemble, Kind


def film_state(seen: Seen) -> dict[str, Any]:
    """The film as it is cut now, at the size of the project: see `state_of`."""
    if not seen.project.cut.events:
        return {"state": "empty"}
    return state_of(film_wishes(seen.id, seen.project, seen.orders, seen.unit), seen.jobs)


def state_of(wishes: Sequence[Wish], jobs: Sequence[Job]) -> dict[str, Any]:
    """`wishes` are what the film still needs, the film last.

    `state` is one of
        ready    `media` is its key, `job` who made it
        making   `there` of `takes` takes are shot; `progress` is 0 to 1
        failed   `why` it cannot be made as it is
        none     nobody has asked for it
    """
    task = wishes[-1].task
    assert isinstance(task, Assemble)
    sort = (task.size, task.engine)
    films = [one for one in jobs if one.kind is Kind.ASSEMBLE and (one.size, one.engine) == sort]
    if done := _done(task, films):
        return {"state": "ready", "job": done.id, **_made(done)}
    newest = max(films, key=lambda job: job.asked_s, default=None)
    missing = [wish for wish in wishes if wish.task.kind is Kind.SHOOT]
    takes = {"takes": len(task.takes), "there": len(task.takes) - len(missing)}
    takes["boards"] = sum(wish.task.kind is Kind.DRAW for wish in wishes)
    if newest and newest.state in OPEN:
        share = _share(newest, jobs, takes["there"], takes["takes"])
        return {"state": "making", "job": newest.id, "progress": share, **takes}
    if failed := _failed(newest, missing, jobs):
        return {"state": "failed", "job": failed.id, "why": failed.error, **takes}
    return {"state": "none", **takes}


def _made(job: Job) -> dict[str, Any]:
    take = Take.model_validate(job.result)
    return {"media": take.media, "frames": take.frames}


def _done(task: Assemble, films: Iterable[Job]) -> Job | None:
    """The finished job that made just this film, whoever made its takes."""
    if not all(isinstance(take, Take) for take in task.takes.values()):
        return None
    recipe = task.digest()
    done = (job for job in films if job.state is State.DONE and job.result)
    return next((job for job in done if job.result and job.result["recipe"] == recipe), None)


def _failed(film: Job | None, missing: Sequence[Wish], jobs: Iterable[Job]) -> Job | None:
    """The film, or a take that it needs, that could not be made as it is asked for now."""
    if film is None or film.state is not State.FAILED:
        return None
    keys = {wish.task.key for wish in missing}
    wanted = (job for job in jobs if job.state is State.FAILED and job.key in keys)
    return next(wanted, None if missing else film)


def _share(film: Job, jobs: Iterable[Job], there: int, takes: int) -> float:
    shooting = [j.progress for j in jobs if j.kind is Kind.SHOOT and j.state is State.RUNNING]
    return round((there + sum(shooting) + film.progress) / (takes + 1), 3)
