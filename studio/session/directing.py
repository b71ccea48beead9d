"""What a film asks of a director who is asked scene by scene, and answers in its own time."""

from dataclasses import dataclass

from pipeline.engines import crew_named
from studio.edits.planning import (
    are_looks_due,
    is_due,
    is_untouched,
    looks_asked,
    sheet_of,
)
from studio.ledger import Wish
from studio.project import Project
from studio.tasks import Design, Direct


@dataclass(frozen=True)
class Due:
    """A scene whose director was not heard yet. Where somebody changed its shots nobody asks."""

    wish: Wish
    is_untouched: bool


COMPANY = "company"
"""In the place of a shot: all people and places of a film."""


def looks_due(project: str, film: Project) -> list[Wish]:
    """A wish for how people and places look, where the director was not heard about them."""
    crew = crew_named(film.crew)
    if not are_looks_due(film, crew):
        return []
    task = Design(director=crew.director, sheet=looks_asked(film))
    return [Wish(task=task, project=project, shot=COMPANY)]


def due(project: str, film: Project) -> list[Due]:
    crew = crew_named(film.crew)
    plans = {plan.scene: plan for plan in film.plans if is_due(plan, crew)}
    return [
        Due(
            Wish(
                task=Direct(
                    director=crew.director,
                    sheet=sheet_of(film, number, crew),
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
