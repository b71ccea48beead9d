"""One shot becomes two, or several become one."""

import re
from typing import Annotated, ClassVar

from pydantic import Field

from pipeline.errors import UserMistake
from pipeline.film.cut import Event
from pipeline.film.shot import Guide, Line, Shot, redescribed
from pipeline.film.value import Span
from studio.edits.board import NewShot, Shots
from studio.edits.change import Change, check_new, on_shots, with_scenes
from studio.edits.events import played, without
from studio.edits.timing import fitted_lines
from studio.project import Project

SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)]*\s+|(?<=[。！？])|\n\s*")
BREAK = re.compile(r"\s+")
SHORTEST = 12
"""Frames that each half gets at least, where the shot has twice as many."""
EXCERPT = 24
"""Letters of the script that are looked for in the action text to split it at the same place."""


class SplitShot(Change):
    """Divides a shot in two; the second is `new`.

    `at` counts characters of the script from the start of the shot's source; without it the shot
    is divided at the sentence nearest to its middle. Lines stay with their words, and the length
    is divided between the lines, or like the words.
    """

    verb: ClassVar[str] = "split"
    shot: str
    new: NewShot
    at: Annotated[int, Field(ge=1)] | None = None

    def apply(self, project: Project) -> Project:
        check_new(project, (self.new,))
        scene, shot = project.scene_of(self.shot), project.shot(self.shot)
        if shot.frames < 2:
            raise UserMistake("A shot of one frame cannot be divided. Make it longer first.")
        words = project.script[shot.source.start : shot.source.stop]
        at = self.at or _middle(words)
        if self.at and not 0 < self.at < len(words):
            raise UserMistake("There are no words of the shot there. Split it at another place.")
        first, second = _halves(shot, words, at, self.new)
        index = scene.shots.index(shot)
        shots = (*scene.shots[:index], first, second, *scene.shots[index + 1 :])
        split = with_scenes(project, {scene.id: shots})
        return _replayed(split, project, shot.id, second.id)

    def label(self, project: Project) -> str:
        return f"split {on_shots(project, (self.shot,))}"


def _replayed(split: Project, before: Project, shot: str, second: str) -> Project:
    """Each event of the shot plays all of its first half, then all of the second."""
    events: list[Event] = []
    for event in before.cut.events:
        if event.shot != shot:
            events.append(event)
            continue
        halves = event.model_copy(update={"source": None}), Event(shot=second)
        events += [half.model_copy(update={"is_muted": event.is_muted}) for half in halves]
    return split.model_copy(update={"cut": split.cut.model_copy(update={"events": tuple(events)})})


def _middle(words: str) -> int:
    """The sentence nearest to the middle, else the word; half way where there is neither."""
    half = len(words) / 2
    for pattern in (SENTENCE, BREAK):
        ends = [match.end() for match in pattern.finditer(words)]
        inside = [end for end in ends if words[:end].strip() and words[end:].strip()]
        if inside:
            return min(inside, key=lambda end: abs(end - half))
    return round(half)


def _halves(shot: Shot, words: str, at: int, new: str) -> tuple[Shot, Shot]:
    edge = shot.source.start + at
    early = [line for line in shot.lines if line.source.start < edge]
    late = [line for line in shot.lines if line.source.start >= edge]
    share = at / len(words) if words else 0.5
    frames = _edge_frame(shot, early, late, share)
    action_at = _action_edge(shot.action, words[at:], share)
    first = {
        "source": Span(shot.source.start, edge),
        "action": shot.action[:action_at].strip(),
        "frames": frames,
        "lines": fitted_lines(early, frames),
        "shooting": shot.shooting.model_copy(update={"last": None}),
    }
    rest = shot.frames - frames
    moved = [line.model_copy(update={"start": max(0, line.start - frames)}) for line in late]
    second = {
        "id": new,
        "source": Span(edge, shot.source.stop),
        "action": shot.action[action_at:].strip(),
        "frames": rest,
        "lines": fitted_lines(moved, rest),
        "keyframes": (),
        "takes": (),
        "circled": None,
        "circled_keyframe": None,
        "mask": None,
        # What kept the first half's composition keeps not the second's; who is seen stays.
        "guide": Guide(
            references=shot.guide.references,
            loras=shot.guide.loras,
            negative=shot.guide.negative,
            keeps_composition=shot.guide.keeps_composition,
        ),
        "shooting": shot.shooting.model_copy(update={"extends": None}),
    }
    return redescribed(shot, first), redescribed(shot, second)


def _edge_frame(shot: Shot, early: list[Line], late: list[Line], share: float) -> int:
    """Where the first half ends: like the words, but in no line."""
    low = max((line.start + line.frames for line in early), default=0)
    high = min((line.start for line in late), default=shot.frames)
    edge = max(low, min(round(shot.frames * share), high))
    least = max(1, min(SHORTEST, shot.frames // 2))
    return min(max(least, edge), shot.frames - least)


def _action_edge(action: str, rest: str, share: float) -> int:
    """Where the action text is divided: at the script's words, else at the same share of it."""
    excerpt = rest.strip()[:EXCERPT].strip()
    found = action.find(excerpt) if excerpt else -1
    if found >= 0:
        return found
    wanted = share * len(action)
    edges = [match.end() for match in BREAK.finditer(action)] or [0, len(action)]
    return min([*edges, len(action)], key=lambda edge: abs(edge - wanted))


class MergeShots(Change):
    """Makes one shot of several of a scene, as they stand on the board.

    The first keeps its id, camera and choices; action, people, lines and lengths are joined, and
    the keyframes and takes of all remain as its versions.
    """

    verb: ClassVar[str] = "merge"
    shots: Shots

    def apply(self, project: Project) -> Project:
        wanted = set(self.shots)
        scene = project.scene_of(self.shots[0])
        if any(project.scene_of(shot).id != scene.id for shot in self.shots):
            raise UserMistake("Shots of different scenes cannot become one. Choose one scene.")
        together = [shot for shot in scene.shots if shot.id in wanted]
        if len(together) < 2:
            raise UserMistake("One shot alone cannot be merged. Select two or more.")
        merged, gone = _merged(together), {shot.id for shot in together[1:]}
        shots = tuple(
            merged if shot.id == merged.id else shot for shot in scene.shots if shot.id not in gone
        )
        return _replayed_whole(with_scenes(project, {scene.id: shots}), merged.id, gone)

    def label(self, project: Project) -> str:
        return f"merged {on_shots(project, self.shots)}"


def _replayed_whole(project: Project, shot: str, gone: set[str]) -> Project:
    """The merged shot plays whole; where only the others played, it plays in their place."""
    cut = project.cut
    is_playing = any(event.shot == shot for event in cut.events)
    events = [
        event.model_copy(update={"source": None}) if event.shot == shot else event
        for event in cut.events
    ]
    project = project.model_copy(
        update={"cut": without(cut.model_copy(update={"events": tuple(events)}), gone)}
    )
    was_playing = any(event.shot in gone for event in cut.events)
    return played(project, [Event(shot=shot)]) if was_playing and not is_playing else project


def _merged(shots: list[Shot]) -> Shot:
    first, others = shots[0], shots[1:]
    lines: list[Line] = []
    frames = 0
    for shot in shots:
        lines += [line.model_copy(update={"start": line.start + frames}) for line in shot.lines]
        frames += shot.frames
    sources = [shot.source for shot in shots if shot.source.start < shot.source.stop]
    sources = sources or [first.source]
    mine = {one.recipe for one in first.keyframes}, {one.recipe for one in first.takes}
    keyframes = {k.recipe: k for shot in others for k in shot.keyframes if k.recipe not in mine[0]}
    takes = {t.recipe: t for shot in others for t in shot.takes if t.recipe not in mine[1]}
    return redescribed(
        first,
        {
            "source": Span(min(s.start for s in sources), max(s.stop for s in sources)),
            "action": " ".join(dict.fromkeys(shot.action for shot in shots if shot.action)),
            "frames": frames,
            "lines": tuple(lines),
            "characters": tuple(dict.fromkeys(name for shot in shots for name in shot.characters)),
            "props": tuple(dict.fromkeys(name for shot in shots for name in shot.props)),
            # The newest counts where none is circled, so the first shot's own stay last.
            "keyframes": (*keyframes.values(), *first.keyframes),
            "takes": (*takes.values(), *first.takes),
        },
    )
