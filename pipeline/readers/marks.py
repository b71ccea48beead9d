"""Notes `[[ ]]` and boneyards `/* */`: found first, because they may stand anywhere."""

import re
from typing import NamedTuple

NOTE_FILL = "\x1e"
BONEYARD_FILL = "\x1f"
"""Blank characters that stand for notes and boneyards while lines are read. In the script itself
they count as blanks."""

EMPTY_LINE = re.compile(r"\n[^\S\n]?\r?\n")
"""Ends a note. A line of two spaces does not."""


class Mark(NamedTuple):
    start: int
    stop: int
    is_note: bool


class _Next:
    """The next place of something at or after a position that only moves forward."""

    def __init__(self, text: str, wanted: str | re.Pattern[str]) -> None:
        self._text = text
        self._wanted = wanted
        self._found = -2

    def at(self, position: int) -> int:
        """Its place, or the length of the text where there is none."""
        if self._found < position:
            self._found = self._search(position)
        return self._found

    def _search(self, position: int) -> int:
        if isinstance(self._wanted, str):
            place = self._text.find(self._wanted, position)
        else:
            match = self._wanted.search(self._text, position)
            place = match.start() if match else -1
        return len(self._text) if place < 0 else place


def find_marks(text: str) -> list[Mark]:
    """Every closed note and boneyard, in order and disjoint. What is not closed is literal."""
    if "]]" not in text and "*/" not in text:
        return []
    marks: list[Mark] = []
    finder, position = _Finder(text), 0
    while position < len(text):
        mark, position = finder.next_mark(position)
        if mark:
            marks.append(mark)
    return marks


class _Finder:
    def __init__(self, text: str) -> None:
        self._end = len(text)
        self._note, self._note_end = _Next(text, "[["), _Next(text, "]]")
        self._boneyard, self._boneyard_end = _Next(text, "/*"), _Next(text, "*/")
        self._empty_line = _Next(text, EMPTY_LINE)

    def next_mark(self, position: int) -> tuple[Mark | None, int]:
        """The mark that begins next, if one was found, and where to look on."""
        note = self._note.at(position)
        boneyard, boneyard_stop = self._boneyard.at(position), self._end
        if boneyard < self._end:
            boneyard_stop = self._boneyard_end.at(boneyard + 2) + 2
        if boneyard_stop > self._end:
            boneyard = self._end
        if boneyard < note:
            return Mark(boneyard, boneyard_stop, is_note=False), boneyard_stop
        if note == self._end:
            return None, self._end
        return self._note_at(note, boneyard)

    def _note_at(self, note: int, boneyard: int) -> tuple[Mark | None, int]:
        close, limit = self._note_end.at(note + 2), self._empty_line.at(note + 2)
        if close < limit:
            return Mark(note, close + 2, is_note=True), close + 2
        # No other note before the limit is closed either, so none is tried again.
        return None, min(limit, boneyard)


def mask(text: str, marks: list[Mark]) -> str:
    """The text, same length, with each mark filled up by blanks of its kind."""
    pieces: list[str] = []
    position = 0
    for mark in marks:
        pieces.append(text[position : mark.start])
        pieces.append((NOTE_FILL if mark.is_note else BONEYARD_FILL) * (mark.stop - mark.start))
        position = mark.stop
    pieces.append(text[position:])
    return "".join(pieces)
