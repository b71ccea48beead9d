"""What a sentence of action says: who is seen, what they do and with which things."""

import re
from dataclasses import dataclass, field

from pipeline.engines.director_rules.company import Company
from pipeline.engines.director_rules.doing import Done, done_in
from pipeline.engines.director_rules.lexicon.listed import listed
from pipeline.engines.director_rules.lexicon.things import (
    ANIMALS,
    DETERMINERS,
    FEMININE,
    GENDERED,
    MASCULINE,
    OBJECTIVE,
    PEOPLE,
    PLURAL,
    PREPOSITIONS,
    WORN,
)
from pipeline.engines.director_rules.lexicon.verbs import Manner
from pipeline.engines.director_rules.props import Thing, things
from pipeline.engines.director_rules.sentences import WORD, words
from pipeline.film.given_names import MEN, WOMEN, WOMEN_ENDINGS


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

_BRACKETS = re.compile(r"\([^()]*\)")
_IN_HAND = re.compile(r"\s+(?:of \w+ )?(?:in|on|under|over) (?:his|her|their|one)\b")


def _is_worn(thing: Thing, brackets: list[tuple[int, int]], text: str) -> bool:
    """Clothes that only describe somebody: `(45, cap)`, but not `(70, straw hat in his lap)`."""
    is_inside = any(start < thing.start < stop for start, stop in brackets)
    return is_inside and thing.name in WORN and not _IN_HAND.match(text, thing.stop)


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
    things: list[str] = field(default_factory=list[str])
    """Those of the scene, as they were named."""
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
        """The last one seen whom the pronoun fits; of those before, rather a clear match."""
        last, clear, any_fit = (self.recent[:1], ("", gender)), (gender,), ("", gender)
        orders = (last, (self.recent, clear), (self.recent, any_fit), (self.earlier, clear))
        for seen, known in orders:
            for name in seen:
                if name not in besides and self.genders.get(name, "") in known:
                    return name
        return ""

    def begin_scene(self) -> None:
        others = [name for name in self.earlier if name not in self.recent]
        self.earlier = [*self.recent, *others][:_REMEMBERED]
        self.recent = []
        self.things = []

    def thing(self, name: str) -> str:
        """`the pot` is the flowerpot of before."""
        whole = next((one for one in self.things if one != name and one.endswith(name)), name)
        if whole not in self.things:
            self.things.append(whole)
        return whole


def read_action(text: str, floor: Floor) -> Reading:
    """Reads one sentence; remembers in `floor` who was seen."""
    shown = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), text)
    found = floor.company.names.find(shown)
    done = done_in(text)
    stranger = _stranger(text, found[0].start if found else len(text))
    placed = _without_owners(text, [(name.start, name.name) for name in found])
    meant = [one for one in _pronouns(text, floor, placed) if stranger < 0 or one[0] < stranger]
    placed = _without_owners(text, sorted([*placed, *meant]))
    people = tuple(dict.fromkeys(name for _, name in placed))
    for name in reversed(people):
        floor.note(name, is_doing=bool(done) or placed[0][0] <= _FIRST_WORD)
    held = things(text, [(name.start, name.stop) for name in found])
    worn = [brackets.span() for brackets in _BRACKETS.finditer(text)]
    held = [thing for thing in held if not _is_worn(thing, worn, text)]
    first_deed = done[0].start if done else len(text)
    doers = [start for start, _ in placed if start < first_deed and not _is_beside(text, start)]
    is_stranger = stranger >= 0 and not any(start < stranger for start in doers)
    return Reading(
        people,
        tuple(dict.fromkeys(floor.thing(thing.name) for thing in held)),
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
        if token.group() in PEOPLE or token.group().casefold() in ANIMALS:
            return token.start()
    return -1


def _is_beside(text: str, start: int) -> bool:
    """`behind him`: the pronoun says where, not who."""
    word = WORD.match(text, start)
    before = words(text[max(0, start - 20) : start].casefold())[-1:]
    is_object = bool(word) and word.group().casefold() in OBJECTIVE
    return is_object and bool(before) and before[0] in PREPOSITIONS


_OWNER = re.compile(r"(?:[\w'’.-]+['’]s|his|her|their)\s+(?:\w[\w'-]*,?\s+){1,3}", re.IGNORECASE)


def _without_owners(text: str, placed: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """`Toby's father, MARK`, `her son WILL`: whose father or son it is, is not seen for it."""
    return [
        (start, name)
        for start, name in placed
        if not any(_OWNER.fullmatch(text, start, other) for other, owned in placed if owned != name)
    ]


def _pronouns(text: str, floor: Floor, named: list[tuple[int, str]]) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    doers = list(named)
    for start, word in _said(text):
        gender = "m" if word in MASCULINE else "f" if word in FEMININE else ""
        if gender:
            is_other = word in OBJECTIVE and not _is_possessive(text, start)
            doer = _doer(start, gender, floor, sorted(doers)) if is_other else ""
            is_subject = word in ("he", "she")
            besides = [each for at, each in named if at > start] if is_subject else [doer]
            name = _meant(gender, floor, [each for _, each in named], besides)
            found += [(start, name)] if name else []
            doers += found[-1:] if name and not is_other else []
        elif word in PLURAL and start < len(text) // 2 and not floor.is_of_things:
            found += [(start, name) for name in floor.recent[:2] if len(floor.recent) > 1]
    return found


def _said(text: str) -> list[tuple[int, str]]:
    tokens = [(token.start(), token.group().casefold()) for token in WORD.finditer(text)]
    return [*tokens, *((place, char) for place, char in enumerate(text) if char in "他她")]


def _is_possessive(text: str, start: int) -> bool:
    """`her hand`, where `gives her a hand` and `looks at her` mean somebody."""
    word = WORD.match(text, start)
    following = WORD.match(text, word.end() + 1) if word else None
    if not word or word.group().casefold() != "her" or following is None:
        return False
    after = following.group().casefold()
    return not (after in DETERMINERS | PREPOSITIONS | _JOINING or after.endswith("ly"))


_JOINING = listed("and but then as while up down out off away back again until who so")


def _doer(start: int, gender: str, floor: Floor, placed: list[tuple[int, str]]) -> str:
    """Who does it: `him` and `her` are somebody else."""
    before = [
        name for at, name in placed if at < start and floor.genders.get(name, gender) == gender
    ]
    others = any(at < start for at, _ in placed)
    return before[0] if before else "" if others else next(iter(floor.recent), "")


def _meant(gender: str, floor: Floor, named: list[str], besides: list[str]) -> str:
    """Somebody of the same sentence, else the last one seen, but none of those besides."""
    others = [name for name in named if name not in besides]
    for known in (gender, "") if not any(besides) else (gender,):
        same = [name for name in others if floor.genders.get(name, "") == known]
        if same:
            return same[0]
    wrong = [n for n in named if floor.genders.get(n, gender) != gender]
    return floor.meant_by(gender, [*wrong, *besides])


def genders(texts: list[str], company: Company) -> dict[str, str]:
    """Which pronoun goes with whom, by the sentences that name one person alone."""
    votes: dict[str, int] = {}
    for member in company.members.values():
        votes[member.name] = _by_name(member.name)
        for word in words(f"{member.name} {member.description}".casefold()):
            votes[member.name] += _WEIGHT.get(GENDERED.get(word, ""), 0)
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


def _by_name(name: str) -> int:
    called = set(words(name.upper()))
    is_woman = bool(called & WOMEN) or (name.upper().endswith(WOMEN_ENDINGS) and not called & MEN)
    return _OF_NAMES * (bool(called & MEN) - is_woman)


_OF_NAMES = 8
_WEIGHT = {"m": 10, "f": -10}
