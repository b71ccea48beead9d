"""Finding names in text: whole words, in any casing, in scripts with and without spaces."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.engines.director_rules.lexicon.things import DETERMINERS, NOT_NAMES, PEOPLE
from pipeline.engines.director_rules.sentences import WORD

SOLID = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR")
"""Letters that are written without spaces, by the first word of their Unicode names."""

PREFIXES = {"HEBREW": "ולבמהשכ", "ARABIC": "وبلفك"}
"""Small words that are written together with the name that follows."""


_NO_SHORT_FORMS = DETERMINERS | frozenset(
    ["mrs", "miss", "mister", "doctor", "captain", "young", "old", "little", "big", "von", "del"]
)
"""Words of a name that do not stand for it."""


class Found(NamedTuple):
    start: int
    stop: int
    name: str


def letters_of(char: str) -> str:
    """The script of a letter: LATIN, CJK, HEBREW..."""
    return unicodedata.name(char, "LATIN").split(" ")[0].split("-")[0] if char > "ʯ" else "LATIN"


def is_solid(text: str) -> bool:
    return any(letters_of(char) in SOLID for char in text if char.isalpha())


class Names:
    """Looks names up by their first word, or their first letter where words are not parted."""

    def __init__(self, names: list[str]) -> None:
        self._words: dict[str, list[tuple[list[str], str]]] = {}
        self._solid: dict[str, list[str]] = {}
        firsts: dict[str, set[str]] = {}
        for name in names:
            parts = [word.casefold() for word in WORD.findall(name)]
            if is_solid(name):
                self._solid.setdefault(name[0], []).append(name)
            elif parts:
                self._words.setdefault(parts[0], []).append((parts, name))
                for part in parts:
                    firsts.setdefault(part, set()).add(name)
        self._add_short_forms(firsts)

    def _add_short_forms(self, parts: dict[str, set[str]]) -> None:
        """`Daniel` is DANIEL REED when nobody else has that word in his name."""
        for part, owners in parts.items():
            if len(owners) == 1 and len(part) > 2 and part not in _NO_SHORT_FORMS:
                self._words.setdefault(part, []).append(([part], next(iter(owners))))
        for candidates in self._words.values():
            candidates.sort(key=lambda candidate: -len(candidate[0]))
        for solid in self._solid.values():
            solid.sort(key=lambda name: -len(name))

    def find(self, text: str) -> list[Found]:
        """Every mention, in order, longest names first; possessives count as mentions."""
        found = [*self._spaced(text), *(self._unspaced(text) if self._solid else ())]
        return sorted(found)

    def _spaced(self, text: str) -> Iterator[Found]:
        tokens = list(WORD.finditer(text))
        folded = [_bare(token.group()) for token in tokens]
        free = 0
        for place, token in enumerate(tokens):
            if place < free:
                continue
            for parts, name in self._candidates(folded[place]):
                if folded[place : place + len(parts)] != parts:
                    continue
                last = tokens[place + len(parts) - 1]
                if _is_a_name(token.group(), parts):
                    free = place + len(parts)
                    stop = last.start() + len(_unpossessed(last.group()))
                    yield Found(token.start(), _with_surname(text, tokens, place, stop), name)
                    break

    def _candidates(self, word: str) -> list[tuple[list[str], str]]:
        found = self._words.get(word)
        if found is None and word and word[0] in "".join(PREFIXES.values()):
            return [([word, *parts[1:]], name) for parts, name in self._words.get(word[1:], ())]
        return found or []

    def _unspaced(self, text: str) -> Iterator[Found]:
        at = 0
        while at < len(text):
            names = self._solid.get(text[at], ())
            name = next((name for name in names if text.startswith(name, at)), "")
            if name:
                yield Found(at, at + len(name), name)
            at += len(name) or 1


def _with_surname(text: str, tokens: list[re.Match[str]], place: int, stop: int) -> int:
    """Where `NINA BELL` stops, of whom the cues say NINA only."""
    if not tokens[place].group().isupper() or text.isupper():
        return stop
    for token in tokens[place + 1 :]:
        is_next = token.start() == stop + 1 and text[stop] == " "
        if is_next and token.group().isupper() and token.group().casefold() not in NOT_NAMES:
            stop = token.end()
        elif token.start() > stop:
            break
    return stop


def _unpossessed(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s", "'S", "’S")) else word


def _bare(word: str) -> str:
    return _unpossessed(word).casefold()


def _is_a_name(word: str, parts: list[str]) -> bool:
    """Lower case is a name only for people called by what they are: `the waiter`."""
    is_cased = word[0].isupper() or word[0].lower() == word[0].upper()
    return is_cased or parts[-1] in PEOPLE
