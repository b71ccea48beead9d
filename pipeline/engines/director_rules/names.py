"""Finding names in text: whole words, in any casing, in scripts with and without spaces."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.engines.director_rules.lexicon.listed import listed
from pipeline.engines.director_rules.lexicon.things import DETERMINERS, NOT_NAMES, PEOPLE
from pipeline.engines.director_rules.sentences import WORD

SOLID = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR")
"""Letters that are written without spaces, by the first word of their Unicode names."""

_PREFIXES = frozenset("ולבמהשכوبلفك")
"""Small words that are written together with the name that follows."""


_NO_SHORT_FORMS = DETERMINERS | listed(
    """
    mrs miss mister doctor captain young old little big von del man woman boy girl lady kid child
    """
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
    """Looks names up by their words, or their letters where words are not parted."""

    def __init__(self, names: list[str]) -> None:
        self._words: dict[tuple[str, ...], str] = {}
        self._solid: dict[str, str] = {}
        owners: dict[str, set[str]] = {}
        for name in names:
            parts = tuple(word.casefold() for word in WORD.findall(name))
            if is_solid(name):
                self._solid[name] = name
            elif parts:
                self._words.setdefault(parts, name)
                for part in parts:
                    owners.setdefault(part, set()).add(name)
        self._add_short_forms(owners)
        self._firsts = {parts[0] for parts in self._words}
        self._sizes = sorted({len(parts) for parts in self._words}, reverse=True)
        self._solid_sizes = sorted({len(name) for name in self._solid}, reverse=True)

    def _add_short_forms(self, owners: dict[str, set[str]]) -> None:
        """`Daniel` is DANIEL REED when nobody else has that word in his name."""
        for part, names in owners.items():
            is_long = len(part) > 2 and not part.isdigit()
            if len(names) == 1 and is_long and part not in _NO_SHORT_FORMS:
                self._words.setdefault((part,), next(iter(names)))

    def find(self, text: str) -> list[Found]:
        """Every mention, in order, longest names first; possessives count as mentions."""
        return sorted([*self._spaced(text), *self._unspaced(text)])

    def _spaced(self, text: str) -> Iterator[Found]:
        tokens = list(WORD.finditer(text))
        folded = [_bare(token.group()) for token in tokens]
        is_shouted = text.isupper()
        free = 0
        for place, token in enumerate(tokens):
            size, name = self._at(folded, place) if place >= free else (0, "")
            if not size or not _is_a_name(token.group(), folded[place + size - 1]):
                continue
            last = tokens[place + size - 1]
            stop = last.start() + len(_unpossessed(last.group()))
            if not is_shouted and last.group().isupper():
                stop = _with_surname(text, tokens, place + size, stop)
            free = place + size
            yield Found(token.start(), stop, name)

    def _at(self, folded: list[str], place: int) -> tuple[int, str]:
        """(words, name) of the longest name that starts at a word, (0, "") for none."""
        if folded[place] not in self._firsts and folded[place][0] not in _PREFIXES:
            return 0, ""
        for prefix in (0, 1) if folded[place][0] in _PREFIXES else (0,):
            for size in self._sizes:
                first, *others = folded[place : place + size]
                name = self._words.get((first[prefix:], *others))
                if name and len(others) == size - 1:
                    return size, name
        return 0, ""

    def _unspaced(self, text: str) -> Iterator[Found]:
        at = 0
        while self._solid and at < len(text):
            pieces = (text[at : at + size] for size in self._solid_sizes)
            name = next((piece for piece in pieces if piece in self._solid), "")
            if name:
                yield Found(at, at + len(name), name)
            at += len(name) or 1


def _with_surname(text: str, tokens: list[re.Match[str]], place: int, stop: int) -> int:
    """Where `NINA BELL` stops, of whom the cues say NINA only."""
    while place < len(tokens):
        token = tokens[place]
        is_next = token.start() == stop + 1 and text[stop] == " "
        if not is_next or not token.group().isupper() or token.group().casefold() in NOT_NAMES:
            break
        stop = token.end()
        place += 1
    return stop


def _unpossessed(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s", "'S", "’S")) else word


def _bare(word: str) -> str:
    return _unpossessed(word).casefold()


def _is_a_name(word: str, last: str) -> bool:
    """Lower case is a name only for people called by what they are: `the waiter`."""
    is_cased = word[0].isupper() or word[0].lower() == word[0].upper()
    return is_cased or last in PEOPLE
