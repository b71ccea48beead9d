"""The script: a screenplay beside its shots, and a plain editor of its text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import gradio as gr

from pipeline.errors import StudioError
from pipeline.readers.decode import MAX_BYTES
from studio.edits import Rewrite, apply, rewrite
from studio.panels import FILM, JOBS, Page, Panel, View
from studio.project import Project
from studio.session import Studio
from studio.views.script import change_view, script_view

MOUNT = "storyreel.scriptServer = server; storyreel.mount('script', element, props, watch)"

LONGEST = MAX_BYTES + 1
"""Letters taken of what a browser sends: one more than the reader takes, so that it says so."""


class Script(Panel):
    place: ClassVar[str] = "script"
    watches: ClassVar[frozenset[str]] = frozenset({FILM, JOBS})

    def __init__(self, studio: Studio) -> None:
        desk = _Desk(studio)
        self.outputs = [
            gr.HTML(
                value=None,
                html_template="<div></div>",
                js_on_load=MOUNT,
                apply_default_css=False,
                elem_id="sr-script",
                elem_classes=["sr-drawn"],
                server_functions=[desk.source, desk.preview, desk.rewrite, desk.begin],
            )
        ]

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
    def of(cls, told: Any) -> "_Written":
        asked: Mapping[str, Any] = told if isinstance(told, Mapping) else {}
        texts = {n: str(asked.get(n) or "") for n in ("project", "by", "before", "text")}
        numbers = {n: max(0, int(asked.get(n) or 0)) for n in ("revision", "at")}
        return cls(
            project=texts["project"][:64],
            by=texts["by"][:120] or "user",
            before=texts["before"][:LONGEST],
            text=texts["text"][:LONGEST],
            **numbers,
        )

    @property
    def change(self) -> Rewrite:
        """Only the lines that differ, wherever in the script this part of it stands."""
        part = rewrite(Project(script=self.before), self.text)
        return part.model_copy(update={"at": part.at + self.at})


class _Desk:
    """What the editor asks the server. Each answer is data; `error` is a sentence for the person,
    so that the editor shows it beside the text, which stays as it was typed."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio

    def source(self, told: Any) -> dict[str, Any]:
        """The text of a scene, or of the whole script, as it stands now."""
        return _answered(lambda: self._source(told if isinstance(told, dict) else {}))

    def preview(self, told: Any) -> dict[str, Any]:
        """What the change would do to scenes and shots; nothing is changed."""
        return _answered(lambda: self._preview(_Written.of(told)))

    def rewrite(self, told: Any) -> dict[str, Any]:
        """Makes the change."""
        return _answered(lambda: self._rewrite(_Written.of(told)))

    def begin(self, told: Any) -> dict[str, Any]:
        """A new project of this text."""
        text = _Written.of(told).text
        return _answered(lambda: {"project": self._studio.create(text, "The script")})

    def _source(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        head = self._studio.store.head(str(asked.get("project") or "")[:64])
        film, scene_id = head.project, str(asked.get("scene") or "")
        start, stop = film.scene(scene_id).source if scene_id else (0, len(film.script))
        return {"revision": head.revision, "at": start, "text": film.script[start:stop]}

    def _preview(self, written: _Written) -> dict[str, Any]:
        before = self._studio.store.head(written.project).project
        return change_view(before, apply(written.change.edit, before))

    def _rewrite(self, written: _Written) -> dict[str, Any]:
        head = self._studio.edit(written.project, written.revision, written.change, written.by)
        return {"revision": head.revision}


def _answered(work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    try:
        return work()
    except StudioError as error:
        return {"error": str(error)}
