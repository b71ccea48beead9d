"""The bar on top and the rail at the side: where one is, what is saved, what is being made."""

from dataclasses import replace
from typing import Any

from studio.edits import Rename
from studio.panels import Call, Page, Panel, Verb, View, Where, drawn
from studio.views.bar import bar_view


class Bar(Panel):
    needs_film = False

    def __init__(self) -> None:
        self.outputs = [drawn("bar")]

    def values(self, view: View) -> list[Any]:
        if view.seen is None:
            return [{"title": "", "places": []}]
        return [bar_view(view.seen, view.studio.store.steps(view.where.project))]

    @property
    def verbs(self) -> dict[str, Verb]:
        return {
            "go": _go,
            "open": _open,
            "select": _select,
            "refresh": _refresh,
            "undo": _undo,
            "redo": _redo,
            "rename": _rename,
        }


def build(_: Page) -> Panel:
    return Bar()


def _go(call: Call) -> Where:
    return replace(call.where, place=Where.of({"place": call.text("place")}).place)


def _open(call: Call) -> Where:
    told = {"project": call.text("project"), "place": call.text("place") or "board"}
    asked = Where.of(told)
    is_same = asked.project == call.where.project
    shots = call.where.shots if is_same else ()
    return replace(call.where, project=asked.project, place=asked.place, shots=shots, drawn="")


def _select(call: Call) -> Where:
    shots = call.shots
    if shots:
        call.studio.look_at(call.project, shots)
    return replace(call.where, shots=shots)


def _refresh(_: Call) -> None:
    """Nothing but drawing what changed."""


def _undo(call: Call) -> None:
    call.studio.undo(call.project, call.revision, call.by)


def _redo(call: Call) -> None:
    call.studio.redo(call.project, call.revision, call.by)


def _rename(call: Call) -> None:
    call.edit(Rename(title=call.text("title")))
