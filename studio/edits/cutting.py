"""Changes of the cut: what plays when, how shots meet, cards and captions.

An event is named by its shot and how many events of that shot play before it, so that an edit
means the same event when others have changed the cut around it.
"""

from typing import Annotated, ClassVar

from pydantic import Field

from pipeline.errors import UserMistake
from pipeline.film.cut import Captions, Card, Event, Transition
from pipeline.film.timing import FrameRange
from pipeline.film.value import Value
from studio.edits.change import LONGEST_SHOT, Change, on_shots
from studio.edits.content import Frames
from studio.edits.events import nth_event, nth_of, played, without_events
from studio.project import Project


class EventRef(Value):
    shot: str
    nth: Annotated[int, Field(ge=0)] = 0


class Trim(Change):
    """Plays frames `start` to `stop` of the take; with neither, all of it."""

    verb: ClassVar[str] = "trim"
    event: EventRef
    start: Annotated[int, Field(ge=0)] | None = None
    stop: Frames | None = None

    def apply(self, project: Project) -> Project:
        frames = project.shot(self.event.shot).frames
        start, stop = self.start or 0, frames if self.stop is None else self.stop
        if not start < stop <= frames:
            raise UserMistake(
                f"Shot {project.slate(self.event.shot)} has {frames} frames: "
                f"{start} to {stop} is no part of it. Choose a range inside."
            )
        is_all = (start, stop) == (0, frames)
        source = None if is_all else FrameRange(start=start, stop=stop)
        return _with_event(project, self.event, {"source": source})

    def label(self, project: Project) -> str:
        return f"trimmed {on_shots(project, (self.event.shot,))}"


class Join(Change):
    """How an event is entered."""

    verb: ClassVar[str] = "join"
    event: EventRef
    transition: Transition = Transition()

    def apply(self, project: Project) -> Project:
        return _with_event(project, self.event, {"transition": self.transition})

    def label(self, project: Project) -> str:
        return f"{self.transition.kind} into {on_shots(project, (self.event.shot,))}"


class Mute(Change):
    """The takes of these events are not heard, or are again."""

    verb: ClassVar[str] = "mute"
    events: Annotated[tuple[EventRef, ...], Field(min_length=1, max_length=10_000)]
    is_muted: bool = True

    def apply(self, project: Project) -> Project:
        for one in self.events:
            project = _with_event(project, one, {"is_muted": self.is_muted})
        return project

    def label(self, project: Project) -> str:
        where = on_shots(project, [one.shot for one in self.events])
        return f"{'no sound' if self.is_muted else 'sound'} of {where}"


class MoveEvents(Change):
    """Plays these events, in their order in the cut, before another one or at the end."""

    verb: ClassVar[str] = "move-events"
    events: Annotated[tuple[EventRef, ...], Field(min_length=1, max_length=10_000)]
    before: EventRef | None = None

    def apply(self, project: Project) -> Project:
        events = project.cut.events
        moved = {nth_event(project, one.shot, one.nth) for one in self.events}
        target = len(events)
        if self.before:
            target = nth_event(project, self.before.shot, self.before.nth)
        if target in moved:
            raise UserMistake("An event cannot play before itself. Drop it on another place.")
        indices = range(len(events))
        order = [
            *(index for index in indices if index not in moved and index < target),
            *sorted(moved),
            *(index for index in indices if index not in moved and index >= target),
        ]
        return _with_events(project, tuple(events[index] for index in order))

    def label(self, project: Project) -> str:
        return f"moved {on_shots(project, [one.shot for one in self.events])} in the cut"


class LeaveOut(Change):
    """Takes events out of the cut; their shots stay on the board."""

    verb: ClassVar[str] = "leave-out"
    events: Annotated[tuple[EventRef, ...], Field(min_length=1, max_length=10_000)]

    def apply(self, project: Project) -> Project:
        gone = {nth_event(project, one.shot, one.nth) for one in self.events}
        return project.model_copy(update={"cut": without_events(project.cut, gone)})

    def label(self, project: Project) -> str:
        return f"left {on_shots(project, [one.shot for one in self.events])} out of the cut"


class Play(Change):
    """Plays a shot (again): before another event, or where it stands on the board."""

    verb: ClassVar[str] = "play"
    shot: str
    before: EventRef | None = None

    def apply(self, project: Project) -> Project:
        project.shot(self.shot)
        event = Event(shot=self.shot)
        if self.before is None:
            return played(project, [event])
        index = nth_of(project.cut.events, self.before.shot, self.before.nth)
        events = project.cut.events
        return _with_events(project, (*events[:index], event, *events[index:]))

    def label(self, project: Project) -> str:
        return f"{on_shots(project, (self.shot,))} in the cut"


class SetCard(Change):
    """Sets the title card or the end card; none takes it away."""

    verb: ClassVar[str] = "card"
    is_end: bool = False
    card: Card | None = None

    def apply(self, project: Project) -> Project:
        if self.card and not self.card.title.strip():
            raise UserMistake("A card needs words. Write some, or take the card away.")
        name = "end_card" if self.is_end else "title_card"
        return _with_cut(project, {name: self.card})

    def label(self, project: Project) -> str:
        name = "end card" if self.is_end else "title card"
        return name if self.card else f"no {name}"


class SetCaptions(Change):
    verb: ClassVar[str] = "captions"
    captions: Captions

    def apply(self, project: Project) -> Project:
        return _with_cut(project, {"captions": self.captions})

    def label(self, project: Project) -> str:
        return f"captions {self.captions}"


class FadeOut(Change):
    verb: ClassVar[str] = "fade-out"
    frames: Annotated[int, Field(ge=0, le=LONGEST_SHOT)] = 0

    def apply(self, project: Project) -> Project:
        return _with_cut(project, {"fade_out": self.frames})

    def label(self, project: Project) -> str:
        return "fade to black at the end" if self.frames else "no fade at the end"


def _with_cut(project: Project, update: dict[str, object]) -> Project:
    return project.model_copy(update={"cut": project.cut.model_copy(update=update)})


def _with_events(project: Project, events: tuple[Event, ...]) -> Project:
    return _with_cut(project, {"events": events})


def _with_event(project: Project, ref: EventRef, update: dict[str, object]) -> Project:
    index = nth_event(project, ref.shot, ref.nth)
    events = project.cut.events
    event = events[index].model_copy(update=update)
    return _with_events(project, (*events[:index], event, *events[index + 1 :]))
