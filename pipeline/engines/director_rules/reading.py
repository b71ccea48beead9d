"""What a sentence of action says: who is seen, what they do and with which things."""

import re
from dataclasses import dataclass, field

from pipeline.engines.director_rules.company import Company
from pipeline.engines.director_rules.doing import Done, done_in
from pipeline.engines.director_rules.lexicon.things import (
    FEMININE,
    GENDERED,
    MASCULINE,
    OBJECTIVE,
    PEOPLE,
    PLURAL,
    PREPOSITIONS,
)
from pipeline.engines.director_rules.lexicon.verbs import Manner
from pipeline.engines.director_rules.props import things
from pipeline.engines.director_rules.sentences import WORD, words


@dataclass(frozen=True)
class Reading:
    people: tuple[str, ...] = ()
    """Who is named, or meant by a pronoun; the subject first."""
    props: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    """Those of the props that are written in capitals."""
    deeds: tuple[Done, ...] = ()
    has_subject: bool = False
    """Somebody does it: the first person stands before the first verb."""
    has_stranger: bool = False
    """Somebody without a name does it: `a boy`, `the old woman`."""

    @property
    def manners(self) -> tuple[Manner, ...]:
        return tuple(deed.verb.manner for deed in self.deeds)

    def does(self, *manners: Manner) -> bool:
        return any(manner in manners for manner in self.manners)


_QUOTED = re.compile(r'["“][^"“”]*["”]')
"""Words that are read or heard; who is named in them is not there."""

_REMEMBERED = 24
"""So many people can be meant by a pronoun."""


@dataclass
class Floor:
    """Who was seen last in a scene, and which pronoun goes with whom."""

    company: Company
    genders: dict[str, str] = field(default_factory=dict[str, str])
    recent: list[str] = field(default_factory=list[str])
    earlier: list[str] = field(default_factory=list[str])
    """Those of the scenes before."""
    is_of_things: bool = False
    """The shot line before spoke of a thing: `they` is not people."""

    def note(self, name: str, is_doing: bool = True) -> None:
        """Who does something comes to mind first; who is only named keeps their place."""
        if name in self.recent and is_doing:
            self.recent.remove(name)
        if name not in self.recent:
            self.recent.insert(0 if is_doing else 1, name)
            del self.recent[_REMEMBERED:]

    def meant_by(self, gender: str, besides: list[str]) -> str:
        """The last one seen whom the pronoun fits; from earlier scenes only a clear match."""
        for seen, known in ((self.recent, ("", gender)), (self.earlier, (gender,))):
            for name in seen:
                if name not in besides and self.genders.get(name, "") in known:
                    return name
        return ""

    def begin_scene(self) -> None:
        others = [name for name in self.earlier if name not in self.recent]
        self.earlier = [*self.recent, *others][:_REMEMBERED]
        self.recent = []


def read_action(text: str, floor: Floor) -> Reading:
    """Reads one sentence; remembers in `floor` who was seen."""
    shown = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), text)
    found = floor.company.names.find(shown)
    done = done_in(text)
    stranger = _stranger(text, found[0].start if found else len(text))
    placed = [(name.start, name.name) for name in found]
    heard = text if stranger < 0 else text[:stranger]
    placed += _pronouns(heard, floor, [name.name for name in found])
    placed.sort()
    people = tuple(dict.fromkeys(name for _, name in placed))
    for name in reversed(people):
        floor.note(name, is_doing=bool(done) or placed[0][0] <= _FIRST_WORD)
    held = things(text, [(name.start, name.stop) for name in found])
    first_deed = done[0].start if done else len(text)
    doers = [start for start, _ in placed if start < first_deed and not _is_beside(text, start)]
    is_stranger = stranger >= 0 and not any(start < stranger for start in doers)
    return Reading(
        people,
        tuple(dict.fromkeys(thing.name for thing in held)),
        tuple(dict.fromkeys(thing.name for thing in held if thing.is_capital)),
        done,
        bool(doers) and not is_stranger,
        is_stranger,
    )


_FIRST_WORD = 4
"""A name this near to the start of a sentence is its subject, whatever the verb."""


def _stranger(text: str, stop: int) -> int:
    """Where somebody without a name stands before anybody who has one; -1 for nobody."""
    for token in WORD.finditer(text, 0, stop):
        if token.group() in PEOPLE:
            return token.start()
    return -1


def _is_beside(text: str, start: int) -> bool:
    """`behind him`: the pronoun says where, not who."""
    word = WORD.match(text, start)
    before = words(text[max(0, start - 20) : start].casefold())[-1:]
    is_object = bool(word) and word.group().casefold() in OBJECTIVE
    return is_object and bool(before) and before[0] in PREPOSITIONS


def _pronouns(text: str, floor: Floor, named: list[str]) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for start, word in _said(text):
        gender = "m" if word in MASCULINE else "f" if word in FEMININE else ""
        if gender:
            name = _meant(gender, floor, named)
            found += [(start, name)] if name else []
        elif word in PLURAL and start < len(text) // 2 and not floor.is_of_things:
            found += [(start, name) for name in floor.recent[:2] if len(floor.recent) > 1]
    return found


def _said(text: str) -> list[tuple[int, str]]:
    tokens = [(token.start(), token.group().casefold()) for token in WORD.finditer(text)]
    return [*tokens, *((place, char) for place, char in enumerate(text) if char in "他她")]


def _meant(gender: str, floor: Floor, named: list[str]) -> str:
    """Somebody of the same sentence, else the last one seen."""
    same = [name for name in named if floor.genders.get(name) == gender]
    if same:
        return same[0]
    return floor.meant_by(gender, [n for n in named if floor.genders.get(n, gender) != gender])


def genders(texts: list[str], company: Company) -> dict[str, str]:
    """Which pronoun goes with whom, by the sentences that name one person alone."""
    votes: dict[str, int] = {}
    for member in company.members.values():
        for word in words(f"{member.name} {member.description}".casefold()):
            votes[member.name] = votes.get(member.name, 0) + _WEIGHT.get(GENDERED.get(word, ""), 0)
    last = ""
    for text in texts:
        found = company.names.find(text)
        named = {each.name for each in found}
        if named or not text:
            is_subject = len(named) == 1 and found[0].start <= _FIRST_WORD
            last = found[0].name if is_subject else ""
        if last:
            votes[last] = votes.get(last, 0) + _vote(text, is_named=bool(named))
    return {name: "m" if vote > 0 else "f" for name, vote in votes.items() if vote}


def _vote(text: str, is_named: bool) -> int:
    """A sentence that begins with a pronoun tells more than one that holds one somewhere."""
    said = [word for _, word in _said(text) if word not in OBJECTIVE]
    scores = [(word in MASCULINE) - (word in FEMININE) for word in said]
    if not is_named and scores and scores[0]:
        return 3 * scores[0]
    return (sum(scores) > 0) - (sum(scores) < 0)


_WEIGHT = {"m": 10, "f": -10}
