"""Beats with what they say and what the user asks for them."""

from bisect import bisect_right
from dataclasses import dataclass, field, replace

from pipeline.engines.director_rules.beats import Beat, Speech
from pipeline.engines.director_rules.company import Company
from pipeline.engines.director_rules.conversations import Conversation
from pipeline.engines.director_rules.lengths import SHOT
from pipeline.engines.director_rules.lexicon.things import SCENERY
from pipeline.engines.director_rules.lexicon.verbs import Manner
from pipeline.engines.director_rules.orders import Order, read_orders
from pipeline.engines.director_rules.reading import Floor, Reading, read_action
from pipeline.engines.director_rules.sentences import words
from pipeline.film.script import Kind, Setting
from pipeline.film.shot import Look

_LONGEST_WORDS = 3
"""Verbs of a sentence whose own times are added up."""


@dataclass(frozen=True)
class Moment:
    beat: Beat
    reading: Reading = field(default_factory=Reading)
    order: Order = field(default_factory=Order)

    @property
    def speech(self) -> Speech | None:
        return self.beat.speech

    @property
    def subject(self) -> str:
        return self.reading.people[0] if self.reading.people else ""

    @property
    def is_chase(self) -> bool:
        return Manner.CHASE in self.reading.manners

    @property
    def seconds(self) -> float:
        """How long what is described takes, by its verbs and its words."""
        times = [deed.verb.seconds for deed in self.reading.deeds[:_LONGEST_WORDS]]
        by_words = SHOT.word_s * _weight(self.beat.text)
        if self.is_chase:
            shortest, longest = SHOT.chase_s
            return min(longest, max(shortest, *times, by_words))
        own = max(times, default=0.0) + 0.4 * (sum(times) - max(times, default=0.0))
        return max(SHOT.shortest_s, own, 0.5 + by_words)


def _weight(text: str) -> float:
    """Words, where scripts without spaces count two letters as one."""
    solid = sum(char > "⺀" for char in text)
    return len(words(text)) + solid / 2


@dataclass(frozen=True)
class Stage:
    """What the whole of a scene says about covering it."""

    company: Company
    setting: Setting
    slugline: str
    heading_stop: int
    """Where the heading ends in the source; the scene's start where there is none."""
    present: tuple[str, ...] = ()
    """Speakers who are seen, in the order in which they first speak, then the others."""
    talks: tuple[Conversation, ...] = ()
    is_new_place: bool = True
    is_opening: bool = False
    """The first scene of the film."""
    is_intercut: bool = False
    is_chase: bool = False
    """Everybody who moves goes the same way across the frame."""
    sides: dict[str, Look] = field(default_factory=dict[str, Look])

    def look(self, name: str) -> Look:
        """A looks right, B looks left: the line is never crossed."""
        return self.sides.get(name, Look.RIGHT) if name else Look.CAMERA

    def talk(self, number: int) -> Conversation:
        """The conversation that a speech belongs to."""
        place = bisect_right(self.talks, number, key=lambda talk: talk.first)
        return self.talks[place - 1] if place else Conversation((), 0, 0, ())


def read_moments(beats: list[Beat], floor: Floor) -> list[Moment]:
    """Reads every beat in order, so that a pronoun means the last one it fits."""
    moments: list[Moment] = []
    for beat in beats:
        moments.append(_moment(beat, floor, moments[-1] if moments else None))
    return moments


def _moment(beat: Beat, floor: Floor, before: Moment | None) -> Moment:
    order = read_orders(beat.notes)
    if beat.speech:
        name = floor.company.canonical(beat.speech.character)
        if not beat.speech.is_voice:
            floor.note(name)
        spoken = replace(beat, speech=replace(beat.speech, character=name))
        return Moment(spoken, Reading((name,)), order)
    reading = read_action(beat.text, floor)
    floor.is_of_things = beat.kind is Kind.SHOT_LINE and not reading.people
    if beat.kind is Kind.SHOT_LINE:
        order = read_orders((beat.text,), is_shot_line=True).then(order)
    return Moment(beat, _carried(reading, beat, before), order)


def _carried(reading: Reading, beat: Beat, before: Moment | None) -> Reading:
    """A clause keeps the subject of its sentence; `it` is the thing spoken of just before."""
    if before is None or before.speech:
        return reading
    if beat.is_clause and not reading.has_subject:
        people = tuple(dict.fromkeys([*before.reading.people[:1], *reading.people]))
        reading = replace(reading, people=people, has_subject=bool(people))
    said = {word.casefold() for word in words(beat.text)}
    is_same = before.beat.paragraph == beat.paragraph
    is_short = len(said) <= _FRAGMENT and not said & SCENERY
    is_fragment = is_same and is_short and not reading.people and not reading.deeds
    is_it = bool(said & _IT) and (
        reading.does(Manner.HANDLE, Manner.DETAIL) or beat.text.casefold().startswith("it ")
    )
    if not reading.props and before.reading.props and (is_it or is_fragment):
        return replace(reading, props=before.reading.props[:1])
    return reading


_IT = frozenset(["it", "them", "one"])
_FRAGMENT = 5
"""So few words without a verb go on about what was named before."""
