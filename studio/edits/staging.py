"""Changes of where the figures and the camera of a shot are: staging by numbers."""

from collections.abc import Iterator
from typing import ClassVar

from pipeline.errors import UserMistake
from pipeline.film.shot import Coverage, Shot
from pipeline.film.staging import Figure, Staging
from studio.edits.change import NAMED, Change, on_shots, with_shots
from studio.project import Project


class SetStaging(Change):
    """The staging of one shot, whole; what is None in it is the artist's choice again."""

    verb: ClassVar[str] = "staging"
    shot: str
    staging: Staging = Staging()

    def apply(self, project: Project) -> Project:
        update = {"staging": self.staging.tidy()}
        return with_shots(project, (self.shot,), lambda shot: shot.model_copy(update=update))

    def label(self, project: Project) -> str:
        before = project.shot(self.shot).staging if project.has_shot(self.shot) else Staging()
        after, where = self.staging.tidy(), on_shots(project, (self.shot,))
        if after == Staging():
            return f"staging of {where} as the artist has it"
        changed = [*_changed(before, after)] or ["nothing"]
        named = ", ".join(changed) if len(changed) <= NAMED else f"{len(changed)} figures"
        return f"{named} in {where}"


class StageOn(Change):
    """The figures of a shot stay as they are staged for all later shots of its scene.

    The camera is each shot's own. An insert that shows nobody is left as it is.
    """

    verb: ClassVar[str] = "stage-on"
    shot: str

    def apply(self, project: Project) -> Project:
        figures = project.shot(self.shot).staging.figures
        later = tuple(shot.id for shot in _later(project, self.shot))
        if not figures or not later:
            raise UserMistake(
                "There is nothing to carry on: stage somebody in a shot that others of its scene "
                "follow."
            )

        def change(shot: Shot) -> Shot:
            staging = shot.staging.with_figures(figures)
            return shot.model_copy(update={"staging": staging})

        return with_shots(project, later, change)

    def label(self, project: Project) -> str:
        return f"staging of {on_shots(project, (self.shot,))} for the rest of the scene"


def _changed(before: Staging, after: Staging) -> Iterator[str]:
    """In words, what of a staging differs: `RUTH moved`, `camera turned`."""
    names = dict.fromkeys(one.character for one in (*after.figures, *before.figures))
    for name in names:
        if did := _did(before.figure(name), after.figure(name)):
            yield f"{name} {did}"
    if before.camera != after.camera:
        yield "camera moved"


def _did(before: Figure, after: Figure) -> str:
    if before == after:
        return ""
    if after.is_as_chosen:
        return "as the artist has it"
    if (before.x_m, before.y_m) != (after.x_m, after.y_m):
        return "moved"
    if before.turn != after.turn:
        return "turned"
    if before.pose != after.pose and after.pose:
        return str(after.pose)
    return str(after.expression or "staged")


def _later(project: Project, shot: str) -> Iterator[Shot]:
    shots = project.scene_of(shot).shots
    place = next(k for k, one in enumerate(shots) if one.id == shot)
    for one in shots[place + 1 :]:
        if one.characters or one.coverage is not Coverage.INSERT:
            yield one
