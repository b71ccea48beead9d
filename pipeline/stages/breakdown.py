"""Script to shots: runs the director and holds it to the script.

A director may plan what it likes, but it never loses a word: the elements come back as they were
read, and the shots of a scene cover all of it, in order.
"""

from pipeline.engines.base import Director, Planner
from pipeline.engines.director_rules import UNFIT, RulesDirector, TableRead, fitting
from pipeline.engines.proposal import Planned
from pipeline.errors import StudioError
from pipeline.film.script import Scene, Screenplay
from pipeline.film.timing import FrameRate
from pipeline.film.world import Breakdown
from pipeline.progress import Progress, unwatched
from pipeline.stages.breakdown_document import breakdown_document, breakdown_schema

__all__ = ["break_down", "breakdown_document", "breakdown_schema", "directed"]


def break_down(
    screenplay: Screenplay,
    director: Director | Planner,
    rate: FrameRate,
    progress: Progress = unwatched,
    *,
    is_worded: bool = False,
    is_described: bool = False,
) -> Breakdown:
    """The director's breakdown, checked. Raises StudioError, naming the director, if it lost words.

    Every non-blank character of a scene lies in the source of one of its shots; the sources start
    in script order inside the scene; lines fit in their shots; shot ids are unique in the film.
    `is_worded` asks a planner for the words of artist and camera as well, `is_described` for how
    people and places look.
    """
    if isinstance(director, Planner):
        planned = RulesDirector(director, is_worded=is_worded, is_described=is_described)
        breakdown = planned.break_down(screenplay, rate, progress)
    else:
        breakdown = director.break_down(screenplay, rate)
    before, after = screenplay.scenes, breakdown.scenes
    if [scene.id for scene in before] != [scene.id for scene in after]:
        raise _broken(director, "does not have the scenes of the script")
    for read, planned in zip(before, after, strict=True):
        if read.elements != planned.elements or read.source != planned.source:
            raise _broken(director, f"changed the words of scene {read.number}")
        fault = _fault(screenplay.text, planned)
        if fault:
            raise _broken(director, f"{fault} in scene {read.number}")
    ids = [shot.id for scene in after for shot in scene.shots]
    if len(set(ids)) != len(ids):
        raise _broken(director, "gave two shots the same id")
    return breakdown


def directed(
    screenplay: Screenplay, read: TableRead, number: int, planned: Planned, rate: FrameRate
) -> tuple[Scene, Planned]:
    """The `number`-th scene (from 0) alone, with the shots proposed for it, and what of the
    proposals could be used: held to the script like a breakdown. `read` is of this screenplay."""
    used = fitting(read.sheet(number), planned)
    scene, _ = read.planned(number, used, rate)
    fault = _fault(screenplay.text, scene)
    if fault and used.proposals:
        return directed(screenplay, read, number, Planned(trouble=UNFIT), rate)
    return scene, used


def _broken(director: Director | Planner, fault: str) -> StudioError:
    return StudioError(
        f"The director '{director.name}' {fault}. The breakdown was not used: "
        "choose another director, or report this script."
    )


def _fault(text: str, scene: Scene) -> str:
    """What is wrong with the shots of a scene, or nothing."""
    covered = scene.source.start
    last = covered
    for shot in scene.shots:
        start, stop = shot.source
        if not last <= start <= stop <= scene.source.stop:
            return f"left the script's order at shot {shot.id}"
        if start > covered and text[covered:start].strip():
            return f"left out '{_extract(text[covered:start])}'"
        if any(line.start < 0 or line.start + line.frames > shot.frames for line in shot.lines):
            return f"gave shot {shot.id} less time than its words need"
        covered, last = max(covered, stop), start
    missed = text[covered : scene.source.stop]
    return f"left out '{_extract(missed)}'" if missed.strip() else ""


def _extract(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
