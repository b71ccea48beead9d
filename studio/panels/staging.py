"""The staging fold of the desk: figures and camera of one shot, put by hand or by number."""

from typing import Any, ClassVar

import gradio as gr

from pipeline.errors import UserMistake
from pipeline.film.staging import Staging
from studio.edits import SetStaging, StageOn
from studio.panels import FILM, SHOTS, Call, Page, Panel, Verb, View, drawn
from studio.views.staging import staging_view


class StagingFold(Panel):
    place: ClassVar[str] = "board"
    watches: ClassVar[frozenset[str]] = frozenset({FILM, SHOTS})

    def __init__(self, column: gr.Column) -> None:
        with column:
            self.fold = drawn("staging")
        self.outputs = [self.fold]

    def values(self, view: View) -> list[Any]:
        if not view.where.shot:
            return [{"shot": "", "count": 0}]
        return [staging_view(view.film, view.where.shot) | {"count": len(view.where.shots)}]

    @property
    def verbs(self) -> dict[str, Verb]:
        return {"stage": _stage, "stage-on": _stage_on}


def build(page: Page) -> Panel:
    return StagingFold(page.columns["picture"])


def _stage(call: Call) -> None:
    """Raises UserMistake for numbers that no set has room for."""
    try:
        staging = Staging.model_validate(call.data.get("staging"))
    except ValueError:
        raise UserMistake(
            "That cannot be staged: metres go from -50 to 50, the camera's height from 0.05 to 30. "
            "Type other numbers."
        ) from None
    call.edit(SetStaging(shot=_shot(call), staging=staging))


def _stage_on(call: Call) -> None:
    call.edit(StageOn(shot=_shot(call)))


def _shot(call: Call) -> str:
    if not call.shots:
        raise UserMistake("No shot is selected. Click one first.")
    return call.shots[-1]
