"""Changes of how a shot is framed and how the camera moves."""

from typing import Annotated, Any, ClassVar

from pydantic import Field

from pipeline.film.camera import Angle, Camera, Ease, Move, Size
from pipeline.film.shot import Shot
from studio.edits.change import Change, on_shots, with_shots
from studio.project import Project

WORDS: dict[str, str] = {
    "move": "{}",
    "size": "{}",
    "angle": "{}",
    "lens_mm": "{} mm",
    "amount": "amount {:g}",
    "speed": "speed {:g}",
    "ease": "{}",
}
"""Field of a camera -> how a label says it, in the order of a label."""


class SetCamera(Change):
    """Sets the fields that are given on all these shots and leaves the others."""

    verb: ClassVar[str] = "camera"
    shots: Annotated[tuple[str, ...], Field(min_length=1)]
    size: Size | None = None
    angle: Angle | None = None
    lens_mm: int | None = None
    move: Move | None = None
    amount: float | None = None
    speed: float | None = None
    ease: Ease | None = None

    def apply(self, project: Project) -> Project:
        chosen = self._chosen()

        def change(shot: Shot) -> Shot:
            camera = Camera.model_validate(shot.camera.model_dump() | chosen)
            return shot.model_copy(update={"camera": camera})

        return with_shots(project, self.shots, change)

    def label(self, project: Project) -> str:
        chosen = self._chosen()
        words = [text.format(chosen[name]) for name, text in WORDS.items() if name in chosen]
        return f"{', '.join(words)} on {on_shots(project, self.shots)}"

    def _chosen(self) -> dict[str, Any]:
        return self.model_dump(exclude={"shots"}, exclude_none=True)
