"""Changes of the script's text: read again, and broken down again only where it changed."""

from collections.abc import Sequence
from typing import Annotated, ClassVar

from pydantic import Field

from pipeline.engines.director_rules import RulesDirector
from pipeline.errors import UserMistake
from pipeline.film.cut import Cut, Event, Transition
from pipeline.film.script import Scene, Screenplay
from pipeline.film.shot import Shot
from pipeline.film.value import Span, short_id
from pipeline.film.world import Breakdown, Character, Place
from pipeline.readers import parse
from pipeline.readers.decode import MAX_BYTES, decode
from pipeline.stages.breakdown import break_down
from pipeline.stages.first_cut import first_cut
from studio.edits.change import Change
from studio.edits.events import played, without
from studio.edits.identity import with_own_ids
from studio.edits.matching import Match, match_scenes
from studio.edits.planning import followed
from studio.edits.replanning import replanned
from studio.edits.spans import covered, shifted_shot
from studio.edits.timing import with_fitted_events
from studio.edits.touches import moved
from studio.project import Project

GIVEN = ("references", "loras", "looks", "is_own")
"""What of a character does not follow from the script."""


class Rewrite(Change):
    """Puts `new` in the place of `old`, which stands at character `at` of the script.

    Where the script has grown before it meanwhile, `old` is looked for; it has to be there once.
    """

    verb: ClassVar[str] = "script"
    at: Annotated[int, Field(ge=0)] = 0
    old: Annotated[str, Field(max_length=MAX_BYTES)] = ""
    new: Annotated[str, Field(max_length=MAX_BYTES)] = ""

    def apply(self, project: Project) -> Project:
        at = self._place(project.script)
        text = project.script[:at] + self.new + project.script[at + len(self.old) :]
        if text == project.script:
            return project
        return _reread(project, decode(text.encode(), "The script"))

    def label(self, project: Project) -> str:
        at = project.script.find(self.old) if self._is_moved(project.script) else self.at
        span = Span(at, at + len(self.old))
        touched = [s.number for s in project.scenes if _meets(s.source, span)]
        return f"script, scene {', '.join(touched[:3])}" if len(touched) < 4 else "script"

    def _is_moved(self, script: str) -> bool:
        return script[self.at : self.at + len(self.old)] != self.old

    def _place(self, script: str) -> int:
        if not self._is_moved(script):
            return self.at
        if script.count(self.old) != 1:
            raise UserMistake(
                "The script was changed meanwhile just where you changed it. Look at it as it is "
                "now and make your change again."
            )
        return script.index(self.old)


def rewrite(project: Project, text: str) -> Rewrite:
    """The change that makes `text` the script: only the lines that differ, and their neighbours."""
    before = project.script
    if "\r\n" in before and "\r" not in text:  # a text box makes every line end a newline
        text = text.replace("\n", "\r\n")
    if before == text:
        return Rewrite()
    least = min(len(before), len(text))
    head = next((k for k in range(least) if before[k] != text[k]), least)
    start = _lines_before(before, head)
    room = least - start
    tail = next((k for k in range(room) if before[-1 - k] != text[-1 - k]), room)
    stop = _lines_after(before, max(start, len(before) - tail))
    return Rewrite(
        at=start, old=before[start:stop], new=text[start : stop + len(text) - len(before)]
    )


def _lines_before(text: str, at: int) -> int:
    """The start of the line before that of `at`: context that finds the place again."""
    line = text.rfind("\n", 0, at) + 1
    return text.rfind("\n", 0, max(0, line - 1)) + 1


def _lines_after(text: str, at: int) -> int:
    end = text.find("\n", at)
    after = text.find("\n", end + 1) if end >= 0 else -1
    return after + 1 if after >= 0 else len(text)


def _meets(scene: Span, span: Span) -> bool:
    return scene.start < max(span.stop, span.start + 1) and span.start < scene.stop


def _reread(project: Project, text: str) -> Project:
    screenplay = parse(text, "The script")
    matches = _with_ids(match_scenes(project, text, screenplay.scenes))
    screenplay = screenplay.model_copy(update={"scenes": tuple(m.scene for m in matches)})
    # By the rules, whoever directs: an edit answers at once, and that director is asked afterwards.
    director = RulesDirector()
    breakdown = break_down(screenplay, director, project.form.rate)
    scenes = _merged(project, matches, breakdown.scenes, text)
    changed = _described(project, screenplay, breakdown, scenes)
    written = [match.scene.id for match in matches if not match.is_same]
    return followed(project, _recut(project, changed), written)


def _with_ids(matches: Sequence[Match]) -> list[Match]:
    """Old scenes keep their ids; new ones get ids that no other has."""
    taken = {match.old.id for match in matches if match.old}
    found: list[Match] = []
    for match in matches:
        scene_id = match.old.id if match.old else match.scene.id
        while not match.old and scene_id in taken:
            scene_id = short_id(scene_id, "another")
        taken.add(scene_id)
        scene = match.scene.model_copy(update={"id": scene_id, "shots": ()})
        found.append(Match(scene, match.old, match.is_same))
    return found


def _merged(
    project: Project, matches: Sequence[Match], planned: Sequence[Scene], text: str
) -> tuple[Scene, ...]:
    """The scenes with their shots: kept, replanned where words changed, planned where new."""
    found: list[Scene] = []
    for match, scene in zip(matches, planned, strict=True):
        shots = scene.shots
        if match.old and match.is_same:
            by = _first_word(match.scene, text) - _first_word(match.old, project.script)
            shots = tuple(_inside(shifted_shot(s, by), scene.source) for s in match.old.shots)
        elif match.old:
            shots = replanned(match.old, scene, scene.shots, (project.script, text))
        shots = covered(text, scene, shots)
        found.append(scene.model_copy(update={"shots": shots}))
    return with_own_ids(project, found)


def _first_word(scene: Scene, text: str) -> int:
    words = text[scene.source.start : scene.source.stop]
    return scene.source.start + len(words) - len(words.lstrip())


def _inside(shot: Shot, scene: Span) -> Shot:
    """Blank lines at the ends of a scene may have gone."""
    start, stop = (min(max(at, scene.start), scene.stop) for at in shot.source)
    if (start, stop) == shot.source:
        return shot
    return shot.model_copy(update={"source": Span(start, stop)})


def _described(
    project: Project, screenplay: Screenplay, breakdown: Breakdown, scenes: tuple[Scene, ...]
) -> Project:
    """The project with all that follows from the script; a title of the user's own stays."""
    follows = project.title == project.script_title and bool(screenplay.title)
    return project.model_copy(
        update={
            "title": screenplay.title if follows else project.title,
            "language": breakdown.language,
            "script": screenplay.text,
            "script_title": screenplay.title,
            "title_page": screenplay.title_page,
            "scenes": scenes,
            "cast": _with_given(project.cast, breakdown.cast),
            "places": _as_described(project.places, breakdown.places),
            "props": breakdown.props,
            "notices": tuple(dict.fromkeys((*screenplay.notices, *breakdown.notices))),
        }
    )


def _with_given(
    before: tuple[Character, ...], after: tuple[Character, ...]
) -> tuple[Character, ...]:
    """The new cast with what was given to those of the same name, or said of their looks."""
    given = {
        one.name: {name: getattr(one, name) for name in GIVEN}
        for one in before
        if any(getattr(one, name) for name in GIVEN)
    }
    return tuple(one.model_copy(update=given.get(one.name, {})) for one in after)


def _as_described(before: tuple[Place, ...], after: tuple[Place, ...]) -> tuple[Place, ...]:
    """The new places, each of the same name looking as it did."""
    said = {
        one.name: {"description": one.description, "is_own": one.is_own}
        for one in before
        if one.description or one.is_own
    }
    return tuple(one.model_copy(update=said.get(one.name, {})) for one in after)


def _recut(before: Project, after: Project) -> Project:
    """The user's cut, with what the script changed in it: shots, their order, joins and cards."""
    rate = before.form.rate
    was = first_cut(before.screenplay, before.breakdown, rate)
    now = first_cut(after.screenplay, after.breakdown, rate)
    olds, news = ([shot.id for shot in p.shots()] for p in (before, after))
    gone = set(olds) - set(news)
    elsewhere = moved(olds, news)
    cut = _followed(without(before.cut, gone), was, now)
    again = [event for event in cut.events if event.shot in elsewhere]
    events = tuple(event for event in cut.events if event.shot not in elsewhere)
    project = after.model_copy(update={"cut": cut.model_copy(update={"events": events})})
    fresh = set(news) - set(olds)
    new = [event for event in now.events if event.shot in fresh]
    return with_fitted_events(played(project, [*again, *new]))


def _followed(cut: Cut, was: Cut, now: Cut) -> Cut:
    """Joins and cards that are written otherwise now, where the user has not set them."""
    joins = {event.shot: event.transition for event in was.events}
    update: dict[str, object] = {}
    for name in ("title_card", "end_card", "fade_out"):
        if getattr(cut, name) == getattr(was, name):
            update[name] = getattr(now, name)
    written = {event.shot: event for event in now.events}
    update["events"] = tuple(_joined(event, joins, written) for event in cut.events)
    return cut.model_copy(update=update)


def _joined(event: Event, joins: dict[str, Transition], written: dict[str, Event]) -> Event:
    now = written[event.shot].transition
    if event.shot not in joins or now == joins[event.shot]:
        return event
    if event.transition != joins[event.shot]:
        return event
    return event.model_copy(update={"transition": now})
