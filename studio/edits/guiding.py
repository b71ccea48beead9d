"""Changes of what artists are given besides words, for a shot and for a character."""

from typing import Annotated, Any, ClassVar

from pydantic import Field

from pipeline.errors import UserMistake
from pipeline.film.shot import Guide, Lora, Shot
from studio.edits.change import LONGEST_TEXT, MEDIA_KEY, Change, on_shots, with_shots
from studio.project import Project

Picture = Annotated[str, Field(pattern=MEDIA_KEY)]
Choice = Annotated[str, Field(pattern=rf"{MEDIA_KEY}|^$")]
"""A media key; empty: none."""

MOST_PICTURES = MOST_LORAS = 8

Pictures = Annotated[tuple[Picture, ...], Field(max_length=MOST_PICTURES)]
Loras = Annotated[tuple[Lora, ...], Field(max_length=MOST_LORAS)]

WORDS: dict[str, str] = {
    "source": "picture to start from",
    "strength": "strength",
    "depth": "depth picture",
    "line": "line picture",
    "pose": "pose picture",
    "keeps_composition": "composition of the 3D artist",
    "references": "reference pictures",
    "loras": "LoRAs",
    "negative": "what is not to be seen",
}
"""What an artist may be given -> what a label calls it."""


class SetGuide(Change):
    """Sets what is given on all these shots and leaves the rest; an empty key takes one away."""

    verb: ClassVar[str] = "guide"
    shots: Annotated[tuple[str, ...], Field(min_length=1)]
    source: Choice | None = None
    strength: Annotated[float, Field(ge=0.0, le=1.0)] | None = None
    depth: Choice | None = None
    line: Choice | None = None
    pose: Choice | None = None
    keeps_composition: bool | None = None
    references: Pictures | None = None
    loras: Loras | None = None
    negative: Annotated[str, Field(max_length=LONGEST_TEXT)] | None = None

    def apply(self, project: Project) -> Project:
        empty = {"negative": ""}
        chosen = {
            name: empty.get(name) if value == "" else value
            for name, value in self._chosen().items()
        }

        def change(shot: Shot) -> Shot:
            guide = Guide.model_validate(dict(shot.guide) | chosen)
            # A mask says which part of its picture is drawn anew: not of another one.
            mask = shot.mask if guide.source == shot.guide.source else None
            return shot.model_copy(update={"guide": guide, "mask": mask})

        return with_shots(project, self.shots, change)

    def label(self, project: Project) -> str:
        names = ", ".join(WORDS[name] for name in WORDS if name in self._chosen())
        return f"{names or 'nothing'} of {on_shots(project, self.shots)}"

    def _chosen(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in WORDS if getattr(self, name) is not None}


class Cast(Change):
    """Pictures and LoRAs of a character, for every shot that shows it; what is given is set."""

    verb: ClassVar[str] = "cast"
    character: Annotated[str, Field(max_length=LONGEST_TEXT)]
    references: Pictures | None = None
    loras: Loras | None = None

    def apply(self, project: Project) -> Project:
        if not any(one.name == self.character for one in project.cast):
            raise UserMistake(
                f"There is no character {self.character!r} in the script. Choose one of its cast."
            )
        given = {"references": self.references, "loras": self.loras}
        update = {name: value for name, value in given.items() if value is not None}
        cast = tuple(
            one.model_copy(update=update) if one.name == self.character else one
            for one in project.cast
        )
        return project.model_copy(update={"cast": cast})

    def label(self, project: Project) -> str:
        return f"pictures of {self.character}"
