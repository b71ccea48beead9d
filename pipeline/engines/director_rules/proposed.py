"""Proposed shots as plans: our own times, looks and words, and the user's orders over all."""

from collections.abc import Iterator

from pipeline.engines.director_rules.camera import obey, order_of
from pipeline.engines.director_rules.deeds import joined
from pipeline.engines.director_rules.lengths import SHOT
from pipeline.engines.director_rules.moments import Moment, Stage
from pipeline.engines.director_rules.plan import Plan
from pipeline.engines.proposal import Proposal
from pipeline.film.shot import Coverage, Look

_PAIR = 2
_OF_NOBODY = frozenset({Coverage.INSERT, Coverage.POV, Coverage.ESTABLISHING})
"""Where nobody's side of the line shows."""

_TIMES = {Coverage.INSERT: SHOT.insert_s, Coverage.ESTABLISHING: SHOT.establishing_s}


def proposed_plans(
    stage: Stage, moments: list[Moment], proposals: tuple[Proposal, ...]
) -> Iterator[Plan]:
    """Plans in script order. The proposals cover the moments: `fault` found nothing."""
    for shot in proposals:
        covered = tuple(moments[shot.first - 1 : shot.last])
        yield obey(_plan(stage, covered, shot), order_of(covered))


def _plan(stage: Stage, covered: tuple[Moment, ...], shot: Proposal) -> Plan:
    silent = tuple(moment for moment in covered if not moment.speech)
    return Plan(
        coverage=shot.coverage,
        beats=tuple(moment.beat for moment in covered),
        size=shot.size,
        people=shot.people,
        action=joined(silent),
        look=_look(stage, shot),
        over=shot.over,
        angle=shot.angle,
        move=shot.move,
        lens_mm=shot.lens_mm,
        seconds=_seconds(silent, shot.coverage),
        props=tuple(dict.fromkeys(name for each in silent for name in each.reading.props)),
        image_words=shot.image,
        motion_words=shot.motion,
    )


def _look(stage: Stage, shot: Proposal) -> Look:
    if not shot.people or len(shot.people) > _PAIR or shot.coverage in _OF_NOBODY:
        return Look.CAMERA
    return stage.look(shot.people[0])


def _seconds(silent: tuple[Moment, ...], coverage: Coverage) -> float:
    if not silent:
        return 0.0
    shortest, longest = _TIMES.get(coverage, (SHOT.shortest_s, SHOT.longest_s))
    return min(longest, max(shortest, sum(moment.seconds for moment in silent)))
