"""The bar on top: title, saved state, work in hand, what undo and redo would do."""

from typing import Any

from pipeline.engines import crew_named
from studio.ledger.job import OPEN
from studio.session import Seen
from studio.session.hired import untrained
from studio.store.records import Steps
from studio.views.times import seconds


def bar_view(seen: Seen, steps: Steps) -> dict[str, Any]:
    film = seen.project
    shots = sum(len(scene.shots) for scene in film.scenes)
    return {
        "title": film.title,
        "revision": seen.revision,
        "crew": film.crew,
        "untrained": is_untrained(seen),
        "shots": shots,
        "seconds": seconds(film, sum(shot.frames for shot in film.shots())),
        "undo": steps.undo,
        "redo": steps.redo,
        **work_view(seen),
    }


def is_untrained(seen: Seen) -> bool:
    """Whether somebody of the crew works with random weights."""
    crew = crew_named(seen.project.crew)
    return bool(untrained((crew.artist, crew.camera), seen.unit.store.home))


def work_view(seen: Seen) -> dict[str, Any]:
    """How much is being made, how far it is and how long it will take."""
    mine = [job for job in seen.jobs if job.state in OPEN]
    return {
        "open": len(mine),
        "failed": sum(job.state == "failed" for job in seen.jobs),
        "done": round(seen.queue.progress, 3),
        "left_s": round(seen.queue.left_s, 1),
        "paused": seen.queue.is_paused,
        "notice": seen.queue.notice,
    }
