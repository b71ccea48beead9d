"""Coverage of dialogue: wide first, then pairs, closer as the scene rises.

Everything hangs on the number of a speech in its scene, never on what was shot before it, so that
a changed word changes the shots that hold it and no others.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.engines.director_rules.deeds import joined
from pipeline.engines.director_rules.lengths import SHOT, SPEECH
from pipeline.engines.director_rules.lexicon.phrases import CHANGES
from pipeline.engines.director_rules.moments import Moment, Stage
from pipeline.engines.director_rules.plan import Plan
from pipeline.film.camera import Size
from pipeline.film.shot import Coverage

SHORT_LINE_S = 1.5
"""A line this short does not ask for a cut."""

TOGETHER_S = 6.5
"""Two lines up to this length are held in one wide shot."""

REST_EVERY = 5
"""After so many pairs of speeches, about eight close shots, the room is shown again."""

LADDER: tuple[tuple[Coverage, Size], ...] = (
    (Coverage.OVER_SHOULDER, Size.MS),
    (Coverage.SINGLE, Size.MCU),
    (Coverage.SINGLE, Size.CU),
)
"""From the first pairs of a conversation to its end."""

CLOSER = {
    Size.WS: Size.MS,
    Size.MWS: Size.MS,
    Size.MS: Size.MCU,
    Size.MCU: Size.CU,
    Size.CU: Size.CU,
}


@dataclass(frozen=True)
class Turn:
    """One speech, with a bit of business of the same person before it."""

    parts: tuple[Moment, ...]
    business: tuple[Moment, ...] = ()

    @property
    def number(self) -> int:
        speech = self.parts[0].speech
        return speech.number if speech else 0

    @property
    def speaker(self) -> str:
        return self.parts[0].subject

    @property
    def is_voice(self) -> bool:
        speech = self.parts[0].speech
        return bool(speech and speech.is_voice)

    @property
    def is_dual(self) -> bool:
        speech = self.parts[0].speech
        return bool(speech and speech.is_dual)

    @property
    def seconds(self) -> float:
        return sum(part.speech.seconds + SPEECH.around_s for part in self.parts if part.speech)

    @property
    def is_plain(self) -> bool:
        """One part that nobody gave an order for."""
        return len(self.parts) == 1 and not self.parts[0].order


def pairs(turns: list[Turn], stage: Stage) -> Iterator[list[Turn]]:
    """Speech and answer, by their numbers; dual dialogue stays together."""
    held: list[Turn] = []
    for turn in turns:
        is_answer = len(held) == 1 and _answers(held[0], turn, stage)
        if held and not (is_answer or turn.is_dual):
            yield held
            held = []
        held.append(turn)
    if held:
        yield held


def _answers(first: Turn, turn: Turn, stage: Stage) -> bool:
    talk = stage.talk(first.number)
    is_same = talk is stage.talk(turn.number)
    return is_same and talk.pair(turn.number) == talk.pair(first.number)


def cover(pair: list[Turn], stage: Stage) -> Iterator[Plan]:
    """The shots of one pair of speeches."""
    is_wide = len(pair) == 2 and _is_wide(pair[0].number, stage)
    if any(turn.is_dual for turn in pair[1:]) or (is_wide and _fit(pair, TOGETHER_S)):
        yield _together(pair, stage)
    elif len(pair) == 2 and _are_held(pair):
        yield _held(pair, stage)
    else:
        for turn in pair:
            yield from _alone(turn, stage)


def changes_something(moment: Moment) -> bool:
    text = moment.beat.text.casefold().replace("’", "'")
    return text.endswith(("?!", "!?", "？！")) or any(phrase in text for phrase in CHANGES)


def _fit(pair: list[Turn], longest_s: float) -> bool:
    is_plain = all(turn.is_plain and not turn.is_voice for turn in pair)
    return is_plain and not pair[1].business and sum(turn.seconds for turn in pair) <= longest_s


def _are_held(pair: list[Turn]) -> bool:
    first, answer = pair
    if not _fit(pair, TOGETHER_S) or first.speaker == answer.speaker:
        return False
    is_turn = changes_something(first.parts[0]) or changes_something(answer.parts[0])
    return not is_turn and min(first.seconds, answer.seconds) <= SHORT_LINE_S


def _is_wide(number: int, stage: Stage) -> bool:
    """The first pair, and then every few, but never the last."""
    talk = stage.talk(number)
    pair, last = talk.pair(number), talk.last_pair
    if len(talk.people) < 2 or stage.is_intercut:
        return False
    return pair == 0 or (pair % REST_EVERY == 0 and pair < last)


def _step(number: int, stage: Stage) -> tuple[Coverage, Size]:
    """Where on the ladder a speech stands: never further than its pair has climbed."""
    talk = stage.talk(number)
    pair, last = talk.pair(number), talk.last_pair
    rung = min(int(len(LADDER) * pair / (last + 1)), max(0, pair - 1), len(LADDER) - 1)
    coverage, size = LADDER[rung]
    if coverage is Coverage.OVER_SHOULDER and (len(talk.people) < 2 or stage.is_intercut):
        coverage = Coverage.SINGLE
    return coverage, size


def _together(pair: list[Turn], stage: Stage) -> Plan:
    speakers = [turn.speaker for turn in pair if not turn.is_voice]
    people = tuple(dict.fromkeys([*speakers, *stage.talk(pair[0].number).people]))
    is_pair = len(people) == 2
    plan = Plan(
        Coverage.TWO_SHOT if is_pair else Coverage.GROUP,
        (),
        Size.MS if is_pair and stage.talk(pair[0].number).pair(pair[0].number) else Size.MWS,
        people,
        look=stage.look(people[0]) if is_pair else stage.look(""),
    )
    return _with_words(plan, pair)


def _held(pair: list[Turn], stage: Stage) -> Plan:
    """The one with more to say keeps the frame; the short line is heard over it."""
    keeper = max(pair, key=lambda turn: turn.seconds)
    return _with_words(_frame(keeper, stage), pair)


def _frame(turn: Turn, stage: Stage) -> Plan:
    """The speaker's own shot; who is only heard leaves the frame to who listens."""
    if turn.is_voice:
        return _heard(turn, stage)
    coverage, size = _step(turn.number, stage)
    over = (
        stage.talk(turn.number).partner(turn.number) if coverage is Coverage.OVER_SHOULDER else ""
    )
    people = (turn.speaker, over) if over else (turn.speaker,)
    return Plan(coverage, (), size, people, look=stage.look(turn.speaker), over=over)


def _heard(turn: Turn, stage: Stage) -> Plan:
    listener = stage.talk(turn.number).partner(turn.number)
    if not listener:
        return Plan(Coverage.ACTION, (), Size.WS, action=stage.setting.place or stage.slugline)
    size = _step(turn.number, stage)[1]
    return Plan(Coverage.REACTION, (), size, (listener,), look=stage.look(listener))


def _alone(turn: Turn, stage: Stage) -> Iterator[Plan]:
    """A speech by itself; a long one is broken by the face that takes it in, then comes closer."""
    frame = _frame(turn, stage)
    if (
        _is_wide(turn.number, stage)
        and stage.talk(turn.number).first % 2 == turn.number % 2
        and not turn.is_voice
    ):
        frame = _together([turn], stage)
    for place, part in enumerate(turn.parts):
        listener = stage.talk(turn.number).partner(turn.number)
        shown = replace(frame, action=frame.action if turn.is_voice else "")
        if place % 2 and listener and not stage.is_intercut and not turn.is_voice:
            shown = Plan(Coverage.REACTION, (), Size.MCU, (listener,), look=stage.look(listener))
        elif place and not turn.is_voice:
            size = CLOSER[_step(turn.number, stage)[1]]
            shown = Plan(Coverage.SINGLE, (), size, (turn.speaker,), look=stage.look(turn.speaker))
        yield _with_words(shown, [Turn((part,), turn.business if not place else ())])


def _with_words(plan: Plan, turns: list[Turn]) -> Plan:
    business = turns[0].business
    beats = [moment.beat for turn in turns for moment in (*turn.business, *turn.parts)]
    props = tuple(dict.fromkeys(name for each in business for name in each.reading.props))
    return replace(
        plan,
        beats=tuple(beats),
        action=joined(business) or plan.action,
        seconds=sum(moment.seconds for moment in business),
        props=props,
    )


def reaction(moment: Moment, stage: Stage) -> Plan | None:
    """The face that takes a line in, silently; none where nobody else is there."""
    number = moment.speech.number if moment.speech else 0
    listener = stage.talk(number).partner(number)
    if not listener or stage.is_intercut:
        return None
    size = CLOSER[_step(number, stage)[1]]
    return Plan(
        Coverage.REACTION,
        (moment.beat,),
        size,
        (listener,),
        listener,
        stage.look(listener),
        seconds=SHOT.reaction_s,
        is_repeat=True,
    )


def silence(moment: Moment, last: Moment | None, then: str, stage: Stage) -> Plan:
    """A pause: the one who was spoken to; all of them where that one goes on to speak."""
    number = last.speech.number if last and last.speech else 0
    talk = stage.talk(number)
    listener = talk.partner(number) if last else ""
    is_alone = bool(listener) and listener != then
    people = (listener,) if is_alone else talk.people
    coverages = (Coverage.ACTION, Coverage.REACTION, Coverage.TWO_SHOT, Coverage.GROUP)
    count = min(len(people), len(coverages) - 1)
    return Plan(
        coverages[count],
        (moment.beat,),
        _step(number, stage)[1] if is_alone else Size.MWS,
        people,
        moment.beat.text,
        stage.look(next(iter(people), "") if coverages[count] is not Coverage.GROUP else ""),
        seconds=SHOT.reaction_s + SPEECH.pause_s,
    )
