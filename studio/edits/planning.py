"""Who planned a scene: whether its shots are still as they were planned, and other ones for it."""

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pipeline.engines import Crew
from pipeline.engines.director_rules import RulesDirector, TableRead
from pipeline.engines.lookbook import LookSheet, look_sheet, with_looks
from pipeline.engines.proposal import Planned, Sheet
from pipeline.film.cut import Cut, Event
from pipeline.film.script import Screenplay
from pipeline.film.shot import Shot
from pipeline.film.world import place_looks
from pipeline.stages.breakdown import directed
from pipeline.stages.first_cut import first_cut
from studio.edits.identity import with_own_ids
from studio.project import Project, ScenePlan

READ_AT_HAND = 4
"""Scripts whose reading is remembered: a long one takes a good part of a second."""

NOT_PLANNED = {
    "source": True, "keyframes": True, "takes": True, "lines": {"__all__": {"source"}}
}  # fmt: skip
"""What of a shot moves with the script, or is made by the crew."""


@dataclass(frozen=True)
class _Written:
    script: str
    scenes: tuple[str, ...]
    screenplay: Screenplay = field(compare=False)


@lru_cache(maxsize=READ_AT_HAND)
def _read(written: _Written) -> TableRead:
    return TableRead(written.screenplay)


def read_of(project: Project) -> TableRead:
    ids = tuple(scene.id for scene in project.scenes)
    return _read(_Written(project.script, ids, project.screenplay))


def sheet_of(project: Project, number: int, crew: Crew) -> Sheet:
    """The `number`-th scene (from 0) as the director of the crew is told about it."""
    sheet = read_of(project).sheet(number)
    if not crew.works_from_words:
        return sheet
    looks = {one.name: one.looks for one in project.cast}
    return with_looks(sheet, looks, place_looks(project.places, project.scenes[number].id))


def looks_asked(project: Project) -> LookSheet:
    """What a director is asked about people and places."""
    return look_sheet(project.screenplay, project.cast, project.places)


def are_looks_due(project: Project, crew: Crew) -> bool:
    """The crew has a director who was not heard about cast and places as they are."""
    if not (crew.has_planner and crew.works_from_looks):
        return False
    sheet = looks_asked(project)
    is_heard = (project.looks.director, project.looks.sheet) == (crew.director, sheet.digest())
    return bool(sheet.people or sheet.places) and not is_heard


def is_due(plan: ScenePlan, crew: Crew) -> bool:
    """The crew has a director who was not heard about the scene yet."""
    has_no_words = crew.works_from_words and not plan.is_worded
    return crew.has_planner and (plan.director != crew.director or has_no_words)


def is_untouched(project: Project, plan: ScenePlan) -> bool:
    """The shots, and how they are cut, are as they were planned."""
    return plan.shots == shots_digest(project, plan.scene)


def shots_digest(project: Project, scene_id: str) -> str:
    shots = project.scene(scene_id).shots
    events = _events(project.cut, shots)
    content = [
        *(one.model_dump(mode="json", exclude_defaults=True, exclude=NOT_PLANNED) for one in shots),
        # How a scene is entered is written in the script, before it.
        *(event.model_dump(mode="json", include={"shot", "source"}) for event in events[:1]),
        *(event.model_dump(mode="json", exclude_defaults=True) for event in events[1:]),
    ]
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def first_plans(project: Project) -> Project:
    """The project with all its scenes as they were planned by the rules just now."""
    plans = tuple(_plan(project, scene.id) for scene in project.scenes)
    return project.model_copy(update={"plans": plans})


def followed(before: Project, after: Project, changed: Collection[str]) -> Project:
    """Plans after the script was changed: the rules planned the scenes `changed`, and new ones."""
    olds = {scene.id for scene in before.scenes}
    found: list[ScenePlan] = []
    for scene in after.scenes:
        plan = before.plan(scene.id)
        if scene.id not in olds or (plan and scene.id in changed and is_untouched(before, plan)):
            plan = _plan(after, scene.id)
        found += [plan] if plan else []
    return after.model_copy(update={"plans": tuple(found)})


def conformed(before: Project, after: Project) -> Project:
    """Plans after all shots were brought to another rate: nobody touched them with that."""
    for plan in before.plans:
        if is_untouched(before, plan):
            digest = shots_digest(after, plan.scene)
            after = with_plan(after, plan.model_copy(update={"shots": digest}))
    return after


def planned_by_rules(project: Project) -> Project:
    """The scenes that another director planned, and nobody touched, as the rules plan them."""
    for plan in project.plans:
        if plan.director != RulesDirector.name and is_untouched(project, plan):
            project = planned(project, ScenePlan(scene=plan.scene, shots=""), Planned())
    return project


def planned(project: Project, plan: ScenePlan, found: Planned) -> Project:
    """The project with the shots proposed for a scene; without any, with those of the rules."""
    number = next(n for n, scene in enumerate(project.scenes) if scene.id == plan.scene)
    read, rate = read_of(project), project.form.rate
    scene, used = directed(project.screenplay, read, number, found, rate)
    before = project.scenes[number]
    fresh = before.model_copy(update={"shots": _with_made(before.shots, scene.shots)})
    scenes = (*project.scenes[:number], fresh, *project.scenes[number + 1 :])
    after = project.model_copy(update={"scenes": with_own_ids(project, scenes)})
    after = after.model_copy(update={"cut": _recut(project, after, number)})
    said = {"trouble": used.trouble, "is_unworded": used.is_unworded}
    return with_plan(
        after, plan.model_copy(update={**said, "shots": shots_digest(after, plan.scene)})
    )


def with_plan(project: Project, plan: ScenePlan) -> Project:
    plans = tuple(plan if one.scene == plan.scene else one for one in project.plans)
    return project.model_copy(update={"plans": plans})


def _plan(project: Project, scene_id: str) -> ScenePlan:
    return ScenePlan(scene=scene_id, shots=shots_digest(project, scene_id))


def _with_made(olds: Iterable[Shot], news: Iterable[Shot]) -> tuple[Shot, ...]:
    """A shot that is planned again keeps what was made of it."""
    made: dict[str, dict[str, Any]] = {
        shot.id: {"keyframes": shot.keyframes, "takes": shot.takes} for shot in olds
    }
    return tuple(shot.model_copy(update=made.get(shot.id, {})) for shot in news)


def _recut(before: Project, after: Project, number: int) -> Cut:
    """The events of the scene in the place of its old ones, entered as those were."""
    gone = _events(before.cut, before.scenes[number].shots)
    written = first_cut(after.screenplay, after.breakdown, after.form.rate)
    fresh = _events(written, after.scenes[number].shots)
    if not gone:
        return before.cut
    at = before.cut.events.index(gone[0])
    fresh[0] = fresh[0].model_copy(update={"transition": gone[0].transition})
    kept = [
        tuple(event for event in events if event not in gone)
        for events in (before.cut.events[:at], before.cut.events[at:])
    ]
    return before.cut.model_copy(update={"events": (*kept[0], *fresh, *kept[1])})


def _events(cut: Cut, shots: Iterable[Shot]) -> list[Event]:
    ids = {shot.id for shot in shots}
    return [event for event in cut.events if event.shot in ids]
