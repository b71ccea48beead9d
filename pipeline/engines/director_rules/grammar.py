"""The grammar: from the moments of a scene to its planned shots."""

from dataclasses import replace

from pipeline.engines.director_rules import deeds, montage, shot_lines, talk
from pipeline.engines.director_rules.camera import obey, order_of, with_angle, with_moves
from pipeline.engines.director_rules.deeds import Matter
from pipeline.engines.director_rules.endings import with_ending
from pipeline.engines.director_rules.lexicon.phrases import MONTAGE_ENDS, MONTAGES, SILENCES
from pipeline.engines.director_rules.moments import Moment, Stage
from pipeline.engines.director_rules.openings import opening
from pipeline.engines.director_rules.orders import Order
from pipeline.engines.director_rules.plan import Plan
from pipeline.engines.director_rules.planning import Planning, names
from pipeline.engines.director_rules.talk import Turn
from pipeline.film.script import Kind
from pipeline.film.value import Span

_SHORT_BUSINESS_S = 2.6
_LONGEST_BUSINESS = 2
_NEAR = 40
"""How many moments back the last words are looked for."""


def plan_scene(stage: Stage, moments: list[Moment]) -> list[Plan]:
    """The shots of a scene, in script order, covering every moment."""
    scene = Planning(stage, moments)
    first, scene.at = opening(stage, moments, scene.seen)
    for plan in first:
        scene.put(plan, order_of(tuple(m for m in moments[: scene.at] if m.beat in plan.beats)))
    if first and not scene.at:
        moments[0] = _without_heading(moments[0], stage.heading_stop)
    scene.is_montage = names(stage.slugline, MONTAGES)
    while scene.at < len(moments):
        _next(scene)
    plans = with_ending([plan for plan, _ in scene.plans], stage)
    orders = [order for _, order in scene.plans]
    orders += [Order()] * (len(plans) - len(orders))
    moved = with_moves([with_angle(plan) for plan in plans], orders)
    return [obey(plan, order) for plan, order in zip(moved, orders, strict=True)]


def _without_heading(moment: Moment, stop: int) -> Moment:
    """The heading has a shot of its own: the first words have the rest."""
    return replace(moment, beat=replace(moment.beat, span=Span(stop, moment.beat.span.stop)))


def _next(scene: Planning) -> None:
    """Cover what stands next."""
    text = scene.now.beat.text
    if not scene.now.speech and names(text, (*MONTAGES, *MONTAGE_ENDS)):
        scene.is_montage = True
        montage.cover(scene)
    elif scene.now.beat.kind is Kind.SHOT_LINE:
        shot_lines.cover(scene)
    elif scene.is_montage and not scene.now.speech:
        montage.cover(scene)
    elif _turn_at(scene, scene.at)[0]:
        _cover_talk(scene)
    elif _is_silence(scene.now) and scene.stage.talks:
        _cover_silence(scene)
    else:
        _cover_action(scene)


def _is_silence(moment: Moment) -> bool:
    return moment.beat.text.casefold().strip(" .…。()（）") in SILENCES


def _cover_silence(scene: Planning) -> None:
    """Nobody speaks: the face that has to."""
    moment = scene.now
    scene.at += 1
    before = range(scene.at - 1, max(-1, scene.at - _NEAR), -1)
    spoken = next((scene.moments[at] for at in before if scene.moments[at].speech), None)
    then = scene.now.subject if scene.at < len(scene.moments) else ""
    scene.put(talk.silence(moment, spoken, then, scene.stage), moment.order)


def _cover_action(scene: Planning) -> None:
    """All the action up to the next speech or shot line, in runs."""
    stop = scene.at + 1
    while stop < len(scene.moments) and _is_plain_action(scene, stop):
        stop += 1
    found = list(deeds.runs(scene.moments[scene.at : stop]))
    scene.at = stop
    gaze: Plan | None = None
    for place, run in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        plan = deeds.cover(run, scene.stage, scene.seen)
        if gaze:
            seen, again = deeds.through_eyes(plan, gaze)
            scene.put(seen, order_of(run.moments))
            scene.put(again)
            gaze = None
            continue
        scene.put(plan, order_of(run.moments))
        gaze = plan if deeds.seen_through_eyes(run, following, scene.stage) else None


def _is_plain_action(scene: Planning, place: int) -> bool:
    moment = scene.moments[place]
    if moment.speech or moment.beat.kind is Kind.SHOT_LINE or names(moment.beat.text, MONTAGES):
        return False
    if _is_silence(moment) and scene.stage.talks:
        return False
    return not _turn_at(scene, place)[0]


def _turn_at(scene: Planning, place: int) -> tuple[Turn | None, int]:
    """The speech that starts here, perhaps with a bit of business, and where it stops."""
    moments = scene.moments
    count = _business(scene, place)
    business = moments[place : place + count]
    place += count
    parts: list[Moment] = []
    while place < len(moments) and moments[place].speech:
        speech, first = moments[place].speech, parts[0].speech if parts else None
        if first and speech and speech.number != first.number:
            break
        parts.append(moments[place])
        place += 1
    return (Turn(tuple(parts), tuple(business)) if parts else None), place


def _business(scene: Planning, place: int) -> int:
    """How many short sentences about the one who speaks next make up the paragraph here."""
    moments = scene.moments
    held: list[Moment] = []
    for moment in moments[place : place + _LONGEST_BUSINESS]:
        if moment.speech or (held and moment.beat.paragraph != held[0].beat.paragraph):
            break
        held.append(moment)
    is_inside = place and moments[place - 1].beat.paragraph == moments[place].beat.paragraph
    if not held or is_inside or place + len(held) >= len(moments):
        return 0
    then = moments[place + len(held)]
    is_seen = then.speech is not None and not then.speech.is_voice
    is_short = sum(moment.seconds for moment in held) <= _SHORT_BUSINESS_S * len(held) ** 0.5
    return len(held) if is_seen and is_short and _are_quiet(held, then.subject) else 0


def _are_quiet(held: list[Moment], speaker: str) -> bool:
    """Nothing but the speaker's own face and body, and no order for any of it."""
    return all(
        moment.reading.people == (speaker,)
        and not moment.order
        and deeds.matter_of(moment) in (Matter.FACE, Matter.BODY, Matter.GAZE)
        for moment in held
    )


def _cover_talk(scene: Planning) -> None:
    turns: list[Turn] = []
    while scene.at < len(scene.moments):
        turn, stop = _turn_at(scene, scene.at)
        if not turn or scene.moments[scene.at].beat.kind is Kind.SHOT_LINE:
            break
        turns.append(turn)
        scene.at = stop
    after = scene.now if scene.at < len(scene.moments) else None
    found = list(talk.pairs(turns, scene.stage))
    for place, pair in enumerate(found):
        following = found[place + 1][0].speaker if place + 1 < len(found) else ""
        _cover_pair(scene, pair, following, after if place + 1 == len(found) else None)


def _cover_pair(scene: Planning, pair: list[Turn], following: str, after: Moment | None) -> None:
    """The shots of a pair, and the face that takes it in where nobody answers at once."""
    moments = {moment.beat: moment for turn in pair for moment in (*turn.business, *turn.parts)}
    for plan in talk.cover(pair, scene.stage):
        scene.put(plan, order_of(tuple(moments[beat] for beat in plan.beats)))
        scene.seen.update(plan.people)
    last = pair[-1].parts[-1]
    silent = talk.reaction(last, scene.stage) if talk.changes_something(last) else None
    answered = following or (after.subject if after else "")
    if silent and silent.people[0] not in (answered, *scene.plans[-1][0].people):
        scene.put(silent)
