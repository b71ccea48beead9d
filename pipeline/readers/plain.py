"""Plain text that only looks like a screenplay: pasted from a PDF, a mail, a word processor.

Lines are told apart by their column where the paste kept columns, else by blank lines, else by
their words. Page numbers, (MORE) and CONTINUED do not break a speech; hard wraps are joined.
"""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from pipeline.film.script import Element, Kind
from pipeline.readers.cast_names import capital_cue, capital_names
from pipeline.readers.daytime import NARROW
from pipeline.readers.fountain import FountainReader
from pipeline.readers.headings import is_heading, is_strict_heading
from pipeline.readers.layout import (
    CUE_INDENT,
    DIALOGUE_INDENT,
    Layout,
    Spacing,
    column,
    is_continued,
    is_more,
    is_page_number,
)
from pipeline.readers.sheet import Gap, Line, Sheet
from pipeline.readers.speech import CLOSE, OPEN, is_cue, is_shot_line, is_transition, read_cue
from pipeline.readers.title_page import TitlePage

SPEAKING = frozenset((Kind.CUE, Kind.PARENTHETICAL, Kind.DIALOGUE, Kind.LYRICS))
SENTENCE_END = (".", "!", "?", "…", "。", "！", "？", '"', "”", "»", ")", "）", ":", "」")
ACTION_WRAP = 48
DIALOGUE_WRAP = 22
"""The narrowest lines that were wrapped rather than ended."""
DIALOGUE_WIDEST = 44

NAME_WORDS = 4
"""A longer line in capitals is action, unless it comes twice."""
NOTE_LINES = 4


def read_plain(sheet: Sheet, page: TitlePage, layout: Layout) -> list[Element]:
    """The elements of a plain script, the title page's first."""
    return PlainReader(sheet, page, layout).read()


class PlainReader(FountainReader):
    def __init__(self, sheet: Sheet, page: TitlePage, layout: Layout) -> None:
        super().__init__(sheet, page)
        self.layout = layout
        self._furniture_end = 0

    def take_forced(self, line: Line) -> bool:
        """Only what nobody writes by chance: `#1` and `.5` mean nothing here."""
        first, text = line.text[0], line.text
        is_section = first == "#" and text.lstrip("#")[:1] == " "
        is_meant = first in "=>@~" or is_section or (first == "." and text.isupper())
        return is_meant and super().take_forced(line)

    def take_by_words(self, line: Line) -> bool:
        text = line.text
        if self._is_furniture(self.at):
            self.add(Kind.PAGE_BREAK, text)
            return True
        if is_heading(text) and (self.opens(line) or is_strict_heading(text)):
            self.take_heading(text)
            return True
        if is_transition(text) and self._stands_alone(line):
            self.add(Kind.TRANSITION, text)
            return True
        if self._is_cue_at(self.at):
            self.take_speech(read_cue(text))
            return True
        if self.names and self.opens(line) and self.take_cue(line):
            return True
        if self.opens(line) and is_shot_line(text):
            self.take_paragraph(Kind.SHOT_LINE)
            return True
        return self.take_inline(line, capital_cue(text, self._stage_names))

    def opens(self, line: Line) -> bool:
        return super().opens(line) or self.elements[-1].kind in SPEAKING or self._is_dense

    @cached_property
    def _stage_names(self) -> frozenset[str]:
        return capital_names(self.lines)

    def ends_speech(self, text: str) -> bool:
        return super().ends_speech(text) or capital_cue(text, self._stage_names) is not None

    @property
    def _is_dense(self) -> bool:
        return self.layout.spacing is Spacing.DENSE

    def _stands_alone(self, line: Line) -> bool:
        return self._is_dense or self.is_alone() or self._indent(self.at) > CUE_INDENT

    def _indent(self, at: int) -> int:
        """Columns right of the action."""
        return column(self.sheet, self.lines[at]) - self.layout.action_column

    def _is_furniture(self, at: int) -> bool:
        """Page numbers and the words around a page break, at the paper's own place."""
        text = self.lines[at].text
        if not text:
            return False
        if is_continued(text) or is_more(text):
            return True
        if not is_page_number(text):
            return False
        is_apart = self.lines[at].gap is not Gap.NONE or self._indent(at) > 2 * CUE_INDENT
        return is_apart or (at > 0 and self._is_furniture_words(at - 1)) or self._is_dense

    def _is_furniture_words(self, at: int) -> bool:
        text = self.lines[at].text
        return bool(text) and (is_continued(text) or is_more(text))

    def _is_cue_at(self, at: int) -> bool:
        text = self.lines[at].text
        if at + 1 >= len(self.lines) or not is_cue(text) or is_transition(text):
            return False
        below = self._below(at)
        after = self.lines[below].text
        if not after or is_heading(text) or is_strict_heading(after):
            return False
        name = read_cue(text).character
        if self.layout.cue_column is not None:
            return self._indent(at) >= CUE_INDENT and self._indent(below) >= DIALOGUE_INDENT
        if is_shot_line(text):
            return False
        return self._is_cue_by_gaps(at, name)

    def _below(self, at: int) -> int:
        """The line under a line, past a few lines of notes."""
        last = min(at + NOTE_LINES, len(self.lines) - 1)
        return next((i for i in range(at + 1, last) if self.lines[i].text), last)

    def _is_cue_by_gaps(self, at: int, name: str) -> bool:
        is_known = name in self.layout.names
        if self.layout.spacing is Spacing.SPACED:
            return is_known or self.lines[self._below(at)].text.startswith(OPEN)
        if self.lines[at + 1].gap is Gap.HARD:
            return False
        if self._is_dense:
            return is_known or len(name.split()) < NAME_WORDS
        return is_known or self.opens(self.lines[at])

    def _goes_on(self, at: int, has_words: bool) -> bool:
        """Whether a speech goes on at a line; `has_words`: more than parentheticals so far."""
        line = self.lines[at]
        if not line.text:
            return line.gap is Gap.NONE
        if self._is_cue_at(at) or is_strict_heading(line.text):
            return False
        if self.layout.cue_column is not None:
            is_far_right = is_transition(line.text) and self._indent(at) > CUE_INDENT
            return self._indent(at) >= DIALOGUE_INDENT and not is_far_right
        if self.layout.spacing is Spacing.PARAGRAPHS:
            return line.gap is not Gap.HARD
        if not has_words:
            return True
        before = self.lines[at - 1].text
        if self.layout.spacing is Spacing.SPACED:
            return line.gap is Gap.NONE
        if is_transition(line.text) or is_shot_line(line.text):
            return False
        return (
            line.text[0] == "("
            or self._is_aside(at - 1)
            or (len(line.text) <= DIALOGUE_WIDEST and is_wrap(before, line.text, DIALOGUE_WRAP))
        )

    def _is_aside(self, at: int) -> bool:
        text = self.lines[at].text
        return text.startswith(OPEN) and text.endswith(CLOSE)

    def take_words(self, character: str) -> None:
        at = stop = self.at
        spoken: list[int] = []
        has_words = False
        while at < len(self.lines):
            resumed = self._past_page_break(at, character)
            if resumed > at:
                at = stop = resumed
                continue
            if not self._goes_on(at, has_words):
                break
            has_words = has_words or not self._is_aside(at)
            spoken.append(at)
            at = stop = at + 1
        self._add_speech(spoken, stop, character)

    def _past_page_break(self, at: int, character: str) -> int:
        """Where a speech resumes after (MORE), a page number and the same cue again."""
        if not self._is_furniture(at):
            return at
        after = self._end_of_furniture(at)
        if after < len(self.lines) and self._is_same_cue(after, character):
            return after + 1
        return at + 1 if is_more(self.lines[at].text) else self._past_number(at, after)

    def _end_of_furniture(self, at: int) -> int:
        """The line behind a run of furniture. The run is looked through once."""
        if at >= self._furniture_end:
            after = at
            while after < len(self.lines) and self._is_furniture(after):
                after += 1
            self._furniture_end = after
        return self._furniture_end

    def _is_same_cue(self, at: int, character: str) -> bool:
        text = self.lines[at].text
        return bool(text) and is_cue(text) and read_cue(text).character == character and "(" in text

    def _past_number(self, at: int, after: int) -> int:
        """A page number alone, between two lines of one speech."""
        if after >= len(self.lines) or not self.lines[after].text:
            return at
        if self.layout.cue_column is not None:
            goes_on = self._indent(after) >= DIALOGUE_INDENT and not self._is_cue_at(after)
            return after if goes_on else at
        is_inside = self.lines[at].gap is Gap.NONE and self.lines[after].gap is Gap.NONE
        is_unfinished = not self.lines[at - 1].text.endswith(SENTENCE_END)
        return after if is_inside and is_unfinished and not self._is_cue_at(after) else at

    def _add_speech(self, spoken: list[int], stop: int, character: str) -> None:
        """Parts a speech into parentheticals and dialogue; each covers the furniture after it."""
        parts: list[tuple[Kind, list[int]]] = []
        is_open = False
        for at in spoken:
            text = self.lines[at].text
            is_aside = is_open or text.startswith(OPEN)
            kind = Kind.PARENTHETICAL if is_aside else Kind.DIALOGUE
            if not parts or parts[-1][0] is not kind or (is_aside and not is_open):
                parts.append((kind, []))
            parts[-1][1].append(at)
            is_open = is_aside and not text.endswith(CLOSE) and len(parts[-1][1]) < 6
        starts = [self.at, *(lines[0] for _, lines in parts[1:]), stop]
        for (kind, lines), (start, end) in zip(parts, pairwise(starts), strict=False):
            text = unwrap([self.lines[at].text for at in lines], DIALOGUE_WRAP)
            self.add_lines(kind, start, end - 1, text, character=character)

    def take_paragraph(self, kind: Kind) -> None:
        first = at = self.at
        while at + 1 < len(self.lines) and self._is_same_paragraph(at, at + 1):
            at += 1
        texts = [line.text for line in self.lines[first : at + 1] if line.text]
        self.add_lines(kind, first, at, unwrap(texts, ACTION_WRAP))

    def _is_same_paragraph(self, at: int, after: int) -> bool:
        line = self.lines[after]
        if line.gap is not Gap.NONE:
            return False
        if not line.text:
            return True
        if is_strict_heading(line.text) or self._is_cue_at(after) or self._is_furniture(after):
            return False
        if is_transition(line.text) or self.breaks_paragraph(line.text):
            return False
        return not self._is_dense or is_wrap(self.lines[at].text, line.text, ACTION_WRAP)


def is_wrap(before: str, after: str, narrowest: int) -> bool:
    """Whether a line break was made by the width of the page rather than by the writer."""
    if not before or not after:
        return True
    if after[0].islower() or before[-1] in ",;-–—":
        return True
    if before.endswith(SENTENCE_END):
        first_word = after.split(maxsplit=1)[0]
        return len(before) + 1 + len(first_word) > narrowest * 1.28
    return len(before) >= narrowest * 0.7


def unwrap(texts: Sequence[str], narrowest: int) -> str:
    """Lines joined by a blank where the page wrapped them, else by a line break."""
    pieces: list[str] = []
    for before, after in zip(("", *texts), texts, strict=False):
        if before:
            is_joined = is_wrap(before, after, narrowest)
            is_narrow = NARROW.match(before[-1]) and NARROW.match(after[:1])
            pieces.append(("" if is_narrow else " ") if is_joined else "\n")
        pieces.append(after)
    return "".join(pieces)
