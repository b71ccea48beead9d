"""Things: named in the table, written in capitals, or handled by somebody."""

import re
from typing import NamedTuple

from pipeline.engines.director_rules.doing import done_in
from pipeline.engines.director_rules.lexicon.listed import listed
from pipeline.engines.director_rules.lexicon.things import (
    COMPOUNDS,
    DETERMINERS,
    NOT_HELD,
    NOT_NAMES,
    PEOPLE,
    PLURALS,
    PROPS,
    PROPS_ELSEWHERE,
    SOUNDS,
)
from pipeline.engines.director_rules.lexicon.verbs import VERBS, Manner
from pipeline.engines.director_rules.names import is_solid, letters_of
from pipeline.engines.director_rules.sentences import WORD


class Thing(NamedTuple):
    start: int
    stop: int
    name: str
    is_capital: bool


_SOLID_PROPS = {name for name in PROPS_ELSEWHERE if is_solid(name)}
_LONGEST = max(len(name) for name in _SOLID_PROPS)
_HANDS = frozenset({Manner.HANDLE, Manner.DETAIL})
_BETWEEN = re.compile(r"[^\w\s'’\-]")
_FEW_WORDS = 4


def singular(word: str) -> str:
    if word in PLURALS:
        return PLURALS[word]
    if word in PROPS or not word.endswith("s") or len(word) < 4:
        return word
    return word[:-2] if word.endswith(("shes", "ches", "xes", "sses")) else word[:-1]


def things(text: str, taken: list[tuple[int, int]]) -> list[Thing]:
    """Props in a sentence, in order; ranges in `taken` are people's names."""
    done = {deed.start for deed in done_in(text)}
    is_shouted = text.isupper()
    named = {place for start, stop in taken for place in range(start, stop)}
    tokens = [token for token in WORD.finditer(text) if token.start() not in named]
    found: dict[int, Thing] = {}
    for place, token in enumerate(tokens):
        if compound := _compound(tokens, place):
            found[compound.start] = compound
        if place and _compound(tokens, place - 1):
            continue
        is_done = token.start() in done
        thing = None if is_done else _table_thing(token)
        if not thing and not is_done and not is_shouted:
            thing = _capital_thing(tokens, place)
        thing = thing or _handled_thing(tokens, place, text)
        if thing:
            found.setdefault(thing.start, thing)
    if any(char > "⺀" for char in text):
        for thing in _solid_things(text):
            found.setdefault(thing.start, thing)
    return [found[start] for start in sorted(found)]


def _compound(tokens: list[re.Match[str]], place: int) -> Thing | None:
    """`a paper bag`: one thing, not two."""
    pair = tuple(token.group().casefold() for token in tokens[place : place + 2])
    if pair not in COMPOUNDS:
        return None
    return Thing(tokens[place].start(), tokens[place + 1].end(), " ".join(pair), False)


def _table_thing(token: re.Match[str]) -> Thing | None:
    word = token.group()
    bare = word[:-2] if word.endswith(("'s", "’s")) else word
    name = singular(bare.casefold())
    if name in PROPS or bare.casefold() in PROPS_ELSEWHERE:
        name = name if name in PROPS else bare.casefold()
        is_capital = len(bare) > 1 and bare.isupper() and bare.lower() != bare
        return Thing(token.start(), token.start() + len(bare), name, is_capital)
    tail = name.rsplit("-", 1)[-1]
    return (
        Thing(token.start(), token.end(), tail, False) if tail != name and tail in PROPS else None
    )


def _capital_thing(tokens: list[re.Match[str]], place: int) -> Thing | None:
    """`the DETONATOR`: a noun in capitals behind a determiner."""
    word = tokens[place].group()
    folded = word.casefold()
    if len(word) < 3 or not word.isupper() or word == word.lower():
        return None
    others = SOUNDS | NOT_NAMES | PEOPLE | NOT_HELD
    if others & {folded, singular(folded)} or folded in VERBS:
        return None
    if letters_of(word[0]) != "LATIN" or not place:
        return None
    before = tokens[place - 1].group()
    if before.casefold() not in DETERMINERS:
        return None
    return Thing(tokens[place].start(), tokens[place].end(), singular(folded), True)


def _handled_thing(tokens: list[re.Match[str]], place: int, text: str) -> Thing | None:
    """`lifts the dented canteen`: the last noun before the sentence turns elsewhere."""
    verb = VERBS.get(tokens[place].group().casefold())
    if not verb or verb.manner not in _HANDS or place + 2 >= len(tokens):
        return None
    if tokens[place + 1].group().casefold() not in DETERMINERS:
        return None
    if _BETWEEN.search(text[tokens[place].end() : tokens[place + 1].start()]):
        return None
    last = place + 1
    for following in range(place + 2, min(place + 2 + _FEW_WORDS, len(tokens))):
        between = text[tokens[following - 1].end() : tokens[following].start()]
        if _BETWEEN.search(between) or tokens[following].group().casefold() in _TURNS:
            break
        last = following
    head = tokens[last]
    name = singular(head.group().casefold())
    ends = last + 1 == len(tokens) or last < place + 1 + _FEW_WORDS
    if last == place + 1 or not ends or {name, head.group().casefold()} & (NOT_HELD | PEOPLE):
        return None
    return None if not name.isalpha() else Thing(head.start(), head.end(), name, False)


_TURNS = DETERMINERS | listed(
    """
    of to in on at by for from with into onto over under through across behind beside
    between and or but as up down out off away back open shut close toward towards against
    around about like than then until while without within along past near inside outside
    again together slowly carefully gently quickly
    """
)
"""Words that end a noun with its adjectives."""


def _solid_things(text: str) -> list[Thing]:
    found: list[Thing] = []
    at = 0
    while at < len(text):
        name = next(
            (
                text[at : at + size]
                for size in range(_LONGEST, 0, -1)
                if text[at : at + size] in _SOLID_PROPS
            ),
            "",
        )
        if name:
            found.append(Thing(at, at + len(name), name, False))
        at += len(name) or 1
    return found
