"""What a film asks of its crew now: orders, and the wishes that the ledger takes."""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any, cast

from pipeline.engines import Crew, crew_named
from pipeline.film.blocking import Player
from pipeline.film.format import Format
from pipeline.film.script import Scene
from pipeline.film.shot import Take
from pipeline.film.style import BoardStyle
from pipeline.media.store import MediaStore
from pipeline.models.model import Role
from pipeline.stages.company import company_of
from pipeline.stages.composition import wants_scenery
from pipeline.stages.production import Order, Unit, orders, with_cast
from studio.ledger import Job, Wish
from studio.ledger.job import OPEN
from studio.project import Project
from studio.session.hired import hired, stamp
from studio.session.seen import chosen_keyframe, take_in_cut
from studio.tasks import ASKED, Kind, Shoot
from studio.wishes import board_wish, film_wish, take_wish

# Frozen values can be hashed, which a type checker does not see: hence the casts to Any below.

SCENES_AT_HAND = 2048
"""Scenes whose orders are remembered: an edit changes one, and the others cost nothing."""


@lru_cache(maxsize=64)
def _unit(
    crew: Crew,
    form: Format,
    seed: int,
    style: BoardStyle | None,
    media: MediaStore,
    _: tuple[int, int],
) -> Unit:
    """The last tells which weights are here: others make another unit."""
    artist = hired(Role.ARTIST, crew.artist, media.home)
    camera = hired(Role.CAMERA, crew.camera, media.home)
    return Unit(artist, camera, media, form, seed, style=style)


def unit_of(project: Project, media: MediaStore) -> Unit:
    """Who works on the film. Raises UserMistake for a crew that this version does not have."""
    crew = crew_named(project.crew)
    stamps = (stamp(crew.artist, media.home), stamp(crew.camera, media.home))
    unit = _unit(crew, cast(Any, project.form), project.seed, project.style, media, stamps)
    return with_cast(unit, project.cast, project.places)


@lru_cache(maxsize=SCENES_AT_HAND)
def _orders(scene: Scene, unit: Unit, company: tuple[Player, ...]) -> tuple[Order, ...]:
    return tuple(orders((scene,), unit, company))


def orders_of(project: Project, unit: Unit) -> dict[str, Order]:
    """What every shot asks for now, by shot id, as the shots stand on the board."""
    company = company_of(project.cast, project.scenes) if wants_scenery(unit.artist) else ()
    return {
        order.shot.id: order
        for scene in project.scenes
        for order in _orders(cast(Any, scene), unit, cast(Any, _of_scene(scene, project, company)))
    }


def _of_scene(scene: Scene, project: Project, company: tuple[Player, ...]) -> tuple[Player, ...]:
    """Those of the company who are in the scene: an edit elsewhere leaves its orders be."""
    here = {one.name for one in project.cast if scene.id in one.scenes}
    return tuple(player for player in company if player.character in here)


def missing_boards(project: str, wanted: Mapping[str, Order]) -> list[Wish]:
    """A wish for every board that is not drawn yet; a circled picture of one's own needs none."""
    return [
        board_wish(project, order)
        for order in wanted.values()
        if not order.shot.keyframe(order.board.digest()) and not chosen_keyframe(order.shot)
    ]


def takes_of(
    project: str, wanted: Mapping[str, Order], unit: Unit, shots: Collection[str]
) -> tuple[dict[str, Take], list[Wish]]:
    """The takes that are there for these shots, and wishes for the others with their boards."""
    there: dict[str, Take] = {}
    wishes: list[Wish] = []
    for order in (wanted[shot] for shot in shots):
        if take := take_in_cut(order, unit):
            there[order.shot.id] = take
            continue
        keyframe = chosen_keyframe(order.shot)
        if not keyframe:
            wishes.append(board_wish(project, order))
        wishes.append(take_wish(project, order, unit, keyframe))
    return there, wishes


def film_wishes(project: str, film: Project, wanted: Mapping[str, Order], unit: Unit) -> list[Wish]:
    """Everything that the film still needs, the film last."""
    playing = tuple(dict.fromkeys(event.shot for event in film.cut.events))
    there, wishes = takes_of(project, wanted, unit, playing)
    takes: dict[str, Take | Shoot] = dict(there)
    takes |= {wish.shot: wish.task for wish in wishes if isinstance(wish.task, Shoot)}
    return [*wishes, film_wish(project, film.cut, film.breakdown, takes, unit)]


def is_drawn(order: Order) -> bool:
    return order.shot.keyframe(order.board.digest()) is not None


def outdated(jobs: Iterable[Job], wanted: Collection[str]) -> list[str]:
    """Open boards that no shot wants any more, unless a take that was asked for needs them, and
    open questions to a director about what reads otherwise now."""
    still_open = [job for job in jobs if job.state in OPEN]
    shooting = {job.shot for job in still_open if job.kind is Kind.SHOOT}
    return [
        job.id
        for job in still_open
        if job.key not in wanted
        and (job.kind in ASKED or (job.kind is Kind.DRAW and job.shot not in shooting))
    ]
