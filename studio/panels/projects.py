"""The projects of this home: open, begin, copy, trash and bring back."""

from dataclasses import replace
from typing import Any, ClassVar

from pipeline.errors import UserMistake
from studio.panels import Call, Page, Panel, Verb, View, Where, drawn
from studio.store import Head, Listed
from studio.views.projects import projects_view

SHOWN = 60
"""Projects shown with pictures; the others by name."""


class Projects(Panel):
    place: ClassVar[str] = "projects"
    needs_film: ClassVar[bool] = False

    def __init__(self) -> None:
        self.outputs = [drawn("projects")]

    def values(self, view: View) -> list[Any]:
        listed = view.studio.store.projects(with_trash=True)
        rows: list[tuple[Listed, Head | None]] = [
            (one, view.studio.store.head(one.id) if index < SHOWN else None)
            for index, one in enumerate(listed)
        ]
        return [projects_view(rows, view.studio.store.notices)]

    @property
    def verbs(self) -> dict[str, Verb]:
        return {
            "begin": _begin,
            "begin-example": _example,
            "copy-project": _copy,
            "trash": _trash,
            "untrash": _untrash,
            "delete-forever": _delete,
        }


def build(_: Page) -> Panel:
    return Projects()


def _begin(call: Call) -> Where:
    script = call.text("script")
    if not script.strip():
        raise UserMistake("There is no script yet. Paste one, or drop a file.")
    return _opened(call, call.studio.create(script, call.text("name"), title=call.text("title")))


def _example(call: Call) -> Where:
    return _opened(call, call.studio.create_example())


def _copy(call: Call) -> Where:
    return _opened(call, call.studio.store.duplicate(call.text("project"), call.by))


def _trash(call: Call) -> Where | None:
    project = call.text("project")
    call.studio.cancel(project)
    call.studio.store.trash(project)
    if project == call.project:
        return replace(call.where, project="", shots=(), drawn="")
    return replace(call.where, drawn="")


def _untrash(call: Call) -> Where:
    call.studio.store.untrash(call.text("project"))
    return replace(call.where, drawn="")


def _delete(call: Call) -> Where:
    call.studio.store.delete_forever(call.text("project"))
    return replace(call.where, drawn="")


def _opened(call: Call, project: str) -> Where:
    return replace(call.where, project=project, place="board", shots=(), drawn="")
