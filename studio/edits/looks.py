"""Changes of how people and places look, in the user's own words."""

from typing import Annotated, ClassVar

from pydantic import Field

from pipeline.errors import UserMistake
from studio.edits.change import Change
from studio.project import Project

LONGEST_LOOKS = 600
"""Letters: a paragraph that an artist can keep to."""

Name = Annotated[str, Field(max_length=1000)]


class SetLooks(Change):
    """What is said of a character's or a place's looks; no director changes it any more.

    The script's own words stay before it; empty words say nothing more than they do.
    """

    verb: ClassVar[str] = "looks"
    character: Name = ""
    place: Name = ""
    words: Annotated[str, Field(max_length=LONGEST_LOOKS)]

    def apply(self, project: Project) -> Project:
        words = " ".join(self.words.split())
        if self.character:
            return self._with_looks(project, words)
        if not any(one.name == self.place for one in project.places):
            raise UserMistake(
                f"There is no place {self.place!r} in the script. Choose one of its places."
            )
        update = {"description": words, "is_own": True}
        places = tuple(
            one.model_copy(update=update) if one.name == self.place else one
            for one in project.places
        )
        return project.model_copy(update={"places": places})

    def _with_looks(self, project: Project, words: str) -> Project:
        if not any(one.name == self.character for one in project.cast):
            raise UserMistake(
                f"There is no character {self.character!r} in the script. Choose one of its cast."
            )
        update = {"looks": words, "is_own": True}
        cast = tuple(
            one.model_copy(update=update) if one.name == self.character else one
            for one in project.cast
        )
        return project.model_copy(update={"cast": cast})

    def label(self, project: Project) -> str:
        return f"looks of {self.character or self.place}"
