"""How a scene opens: a new place is shown first, from as far as it needs."""

from dataclasses import replace

from pipeline.engines.director_rules import deeds
from pipeline.engines.director_rules.beats import Beat
from pipeline.engines.director_rules.deeds import Matter, Run
from pipeline.engines.director_rules.lengths import SHOT
from pipeline.engines.director_rules.lexicon.phrases import MONTAGES
from pipeline.engines.director_rules.moments import Moment, Stage
from pipeline.engines.director_rules.plan import Plan
from pipeline.film.camera import Move, Size
from pipeline.film.script import Interior, Kind
from pipeline.film.shot import Coverage
from pipeline.film.value import Span

LONG_SCENE = 6
"""From so many moments on, a place is shown before the people in it."""

OPENING_CRANE = 0.4
"""The first picture of a film comes down into its place."""


def opening(stage: Stage, moments: list[Moment], seen: set[str]) -> tuple[list[Plan], int]:
    """The establishing shots of a scene, and how many of its moments they cover."""
    is_own = not moments or moments[0].beat.kind is Kind.SHOT_LINE or bool(moments[0].order.size)
    is_own = is_own or announces_montage(moments[0])
    if not stage.is_new_place or is_own:
        return [], 0
    held = _description(moments)
    if held:
        return [_establishing(stage, held, ())], len(held)
    first = moments[0]
    has_heading = first.beat.span.start < stage.heading_stop <= first.beat.words.start
    if first.speech or deeds.matter_of(first) is Matter.INSERT:
        return ([_place_alone(stage, first)] if has_heading else []), 0
    if _is_seen_from_afar(first) or len(moments) < LONG_SCENE:
        seen.update(first.reading.people)
        return [_establishing(stage, (first,), first.reading.people)], 1
    return ([_place_alone(stage, first)] if has_heading else []), 0


def announces_montage(moment: Moment) -> bool:
    folded = moment.beat.text.casefold()
    return not moment.speech and any(phrase in folded for phrase in MONTAGES)


def _description(moments: list[Moment]) -> tuple[Moment, ...]:
    """The leading sentences of the first paragraph in which nobody does anything."""
    held: list[Moment] = []
    for moment in moments:
        is_same = not held or moment.beat.paragraph == held[0].beat.paragraph
        is_place = _is_of_the_place(moment)
        seconds = sum(each.seconds for each in held) + moment.seconds
        if not (is_same and is_place) or (
            held and (moment.order or seconds > SHOT.establishing_s[1])
        ):
            break
        held.append(moment)
    return tuple(held)


def _is_of_the_place(moment: Moment) -> bool:
    """Nobody is there, and nothing is pointed at."""
    reading = moment.reading
    if moment.speech or reading.people or reading.capitals or reading.has_stranger:
        return False
    return deeds.matter_of(moment) in (Matter.PLACE, Matter.INSERT)


def _is_seen_from_afar(moment: Moment) -> bool:
    return deeds.matter_of(moment) in (Matter.CROSSING, Matter.CHASE, Matter.STRIKE)


def _size(stage: Stage) -> Size:
    return Size.EWS if stage.setting.interior is Interior.EXT else Size.WS


def _establishing(stage: Stage, held: tuple[Moment, ...], people: tuple[str, ...]) -> Plan:
    run = Run(held, deeds.matter_of(held[0]))
    plan = deeds.cover(run, stage, set())
    shortest, longest = SHOT.establishing_s
    is_master = bool(people) and not _is_seen_from_afar(held[0])
    plan = replace(
        plan,
        coverage=Coverage.MASTER if is_master else Coverage.ESTABLISHING,
        size=Size.WS if people else _size(stage),
        people=people,
        seconds=min(longest, max(shortest, run.seconds)),
    )
    return _with_crane(plan, stage)


def _place_alone(stage: Stage, first: Moment) -> Plan:
    """The heading's own shot."""
    place = stage.setting.place or stage.slugline
    span = Span(first.beat.span.start, stage.heading_stop)
    beat = Beat(place, span, span, Kind.SLUGLINE, first.beat.paragraph)
    plan = Plan(
        Coverage.ESTABLISHING, (beat,), _size(stage), action=place, seconds=SHOT.establishing_s[0]
    )
    return _with_crane(plan, stage)


def _with_crane(plan: Plan, stage: Stage) -> Plan:
    if stage.is_opening and stage.setting.interior is Interior.EXT:
        return replace(plan, move=Move.CRANE_DOWN, amount=OPENING_CRANE)
    return plan
