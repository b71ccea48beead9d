"""What a director answered, entered into the film."""

from typing import ClassVar

from pipeline.engines import crew_named
from studio.edits.change import Change
from studio.edits.planning import is_due, is_untouched, planned, read_of, with_plan
from studio.project import Project, ScenePlan
from studio.tasks import Direction

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
        sheet = read_of(project).sheet(ids.index(self.scene))
        return sheet.digest() == self.direction.sheet
