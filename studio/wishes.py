"""Scenes to wishes: a board and a take for every shot, and the film that needs them all."""

from collections.abc import Sequence

from pipeline.film.cut import Cut
from pipeline.film.shot import Keyframe, Take
from pipeline.film.world import Breakdown
from pipeline.stages.production import Order, Unit, take_of
from studio.ledger import Wish
from studio.tasks import FILM_VERSION, Assemble, Draw, Shoot, job_id


def board_wish(project: str, order: Order) -> Wish:
    return Wish(
        task=Draw(recipe=order.board), project=project, shot=order.shot.id, slate=order.slate
    )


def take_wish(project: str, order: Order, unit: Unit, keyframe: Keyframe | None = None) -> Wish:
    """The take on the shot's board, or on a keyframe that the user chose instead."""
    return Wish(
        task=_shoot(order, unit, keyframe),
        project=project,
        shot=order.shot.id,
        slate=order.slate,
        needs=() if keyframe else (job_id(Draw(recipe=order.board)),),
    )


def film_wish(
    project: str, cut: Cut, breakdown: Breakdown, takes: dict[str, Take | Shoot], unit: Unit
) -> Wish:
    """`takes` by shot id: a take that is there, or the task of a take wish, which must be asked
    for before or together with the film."""
    task = Assemble(
        version=FILM_VERSION, cut=cut, breakdown=_shown(breakdown), takes=takes, form=unit.form
    )
    needs = (job_id(take) for take in takes.values() if isinstance(take, Shoot))
    return Wish(task=task, project=project, needs=tuple(dict.fromkeys(needs)))


def wishes(
    project: str, orders: Sequence[Order], unit: Unit, cut: Cut, breakdown: Breakdown
) -> list[Wish]:
    """Everything from the first board to the film."""
    shoots = [take_wish(project, order, unit) for order in orders]
    tasks: dict[str, Take | Shoot] = {
        wish.shot: wish.task for wish in shoots if isinstance(wish.task, Shoot)
    }
    film = film_wish(project, cut, breakdown, tasks, unit)
    return [*(board_wish(project, order) for order in orders), *shoots, film]


def _shoot(order: Order, unit: Unit, keyframe: Keyframe | None) -> Shoot:
    drawn = keyframe or Keyframe(recipe="", image="")
    return Shoot(recipe=take_of(order, unit, drawn), board=None if keyframe else order.board)


def _shown(breakdown: Breakdown) -> Breakdown:
    """What of a breakdown is seen in the film: another keyframe beside it changes nothing."""
    scenes = tuple(
        scene.model_copy(
            update={
                "shots": tuple(
                    shot.model_copy(update={"keyframes": (), "takes": (), "circled": None})
                    for shot in scene.shots
                )
            }
        )
        for scene in breakdown.scenes
    )
    return Breakdown(title=breakdown.title, language=breakdown.language, scenes=scenes)
