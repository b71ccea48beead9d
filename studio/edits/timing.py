"""Lines and events kept inside their shot when its length changes."""

from collections.abc import Iterable

from pipeline.film.cut import Event
from pipeline.film.shot import Line
from pipeline.film.timing import FrameRange
from studio.project import Project


def fitted_lines(lines: Iterable[Line], frames: int) -> tuple[Line, ...]:
    """The lines inside a shot of `frames`: where they do not fit they are said faster."""
    lines = tuple(lines)
    need = max((line.start + line.frames for line in lines), default=0)
    if need <= frames:
        return lines
    placed: list[Line] = []
    for line in lines:
        start = min(line.start * frames // need, frames - 1)
        length = min(max(1, line.frames * frames // need) if line.frames else 0, frames - start)
        placed.append(line.model_copy(update={"start": start, "frames": length}))
    return tuple(placed)


def fitted_event(event: Event, frames: int) -> Event:
    """The event inside a take of `frames`; where nothing of its range is left it plays all."""
    if event.source is None:
        return event
    start, stop = event.source.start, min(event.source.stop, frames)
    source = FrameRange(start=start, stop=stop) if start < stop else None
    return event if source == event.source else event.model_copy(update={"source": source})


def with_fitted_events(project: Project) -> Project:
    """All events inside the lengths that the shots have now."""
    lengths = {shot.id: shot.frames for shot in project.shots()}
    events = tuple(fitted_event(event, lengths[event.shot]) for event in project.cut.events)
    if events == project.cut.events:
        return project
    return project.model_copy(update={"cut": project.cut.model_copy(update={"events": events})})
