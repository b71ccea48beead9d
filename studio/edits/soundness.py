"""What has to hold of every project: asked of those that come from outside."""

import re
from collections.abc import Iterable, Iterator

from pipeline.film.value import Span
from studio.edits.change import MEDIA_KEY, SHOT_ID
from studio.edits.spans import gaps
from studio.project import Project


def fault(project: Project) -> str:
    """What is wrong with a project, in a few words; empty where it is sound."""
    return next(_faults(project), "")


def _faults(project: Project) -> Iterator[str]:
    shots = {shot.id: shot for shot in project.shots()}
    if len(shots) < sum(len(scene.shots) for scene in project.scenes):
        yield "two shots have the same id"
    if len({scene.id for scene in project.scenes}) < len(project.scenes):
        yield "two scenes have the same id"
    if not all(re.match(SHOT_ID, shot) for shot in shots):
        yield "a shot has a strange id"
    if not all(re.match(MEDIA_KEY, key) for key in project.media_keys()):
        yield "a picture or take has a strange name"
    yield from _span_faults(project)
    for event in project.cut.events:
        frames = shots[event.shot].frames if event.shot in shots else 0
        if not frames:
            yield "the cut plays a shot that is not there"
        elif event.source and not 0 <= event.source.start < event.source.stop <= frames:
            yield "the cut plays frames that are not there"


def _span_faults(project: Project) -> Iterator[str]:
    at = 0
    for scene in project.scenes:
        if scene.source.start != at or scene.source.stop < at:
            yield "the scenes do not divide the script"
        at = scene.source.stop
        inner = [*(e.source for e in scene.elements), *(s.source for s in scene.shots)]
        if not _are_inside(inner, scene.source):
            yield "a shot covers words outside its scene"
        elif gaps(project.script, scene.source, scene.shots) and scene.shots:
            yield "words of the script are in no shot"
        for shot in scene.shots:
            if any(line.start < 0 or line.start + line.frames > shot.frames for line in shot.lines):
                yield "a line does not fit in its shot"
    if at != len(project.script):
        yield "the scenes do not divide the script"


def _are_inside(spans: Iterable[Span], whole: Span) -> bool:
    return all(whole.start <= start <= stop <= whole.stop for start, stop in spans)
