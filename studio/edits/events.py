"""The cut follows the board: events for new shots, none for deleted ones."""

from collections.abc import Collection, Sequence

from pipeline.errors import UserMistake
from pipeline.film.cut import Cut, Event, TransitionKind
from studio.project import Project


def without(cut: Cut, shots: Collection[str]) -> Cut:
    """The cut without these shots."""
    return without_events(cut, {i for i, event in enumerate(cut.events) if event.shot in shots})


def without_events(cut: Cut, gone: Collection[int]) -> Cut:
    """The cut without events; the next one takes over how the first of a run was entered."""
    kept: list[Event] = []
    orphan: Event | None = None
    for index, event in enumerate(cut.events):
        if index in gone:
            orphan = orphan or event
            continue
        kept.append(_entered_as(event, orphan))
        orphan = None
    return cut.model_copy(update={"events": tuple(kept)})


def _entered_as(event: Event, gone: Event | None) -> Event:
    is_plain = event.transition.kind is TransitionKind.CUT
    if gone and is_plain:
        return event.model_copy(update={"transition": gone.transition})
    return event


def played(project: Project, events: Sequence[Event]) -> Project:
    """Adds events, each after the shot that stands before its own on the board."""
    order = [shot.id for shot in project.shots()]
    placed = list(project.cut.events)
    for event in sorted(events, key=lambda event: order.index(event.shot)):
        placed.insert(_place(order, placed, event.shot), event)
    return project.model_copy(
        update={"cut": project.cut.model_copy(update={"events": tuple(placed)})}
    )


def _place(order: Sequence[str], placed: Sequence[Event], shot: str) -> int:
    before = order[: order.index(shot)]
    for neighbour in reversed(before):
        places = [index for index, event in enumerate(placed) if event.shot == neighbour]
        if places:
            return places[-1] + 1
    return 0


def nth_event(project: Project, shot: str, nth: int) -> int:
    """The index of the `nth` event (from 0) that plays this shot.

    Raises UserMistake where there is none.
    """
    project.shot(shot)
    return nth_of(project.cut.events, shot, nth)


def nth_of(events: Sequence[Event], shot: str, nth: int) -> int:
    places = [index for index, event in enumerate(events) if event.shot == shot]
    if not 0 <= nth < len(places):
        raise UserMistake("That shot does not play there in the cut any more. Choose another one.")
    return places[nth]
