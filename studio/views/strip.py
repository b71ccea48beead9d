"""The cut strip: what plays when, always in sight."""

from typing import Any

from pipeline.film.cut import Event
from studio.session import Seen
from studio.session.seen import keyframe_of
from studio.views.times import seconds


def strip_view(seen: Seen) -> dict[str, Any]:
    film = seen.project
    events = [_event(seen, event) for event in film.cut.events if event.shot in seen.orders]
    cards = {
        name: seconds(film, card.frames)
        for name, card in (("title", film.cut.title_card), ("end", film.cut.end_card))
        if card
    }
    return {
        "rate": [film.form.rate.num, film.form.rate.den],
        "cards": cards,
        "titles": {
            "title": film.cut.title_card.title if film.cut.title_card else "",
            "end": film.cut.end_card.title if film.cut.end_card else "",
        },
        "events": events,
    }


def _event(seen: Seen, event: Event) -> dict[str, Any]:
    order = seen.orders[event.shot]
    shot, keyframe = order.shot, keyframe_of(order)
    start, stop = (event.source.start, event.source.stop) if event.source else (0, shot.frames)
    take = seen.take(shot.id)
    lines = [
        [seconds(seen.project, line.start - start), seconds(seen.project, line.frames)]
        for line in shot.lines
        if line.start < stop and line.start + line.frames > start
    ]
    return {
        "shot": shot.id,
        "slate": order.slate,
        "seconds": seconds(seen.project, stop - start),
        "from": seconds(seen.project, start),
        "joined": event.transition.kind.value,
        "join_s": seconds(seen.project, event.transition.frames),
        "picture": keyframe.recipe if keyframe else "",
        "take": take.media if take else "",
        "lines": lines,
    }
