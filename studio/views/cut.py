"""The cut, laid out on the film's frames: what the player plays and the timeline shows."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from pipeline.film.cut import Card, Event, Transition
from pipeline.film.timeline import Placed, Timeline, timeline
from pipeline.stages.production import Order
from studio.project import Project
from studio.session import Seen
from studio.session.seen import keyframe_of
from studio.views.film import film_state

LONGEST_TEXT = 160


def cut_view(seen: Seen) -> dict[str, Any]:
    """All times are frames. `captions` are (start, frames, text), `scenes` (start, title)."""
    film = seen.project
    line = timeline(film.cut, film.breakdown, film.form.rate) if film.cut.events else None
    return {
        "project": seen.id,
        "rate": [film.form.rate.num, film.form.rate.den],
        "size": list(film.form.size),
        "language": film.language,
        "shows": film.cut.captions.value,
        "fade": film.cut.fade_out,
        "title": _card(film.cut.title_card),
        "end": _card(film.cut.end_card),
        "name": film.title,
        "left": list(_left_out(seen)),
        "film": film_state(seen),
        **(_laid_out(seen, line) if line else NOTHING),
    }


NOTHING: dict[str, Any] = {"frames": 0, "fades": 0, "events": [], "captions": [], "scenes": []}


def _laid_out(seen: Seen, line: Timeline) -> dict[str, Any]:
    return {
        "frames": line.frames,
        "fades": line.fade_out,
        "events": list(_events(seen, line)),
        "captions": [(one.start, one.frames, one.text) for one in line.captions],
        "scenes": [(one.start, one.title) for one in line.chapters],
    }


def _card(card: Card | None) -> dict[str, Any] | None:
    return card.model_dump(mode="json") if card else None


def _events(seen: Seen, line: Timeline) -> Iterator[dict[str, Any]]:
    played: Counter[str] = Counter()
    for event, placed in zip(seen.project.cut.events, line.events, strict=True):
        yield _event(seen, event, placed, played[event.shot])
        played[event.shot] += 1


def _event(seen: Seen, event: Event, placed: Placed, nth: int) -> dict[str, Any]:
    order = seen.orders[event.shot]
    take = seen.take(event.shot)
    return {
        **_shown(order),
        "nth": nth,
        "start": placed.start,
        "frames": placed.frames,
        "in": placed.source.start,
        "out": placed.source.stop,
        "of": order.shot.frames,
        "entry": _join(placed.entry),
        "asked": _join(event.transition),
        "overlap": placed.overlap,
        "take": take.media if take else "",
        "sounds": take is not None and take.has_sound,
        "muted": event.is_muted,
    }


def _join(transition: Transition) -> dict[str, Any]:
    return {"kind": transition.kind.value, "frames": transition.frames}


def _shown(order: Order) -> dict[str, Any]:
    shot, keyframe = order.shot, keyframe_of(order)
    spoken = " ".join(f"{line.character}: {line.text}" for line in shot.lines)
    return {
        "shot": shot.id,
        "slate": order.slate,
        "text": " ".join((spoken or shot.action).split())[:LONGEST_TEXT],
        "picture": keyframe.recipe if keyframe else "",
    }


def _left_out(seen: Seen) -> Iterator[dict[str, Any]]:
    playing = {event.shot for event in seen.project.cut.events}
    return (_shown(order) for shot, order in seen.orders.items() if shot not in playing)


def length(film: Project) -> int:
    """Frames of the film as it is cut."""
    if not film.cut.events:
        return 0
    return timeline(film.cut, film.breakdown, film.form.rate).frames
