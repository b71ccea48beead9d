"""Coverage of action: what is done, seen from as far as it needs."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from pipeline.engines.director_rules.beats import Beat
from pipeline.engines.director_rules.doing import done_in
from pipeline.engines.director_rules.lengths import SHOT
from pipeline.engines.director_rules.lexicon.listed import listed
from pipeline.engines.director_rules.lexicon.things import SCENERY
from pipeline.engines.director_rules.lexicon.verbs import Manner
from pipeline.engines.director_rules.moments import Moment, Stage
from pipeline.engines.director_rules.plan import Plan
from pipeline.engines.director_rules.sentences import words
from pipeline.film.camera import Size
from pipeline.film.shot import Coverage, Look


class Matter(StrEnum):
    """What a sentence of action is about, for the camera."""

    CHASE = "chase"
    STRIKE = "strike"
    INSERT = "insert"
    CROSSING = "crossing"
    GAZE = "gaze"
    FACE = "face"
    BODY = "body"
    PLACE = "place"


SIZES: dict[Matter, tuple[Size, Size]] = {
    Matter.CHASE: (Size.WS, Size.MS),
    Matter.STRIKE: (Size.MWS, Size.MS),
    Matter.INSERT: (Size.ECU, Size.ECU),
    Matter.CROSSING: (Size.WS, Size.MWS),
    Matter.GAZE: (Size.MS, Size.MCU),
    Matter.FACE: (Size.MS, Size.CU),
    Matter.BODY: (Size.MWS, Size.MS),
    Matter.PLACE: (Size.WS, Size.MS),
}
"""For each matter the size on first sight of its subject in the scene, and afterwards."""

_ALONE = frozenset({Matter.INSERT, Matter.STRIKE, Matter.CHASE})
_LONGEST_RUN_S = 6.5
_FEW_WORDS = 7
_TINY = 4
_WIDTH = list(Size).index
_CLOSEST = (Size.ECU, Size.MS)
"""For one person, and for more: several faces do not fit in a close-up."""
_PAIR = 2

_CROSSINGS = (Manner.TRAVEL, Manner.ENTER, Manner.EXIT)
_FACES = (Manner.FACE, Manner.REALISE, Manner.STILL)


def matter_of(moment: Moment) -> Matter:
    reading = moment.reading
    if _is_insert(moment):
        return Matter.INSERT
    if not reading.people and is_scenery(moment.beat.text):
        return Matter.PLACE
    for manner, matter in ((Manner.STRIKE, Matter.STRIKE), (Manner.CHASE, Matter.CHASE)):
        if reading.does(manner):
            return matter
    if reading.does(*_CROSSINGS):
        return Matter.CROSSING
    if not reading.people:
        return Matter.BODY if reading.has_stranger else Matter.PLACE
    if reading.does(Manner.LOOK, Manner.SEE) and not _turns_a_thing(moment):
        return Matter.GAZE
    return Matter.FACE if reading.does(*_FACES) else Matter.BODY


def _turns_a_thing(moment: Moment) -> bool:
    form = moment.reading.deeds[0].form
    return form.startswith("turn") and bool(moment.reading.props)


def is_scenery(text: str) -> bool:
    """Whether the first thing that a sentence names, before its verb, belongs to the place."""
    done = done_in(text)
    before = words(text[: done[0].start].casefold() if done else text.casefold())
    return any(word in SCENERY for word in before[:4])


def _is_insert(moment: Moment) -> bool:
    """A thing read, held, handed over, hidden; in capitals; or doing something by itself."""
    reading = moment.reading
    if not reading.props:
        return False
    if reading.capitals and not reading.does(Manner.CHASE):
        return not reading.does(*_CROSSINGS)
    if reading.does(Manner.DETAIL) and not reading.has_stranger:
        return not reading.does(*_CROSSINGS)
    is_nobody = not (reading.people and reading.has_subject) and not reading.has_stranger
    return is_nobody and len(words(moment.beat.text)) <= 2 * _FEW_WORDS


@dataclass(frozen=True)
class Run:
    """Moments that one shot covers."""

    moments: tuple[Moment, ...]
    matter: Matter

    @property
    def subject(self) -> str:
        return self.moments[0].subject

    @property
    def seconds(self) -> float:
        return sum(moment.seconds for moment in self.moments)


def runs(moments: list[Moment]) -> Iterator[Run]:
    """Action split where the subject or the beat changes."""
    held: list[Moment] = []
    for moment in moments:
        if held and not _holds(held, moment):
            yield Run(tuple(held), matter_of(held[0]))
            held = []
        held.append(moment)
    if held:
        yield Run(tuple(held), matter_of(held[0]))


def _holds(held: list[Moment], moment: Moment) -> bool:
    last = held[-1]
    if last.beat.paragraph != moment.beat.paragraph or last.order or moment.order:
        return False
    before, matter = matter_of(held[0]), matter_of(moment)
    if sum(each.seconds for each in held) + moment.seconds > _LONGEST_RUN_S:
        return False
    reading = moment.reading
    is_tiny = len(words(moment.beat.text)) <= _TINY and not reading.people and not reading.deeds
    if is_tiny and matter is not Matter.INSERT:
        return True
    if {before, matter} & _ALONE:
        return matter is before is Matter.INSERT and last.reading.props == moment.reading.props
    return before is matter and moment.subject == held[0].subject


def cover(run: Run, stage: Stage, seen: set[str]) -> Plan:
    """One shot of a run; `seen` holds who was already shown in the scene, and learns of it."""
    people = tuple(dict.fromkeys(name for each in run.moments for name in each.reading.people))
    if run.matter is Matter.INSERT and _is_first_sight(run, seen):
        run = replace(run, matter=Matter.BODY)
    people = _in_frame(run, people)
    size = SIZES[run.matter][run.subject in seen or (not run.subject and bool(seen))]
    if people and run.matter is not Matter.INSERT:
        is_rising = any(moment.reading.does(Manner.RISE) for moment in run.moments)
        size = max(size, Size.MWS if is_rising else _CLOSEST[len(people) > 1], key=_WIDTH)
    seen.update(people)
    return Plan(
        coverage=_coverage(run, people),
        beats=tuple(each.beat for each in run.moments),
        size=size,
        people=people,
        action=joined(run.moments),
        look=_look(run, stage, people),
        seconds=_seconds(run),
        props=tuple(dict.fromkeys(name for each in run.moments for name in each.reading.props)),
    )


def _is_first_sight(run: Run, seen: set[str]) -> bool:
    """A person is shown before what is in their hands."""
    return run.moments[0].reading.has_subject and run.subject not in seen


def _in_frame(run: Run, people: tuple[str, ...]) -> tuple[str, ...]:
    """Who looks is alone in the frame: the one looked at has a shot of their own."""
    if run.matter in (Matter.GAZE, Matter.FACE) and run.moments[0].reading.has_subject:
        forms = [deed.form for deed in run.moments[0].reading.deeds]
        is_pair = len(people) > 1 and any(form in _PLURAL_FORMS for form in forms[:1])
        return people if is_pair else people[:1]
    if run.matter is Matter.INSERT and not run.moments[0].reading.has_subject:
        return ()
    return people


_PLURAL_FORMS = listed(
    """
    look stare watch face turn smile laugh wait
    """
)


def _coverage(run: Run, people: tuple[str, ...]) -> Coverage:
    if run.matter is Matter.INSERT:
        return Coverage.INSERT
    if run.matter is Matter.FACE and len(people) == 1:
        return Coverage.REACTION
    if run.matter in (Matter.CHASE, Matter.STRIKE, Matter.PLACE, Matter.CROSSING):
        return Coverage.ACTION
    together = (Coverage.ACTION, Coverage.SINGLE, Coverage.TWO_SHOT, Coverage.GROUP)
    return together[min(len(people), len(together) - 1)]


def _look(run: Run, stage: Stage, people: tuple[str, ...]) -> Look:
    subject = people[0] if people else ""
    if stage.is_chase and subject and run.matter in (Matter.CHASE, Matter.CROSSING, Matter.STRIKE):
        return Look.RIGHT
    return stage.look("" if run.matter is Matter.INSERT or len(people) > _PAIR else subject)


def _seconds(run: Run) -> float:
    if run.matter is Matter.INSERT:
        shortest, longest = SHOT.insert_s
        return min(longest, max(shortest, run.seconds, _reading_s(run)))
    return min(SHOT.longest_s, run.seconds)


def _reading_s(run: Run) -> float:
    """Words shown on screen stand between quotation marks, or in capitals."""
    text = joined(run.moments)
    pieces = text.replace("“", '"').replace("”", '"').split('"')[1::2]
    count = sum(len(words(piece)) for piece in pieces)
    return max(SHOT.reading_s, count * SHOT.reading_word_s) if count else 0.0


def joined(moments: tuple[Moment, ...]) -> str:
    """The words of the moments as they stand, with what joins the clauses of a sentence."""
    pieces: list[str] = []
    last: Beat | None = None
    for moment in moments:
        beat = moment.beat
        if last and last.paragraph == beat.paragraph and last.stop <= beat.start:
            pieces.append(last.whole[last.stop : beat.start])
        elif last:
            pieces.append(" ")
        pieces.append(beat.text)
        last = beat
    return " ".join("".join(pieces).split())


def seen_through_eyes(run: Run, following: Run | None, stage: Stage) -> bool:
    """Somebody looks, and what stands next in the paragraph is what there is to see."""
    first = run.moments[-1]
    if not following or matter_of(first) is not Matter.GAZE or not first.subject:
        return False
    then = following.moments[0]
    if then.order or then.beat.paragraph - first.beat.paragraph > 1:
        return False
    is_outward = bool(set(words(first.beat.text.casefold())) & _OUTWARD) or first.reading.does(
        Manner.SEE
    )
    return is_outward and run.subject not in then.reading.people and len(following.moments) <= 2


_OUTWARD = listed(
    """
    out through across down up below outside into window sees past
    """
)


def through_eyes(plan: Plan, face: Plan) -> tuple[Plan, Plan]:
    """What is seen, then the face again."""
    size = Size.WS if plan.size in (Size.MS, Size.MWS) else max(plan.size, Size.CU, key=_WIDTH)
    seconds = max(plan.seconds, SHOT.reaction_s + SHOT.word_s)
    seen = replace(
        plan,
        coverage=Coverage.POV,
        size=size,
        look=Look.CAMERA,
        seconds=seconds,
        over=next(iter(face.people), ""),
    )
    again = replace(
        face,
        coverage=Coverage.REACTION,
        beats=plan.beats[-1:],
        size=Size.CU,
        people=face.people[:1],
        action=" ".join(face.beats[-1].text.split()),
        seconds=SHOT.reaction_s,
        is_repeat=True,
        props=(),
    )
    return seen, again
