"""Changes of who shoots a shot, and what else the camera is given."""

from typing import Annotated, Any, ClassVar

from pydantic import Field

from pipeline.engines import check_member
from pipeline.film.shot import Lora, Shooting, Shot
from pipeline.models.model import Role
from studio.edits.change import MEDIA_KEY, Change, on_shots, with_shots
from studio.project import Project

Clip = Annotated[str, Field(pattern=rf"{MEDIA_KEY}|^$")]
"""A media key; empty: none."""

WORDS: dict[str, str] = {
    "last": "last picture",
    "extends": "take to go on from",
    "source": "clip to make over",
    "strength": "strength",
    "loras": "LoRAs",
    "keeps_depth": "depth along the move",
}
"""What a camera may be given -> what a label calls it."""

MOST_LORAS = 8


class SetOperator(Change):
    """Another camera for these shots; empty: the crew's own."""

    verb: ClassVar[str] = "operator"
    shots: Annotated[tuple[str, ...], Field(min_length=1)]
    operator: Annotated[str, Field(max_length=100)] = ""

    def apply(self, project: Project) -> Project:
        if self.operator:
            check_member(Role.CAMERA, self.operator)
        update = {"operator": self.operator, "circled": None}
        return with_shots(project, self.shots, lambda shot: shot.model_copy(update=update))

    def label(self, project: Project) -> str:
        return f"{self.operator or 'the crew'} shoots {on_shots(project, self.shots)}"


class SetShooting(Change):
    """Sets what is given on all these shots and leaves the rest; an empty key takes one away."""

    verb: ClassVar[str] = "shooting"
    shots: Annotated[tuple[str, ...], Field(min_length=1)]
    last: Clip | None = None
    extends: Clip | None = None
    source: Clip | None = None
    strength: Annotated[float, Field(ge=0.0, le=1.0)] | None = None
    loras: Annotated[tuple[Lora, ...], Field(max_length=MOST_LORAS)] | None = None
    keeps_depth: bool | None = None

    def apply(self, project: Project) -> Project:
        chosen = {name: None if value == "" else value for name, value in self._chosen().items()}

        def change(shot: Shot) -> Shot:
            given = Shooting.model_validate(dict(shot.shooting) | chosen)
            return shot.model_copy(update={"shooting": given})

        return with_shots(project, self.shots, change)

    def label(self, project: Project) -> str:
        names = ", ".join(WORDS[name] for name in WORDS if name in self._chosen())
        return f"{names or 'nothing'} of {on_shots(project, self.shots)}"

    def _chosen(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in WORDS if getattr(self, name) is not None}
