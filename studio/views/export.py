"""What can be taken along, and in which sizes the film can be made."""

from typing import Any

from pipeline.film.timeline import timeline
from studio.delivery import SHAPES, SHORT_SIDES, frame_size
from studio.project import Project
from studio.session import Seen
from studio.session.seen import keyframe_of
from studio.tasks import Quality


def export_view(seen: Seen) -> dict[str, Any]:
    film, rate = seen.project, seen.project.form.rate
    line = timeline(film.cut, film.breakdown, rate) if film.cut.events else None
    frames = line.frames if line else 0
    return {
        "project": seen.id,
        "revision": seen.revision,
        "title": film.title,
        "size": list(film.form.size),
        "fps": round(float(rate.fps), 3),
        "frames": frames,
        "seconds": round(rate.seconds(frames), 2),
        "shots": len(seen.orders),
        "drawn": sum(keyframe_of(order) is not None for order in seen.orders.values()),
        "captions": len(line.captions) if line else 0,
        "shows": film.cut.captions.value,
        "poster": _poster(seen),
        "sizes": sizes(film),
        "qualities": [quality.value for quality in Quality],
    }


def sizes(film: Project) -> list[dict[str, Any]]:
    """Every shape with its sizes; the project's own stands where it belongs."""
    found = [
        {"shape": shape, "short": short, "size": list(frame_size(shape, short))}
        for shape in SHAPES
        for short in SHORT_SIDES
    ]
    if list(film.form.size) not in [one["size"] for one in found]:
        own = {"shape": _shape(film), "short": min(film.form.size), "size": list(film.form.size)}
        found.append(own)
    return found


def _shape(film: Project) -> str:
    """The nearest of the shapes, for a film of an unusual size."""
    aspect = film.form.width / film.form.height
    return min(SHAPES, key=lambda shape: abs(SHAPES[shape][0] / SHAPES[shape][1] - aspect))


def _poster(seen: Seen) -> list[str]:
    """(shot, picture) of the first drawn shot of the film, else of none."""
    for event in seen.project.cut.events:
        if keyframe := keyframe_of(seen.orders[event.shot]):
            return [event.shot, keyframe.recipe]
    return []
