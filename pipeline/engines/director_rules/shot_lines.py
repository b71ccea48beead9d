"""The user's own shots: `CLOSE ON THE KEY` and what stands under it."""

import re

from pipeline.engines.director_rules import deeds
from pipeline.engines.director_rules.camera import order_of
from pipeline.engines.director_rules.lengths import SHOT
from pipeline.engines.director_rules.moments import Moment, Stage
from pipeline.engines.director_rules.plan import Plan
from pipeline.engines.director_rules.planning import Planning
from pipeline.film.camera import Size
from pipeline.film.script import Kind
from pipeline.film.shot import Coverage

_LONGEST_ORDERED_S = 12.0


def cover(scene: Planning) -> None:
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
        return not _is_whole(held[0]) or bool(moment.speech and moment.subject == held[0].subject)
    before = held[-1]
    seconds = sum(each.speech.seconds if each.speech else each.seconds for each in held)
    is_same = before.beat.paragraph == moment.beat.paragraph
    if before.speech and moment.speech:
        is_same = before.speech.number == moment.speech.number
    return is_same and seconds < _LONGEST_ORDERED_S


def _is_whole(line: Moment) -> bool:
    """`SHOT 3: Ruth, from behind.` says all that there is to see; `CLOSE ON THE KEY` heads it."""
    return any(char.islower() for char in line.beat.text)


def ordered(held: list[Moment], stage: Stage) -> Plan:
    """A shot of the user's own: nothing is decided but what was left open."""
    seen = [each for each in held if not each.speech]
    named = [name for each in seen for name in each.reading.people]
    spoken = [each.subject for each in held if each.speech and not each.speech.is_voice]
    people = tuple(dict.fromkeys(named[:3] or spoken))
    order, over = order_of(tuple(held)), ""
    if order.coverage is Coverage.INSERT or (not named and held[0].reading.props):
        people = ()
    elif order.coverage is Coverage.POV:
        over = next(iter(held[0].reading.people), "")
        people = tuple(name for name in people if name != over)
    elif order.size in (Size.CU, Size.ECU, Size.MCU):
        people = people[:1]
    return Plan(
        _usual_coverage(people, bool(held[0].reading.props)),
        tuple(each.beat for each in held),
        _usual_size(held[0], people),
        people,
        _shown(held[0].beat.text, deeds.joined(tuple(seen[1:]))),
        stage.look(people[0] if people else ""),
        over,
        seconds=max(SHOT.insert_s[0], sum(each.seconds for each in seen[1:] or seen)),
        props=tuple(dict.fromkeys(name for each in seen for name in each.reading.props)),
    )


def _usual_size(line: Moment, people: tuple[str, ...]) -> Size:
    if not people and line.reading.props:
        return Size.CU
    return Size.MS if people and line.reading.people else Size.WS


def _shown(line: str, below: str) -> str:
    """What a shot line shows, without its camera words, and what stands under it."""
    named = _NAMED.match(" ".join(line.split()))
    subject = named.group(1).strip(" :-–—") if named else line
    end = "" if subject.endswith((".", "!", "?", "…", "。")) else "."
    return f"{subject}{end} {below}" if subject and below else subject or below or line


_NAMED = re.compile(
    r"(?i)(?:.*?\b(?:on|of|shot(?: \d+)?|angle|pov|insert|close-up|close up|view)\b"
    r"\s*[-–—:]*\s*)+(.*)$"
)


def _usual_coverage(people: tuple[str, ...], has_props: bool) -> Coverage:
    if not people:
        return Coverage.INSERT if has_props else Coverage.ACTION
    return {1: Coverage.SINGLE, 2: Coverage.TWO_SHOT}.get(len(people), Coverage.GROUP)
