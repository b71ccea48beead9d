"""Changes of the film as a whole."""

from typing import Annotated, ClassVar

from pydantic import Field

from pipeline.engines import crew_named
from pipeline.errors import UserMistake
from pipeline.film.cut import Cut, Event
from pipeline.film.format import Format
from pipeline.film.shot import Line, Shot
from pipeline.film.style import BoardStyle
from pipeline.film.timing import FrameRange
from studio.edits.change import Change
from studio.edits.planning import conformed, planned_by_rules
from studio.edits.timing import fitted_event, fitted_lines
from studio.project import LONGEST_TITLE, Project


class Rename(Change):
    verb: ClassVar[str] = "rename"
    title: Annotated[str, Field(max_length=LONGEST_TITLE)]

    def apply(self, project: Project) -> Project:
        title = " ".join(self.title.split())
        if not title:
            raise UserMistake("A project needs a name. Write one.")
        return project.model_copy(update={"title": title})

    def label(self, project: Project) -> str:
        return f"renamed to {' '.join(self.title.split())}"


class SetCrew(Change):
    """Another crew. Where its director is asked and answers in its own time, scenes stay as they
    are until then; the rules plan anew at once what nobody has touched."""

    verb: ClassVar[str] = "crew"
    crew: str

    def apply(self, project: Project) -> Project:
        crew = crew_named(self.crew)
        hired = project.model_copy(update={"crew": crew.name})
        return hired if crew.has_planner else planned_by_rules(hired)

    def label(self, project: Project) -> str:
        return f"crew {self.crew}"


class SetSeed(Change):
    verb: ClassVar[str] = "seed"
    seed: Annotated[int, Field(ge=0, le=2**63 - 1)]

    def apply(self, project: Project) -> Project:
        return project.model_copy(update={"seed": self.seed})

    def label(self, project: Project) -> str:
        return f"seed {self.seed} for the film"


class SetStyle(Change):
    """The look of the boards; none is the artist's own."""

    verb: ClassVar[str] = "style"
    style: BoardStyle | None = None

    def apply(self, project: Project) -> Project:
        return project.model_copy(update={"style": self.style})

    def label(self, project: Project) -> str:
        return (
            f"look {self.style.value.replace('-', ' ')}" if self.style else "the artist's own look"
        )


class ShowArrows(Change):
    """Whether the boards show how camera and people move."""

    verb: ClassVar[str] = "arrows"
    arrows: bool = True

    def apply(self, project: Project) -> Project:
        return project.model_copy(update={"arrows": self.arrows})

    def label(self, project: Project) -> str:
        return "arrows on the boards" if self.arrows else "no arrows on the boards"


class SetFormat(Change):
    """Frame size and rate. Another rate keeps every length in seconds, to the nearest frame."""

    verb: ClassVar[str] = "format"
    form: Format

    def apply(self, project: Project) -> Project:
        if self.form.rate == project.form.rate:
            return project.model_copy(update={"form": self.form})
        return conformed(project, _Conform(project.form, self.form).project(project))

    def label(self, project: Project) -> str:
        rate = round(float(self.form.rate.fps), 3)
        return f"{self.form.width}x{self.form.height} at {rate:g} frames a second"


class _Conform:
    """Every count of frames, brought from one rate to another."""

    def __init__(self, before: Format, after: Format) -> None:
        self.form = after
        self.factor = after.rate.fps / before.rate.fps

    def frames(self, frames: int) -> int:
        return max(1, round(frames * self.factor)) if frames else 0

    def project(self, project: Project) -> Project:
        scenes = tuple(
            scene.model_copy(update={"shots": tuple(self.shot(shot) for shot in scene.shots)})
            for scene in project.scenes
        )
        lengths = {shot.id: shot.frames for scene in scenes for shot in scene.shots}
        cut = self.cut(project.cut, lengths)
        return project.model_copy(update={"form": self.form, "scenes": scenes, "cut": cut})

    def shot(self, shot: Shot) -> Shot:
        frames = max(1, self.frames(shot.frames))
        lines = tuple(self.line(line) for line in shot.lines)
        return shot.model_copy(update={"frames": frames, "lines": fitted_lines(lines, frames)})

    def line(self, line: Line) -> Line:
        start = round(line.start * self.factor)
        return line.model_copy(update={"start": start, "frames": self.frames(line.frames)})

    def cut(self, cut: Cut, lengths: dict[str, int]) -> Cut:
        events = tuple(fitted_event(self.event(e), lengths[e.shot]) for e in cut.events)
        update: dict[str, object] = {"events": events, "fade_out": self.frames(cut.fade_out)}
        for name in ("title_card", "end_card"):
            if card := getattr(cut, name):
                update[name] = card.model_copy(update={"frames": self.frames(card.frames)})
        return cut.model_copy(update=update)

    def event(self, event: Event) -> Event:
        joined = event.transition
        joined = joined.model_copy(update={"frames": self.frames(joined.frames)})
        source = event.source
        if source:
            start = round(source.start * self.factor)
            source = FrameRange(start=start, stop=start + self.frames(source.frames))
        return event.model_copy(update={"transition": joined, "source": source})
