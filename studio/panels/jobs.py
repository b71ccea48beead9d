"""The jobs tray: what is made now, what waits, what failed; in sight on every place."""

from typing import Any, ClassVar

from studio.hiring import room
from studio.panels import JOBS, Call, Page, Panel, Verb, View
from studio.panels.asking import Told, asking, text
from studio.session import Studio
from studio.views.jobs import jobs_view


class Jobs(Panel):
    watches: ClassVar[frozenset[str]] = frozenset({JOBS})

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self.outputs = [asking("jobs", {"room": self._room})]

    def values(self, view: View) -> list[Any]:
        return [jobs_view(view.film, view.studio.supervisor.standing.value)]

    def _room(self, told: Told) -> dict[str, Any]:
        memory, disk = room(self._studio, text(told, "project"))
        return {"memory": memory, "disk": disk}

    @property
    def verbs(self) -> dict[str, Verb]:
        return {
            "cancel": _cancel,
            "retry": _retry,
            "pause": _pause,
            "resume": _resume,
            "ask-boards": _ask_boards,
            "clear-jobs": _clear,
        }


def build(page: Page) -> Panel:
    return Jobs(page.studio)


def _named(call: Call) -> tuple[str, ...] | None:
    """The job that the script named; none: all of the project."""
    job = call.text("job")
    return (job,) if job else None


def _cancel(call: Call) -> None:
    call.studio.cancel(call.project, _named(call))


def _retry(call: Call) -> None:
    call.studio.retry(call.project, _named(call))


def _pause(call: Call) -> None:
    call.studio.pause()


def _resume(call: Call) -> None:
    call.studio.resume()


def _ask_boards(call: Call) -> None:
    """Boards that were cancelled are asked for again."""
    call.studio.ask_boards(call.project, again=True)


def _clear(call: Call) -> None:
    call.studio.ledger.forget(call.project)
