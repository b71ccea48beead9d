"""What has to hold of every project: asked of those that come from outside."""

import re
from collections.abc import Iterable, Iterator, Mapping

from pipeline.film.cut import Event
from pipeline.film.script import Scene
from pipeline.film.shot import Shot
from pipeline.film.value import Span
from pipeline.film.world import Character
from studio.edits.change import MEDIA_KEY, SHOT_ID
from studio.edits.spans import gaps
from studio.project import Project


class Soundness:
    """Looks at many revisions of a project; what they share is looked at once."""

    def __init__(self) -> None:
        self._sound: dict[tuple[int, int], object] = {}
        """Scenes by the identity of their value and of their script."""

    def fault(self, project: Project) -> str:
        """What is wrong with a project, in a few words; empty where it is sound."""
        return next(self._faults(project), "")

    def _faults(self, project: Project) -> Iterator[str]:
        shots = {shot.id: shot.frames for shot in project.shots()}
        if len(shots) < sum(len(scene.shots) for scene in project.scenes):
            yield "two shots have the same id"
        if len({scene.id for scene in project.scenes}) < len(project.scenes):
            yield "two scenes have the same id"
        if {plan.scene for plan in project.plans} - {scene.id for scene in project.scenes}:
            yield "a scene that is not there was planned"
        edges = [0, *(scene.source.stop for scene in project.scenes)]
        starts = [*(scene.source.start for scene in project.scenes), len(project.script)]
        if edges != starts:
            yield "the scenes do not divide the script"
        for scene in project.scenes:
            yield from self._scene(project.script, scene)
        if not all(re.fullmatch(MEDIA_KEY, key) for key in _keys(project.cast)):
            yield "a picture of a character has a strange name"
        yield from _event_faults(project.cut.events, shots)

    def _scene(self, script: str, scene: Scene) -> Iterator[str]:
        key = id(scene), id(script)
        if key not in self._sound:
            yield from _scene_faults(script, scene)
            self._sound[key] = (scene, script)  # kept, so that their identities stay theirs


def media_keys(projects: Iterable[Project]) -> frozenset[str]:
    """Everything in the media store that these revisions name."""
    scenes = {id(scene): scene for project in projects for scene in project.scenes}
    casts = {id(project.cast): project.cast for project in projects}
    drawn = (_keys(scene.shots) for scene in scenes.values())
    return frozenset[str]().union(*drawn, *(_keys(cast) for cast in casts.values()))


def _keys(named: Iterable[Shot | Character]) -> Iterator[str]:
    for one in named:
        yield from one.media_keys


def _event_faults(events: Iterable[Event], frames: Mapping[str, int]) -> Iterator[str]:
    for event in events:
        length = frames.get(event.shot, 0)
        if not length:
            yield "the cut plays a shot that is not there"
        elif event.source and not 0 <= event.source.start < event.source.stop <= length:
            yield "the cut plays frames that are not there"


def _scene_faults(script: str, scene: Scene) -> Iterator[str]:
    inner = [*(e.source for e in scene.elements), *(s.source for s in scene.shots)]
    if scene.source.start > scene.source.stop or not _are_inside(inner, scene.source):
        yield "a shot covers words outside its scene"
    elif gaps(script, scene.source, scene.shots) and scene.shots:
        yield "words of the script are in no shot"
    for shot in scene.shots:
        if any(line.start < 0 or line.start + line.frames > shot.frames for line in shot.lines):
            yield "a line does not fit in its shot"
        if not re.fullmatch(SHOT_ID, shot.id):
            yield "a shot has a strange id"
    if not all(re.fullmatch(MEDIA_KEY, key) for key in _keys(scene.shots)):
        yield "a picture or take has a strange name"


def _are_inside(spans: Iterable[Span], whole: Span) -> bool:
    return all(whole.start <= start <= stop <= whole.stop for start, stop in spans)
