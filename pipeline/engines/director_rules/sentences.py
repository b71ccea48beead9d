"""Sentences, clauses and words of any script, as ranges of a text."""

import re

from pipeline.engines.director_rules.lexicon.listed import listed

_SOLID = "\u2e80-\u9fff\uf900-\ufaff"
"""Letters written without blanks between words; a name beside them is a word of its own."""

WORD = re.compile(rf"[{_SOLID}]+|[^\W_{_SOLID}]+(?:['’\-][^\W_{_SOLID}]+)*")

_STOP = re.compile(
    r"[.!?…]+[\"”’')\]»]*(?=\s|$)"
    r"|[。！？｡]+[」』”’）]*"
    r"|[।؟۔]+(?=\s|$)"
    r"|\n(?=\s*(?:--?|–|—|•|\*|[0-9]{1,2}[.)]|[A-Za-z]\))\s)"
)

_SHORTENED = listed(
    """
    mr mrs ms dr st jr sr prof vs no mt capt sgt lt col gen ft m mme
    """
)
"""Words that carry a full stop without ending a sentence."""


def sentences(text: str) -> list[tuple[int, int]]:
    """Ranges of the sentences of `text`, stripped of blanks. Words never fall between two."""
    found: list[tuple[int, int]] = []
    start = 0
    for stop in _STOP.finditer(text):
        if stop.group() == "." and _is_shortened(text, stop.start()):
            continue
        start = _add(text, start, stop.end(), found)
    _add(text, start, len(text), found)
    return found


def _is_shortened(text: str, dot: int) -> bool:
    word = text[max(0, dot - 6) : dot].split()[-1:]
    if not word:
        return False
    return word[0].casefold() in _SHORTENED or (len(word[0]) == 1 and word[0].isupper())


def _add(text: str, start: int, stop: int, found: list[tuple[int, int]]) -> int:
    """Append the stripped range if it holds a word; else leave it to the sentence that follows."""
    piece = text[start:stop]
    if not any(char.isalnum() for char in piece):
        if found and stop == len(text):
            found[-1] = (found[-1][0], len(text.rstrip()))
        return start
    lead = len(piece) - len(piece.lstrip())
    found.append((start + lead, start + len(piece.rstrip())))
    return stop


def words(text: str) -> list[str]:
    return WORD.findall(text)
