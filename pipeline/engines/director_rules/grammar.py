"""The grammar: from the moments of a scene to its planned shots."""

import re
from dataclasses import dataclass, field, replace

from pipeline.engines.director_rules import deeds, talk
from pipeline.engines.director_rules.camera import obey, order_of, with_angle, with_moves
from pipeline.engines.director_rules.deeds import Matter, Run
from pipeline.engines.director_rules.endings import with_ending
from pipeline.engines.director_rules.lengths import SHOT
from pipeline.engines.director_rules.lexicon.phrases import MONTAGE_ENDS, MONTAGES, SILENCES
from pipeline.engines.director_rules.moments import Moment, Stage
from pipeline.engines.director_rules.openings import opening
from pipeline.engines.director_rules.orders import Order
from pipeline.engines.director_rules.plan import Plan
from pipeline.engines.director_rules.talk import Turn
from pipeline.film.camera import Size
from pipeline.film.script import Kind
from pipeline.film.shot import Coverage
from pipeline.film.value import Span

MONTAGE_S = (1.5, 3.0)
_SHORT_BUSINESS_S = 2.6
_NEAR = 40
"""How many moments back the last words are looked for."""
_LONGEST_ORDERED_S = 12.0


@dataclass
class _Scene:
    """One scene being planned: what is left to cover, and who was already shown."""

    stage: Stage
    moments: list[Moment]
    at: int = 0
    seen: set[str] = field(default_factory=set[str])
    plans: list[tuple[Plan, Order]] = field(default_factory=list[tuple[Plan, Order]])
    is_montage: bool = False

    @property
    def now(self) -> Moment:
        return self.moments[self.at]

    def put(self, plan: Plan, order: Order | None = None) -> None:
        self.plans.append((plan, order or Order()))


def plan_scene(stage: Stage, moments: list[Moment]) -> list[Plan]:
    """The shots of a scene, in script order, covering every moment."""
    scene = _Scene(stage, moments)
    first, scene.at = opening(stage, moments, scene.seen)
    for plan in first:
        scene.put(plan, order_of(tuple(m for m in moments[: scene.at] if m.beat in plan.beats)))
    if first and not scene.at:
        moments[0] = _without_heading(moments[0], stage.heading_stop)
    scene.is_montage = _names(stage.slugline, MONTAGES)
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


def _names(text: str, phrases: tuple[str, ...]) -> bool:
    folded = text.casefold()
    return any(phrase in folded for phrase in phrases)


def _next(scene: _Scene) -> None:
    """Cover what stands next."""
    text = scene.now.beat.text
    if not scene.now.speech and _names(text, (*MONTAGES, *MONTAGE_ENDS)):
        scene.is_montage = True
        _cover_montage(scene)
    elif scene.now.beat.kind is Kind.SHOT_LINE:
        _cover_shot_line(scene)
    elif scene.is_montage and not scene.now.speech:
        _cover_montage(scene)
    elif _turn_at(scene, scene.at)[0]:
        _cover_talk(scene)
    elif _is_silence(scene.now) and scene.stage.talks:
        _cover_silence(scene)
    else:
        _cover_action(scene)


def _cover_shot_line(scene: _Scene) -> None:
    """The user's own shot: its line and the paragraph, or the speech, that stands under it."""
    line = scene.now
    scene.at += 1
    held = [line]
    while scene.at < len(scene.moments) and _belongs(held, scene.now):
        held.append(scene.now)
        scene.at += 1
    plan = ordered(held, scene.stage)
    scene.seen.update(plan.people)
    scene.put(plan, order_of(tuple(held)))


def _belongs(held: list[Moment], moment: Moment) -> bool:
    if moment.beat.kind is Kind.SHOT_LINE or (len(held) > 1 and moment.order):
        return False
    if len(held) == 1:
        return True
    before = held[-1]
    seconds = sum(each.speech.seconds if each.speech else each.seconds for each in held)
    is_same = before.beat.paragraph == moment.beat.paragraph
    if before.speech and moment.speech:
        is_same = before.speech.number == moment.speech.number
    return is_same and seconds < _LONGEST_ORDERED_S


def ordered(held: list[Moment], stage: Stage) -> Plan:
    """A shot of the user's own: nothing is decided but what was left open."""
    seen = [each for each in held if not each.speech]
    named = [name for each in seen for name in each.reading.people]
    spoken = [each.subject for each in held if each.speech and not each.speech.is_voice]
    people = tuple(dict.fromkeys(named[:3] or spoken))
    order = order_of(tuple(held))
    if order.coverage is Coverage.INSERT or (not named and held[0].reading.props):
        people = ()
    elif order.size in (Size.CU, Size.ECU, Size.MCU):
        people = people[:1]
    return Plan(
        _usual_coverage(people, bool(held[0].reading.props)),
        tuple(each.beat for each in held),
        Size.MS if people and held[0].reading.people else Size.WS,
        people,
        _shown(held[0].beat.text, deeds.joined(tuple(seen[1:]))),
        stage.look(people[0] if people else ""),
        seconds=max(SHOT.insert_s[0], sum(each.seconds for each in seen[1:] or seen)),
        props=tuple(dict.fromkeys(name for each in seen for name in each.reading.props)),
    )


def _shown(line: str, below: str) -> str:
    """What a shot line shows, without its camera words, and what stands under it."""
    named = _NAMED.match(" ".join(line.split()))
    subject = named.group(1).strip(" .:-–—") if named else line
    return f"{subject}. {below}" if subject and below else subject or below or line


_NAMED = re.compile(
    r"(?i)(?:.*?\b(?:on|of|shot(?: \d+)?|angle|pov|insert|close-up|close up|view)\b"
    r"\s*[-–—:]*\s*)+(.*)$"
)


def _usual_coverage(people: tuple[str, ...], has_props: bool) -> Coverage:
    if not people:
        return Coverage.INSERT if has_props else Coverage.ACTION
    return {1: Coverage.SINGLE, 2: Coverage.TWO_SHOT}.get(len(people), Coverage.GROUP)


def _cover_montage(scene: _Scene) -> None:
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


def _montage_title(scene: _Scene) -> list[Moment]:
    """The line that announces a montage is no picture: the first picture covers it."""
    is_title = _names(scene.now.beat.text, MONTAGES) and not _ends(scene.now)
    if not is_title:
        return []
    scene.at += 1
    return [scene.moments[scene.at - 1]]


def _ends(moment: Moment) -> bool:
    return not moment.speech and _names(moment.beat.text, MONTAGE_ENDS)


def _is_same_item(held: list[Moment], scene: _Scene) -> bool:
    moment = scene.now
    if moment.speech or _ends(moment) or moment.beat.kind is Kind.SHOT_LINE:
        return False
    if not held:
        return True
    is_item = moment.beat.text[:1] in "-–—•*"
    return moment.beat.paragraph == held[0].beat.paragraph and not is_item


def _is_silence(moment: Moment) -> bool:
    return moment.beat.text.casefold().strip(" .…。()（）") in SILENCES


def _cover_silence(scene: _Scene) -> None:
    """Nobody speaks: the face that has to."""
    moment = scene.now
    scene.at += 1
    before = range(scene.at - 1, max(-1, scene.at - _NEAR), -1)
    spoken = next((scene.moments[at] for at in before if scene.moments[at].speech), None)
    scene.put(talk.silence(moment, spoken, scene.stage), moment.order)


def _cover_action(scene: _Scene) -> None:
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


def _is_plain_action(scene: _Scene, place: int) -> bool:
    moment = scene.moments[place]
    if moment.speech or moment.beat.kind is Kind.SHOT_LINE or _names(moment.beat.text, MONTAGES):
        return False
    if _is_silence(moment) and scene.stage.talks:
        return False
    return not _turn_at(scene, place)[0]


def _turn_at(scene: _Scene, place: int) -> tuple[Turn | None, int]:
    """The speech that starts here, perhaps with a bit of business, and where it stops."""
    business: list[Moment] = []
    moments = scene.moments
    if not moments[place].speech and _is_business(scene, place):
        business.append(moments[place])
        place += 1
    parts: list[Moment] = []
    while place < len(moments) and moments[place].speech:
        speech, first = moments[place].speech, parts[0].speech if parts else None
        if first and speech and speech.number != first.number:
            break
        parts.append(moments[place])
        place += 1
    return (Turn(tuple(parts), tuple(business)) if parts else None), place


def _is_business(scene: _Scene, place: int) -> bool:
    """A single short sentence about the one who speaks next."""
    moments = scene.moments
    if place + 1 >= len(moments):
        return False
    moment, then = moments[place], moments[place + 1]
    is_first = not place or moments[place - 1].beat.paragraph != moment.beat.paragraph
    if not then.speech or then.speech.is_voice or not is_first or moment.order:
        return False
    is_quiet = deeds.matter_of(moment) in (Matter.FACE, Matter.BODY, Matter.GAZE)
    is_alone = moment.reading.people in ((then.subject,), ())
    has_speaker = moment.subject == then.subject
    return is_quiet and is_alone and has_speaker and moment.seconds <= _SHORT_BUSINESS_S


def _cover_talk(scene: _Scene) -> None:
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


def _cover_pair(scene: _Scene, pair: list[Turn], following: str, after: Moment | None) -> None:
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
