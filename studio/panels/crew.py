"""The crew: who draws and shoots, what of them is on this machine, and what it would take."""

import secrets
from collections.abc import Callable
from typing import Any, ClassVar

import gradio as gr

from pipeline.errors import StudioError, UserMistake
from studio.edits import Circle, Describe, SetCrew, SetOperator
from studio.hiring import Inspector, appraised, crew_readiness, keep_server
from studio.models import ask_install, remove_model, stop_install
from studio.panels import FILM, Call, Page, Panel, Verb, View
from studio.panels.asking import MOUNT, Told, text
from studio.session import Studio
from studio.session.office import LARGEST_SEED
from studio.session.seen import keyframe_of
from studio.views.crew import crew_view, estimate_view, film_view

LONGEST_PATH = 1000
NOT_NEAR = (
    "Folders of this machine are only read for who sits at it. Open Storyreel there, or use: "
    "python app.py models install ID --from FOLDER"
)
LOOPBACK = ("127.0.0.1", "::1")


class Crew(Panel):
    place: ClassVar[str] = "crew"
    watches: ClassVar[frozenset[str]] = frozenset({FILM})

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._inspector = Inspector(studio.home)
        asks = {
            "look": self._look, "estimate": self._estimate, "install": self._install,
            "stop": self._stop, "remove": self._remove, "verify": self._verify,
            "unverify": self._unverify, "server": self._server,
        }  # fmt: skip
        self.outputs = [_asking(asks)]

    def values(self, view: View) -> list[Any]:
        return [film_view(view.where.project, view.film.project)]

    @property
    def verbs(self) -> dict[str, Verb]:
        return {"hire": _hire, "operator": _operator, "shoot-again": _again}

    def _look(self, told: Told, is_near: bool) -> dict[str, Any]:
        studio = self._studio
        return crew_view(studio.home, studio.ledger, self._inspector, is_near=is_near)

    def _estimate(self, told: Told, _: bool) -> dict[str, Any]:
        crew = text(told, "crew")
        if why := crew_readiness(crew, self._studio.home):
            raise UserMistake(why)
        device, trouble = self._inspector.wait()
        if device is None:
            raise UserMistake(trouble)
        return estimate_view(*appraised(self._studio, text(told, "project"), crew, device))

    def _install(self, told: Told, is_near: bool) -> dict[str, Any]:
        folder = text(told, "folder", LONGEST_PATH).strip()
        if folder and not is_near:
            raise UserMistake(NOT_NEAR)
        studio, accepts = self._studio, told.get("accepts") is True
        name = text(told, "model")
        self._inspector.forget(name)
        job = ask_install(studio.ledger, studio.home, name, folder, accepts=accepts)
        studio.ledger.look_at(job.project, ids=(job.id,))
        studio.supervisor.wake()
        return self._look(told, is_near)

    def _stop(self, told: Told, is_near: bool) -> dict[str, Any]:
        stop_install(self._studio.ledger, text(told, "model"))
        self._studio.supervisor.wake()
        return self._look(told, is_near)

    def _remove(self, told: Told, is_near: bool) -> dict[str, Any]:
        self._inspector.forget(text(told, "model"))
        remove_model(self._studio.home, text(told, "model"))
        return self._look(told, is_near)

    def _verify(self, told: Told, is_near: bool) -> dict[str, Any]:
        self._inspector.verify(text(told, "model"))
        return self._look(told, is_near)

    def _unverify(self, told: Told, is_near: bool) -> dict[str, Any]:
        self._inspector.forget(text(told, "model"))
        return self._look(told, is_near)

    def _server(self, told: Told, is_near: bool) -> dict[str, Any]:
        key = told.get("key")
        typed = text(told, "key", LONGEST_PATH) if isinstance(key, str) else None
        url, model = text(told, "url", LONGEST_PATH), text(told, "model", LONGEST_PATH)
        keep_server(self._studio.home, url, model, typed)
        return self._look(told, is_near)


def build(page: Page) -> Panel:
    return Crew(page.studio)


def _hire(call: Call) -> None:
    crew = call.text("crew")
    if why := crew_readiness(crew, call.studio.home):
        raise UserMistake(why)
    call.edit(SetCrew(crew=crew))


def _operator(call: Call) -> None:
    """Another camera for these shots, which shoots them now; none: the crew's own."""
    who = call.text("operator")
    call.edit(SetOperator(shots=call.shots, operator=who))
    if who and call.studio.take_wishes(call.project, call.shots):
        call.studio.shoot(call.project, call.shots)


def _again(call: Call) -> None:
    """Other takes of these shots: with another seed, on the keyframe that is shown."""
    seen = call.studio.seen(call.project)
    for shot in call.shots:
        if shown := keyframe_of(seen.orders[shot]):
            call.edit(Circle(shot=shot, keyframe=shown.recipe))
        call.edit(Describe(shots=(shot,), seed=secrets.randbelow(LARGEST_SEED)))
    call.studio.shoot(call.project, call.shots)


Ask = Callable[[Told, bool], dict[str, Any]]


def _asking(asks: dict[str, Ask]) -> gr.HTML:
    """As studio.panels.asking, with where the person sits: at this machine or elsewhere."""
    return gr.HTML(
        value=None,
        html_template="<div></div>",
        js_on_load=MOUNT.format(name="crew"),
        apply_default_css=False,
        elem_id="sr-crew",
        elem_classes=["sr-drawn"],
        server_functions=[_function(name, ask) for name, ask in asks.items()],
    )


def _function(name: str, ask: Ask) -> Callable[..., dict[str, Any]]:
    def answer(told: Any, request: gr.Request) -> dict[str, Any]:
        is_near = bool(request.client) and request.client.host in LOOPBACK
        try:
            return ask(told if isinstance(told, dict) else {}, is_near)
        except StudioError as error:
            return {"error": str(error)}

    answer.__name__ = name
    return answer
