"""Export: the film in any size, and the files for others."""

from collections.abc import Sequence
from typing import Any, ClassVar

from pydantic import ValidationError

from pipeline.errors import UserMistake
from pipeline.film.format import LARGEST_PX, SMALLEST_PX
from studio.delivery import Delivery, delivery_wishes
from studio.ledger import Job, State, Wish
from studio.ledger.job import OPEN
from studio.panels import FILM, JOBS, Call, Page, Panel, Verb, View
from studio.panels.asking import Told, asking, text
from studio.session import Studio
from studio.tasks import Kind
from studio.views.export import export_view
from studio.views.film import state_of

NO_SIZE = (
    f"A film cannot have that size. Choose even sides of {SMALLEST_PX} to {LARGEST_PX} pixels."
)
NO_SHOTS = "There is nothing to export: the cut has no shots. Put one into the cut."


class Export(Panel):
    place: ClassVar[str] = "export"
    watches: ClassVar[frozenset[str]] = frozenset({FILM, JOBS})

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self.outputs = [asking("export", {"estimate": self.estimate})]

    def values(self, view: View) -> list[Any]:
        # `changes` makes every value a new one: the browser then asks how its own choice stands.
        return [{**export_view(view.film), "changes": view.film.changes}]

    @property
    def verbs(self) -> dict[str, Verb]:
        return {"export-film": _make, "export-cancel": _cancel}

    def estimate(self, told: Told) -> dict[str, Any]:
        """How a film of this size and quality stands, and how long what is missing will take."""
        project = text(told, "project")
        wishes = _wishes(self._studio, project, told)
        state = state_of(wishes, self._studio.ledger.jobs(project))
        if media := state.get("media"):
            state["bytes"] = self._studio.media.path(media).stat().st_size
        return {**state, "seconds": round(self._studio.seconds_for(wishes), 1)}


def build(page: Page) -> Panel:
    return Export(page.studio)


def _wishes(studio: Studio, name: str, asked: Told) -> list[Wish]:
    project = studio.store.head(name).project
    if not project.cut.events:
        raise UserMistake(NO_SHOTS)
    try:
        told = {n: asked.get(n) for n in ("width", "height", "quality") if asked.get(n)}
        delivery = Delivery.model_validate(told)
        delivery.form(project)
    except ValidationError:
        raise UserMistake(NO_SIZE) from None
    return delivery_wishes(name, project, delivery, studio.media)


def _make(call: Call) -> None:
    """Asks for the film and all it needs, before all else."""
    wishes = _wishes(call.studio, call.project, call.data)
    asked = call.studio.ledger.ask(wishes)
    failed = [job.id for job in asked if job.state is State.FAILED]
    if failed:
        call.studio.ledger.retry(call.project, failed)
    call.studio.ledger.look_at(call.project, ids=(asked[-1].id,))
    call.studio.supervisor.wake()


def _cancel(call: Call) -> None:
    """Ends the film and what is made for it alone; takes of the project itself go on."""
    jobs = call.studio.ledger.jobs(call.project)
    film = next((job for job in jobs if job.id == call.text("job")), None)
    if film:
        call.studio.cancel(call.project, _for_it_alone(film, jobs))


def _for_it_alone(film: Job, jobs: Sequence[Job]) -> list[str]:
    still = [job for job in jobs if job.state in OPEN and job.size == film.size]
    alone = [job.id for job in still if not job.shot and job.kind is not Kind.ASSEMBLE]
    return [film.id, *alone]
