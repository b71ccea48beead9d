"""What a page shows: a film, its jobs and what its shots ask for, all of one moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.errors import EngineUnavailable
from pipeline.film.shot import Keyframe, Shot, Take
from pipeline.stages.production import Order, Unit, take_of
from studio.edits.versions import OWN_PICTURE
from studio.ledger import Job, Queue
from studio.project import Project
from studio.session.hired import untrained
from studio.tasks import Kind, job_id
from studio.wishes import take_wish


@dataclass(frozen=True)
class Seen:
    id: str
    revision: int
    project: Project
    orders: Mapping[str, Order]
    """What every shot asks for now, by shot id."""
    jobs: tuple[Job, ...]
    """Of this project, in the order in which they were asked for."""
    changes: int
    """The newest change of the ledger."""
    queue: Queue
    unit: Unit
    previews: Mapping[str, int]
    """Of what is being made, by job: a number that is another one for every picture."""

    def board_job(self, shot: str) -> Job | None:
        """The job that draws what the shot asks for now."""
        key = self.orders[shot].board.digest()
        jobs = self._by_shot.get((shot, Kind.DRAW), [])
        return next((job for job in jobs if job.key == key), None)

    def take_job(self, shot: str) -> Job | None:
        """The job that shoots what the shot asks for now."""
        jobs = self._by_shot.get((shot, Kind.SHOOT))
        if not jobs:
            return None
        order = self.orders[shot]
        try:
            wish = take_wish(self.id, order, self.unit, chosen_keyframe(order.shot))
        except EngineUnavailable:
            return None
        return next((job for job in jobs if job.id == job_id(wish.task)), None)

    def film_job(self) -> Job | None:
        """The newest job that assembles the film."""
        films = self._by_shot.get(("", Kind.ASSEMBLE), [])
        return max(films, key=lambda job: job.asked_s, default=None)

    @cached_property
    def is_untrained(self) -> bool:
        """Whether the crew's artist draws with random weights."""
        return bool(untrained((self.unit.artist.model,), self.unit.store.home))

    @cached_property
    def _by_shot(self) -> dict[tuple[str, Kind], list[Job]]:
        found: dict[tuple[str, Kind], list[Job]] = {}
        for job in self.jobs:
            found.setdefault((job.shot, job.kind), []).append(job)
        return found

    def take(self, shot: str) -> Take | None:
        """The take in the cut: the circled one, else the one that the shot asks for now."""
        return take_in_cut(self.orders[shot], self.unit)


def chosen_keyframe(shot: Shot) -> Keyframe | None:
    """The keyframe that a person circled, if any."""
    return shot.keyframe(shot.circled_keyframe) if shot.circled_keyframe else None


def keyframe_of(order: Order) -> Keyframe | None:
    """The keyframe that is shown: the circled one, else what is asked for now, else the newest."""
    shot = order.shot
    shown = chosen_keyframe(shot) or shot.keyframe(order.board.digest())
    return shown or (shot.keyframes[-1] if shot.keyframes else None)


def is_stale(order: Order) -> bool:
    """The picture that is shown is not the one that the shot asks for now."""
    if shown := keyframe_of(order):
        return shown.recipe != order.board.digest() and not is_own(shown)
    return False


def is_own(keyframe: Keyframe) -> bool:
    """A picture that a person brought: no edit makes it stale."""
    return keyframe.recipe.startswith(OWN_PICTURE)


def current_take(order: Order, unit: Unit) -> Take | None:
    """The take that the shot asks for now, if it was shot."""
    shot = order.shot
    keyframe = chosen_keyframe(shot) or shot.keyframe(order.board.digest())
    if not keyframe or not shot.takes:
        return None
    try:
        recipe = take_of(order, unit, keyframe)
    except EngineUnavailable:  # said when the take is asked for
        return None
    return shot.take(recipe.digest())


def take_in_cut(order: Order, unit: Unit) -> Take | None:
    """The circled take, where it still has the length of the shot; else the current one."""
    shot = order.shot
    circled = shot.take(shot.circled) if shot.circled else None
    if circled and circled.frames == shot.frames:
        return circled
    return current_take(order, unit)
