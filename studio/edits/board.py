"""Changes of which shots there are, and in what order they stand."""

import secrets
from collections.abc import Sequence
from typing import Annotated, ClassVar

from pydantic import Field

from pipeline.errors import UserMistake
from pipeline.film.camera import Camera
from pipeline.film.cut import Event
from pipeline.film.shot import Coverage, Shot
from pipeline.film.value import Span
from studio.edits.change import SHOT_ID, Change, check_new, on_shots, with_scenes
from studio.edits.content import Frames, Names, Text
from studio.edits.events import played, without
from studio.edits.spans import covered, place_in
from studio.project import Project

NewShot = Annotated[str, Field(pattern=SHOT_ID)]
Shots = Annotated[tuple[str, ...], Field(min_length=1, max_length=10_000)]

NEW_SHOT_S = 4


def new_shot_id() -> str:
    """Random: who a shot is never follows from where it stands."""
    return secrets.token_hex(5)


class InsertShot(Change):
    """A new shot after `after`, or at the start of `scene`. It covers no words of the script."""

    verb: ClassVar[str] = "insert"
    new: NewShot
    scene: str = ""
    after: str = ""
    action: Text = ""
    characters: Names = ()
    camera: Camera = Camera()
    frames: Frames | None = None
    """None: four seconds."""

    def apply(self, project: Project) -> Project:
        check_new(project, (self.new,))
        scene = project.scene_of(self.after) if self.after else project.scene(self.scene)
        ids = [shot.id for shot in scene.shots]
        index = ids.index(self.after) + 1 if self.after else 0
        shot = Shot(
            id=self.new,
            source=place_in(scene, scene.shots, index),
            coverage=Coverage.INSERT,
            action=self.action.strip(),
            camera=self.camera,
            frames=self.frames or project.form.rate.frames(NEW_SHOT_S),
            characters=self.characters,
        )
        shots = (*scene.shots[:index], shot, *scene.shots[index:])
        return played(with_scenes(project, {scene.id: shots}), [Event(shot=shot.id)])

    def label(self, project: Project) -> str:
        if self.after:
            return f"new shot after {on_shots(project, (self.after,))}"
        return f"new shot at the start of scene {project.scene(self.scene).number}"


class DeleteShots(Change):
    """Takes shots out of the film. Their words go to a neighbour: the script is never lost."""

    verb: ClassVar[str] = "delete"
    shots: Shots

    def apply(self, project: Project) -> Project:
        gone = set(self.shots)
        touched = {project.scene_of(shot).id: project.scene_of(shot) for shot in self.shots}
        scenes = {
            scene.id: covered(
                project.script, scene, [shot for shot in scene.shots if shot.id not in gone]
            )
            for scene in touched.values()
        }
        cut = without(project.cut, gone)
        return with_scenes(project, scenes).model_copy(update={"cut": cut})

    def label(self, project: Project) -> str:
        return f"deleted {on_shots(project, self.shots)}"


class DuplicateShots(Change):
    """A copy right after each shot, with its keyframes and takes; `new` are the copies' ids."""

    verb: ClassVar[str] = "duplicate"
    shots: Shots
    new: tuple[NewShot, ...]

    def apply(self, project: Project) -> Project:
        if len(self.new) != len(self.shots) or len(set(self.shots)) != len(self.shots):
            raise UserMistake("Every shot needs one copy. Select the shots again.")
        check_new(project, self.new)
        copies = dict(zip(self.shots, self.new, strict=True))
        scenes: dict[str, tuple[Shot, ...]] = {}
        for shot in self.shots:
            scene = project.scene_of(shot)
            scenes[scene.id] = _with_copies(scene.shots, copies)
        first = {event.shot: event for event in reversed(project.cut.events)}
        events = [
            Event(shot=copy, source=first[shot].source)
            for shot, copy in copies.items()
            if shot in first
        ]
        return played(with_scenes(project, scenes), events)

    def label(self, project: Project) -> str:
        return f"duplicated {on_shots(project, self.shots)}"


def _with_copies(shots: Sequence[Shot], copies: dict[str, str]) -> tuple[Shot, ...]:
    every: list[Shot] = []
    for shot in shots:
        every.append(shot)
        if shot.id in copies:
            every.append(shot.model_copy(update={"id": copies[shot.id]}))
    return tuple(every)


class MoveShots(Change):
    """Moves shots behind `after`, or to the start of `scene`; the cut follows.

    A shot that leaves its scene leaves the words there to its neighbours.
    """

    verb: ClassVar[str] = "move"
    shots: Shots
    scene: str = ""
    after: str = ""

    def apply(self, project: Project) -> Project:
        moved = set(self.shots)
        if self.after in moved:
            raise UserMistake("A shot cannot stand after itself. Drop it on another place.")
        for shot in self.shots:
            project.shot(shot)
        target = project.scene_of(self.after) if self.after else project.scene(self.scene)
        taken = [shot for shot in project.shots() if shot.id in moved]
        scenes = {
            scene.id: tuple(shot for shot in scene.shots if shot.id not in moved)
            for scene in project.scenes
        }
        scenes[target.id] = self._joined(project, target.id, scenes[target.id], taken)
        for scene in project.scenes:
            scenes[scene.id] = covered(project.script, scene, scenes[scene.id])
        events = [event for event in project.cut.events if event.shot in moved]
        kept = tuple(event for event in project.cut.events if event.shot not in moved)
        cut = project.cut.model_copy(update={"events": kept})
        return played(with_scenes(project, scenes).model_copy(update={"cut": cut}), events)

    def _joined(
        self, project: Project, scene_id: str, there: tuple[Shot, ...], taken: Sequence[Shot]
    ) -> tuple[Shot, ...]:
        scene = project.scene(scene_id)
        own = {shot.id for shot in scene.shots}
        index = [shot.id for shot in there].index(self.after) + 1 if self.after else 0
        at = place_in(scene, there, index).start
        coming = [shot if shot.id in own else _away(shot, at) for shot in taken]
        return (*there[:index], *coming, *there[index:])

    def label(self, project: Project) -> str:
        where = (
            f"after {on_shots(project, (self.after,))}"
            if self.after
            else f"to the start of scene {project.scene(self.scene).number}"
        )
        return f"moved {on_shots(project, self.shots)} {where}"


def _away(shot: Shot, at: int) -> Shot:
    """The shot in another scene, where it covers no words."""
    here = Span(at, at)
    lines = tuple(line.model_copy(update={"source": here}) for line in shot.lines)
    return shot.model_copy(update={"source": here, "lines": lines})
