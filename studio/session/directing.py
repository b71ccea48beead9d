"""What a film asks of a director who is asked scene by scene, and answers in its own time."""

from dataclasses import dataclass

from pipeline.engines import crew_named
from studio.edits.planning import is_due, is_untouched, read_of
from studio.ledger import Wish
from studio.project import Project
from studio.tasks import Direct


@dataclass(frozen=True)
class Due:
    """A scene whose director was not heard yet. Where somebody changed its shots nobody asks."""

    wish: Wish
    is_untouched: bool


def due(project: str, film: Project) -> list[Due]:
    crew = crew_named(film.crew)
    plans = {plan.scene: plan for plan in film.plans if is_due(plan, crew)}
    if not plans:
        return []
    read = read_of(film)
    return [
        Due(
            Wish(
                task=Direct(
                    director=crew.director,
                    sheet=read.sheet(number),
                    is_worded=crew.works_from_words,
                ),
                project=project,
                shot=scene.id,
                slate=scene.number,
            ),
            is_untouched(film, plans[scene.id]),
        )
        for number, scene in enumerate(film.scenes)
        if scene.id in plans
    ]
