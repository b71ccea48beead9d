"""The history: every change by name, and the way back to any of them."""

from dataclasses import replace
from typing import Any, ClassVar

from pipeline.errors import UserMistake
from studio.panels import FILM, Call, Page, Panel, Verb, View, Where, drawn
from studio.views.history import history_view

OPEN = "history"
"""The mark of a window that looks at the history; only then it is read."""


class HistoryPanel(Panel):
    watches: ClassVar[frozenset[str]] = frozenset({FILM})

    def __init__(self) -> None:
        self.outputs = [drawn("history")]

    def values(self, view: View) -> list[Any]:
        if view.where.marks.get(OPEN) != "yes":
            return [{"open": False, "revisions": []}]
        return [history_view(view.studio.history(view.where.project))]

    @property
    def verbs(self) -> dict[str, Verb]:
        return {
            "history": _show,
            "restore": _restore,
            "name-revision": _name,
        }


def build(_: Page) -> Panel:
    return HistoryPanel()


def _show(call: Call) -> Where:
    wanted = "yes" if call.data.get("open") else "no"
    return replace(call.where, marks={**call.where.marks, OPEN: wanted}, drawn="")


def _revision(call: Call) -> int:
    number = call.data.get("revision")
    if not isinstance(number, int):
        raise UserMistake("That version cannot be found. Choose another one of the history.")
    return number


def _restore(call: Call) -> None:
    call.studio.restore(call.project, _revision(call), call.by)


def _name(call: Call) -> Where:
    call.studio.store.name_revision(call.project, _revision(call), call.text("name"))
    return replace(call.where, drawn="")
