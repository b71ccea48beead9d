"""A small real film for the tests of the studio, and what has to hold of every project."""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

from pipeline.film.script import Kind
from pipeline.film.shot import Line, Shot
from pipeline.film.value import Span, short_id
from pipeline.readers import parse
from pipeline.stages.breakdown import break_down
from pipeline.stages.first_cut import first_cut
from studio.project import project_of
from studio.settings import settings

SCRIPT = """Title: The Door
Author: A. Writer

INT. KITCHEN - DAY

ANNA enters and sits down. She looks at the door. It opens slowly.

ANNA
Who is there? I can hear you.

BEN (O.S.)
(quietly)
Only me.

DISSOLVE TO:

EXT. GARDEN - NIGHT

Rain falls. Ben runs away. He hides behind a tree.

BEN
She must not see me.

INT. KITCHEN - NIGHT

Anna waits. The clock stops.

FADE OUT.

> THE END <
"""


@cache
def film(script=SCRIPT):
    """The script as the crew breaks it down."""
    choices = settings(home=Path("home"))
    screenplay = parse(script)
    breakdown = break_down(screenplay, choices.crew.hire_director(choices.home), choices.form.rate)
    cut = first_cut(screenplay, breakdown, choices.form.rate)
    return project_of(screenplay, breakdown, cut, choices)


@cache
def planned(script=SCRIPT):
    """The script with a shot for each sentence of action and one for each run of speeches.

    Unlike the crew's, this plan never gets better.
    """
    project = film(script)
    scenes = tuple(
        scene.model_copy(update={"shots": tuple(_shots(project.script, scene))})
        for scene in project.scenes
    )
    breakdown = project.breakdown.model_copy(update={"scenes": scenes})
    cut = first_cut(project.screenplay, breakdown, project.form.rate)
    return project.model_copy(update={"scenes": scenes, "cut": cut})


def _shots(text, scene):
    parts = list(_parts(text, scene)) or [(scene.source.start, None)]
    starts = [scene.source.start, *(start for start, _ in parts[1:])]
    for index, (start, stop) in enumerate(pairwise([*starts, scene.source.stop])):
        speeches = parts[index][1]
        lines = [
            Line(character=e.character, text=e.text, source=e.source, start=12 + 40 * n, frames=36)
            for n, e in enumerate(speeches or ())
        ]
        yield Shot(
            id=short_id(scene.id, str(index)),
            source=Span(start, stop),
            action="" if speeches else text[parts[index][0] : stop].strip(),
            frames=24 + 40 * max(1, len(lines)),
            characters=tuple(dict.fromkeys(line.character for line in lines)),
            lines=tuple(lines),
        )


def _parts(text, scene):
    """(start, speeches) of each part; no speeches where it is action."""
    speeches = None
    for element in scene.elements:
        if element.kind is Kind.ACTION:
            speeches = None
            for found in re.finditer(r"[^.]+\.", text[slice(*element.source)]):
                yield element.source.start + found.start(), None
        elif element.kind is Kind.CUE and speeches is None:
            speeches = []
            yield element.source.start, speeches
        elif element.kind is Kind.DIALOGUE:
            speeches.append(element)


def shots(project):
    """The shots by their slates."""
    slates = project.slates()
    return {slates[shot.id]: shot for shot in project.shots()}


def assert_whole(project):
    """What has to hold of every project after every edit."""
    assert_covered(project)
    ids = [shot.id for shot in project.shots()]
    assert len(set(ids)) == len(ids)
    assert len({scene.id for scene in project.scenes}) == len(project.scenes)
    frames = {shot.id: shot.frames for shot in project.shots()}
    for event in project.cut.events:
        assert event.shot in frames
        if event.source:
            assert 0 <= event.source.start < event.source.stop <= frames[event.shot]
    for shot in project.shots():
        assert all(x.start >= 0 and x.start + x.frames <= shot.frames for x in shot.lines)
        assert shot.circled is None or shot.take(shot.circled)
        assert shot.circled_keyframe is None or shot.keyframe(shot.circled_keyframe)
    assert type(project).model_validate_json(project.model_dump_json()) == project


def assert_covered(project):
    """The scenes divide the script; elements and shots of each cover every word of it."""
    text, at = project.script, 0
    for scene in project.scenes:
        assert scene.source.start == at
        at = scene.source.stop
        inner = [element.source for element in scene.elements]
        assert_covers(text, scene.source, inner)
        if scene.shots:
            assert_covers(text, scene.source, [shot.source for shot in scene.shots])
    assert at == len(text)


def assert_covers(text, whole, spans):
    at = whole.start
    for start, stop in sorted(spans):
        assert whole.start <= start <= stop <= whole.stop
        assert not text[at:start].strip(), text[at:start]
        at = max(at, stop)
    assert not text[at : whole.stop].strip(), text[at : whole.stop]
