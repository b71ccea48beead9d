"""What is asked of the crew for a film, as its shots are now."""

from collections.abc import Sequence

from pipeline.engines import crew_named
from pipeline.media.store import MediaStore
from pipeline.stages.production import Order
from studio.ledger import Job, Ledger, State, Wish
from studio.project import Project
from studio.session.directing import due, looks_due
from studio.session.notes import JobNotes
from studio.session.wanted import missing_boards, orders_of, outdated, unit_of

REMEMBERED = 10_000
"""Jobs that were let go, of all films together."""


class Work:
    """Asks the ledger; who wants to know what was there already looks at the jobs it returns."""

    def __init__(self, ledger: Ledger, notes: JobNotes, media: MediaStore) -> None:
        self._ledger = ledger
        self._notes = notes
        self._media = media
        self._let_go: set[tuple[str, str]] = set()
        """(job, project) that no shot wanted any more: cancelled, but by no person."""

    def orders(self, film: Project) -> dict[str, Order]:
        return orders_of(film, unit_of(film, self._media))

    def missing(self, project: str, film: Project) -> list[Wish]:
        """Every board that is not drawn, and every scene that its director was not heard about."""
        directing = [one.wish for one in due(project, film) if one.is_untouched]
        looks = looks_due(project, film)
        return [*missing_boards(project, self.orders(film)), *looks, *directing]

    def keep_up(self, project: str, film: Project) -> tuple[tuple[Job, ...], bool]:
        """Asks for what is missing, and lets go of what no shot or scene wants any more.

        Returns the jobs asked for, and whether anything has changed in the ledger. What failed, and
        what a person cancelled, is not asked for again. Boards of a scene that waits for its
        director are not begun by an artist who works with a model: they would be made twice. Words
        of artist and camera are asked for when it is known how people and places look.
        """
        jobs, _ = self._notes.jobs(project)
        scenes = due(project, film)
        boards = missing_boards(project, self.orders(film))
        left = self._left(jobs)
        looks = looks_due(project, film)
        unheard = [wish for wish in looks if (wish.task.key, wish.shot) not in left]
        untouched = [one.wish for one in scenes if one.is_untouched]
        fresh = [wish for wish in untouched if (wish.task.key, wish.shot) not in left]
        waiting = _waiting(film, fresh, is_undressed=bool(unheard))
        if unheard and crew_named(film.crew).works_from_words:
            fresh = []
        wanted = [
            wish
            for wish in boards
            if (wish.task.key, wish.shot) not in left and wish.shot not in waiting
        ]
        wishes = (*boards, *looks, *(one.wish for one in scenes))
        gone = outdated(jobs, {wish.task.key for wish in wishes})
        if gone:
            self._ledger.cancel(project, gone)
            self._note_gone(project, gone)
        missing = [*wanted, *unheard, *fresh]
        asked = self._ledger.ask(missing) if missing else ()
        return asked, bool(gone or asked)

    def ask_again(self, wishes: Sequence[Wish]) -> tuple[Job, ...]:
        """Asks, also for what failed or was cancelled before; a person wants it now."""
        asked = self._ledger.ask(wishes)
        for job in asked:
            if job.state is State.FAILED:
                self._ledger.retry(job.project, (job.id,))
        return asked

    def _left(self, jobs: Sequence[Job]) -> set[tuple[str, str]]:
        """(key, shot or scene) of what failed or was cancelled by a person."""
        return {
            (job.key, job.shot)
            for job in jobs
            if job.state is State.FAILED
            or (job.state is State.CANCELLED and (job.id, job.project) not in self._let_go)
        }

    def _note_gone(self, project: str, jobs: Sequence[str]) -> None:
        if len(self._let_go) > REMEMBERED:
            self._let_go.clear()
        self._let_go.update((job, project) for job in jobs)


def _is_slow(film: Project) -> bool:
    """Whether the artist works with a model."""
    return crew_named(film.crew).artist_has_model


def _waiting(film: Project, asked: Sequence[Wish], *, is_undressed: bool) -> set[str]:
    """Shots that an artist who works with a model does not begin yet."""
    if not _is_slow(film):
        return set()
    scenes = {wish.shot for wish in asked}
    return {
        shot.id
        for scene in film.scenes
        if is_undressed or scene.id in scenes
        for shot in scene.shots
    }
