"""Changes of what a shot shows, says and lasts."""

from typing import Annotated, Any, ClassVar, cast

from pydantic import Field

from pipeline.film.shot import Coverage, Line, Look, Shot, redescribed
from pipeline.film.value import Span, Value
from studio.edits.change import LONGEST_SHOT, LONGEST_TEXT, Change, on_shots, with_shots
from studio.edits.timing import fitted_lines, with_fitted_events
from studio.project import Project

Text = Annotated[str, Field(max_length=LONGEST_TEXT)]
Names = Annotated[tuple[Text, ...], Field(max_length=1000)]
Frames = Annotated[int, Field(ge=1, le=LONGEST_SHOT)]

WORDS: dict[str, str] = {
    "action": "action text",
    "coverage": "coverage",
    "characters": "characters",
    "over": "shoulder",
    "look": "look",
    "props": "props",
    "prompt": "prompt",
    "seed": "seed",
}
"""Field of a shot -> what a label calls it."""


class Describe(Change):
    """Sets the fields that are given on all these shots and leaves the others.

    An empty `prompt` goes back to the derived one; `seed` -1 to the film's.
    """

    verb: ClassVar[str] = "describe"
    shots: Annotated[tuple[str, ...], Field(min_length=1)]
    action: Text | None = None
    coverage: Coverage | None = None
    characters: Names | None = None
    over: Text | None = None
    look: Look | None = None
    props: Names | None = None
    prompt: Text | None = None
    seed: Annotated[int, Field(ge=-1, le=2**32 - 1)] | None = None

    def apply(self, project: Project) -> Project:
        chosen = {name: _tidy(value) for name, value in self._chosen().items()}
        if self.seed == -1:
            chosen["seed"] = None
        return with_shots(project, self.shots, lambda shot: redescribed(shot, chosen))

    def label(self, project: Project) -> str:
        names = ", ".join(WORDS[name] for name in WORDS if name in self._chosen())
        return f"{names or 'nothing'} of {on_shots(project, self.shots)}"

    def _chosen(self) -> dict[str, Any]:
        names = set(WORDS)
        return {name: getattr(self, name) for name in names if getattr(self, name) is not None}


def _tidy(value: Any) -> Any:
    """Texts without blanks around them, lists without blanks and doubles."""
    if isinstance(value, tuple):
        names = (str(name).strip() for name in cast("tuple[str, ...]", value))
        return tuple(dict.fromkeys(name for name in names if name))
    return value.strip() if type(value) is str else value


class SetLength(Change):
    """Sets the length; lines that no longer fit are said faster, trims are cut back."""

    verb: ClassVar[str] = "length"
    shots: Annotated[tuple[str, ...], Field(min_length=1)]
    frames: Frames

    def apply(self, project: Project) -> Project:
        def change(shot: Shot) -> Shot:
            lines = fitted_lines(shot.lines, self.frames)
            return shot.model_copy(update={"frames": self.frames, "lines": lines})

        return with_fitted_events(with_shots(project, self.shots, change))

    def label(self, project: Project) -> str:
        seconds = round(project.form.rate.seconds(self.frames), 2)
        return f"{seconds:g} s for {on_shots(project, self.shots)}"


class SpokenLine(Value):
    """A line as a person sets it; without `source` it stands nowhere in the script."""

    character: Text = ""
    text: Text
    extension: Text = ""
    parenthetical: Text = ""
    source: Span | None = None
    start: Annotated[int, Field(ge=0, le=LONGEST_SHOT)] = 0
    frames: Annotated[int, Field(ge=0, le=LONGEST_SHOT)] = 0

    def line(self, shot: Shot) -> Line:
        low, high = shot.source
        start, stop = self.source or (low, low)
        source = Span(min(max(start, low), high), min(max(stop, low), high))
        return Line.model_validate(self.model_dump() | {"source": source})


class SetLines(Change):
    """Sets what is said; a shot that is too short for it becomes longer."""

    verb: ClassVar[str] = "lines"
    shot: str
    lines: Annotated[tuple[SpokenLine, ...], Field(max_length=1000)] = ()

    def apply(self, project: Project) -> Project:
        need = max((line.start + line.frames for line in self.lines), default=0)

        def change(shot: Shot) -> Shot:
            lines = tuple(line.line(shot) for line in self.lines)
            return shot.model_copy(update={"lines": lines, "frames": max(shot.frames, need)})

        return with_shots(project, (self.shot,), change)

    def label(self, project: Project) -> str:
        return f"lines of {on_shots(project, (self.shot,))}"
