"""The script: a screenplay beside its shots, and a plain editor of its text."""

from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import ValidationError

from pipeline.errors import UserMistake
from pipeline.readers.decode import MAX_BYTES
from studio.edits import Rewrite, apply, rewrite
from studio.panels import FILM, Page, Panel, View
from studio.panels.asking import Told, asking, text, whole
from studio.project import Project
from studio.session import Studio
from studio.views.script import change_view, script_view

UNREADABLE = (
    "This text is too long for a script, or has broken letters in it. Take a part of it, or type "
    "it again."
)
LONGEST = MAX_BYTES + 1
"""Letters taken of what a browser sends: one more than the reader takes, so that it says so."""


class Script(Panel):
    place: ClassVar[str] = "script"
    watches: ClassVar[frozenset[str]] = frozenset({FILM})

    def __init__(self, studio: Studio) -> None:
        desk = _Desk(studio)
        answers = {
            "source": desk.source,
            "preview": desk.preview,
            "rewrite": desk.rewrite,
            "begin": desk.begin,
        }
        self.outputs = [asking("script", answers)]

    def values(self, view: View) -> list[Any]:
        return [script_view(view.film)]


def build(page: Page) -> Panel:
    return Script(page.studio)


@dataclass(frozen=True)
class _Written:
    """What the editor sends: the text it began with, the text as it is now, and where it stands."""

    project: str
    revision: int
    by: str
    at: int
    before: str
    text: str

    @classmethod
    def of(cls, told: Told) -> "_Written":
        return cls(
            project=text(told, "project"),
            revision=whole(told, "revision"),
            by=text(told, "by") or "user",
            at=whole(told, "at"),
            before=text(told, "before", LONGEST),
            text=text(told, "text", LONGEST),
        )

    @property
    def change(self) -> Rewrite:
        """Only the lines that differ, wherever in the script this part of it stands.

        Raises UserMistake for a text that is too long or has letters that are none.
        """
        try:
            part = rewrite(Project(script=self.before), self.text)
        except ValidationError:
            raise UserMistake(UNREADABLE) from None
        return part.model_copy(update={"at": part.at + self.at})


class _Desk:
    """What the editor asks; its text stays in the browser, as it was typed, whatever goes wrong."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio

    def source(self, told: Told) -> dict[str, Any]:
        """The text of a scene, or of the whole script, as it stands now."""
        head = self._studio.store.head(text(told, "project"))
        film, scene = head.project, text(told, "scene")
        start, stop = film.scene(scene).source if scene else (0, len(film.script))
        return {"revision": head.revision, "at": start, "text": film.script[start:stop]}

    def preview(self, told: Told) -> dict[str, Any]:
        """What the change would do to scenes and shots; nothing is changed."""
        written = _Written.of(told)
        before = self._studio.store.head(written.project).project
        return change_view(before, apply(written.change.edit, before))

    def rewrite(self, told: Told) -> dict[str, Any]:
        """Makes the change."""
        written = _Written.of(told)
        head = self._studio.edit(written.project, written.revision, written.change, written.by)
        return {"revision": head.revision}

    def begin(self, told: Told) -> dict[str, Any]:
        """A new project of this text."""
        return {"project": self._studio.create(_Written.of(told).text, "The script")}
