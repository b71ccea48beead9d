"""What every change is: a frozen value with a verb, which makes a new project of an old one."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from pydantic import Field, JsonValue

from pipeline.errors import UserMistake
from pipeline.film.script import Scene
from pipeline.film.shot import Shot
from pipeline.film.value import Value
from studio.project import Project

MEDIA_KEY = r"^[0-9a-f]{64}\.[a-z0-9]{1,8}$"
"""What the media store calls a file: the SHA-256 of its bytes, and a suffix."""

SHOT_ID = r"^[0-9a-z]{4,32}$"
LONGEST_TEXT = 20_000
LONGEST_SHOT = 120 * 60 * 60
"""Frames: an hour at the highest rate."""

NAMED = 3
"""A label names the slates of so many shots, and counts more."""


class Edit(Value):
    """A change as data: what the history keeps and other processes send."""

    verb: str
    arguments: dict[str, JsonValue] = Field(default_factory=dict)


class Change(Value):
    """A change as typed values. `apply` raises UserMistake where it does not fit the project."""

    verb: ClassVar[str]
    is_automatic: ClassVar[bool] = False
    """Made by the crew, not by a person: undo leaves it standing."""

    @abstractmethod
    def apply(self, project: Project) -> Project:
        """The project after the change; an equal project where there is nothing to change."""

    @abstractmethod
    def label(self, project: Project) -> str:
        """The change in plain words; `project` is the one it is made on."""

    @property
    def edit(self) -> Edit:
        return Edit(verb=self.verb, arguments=self.model_dump(mode="json", exclude_defaults=True))


def on_shots(project: Project, shots: Sequence[str]) -> str:
    """Which shots, for a label: `3B`, `3A, 3B`, `12 shots`."""
    if len(shots) > NAMED:
        return f"{len(shots)} shots"
    there = (project.slate(s) if project.has_shot(s) else "a deleted shot" for s in shots)
    return ", ".join(there)


def with_shots(project: Project, shots: Iterable[str], change: Callable[[Shot], Shot]) -> Project:
    """Changes these shots and leaves all else as it is. Raises UserMistake for a missing one."""
    wanted = set(shots)
    scenes = tuple(_changed(scene, wanted, change) for scene in project.scenes)
    missing = wanted.difference(shot.id for shot in project.shots())
    for shot in missing:
        project.shot(shot)
    return project.model_copy(update={"scenes": scenes})


def _changed(scene: Scene, wanted: set[str], change: Callable[[Shot], Shot]) -> Scene:
    if not any(shot.id in wanted for shot in scene.shots):
        return scene
    shots = tuple(change(shot) if shot.id in wanted else shot for shot in scene.shots)
    return scene.model_copy(update={"shots": shots})


def with_scenes(project: Project, scenes: dict[str, tuple[Shot, ...]]) -> Project:
    """Gives scenes, by id, other shots."""
    return project.model_copy(
        update={
            "scenes": tuple(
                scene.model_copy(update={"shots": scenes[scene.id]})
                if scene.id in scenes and scenes[scene.id] != scene.shots
                else scene
                for scene in project.scenes
            )
        }
    )


def check_new(project: Project, ids: Sequence[str]) -> None:
    """Raises UserMistake for ids that are taken or given twice."""
    if len(set(ids)) != len(ids) or any(project.has_shot(shot) for shot in ids):
        raise UserMistake("A shot with that id is there already. Try again.")
