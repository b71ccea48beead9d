"""Montage: short shots, each its own time or place."""

from dataclasses import replace

from pipeline.engines.director_rules import deeds
from pipeline.engines.director_rules.camera import order_of
from pipeline.engines.director_rules.deeds import Run
from pipeline.engines.director_rules.lexicon.phrases import MONTAGE_ENDS, MONTAGES
from pipeline.engines.director_rules.moments import Moment
from pipeline.engines.director_rules.planning import Planning, names
from pipeline.film.script import Kind

MONTAGE_S = (1.5, 3.0)


def cover(scene: Planning) -> None:
    """Short shots, a paragraph or an item of a list each, and no dialogue coverage."""
    title = _montage_title(scene)
    held: list[Moment] = []
    while scene.at < len(scene.moments) and _is_same_item(held, scene):
        held.append(scene.now)
        scene.at += 1
    stop = [scene.now] if scene.at < len(scene.moments) and _ends(scene.now) else []
    scene.at += len(stop)
    scene.is_montage = not stop
    shown = tuple(held or title or stop)
    run = Run(shown, deeds.matter_of(shown[0]))
    plan = deeds.cover(run, scene.stage, set())
    shortest, longest = MONTAGE_S
    covered = tuple(each.beat for each in (*title, *held, *stop))
    seconds = min(longest, max(shortest, run.seconds))
    action = plan.action.lstrip("-–—•* ") or plan.action
    scene.put(replace(plan, beats=covered, seconds=seconds, action=action), order_of(shown))


def _montage_title(scene: Planning) -> list[Moment]:
    """The line that announces a montage is no picture: the first picture covers it."""
    is_title = names(scene.now.beat.text, MONTAGES) and not _ends(scene.now)
    if not is_title:
        return []
    scene.at += 1
    return [scene.moments[scene.at - 1]]


def _ends(moment: Moment) -> bool:
    return not moment.speech and names(moment.beat.text, MONTAGE_ENDS)


def _is_same_item(held: list[Moment], scene: Planning) -> bool:
    moment = scene.now
    if moment.speech or _ends(moment) or moment.beat.kind is Kind.SHOT_LINE:
        return False
    if not held:
        return True
    is_item = moment.beat.text[:1] in "-–—•*"
    return moment.beat.paragraph == held[0].beat.paragraph and not is_item
