"""The guide fold of the desk: what the artist is given besides words, for a shot and for a
character."""

from typing import Any, ClassVar

import gradio as gr

from studio.edits import Cast, SetGuide
from studio.panels import FILM, SHOTS, Call, Page, Panel, Verb, View, checked, drawn
from studio.session.borrowing import depth_of
from studio.views.guide import guide_view

GIVEN = (
    "source", "strength", "depth", "line", "pose", "keeps_composition", "references", "loras",
    "negative",
)  # fmt: skip


class GuideFold(Panel):
    place: ClassVar[str] = "board"
    watches: ClassVar[frozenset[str]] = frozenset({FILM, SHOTS})

    def __init__(self, column: gr.Column) -> None:
        with column:
            self.outputs = [drawn("guide")]

    def values(self, view: View) -> list[Any]:
        shot = view.where.shot
        return [guide_view(view.film, shot) if shot else {"shot": ""}]

    @property
    def verbs(self) -> dict[str, Verb]:
        return {"guide": _guide, "cast": _cast}


def build(page: Page) -> Panel:
    return GuideFold(page.columns["desk"])


def _guide(call: Call) -> None:
    told = {name: call.data[name] for name in GIVEN if name in call.data}
    if told.get("depth"):  # what people bring is a picture of a depth
        told["depth"] = depth_of(call.studio, str(told["depth"]))
    call.edit(checked(SetGuide, {"shots": (call.one,), **told}))


def _cast(call: Call) -> None:
    told = {name: call.data[name] for name in ("references", "loras") if name in call.data}
    call.edit(checked(Cast, {"character": call.text("character"), **told}))
