"""The shooting fold of the desk: what the camera is given besides the keyframe, and what the shot
and the film would take."""

from typing import Any, ClassVar

import gradio as gr

from studio.edits import SetShooting
from studio.hiring import costs
from studio.panels import FILM, SHOTS, Call, Page, Panel, Verb, View, checked
from studio.panels.asking import Told, asking, text
from studio.session import Studio
from studio.session.borrowing import frame_of
from studio.views.shooting import cost_view, shooting_view

GIVEN = ("last", "extends", "source", "strength", "loras", "keeps_depth")


class ShootingFold(Panel):
    place: ClassVar[str] = "board"
    watches: ClassVar[frozenset[str]] = frozenset({FILM, SHOTS})

    def __init__(self, studio: Studio, column: gr.Column) -> None:
        self._studio = studio
        with column:
            self.outputs = [asking("shooting", {"cost": self._cost})]

    def values(self, view: View) -> list[Any]:
        shot = view.where.shot
        return [shooting_view(view.film, shot) if shot else {"shot": ""}]

    @property
    def verbs(self) -> dict[str, Verb]:
        return {"shooting": _shooting}

    def _cost(self, told: Told) -> dict[str, Any]:
        """Of the takes of a shot, and of all that the film still needs."""
        return cost_view(*costs(self._studio, text(told, "project"), text(told, "shot")))


def build(page: Page) -> Panel:
    return ShootingFold(page.studio, page.columns["desk"])


def _shooting(call: Call) -> None:
    """`last_of` names a shot whose frame is the last picture."""
    told = {name: call.data[name] for name in GIVEN if name in call.data}
    if other := call.text("last_of"):
        told["last"] = frame_of(call.studio, call.project, other)
    call.edit(checked(SetShooting, {"shots": (call.one,), **told}))
