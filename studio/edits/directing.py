"""What a director answered, entered into the film."""

from typing import ClassVar

from pipeline.engines import crew_named
from pipeline.engines.lookbook import with_lookbook
from studio.edits.change import Change
from studio.edits.planning import (
    is_due,
    is_untouched,
    looks_asked,
    planned,
    sheet_of,
    with_plan,
)
from studio.project import LooksPlan, Project, ScenePlan
from studio.tasks import Direction, Looked

TOUCHED = "they were changed while the director worked on them"


class Directed(Change):
    """The shots of a scene as its director proposes them, where they are still as they were planned
    before. An answer about other words, or of a director who left, changes nothing."""

    verb: ClassVar[str] = "direct"
    is_automatic: ClassVar[bool] = True
    scene: str
    direction: Direction

    def apply(self, project: Project) -> Project:
        crew, before = crew_named(project.crew), project.plan(self.scene)
        if not before or not is_due(before, crew) or not self._is_about(project):
            return project
        answer = self.direction
        if crew.director != answer.director or crew.works_from_words > answer.is_worded:
            return project
        plan = ScenePlan(
            scene=self.scene,
            shots=before.shots,
            director=answer.director,
            is_worded=answer.is_worded,
        )
        if not is_untouched(project, before):
            return with_plan(project, plan.model_copy(update={"trouble": TOUCHED}))
        if not answer.planned.proposals:
            return with_plan(project, plan.model_copy(update={"trouble": answer.planned.trouble}))
        return planned(project, plan, answer.planned)

    def label(self, project: Project) -> str:
        return f"directed scene {project.scene(self.scene).number}"

    def _is_about(self, project: Project) -> bool:
        """Whether the scene still reads as the director read it."""
        ids = [scene.id for scene in project.scenes]
        if self.scene not in ids:
            return False
        sheet = sheet_of(project, ids.index(self.scene), crew_named(project.crew))
        return sheet.digest() == self.direction.sheet


class Designed(Change):
    """How a director says that people and places look; what the user wrote stays. An answer about
    others, or of a director who left, changes nothing."""

    verb: ClassVar[str] = "design"
    is_automatic: ClassVar[bool] = True
    looked: Looked

    def apply(self, project: Project) -> Project:
        answer = self.looked
        is_now = looks_asked(project).digest() == answer.sheet
        if crew_named(project.crew).director != answer.director or not is_now:
            return project
        cast, places = with_lookbook(project.cast, project.places, answer.book)
        plan = LooksPlan(
            director=answer.director,
            sheet=answer.sheet,
            left=answer.book.left,
            trouble=answer.book.trouble,
        )
        return project.model_copy(update={"cast": cast, "places": places, "looks": plan})

    def label(self, project: Project) -> str:
        return "looks of cast and places"
