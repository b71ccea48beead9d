"""The verbs of a sentence: what is done in it, in the present as scripts tell it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.engines.director_rules.lexicon.elsewhere import HAN, STEMS
from pipeline.engines.director_rules.lexicon.things import DETERMINERS
from pipeline.engines.director_rules.lexicon.verbs import BASES, VERBS, Verb
from pipeline.engines.director_rules.sentences import WORD

_HAN_STARTS = {form[0] for form in HAN}
_STEM_SIZES = sorted({len(stem) for stem in STEMS}, reverse=True)
_PLURAL_SUBJECTS = frozenset(
    ["they", "we", "you", "i", "both", "all", "to", "not", "who", "people"]
)


READ_AT_HAND = 4096
"""Sentences whose verbs are remembered: reading, staging and cutting all ask for them."""


class Done(NamedTuple):
    """A verb in a sentence: where it starts and what it is."""

    start: int
    form: str
    verb: Verb


@lru_cache(maxsize=READ_AT_HAND)
def done_in(text: str) -> tuple[Done, ...]:
    """The verbs of a sentence, in order."""
    return tuple(sorted([*_word_deeds(text), *_solid_deeds(text)]))


def _word_deeds(text: str) -> Iterator[Done]:
    tokens = list(WORD.finditer(text))
    words = [token.group().casefold() for token in tokens]
    for place, (token, word) in enumerate(zip(tokens, words, strict=True)):
        before = words[place - 1] if place else ""
        is_title = not place and word.endswith("ing")
        if is_title or before in DETERMINERS or before.endswith(("'s", "’s")):
            continue
        after = words[place + 1] if place + 1 < len(words) else ""
        verb = VERBS.get(f"{word} {after}") or VERBS.get(word) or _by_stem(word)
        if verb and (word not in BASES or _is_plural(tokens, place)):
            yield Done(token.start(), word, verb)


def _by_stem(word: str) -> Verb | None:
    if word.isascii():
        return None
    return next((STEMS[word[:size]] for size in _STEM_SIZES if word[:size] in STEMS), None)


def _solid_deeds(text: str) -> Iterator[Done]:
    at = len(text) if text.isascii() else 0
    while at < len(text):
        size = 1
        if text[at] in _HAN_STARTS:
            form = next((text[at : at + n] for n in (2, 1) if text[at : at + n] in HAN), "")
            if form:
                size = len(form)
                yield Done(at, form, HAN[form])
        at += size


def _is_plural(tokens: list[re.Match[str]], place: int) -> bool:
    """`they look`, `Ann and Bob look`: without such a subject the word is a noun."""
    before = [token.group() for token in tokens[max(0, place - 5) : place]]
    if before and before[-1].casefold() in _PLURAL_SUBJECTS:
        return True
    return bool(before) and before[-1][0].isupper() and "and" in before
