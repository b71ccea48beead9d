"""The cut: the film plays, and every event, join and card can be changed under it."""

from typing import Any, ClassVar

from pydantic import JsonValue

from pipeline.errors import UserMistake
from studio.edits import Edit, change_of
from studio.ledger import Job
from studio.ledger.job import OPEN
from studio.panels import FILM, JOBS, Call, Page, Panel, Verb, View, drawn
from studio.tasks import Kind
from studio.views.cut import cut_view


class CutRoom(Panel):
    place: ClassVar[str] = "cut"
    watches: ClassVar[frozenset[str]] = frozenset({FILM, JOBS})

    def __init__(self) -> None:
        self.outputs = [drawn("cut")]

    def values(self, view: View) -> list[Any]:
        return [cut_view(view.film)]

    @property
    def verbs(self) -> dict[str, Verb]:
        return {
            "cut-trim": lambda call: _edit(call, "trim", "event", "start", "stop"),
            "cut-join": lambda call: _edit(call, "join", "event", "transition"),
            "cut-mute": lambda call: _edit(call, "mute", "events", "is_muted"),
            "cut-move": lambda call: _edit(call, "move-events", "events", "before"),
            "cut-leave-out": lambda call: _edit(call, "leave-out", "events"),
            "cut-play": lambda call: _edit(call, "play", "shot", "before"),
            "cut-card": lambda call: _edit(call, "card", "is_end", "card"),
            "cut-captions": lambda call: _edit(call, "captions", "captions"),
            "cut-fade": lambda call: _edit(call, "fade-out", "frames"),
            "cut-film": _ask_film,
            "cut-stop": _stop,
        }


def build(_: Page) -> Panel:
    return CutRoom()


def _edit(call: Call, verb: str, *names: str) -> None:
    """What a browser sent becomes an edit, or a sentence about what is wrong with it."""
    told: dict[str, JsonValue] = {n: call.data[n] for n in names if call.data.get(n) is not None}
    call.edit(change_of(Edit(verb=verb, arguments=told)))
    if call.data.get("film") and _plays(call):
        _ask_film(call)


def _plays(call: Call) -> bool:
    return bool(call.studio.store.head(call.project).project.cut.events)


def _ask_film(call: Call) -> None:
    """Asks for the film as it is cut now, before all else, and for no older one."""
    if not _plays(call):
        raise UserMistake("There is nothing to play: the cut has no shots. Put one into the cut.")
    film = call.studio.ask_film(call.project)
    jobs = call.studio.ledger.jobs(call.project)
    older = [job.id for job in jobs if _is_older(job, film)]
    if older:
        call.studio.cancel(call.project, older)
    call.studio.ledger.look_at(call.project, ids=(film.id,))
    call.studio.supervisor.wake()


def _is_older(job: Job, film: Job) -> bool:
    """A film of an earlier cut; films of other sizes were asked for on purpose."""
    is_same_sort = (job.kind, job.size, job.engine) == (film.kind, film.size, film.engine)
    return is_same_sort and job.state in OPEN and job.id != film.id


def _stop(call: Call) -> None:
    """Neither the film nor the takes for it are made."""
    jobs = call.studio.ledger.jobs(call.project)
    kinds = (Kind.ASSEMBLE, Kind.SHOOT)
    still = [job.id for job in jobs if job.state in OPEN and job.kind in kinds]
    if still:
        call.studio.cancel(call.project, still)
