"""The office: one home with its store, its ledger, its crew and the verbs on them."""

import secrets
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

from pipeline.engines.director_rules import RulesDirector
from pipeline.errors import UserMistake
from pipeline.media.store import MediaStore
from pipeline.models.model import Ability
from pipeline.readers import parse, read_screenplay
from pipeline.recipe import BoardRecipe, TakeRecipe
from pipeline.stages.breakdown import break_down
from pipeline.stages.first_cut import first_cut
from pipeline.stages.production import Order
from studio.edits import AddOwnKeyframe, Change, Redraw, RestoreSettings, SetMask
from studio.edits.planning import first_plans
from studio.ledger import Job, Ledger, Queue, Wish
from studio.previews import Previews
from studio.project import Project, project_of
from studio.session.clerk import Clerk
from studio.session.drafting import draft_of
from studio.session.notes import JobNotes
from studio.session.seen import Seen, chosen_keyframe
from studio.session.tabs import Tabs
from studio.session.wanted import film_wishes, is_drawn, orders_of, takes_of, unit_of
from studio.session.work import Work
from studio.settings import Settings, settings
from studio.store import Head, History, Store
from studio.supervisor import Supervisor
from studio.wishes import board_wish

EXAMPLES = Path(__file__).parents[2] / "assets" / "examples"
FIRST_EXAMPLE = "two-cups.fountain"
LARGEST_SEED = 2**32 - 1
SOMEBODY = "user"


class Studio:
    """Opens a home; `close` ends its crew. Safe for several threads, and for several at once.

    Without `is_working` nothing is made here: a supervisor in another process may do it.
    Raises MachineTrouble for a home that cannot be used.
    """

    def __init__(self, home: Path, *, is_working: bool = True) -> None:
        self.home = home
        self.store = Store(home)
        self.media = MediaStore(home)
        self.ledger = Ledger(home)
        self.supervisor = Supervisor(home, self.ledger)
        self.previews = Previews(home)
        self._notes = JobNotes(self.ledger)
        self._work = Work(self.ledger, self._notes, self.media)
        self._clerk = Clerk(self.store, self.ledger, self._work, self.supervisor.wake)
        self._tabs = Tabs()
        self._is_working = is_working
        if is_working:
            self.supervisor.start()
            self._clerk.start()

    def close(self) -> None:
        if self._is_working:
            self.supervisor.stop()
            self._clerk.stop()
        self.ledger.close()
        self.store.close()

    def catch_up(self) -> None:
        """Enters finished work into its films now; a studio that works does so by itself."""
        self._clerk.catch_up()

    # Projects

    def create(
        self, script: str | bytes, name: str = "", choices: Settings | None = None, title: str = ""
    ) -> str:
        """Script to project, its boards asked for; returns its id. `name` is the file's, for
        messages only. The rules plan it at once: where another director is hired, that one is asked
        about every scene afterwards. Raises UserMistake for what is no screenplay."""
        chosen = choices or settings(home=self.home)
        read = read_screenplay(script, name) if isinstance(script, bytes) else parse(script, name)
        breakdown = break_down(read, RulesDirector(), chosen.form.rate)
        cut = first_cut(read, breakdown, chosen.form.rate)
        film = first_plans(project_of(read, breakdown, cut, chosen, title))
        project = self.store.create(film)
        self.ask_boards(project)
        return project

    def create_example(self, example: str = FIRST_EXAMPLE) -> str:
        return self.create((EXAMPLES / example).read_bytes(), example)

    def greet(self) -> str:
        """The project to show first: the last changed; on a first run the example, made now."""
        listed = self.store.projects()
        if listed:
            return listed[0].id
        if self.store.projects(with_trash=True) or self.store.is_read_only:
            return ""
        return self.create_example()

    # What a page shows

    def pulse(self, project: str) -> tuple[int, int]:
        """(revision, newest change of the ledger): equal numbers mean that nothing happened."""
        return self.store.revision(project), self._notes.newest(project)

    def seen(self, project: str) -> Seen:
        jobs, changes = self._notes.jobs(project)
        head = self.store.head(project)
        unit = unit_of(head.project, self.media)
        return Seen(
            id=project,
            revision=head.revision,
            project=head.project,
            orders=orders_of(head.project, unit),
            jobs=jobs,
            changes=changes,
            queue=self.ledger.queue(),
            unit=unit,
            previews=self.previews.there(),
        )

    # Changes

    def edit(self, project: str, base: int, change: Change, by: str = SOMEBODY) -> Head:
        """Makes a change that was made on revision `base`, and asks for the boards it needs.

        Raises StaleEdit where others changed the same thing meanwhile, UserMistake where it does
        not fit; nothing is changed then.
        """
        with self._tabs.turn:
            latest = self._tabs.latest(project, by, base)
            made = self.store.commit(project, latest, change.edit, by)
            self._tabs.note(project, by, latest, made.revision)
        self._keep_up(project, made.project)
        return Head(made.revision, made.project)

    def undo(self, project: str, base: int, by: str = SOMEBODY) -> Head:
        """Takes back the last change of a person, whoever that was."""
        return self._stepped(project, base, by, self.store.undo)

    def redo(self, project: str, base: int, by: str = SOMEBODY) -> Head:
        return self._stepped(project, base, by, self.store.redo)

    def restore(self, project: str, revision: int, by: str = SOMEBODY) -> Head:
        """An older revision again; what came after it stays in the history."""
        head = self.store.restore(project, revision, by)
        self._keep_up(project, head.project)
        return head

    def _stepped(self, project: str, base: int, by: str, step: Callable[[str], Head]) -> Head:
        with self._tabs.turn:
            latest = self._tabs.latest(project, by, base)
            head = step(project)
            self._tabs.note(project, by, latest, head.revision)
        self._keep_up(project, head.project)
        return head

    def history(self, project: str) -> History:
        return self.store.history(project)

    # Work for the crew

    def ask_boards(self, project: str, *, again: bool = False) -> None:
        """Every board that is missing, and every scene that its director was not heard about; those
        that were cancelled or failed only with `again`."""
        film = self.store.head(project).project
        self._keep_up(project, film)
        if again:
            self._ask_again(self._work.missing(project, film))

    def redraw(self, project: str, base: int, shots: Collection[str], by: str = SOMEBODY) -> Head:
        """Boards anew, and shown: those that are missing are asked for again, the others get a
        new seed. A picture that was circled is kept among the versions."""
        head = self.store.head(project)
        wanted = self._orders(head.project)
        missing = [s for s in shots if not is_drawn(wanted[head.project.shot(s).id])]
        self._ask_again([board_wish(project, wanted[shot]) for shot in missing])
        self.look_at(project, shots)
        circled = tuple(s for s in missing if chosen_keyframe(head.project.shot(s)))
        if circled:
            head = self.edit(project, base, Redraw(shots=circled), by)
        if drawn := tuple(shot for shot in shots if shot not in missing):
            seed = secrets.randbelow(LARGEST_SEED)
            head = self.edit(project, base, Redraw(shots=drawn, seed=seed), by)
        return head

    def shoot(self, project: str, shots: Collection[str]) -> tuple[Job, ...]:
        """Asks for the takes of these shots, with the boards they need, before all else.

        Raises UserMistake where every one of them is there already.
        """
        wishes = self.take_wishes(project, shots)
        if not wishes:
            raise UserMistake(
                "These takes are already shot with the settings they have now. "
                "Change the move, the length or the seed to shoot another one."
            )
        asked = self._ask_again(wishes)
        self.look_at(project, shots)
        return asked

    def ask_film(self, project: str) -> Job:
        """Asks for the film as it is cut now, with everything it needs; returns its job."""
        return self._ask_again(self.film_wishes(project))[-1]

    def cancel(self, project: str, ids: Collection[str] | None = None) -> None:
        self.ledger.cancel(project, ids)
        self.supervisor.wake()

    def retry(self, project: str, ids: Collection[str] | None = None) -> None:
        self.ledger.retry(project, ids)
        self.supervisor.wake()

    def pause(self) -> None:
        self.ledger.pause()

    def resume(self) -> None:
        self.ledger.resume()
        self.supervisor.wake()

    def look_at(self, project: str, shots: Collection[str]) -> None:
        self.ledger.look_at(project, shots=shots)
        self.supervisor.wake()

    def queue(self) -> Queue:
        return self.ledger.queue()

    # How long it takes

    def take_wishes(self, project: str, shots: Collection[str]) -> list[Wish]:
        """What is still to be made for the takes of these shots."""
        film = self.store.head(project).project
        here = [film.shot(shot).id for shot in shots]
        return takes_of(project, self._orders(film), unit_of(film, self.media), here)[1]

    def film_wishes(self, project: str) -> list[Wish]:
        """What is still to be made for the film, the film itself last."""
        film = self.store.head(project).project
        return film_wishes(project, film, self._orders(film), unit_of(film, self.media))

    def seconds_for(self, wishes: Iterable[Wish]) -> float:
        """How long these take on this machine by what it learned so far."""
        return self.ledger.estimate(wishes)

    def draft(self, project: str, shot: str, version: str) -> bytes:
        """WebP of the board that a shot asks for now, at draft size, drawn here and at once."""
        return draft_of(self.store.head(project).project, self.media, shot, version)

    # What a person brings

    def add_picture(
        self, project: str, base: int, shot: str, image: str, by: str = SOMEBODY
    ) -> Head:
        """A picture in the media store, already checked, as the circled keyframe of a shot."""
        return self.edit(project, base, AddOwnKeyframe(shot=shot, image=image), by)

    def add_mask(
        self, project: str, base: int, shot: str, mask: str | None, by: str = SOMEBODY
    ) -> Head:
        """A painted mask in the media store; none takes the shot's mask away."""
        artist = unit_of(self.store.head(project).project, self.media).artist
        is_redrawn = Ability.INPAINT in artist.abilities
        return self.edit(project, base, SetMask(shot=shot, mask=mask, is_redrawn=is_redrawn), by)

    def restore_settings(
        self, project: str, base: int, shot: str, recipe: str, by: str = SOMEBODY
    ) -> Head:
        """Gives a shot the settings that one of its keyframes or takes was made with."""
        one = self.store.head(project).project.shot(shot)
        change = (
            RestoreSettings(shot=shot, board=self.media.recipe(recipe, BoardRecipe))
            if one.keyframe(recipe)
            else RestoreSettings(shot=shot, take=self.media.recipe(recipe, TakeRecipe))
        )
        return self.edit(project, base, change, by)

    # Inside

    def _orders(self, film: Project) -> dict[str, Order]:
        return self._work.orders(film)

    def _keep_up(self, project: str, film: Project) -> None:
        self._clerk.keep_up(project, film)

    def _ask_again(self, wishes: Sequence[Wish]) -> tuple[Job, ...]:
        asked = self._work.ask_again(wishes)
        self._clerk.enter(asked)
        self.supervisor.wake()
        return asked
