"""A script laid out for reading: its lines, with notes and boneyards set aside."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from pipeline.readers.marks import BONEYARD_FILL, NOTE_FILL, Mark, find_marks, mask

LONE_CR = re.compile(r"\r(?!\n)")
LINE_ENDS = str.maketrans(dict.fromkeys("\v\f\x85\u2028\u2029", "\n"))
"""What word processors and PDF readers put between lines, beside CR and LF."""

FILLS = str.maketrans(dict.fromkeys(NOTE_FILL + BONEYARD_FILL, " "))
FILLED = re.compile(rf"[ \t]?[{NOTE_FILL}{BONEYARD_FILL}]+")


class Gap(IntEnum):
    """What stands between a line and the one before."""

    NONE = 0
    SOFT = 1
    """Blank lines of two spaces or more, which do not end a speech."""
    HARD = 2


class Line(NamedTuple):
    """A line that is not blank, without the blanks around it. No text: it holds notes alone."""

    start: int
    stop: int
    text: str
    gap: Gap


@dataclass(frozen=True)
class Sheet:
    """`masked` has the length of `text`; its lines end in LF, and marks are filled up."""

    text: str
    masked: str
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]

    def notes(self, start: int, stop: int) -> tuple[str, ...]:
        """The texts of the notes in a range."""
        return tuple(self.note_text(m) for m in self.marks_in(start, stop) if m.is_note)

    def marks_in(self, start: int, stop: int) -> tuple[Mark, ...]:
        if not self.marks:
            return ()
        low = bisect_left(self.marks, start, key=lambda mark: mark.start)
        high = bisect_left(self.marks, stop, key=lambda mark: mark.start)
        return self.marks[low:high]

    def note_text(self, noted: Mark) -> str:
        inside = self.text[noted.start + 2 : noted.stop - 2]
        return "\n".join(line.strip() for line in inside.splitlines()).strip()

    def line_start(self, line: Line) -> int:
        return self.masked.rfind("\n", 0, line.start) + 1

    def indented(self, first: Line, last: Line) -> str:
        """The words of some lines, with line breaks and indents as written."""
        return self._words(self.line_start(first), last.stop).rstrip()

    def flush(self, first: Line, last: Line) -> str:
        """The words of some lines, with line breaks but without indents."""
        if first is last:
            return first.text
        words = self._words(first.start, last.stop)
        return "\n".join([line.strip() for line in words.split("\n")]).strip("\n")

    def _words(self, start: int, stop: int) -> str:
        words = self.masked[start:stop].replace("\r\n", "\n")
        if self.marks and (NOTE_FILL in words or BONEYARD_FILL in words):
            lines = words.split("\n")
            kept = [line for line in lines if NOTE_FILL not in line or line.strip()]
            return "\n".join(without_fills(line) for line in kept)
        return words


def without_fills(line: str) -> str:
    """A line without its notes and boneyards, and without the blank each leaves behind."""
    words = FILLED.sub("", line)
    return words.lstrip() if line[:1] in (NOTE_FILL, BONEYARD_FILL) else words


def read_sheet(text: str) -> Sheet:
    """Finds marks and lines. Positions are those of `text`, whatever its line endings."""
    masked = text.translate(FILLS) if NOTE_FILL in text or BONEYARD_FILL in text else text
    if any(end in text for end in "\v\f\x85\u2028\u2029"):
        masked = masked.translate(LINE_ENDS)
    if "\r" in text:
        masked = LONE_CR.sub("\n", masked)
    marks = find_marks(masked)
    if marks:
        masked = mask(masked, marks)
    return Sheet(text, masked, tuple(marks), tuple(_read_lines(masked, bool(marks))))


def _read_lines(masked: str, has_marks: bool) -> list[Line]:
    lines: list[Line] = []
    position, gap = 0, Gap.HARD
    none, soft, hard = Gap.NONE, Gap.SOFT, Gap.HARD
    for raw in masked.split("\n"):
        text = raw.strip()
        if has_marks and (NOTE_FILL in raw or BONEYARD_FILL in raw):
            line = _marked_line(raw, position, gap)
            if line:
                lines.append(line)
            gap = none if line else hard
        elif text:
            start = position + len(raw) - len(raw.lstrip())
            lines.append(Line(start, start + len(text), text, gap))
            gap = none
        elif gap is not hard:
            gap = soft if len(raw.rstrip("\r")) > 1 else hard
        position += len(raw) + 1
    return lines


def _marked_line(raw: str, position: int, gap: Gap) -> Line | None:
    """A line with notes, which count as part of it, or with boneyards, which do not."""
    blanks = raw.replace(NOTE_FILL, "x")
    inside = blanks.strip()
    if not inside:
        return None
    start = position + len(blanks) - len(blanks.lstrip())
    return Line(start, start + len(inside), FILLED.sub("", raw).strip(), gap)
