"""How a shot stands: drawn, waiting, being made, stale or failed."""

from typing import Any

from pipeline.stages.production import Order
from studio.ledger import Job, State
from studio.session import Seen
from studio.session.seen import current_take, is_stale, keyframe_of


def shot_state(seen: Seen, order: Order) -> dict[str, Any]:
    """`state` is one of done, waiting, drawing, shooting, stale, failed, empty.

    `progress` goes from 0 to 1 while something is made, `preview` is the address of what it looks
    like so far; `why` says what failed. A take that is being shot is shown before a picture that is
    good already.
    """
    shot = order.shot.id
    for job, doing in ((seen.board_job(shot), "drawing"), (seen.take_job(shot), "shooting")):
        told = _told(job, doing, seen)
        if told:
            return told
    if keyframe_of(order) is None:
        return {"state": "empty"}
    return {"state": "stale" if is_stale(order) else "done"}


def _told(job: Job | None, doing: str, seen: Seen) -> dict[str, Any] | None:
    if job is None:
        return None
    match job.state:
        case State.RUNNING:
            stamp = seen.previews.get(job.id)
            preview = {"preview": f"preview/{seen.id}/{job.id}?at={stamp}"} if stamp else {}
            return {"state": doing, "progress": round(job.progress, 2), **preview}
        case State.QUEUED:
            return {"state": "waiting"}
        case State.FAILED:
            return {"state": "failed", "why": job.error}
        case _:
            return None


def shows_noise(seen: Seen, order: Order) -> bool:
    """Whether the picture that is shown was drawn with random weights."""
    keyframe = keyframe_of(order)
    is_current = keyframe is not None and keyframe.recipe == order.board.digest()
    return is_current and seen.is_untrained


def take_state(seen: Seen, order: Order) -> str:
    """`shot`: the take that the shot asks for now is there; `older`: only others are; or `none`."""
    if current_take(order, seen.unit):
        return "shot"
    return "older" if order.shot.takes else "none"
