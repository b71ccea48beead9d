"""Fountain, complete against its published syntax (1.1), with every language's headings."""

import re
from collections.abc import Callable

from pipeline.film.script import Element, Kind
from pipeline.film.value import Span
from pipeline.readers.emphasis import read_emphasis
from pipeline.readers.headings import is_heading, is_strict_heading
from pipeline.readers.sheet import Gap, Line, Sheet
from pipeline.readers.speech import Cue, is_cue, is_shot_line, is_transition, read_cue
from pipeline.readers.title_page import TitlePage

PAGE_BREAK = re.compile(r"={3,}")
SECTION = re.compile(r"(#{1,6})\s*(?=[^#\s])")
SCENE_NUMBER = re.compile(r"#([^#\s][^#]*)#$")

ONE_LINERS = frozenset(
    (Kind.SLUGLINE, Kind.SECTION, Kind.SYNOPSIS, Kind.PAGE_BREAK, Kind.NOTE, Kind.CENTERED,
     Kind.TRANSITION)
)  # fmt: skip
"""After these the next line begins something new, blank line or not."""

MARKS_OF_FORCE = frozenset(".!@>~#=")


def read_fountain(sheet: Sheet, page: TitlePage) -> tuple[TitlePage, list[Element]]:
    """The elements of a Fountain script, the title page's first."""
    return page, FountainReader(sheet, page).read()


class FountainReader:
    """Reads line by line; each rule takes the lines that are its own, or declines."""

    def __init__(self, sheet: Sheet, page: TitlePage) -> None:
        self.sheet = sheet
        self.lines = sheet.lines
        self.at = page.lines
        self.elements = list(page.elements)
        self._forced: dict[str, Callable[[Line], bool]] = {
            ".": self._forced_heading,
            "!": self._forced_action,
            "@": self._forced_cue,
            ">": self._centered_or_transition,
            "~": self._lyrics,
            "#": self._section,
            "=": self._page_break_or_synopsis,
        }

    def read(self) -> list[Element]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.text:
                self._notes(line)
            elif not self._is_forced(line) and not self._is_by_words(line):
                self._action(line)
        return self.elements

    def _is_forced(self, line: Line) -> bool:
        first = line.text[0]
        return first in MARKS_OF_FORCE and self._forced[first](line)

    def _is_by_words(self, line: Line) -> bool:
        text = line.text
        if is_heading(text) and (self._opens(line) or is_strict_heading(text)):
            self._heading(line, text)
            return True
        if not self._opens(line):
            return False
        is_alone = self._is_alone()
        if is_alone and is_transition(text):
            self._add(Kind.TRANSITION, line, text)
            return True
        if is_shot_line(text):
            self._paragraph(Kind.SHOT_LINE)
            return True
        if is_alone or not self._is_spoken_after(line) or not is_cue(text):
            return False
        self._speech(line, read_cue(text))
        return True

    def _opens(self, line: Line) -> bool:
        """Whether a line begins a paragraph."""
        if line.gap is not Gap.NONE or not self.elements:
            return True
        return self.elements[-1].kind in ONE_LINERS

    def _is_alone(self) -> bool:
        after = self.at + 1
        return after == len(self.lines) or self.lines[after].gap is Gap.HARD

    def _is_spoken_after(self, line: Line) -> bool:
        """A cue has words under it, which are not a note alone."""
        after = self.at + 1
        while after < len(self.lines) and self.lines[after].gap is not Gap.HARD:
            if self.lines[after].text:
                return self.lines[self.at + 1].gap is Gap.NONE
            after += 1
        return False

    def _add(self, kind: Kind, line: Line, text: str, **more: str | int) -> None:
        span = Span(line.start, line.stop)
        notes = self.sheet.notes(*span)
        words, styles = read_emphasis(text)
        element = Element(
            kind=kind,
            text=words,
            source=span,
            styles=styles,
            notes=notes,
            **more,  # type: ignore
        )
        self.elements.append(element)
        self.at += 1

    def _notes(self, line: Line) -> None:
        """Each note of a line of notes is an element of its own."""
        for mark in self.sheet.marks_in(line.start, line.stop):
            if mark.is_note:
                span = Span(mark.start, mark.stop)
                text = self.sheet.note_text(mark)
                self.elements.append(Element(kind=Kind.NOTE, text=text, source=span))
        self.at += 1

    def _heading(self, line: Line, text: str) -> None:
        number = SCENE_NUMBER.search(text) if text[-1] == "#" else None
        if number:
            text = text[: number.start()].rstrip()
        self._add(Kind.SLUGLINE, line, text, number=number[1].strip() if number else "")

    def _forced_heading(self, line: Line) -> bool:
        """A full stop and a letter; `...` and `. . .` are action."""
        text = line.text[1:]
        if not self._opens(line) or not text[:1].strip() or text[0] == ".":
            return False
        self._heading(line, text)
        return True

    def _forced_action(self, line: Line) -> bool:
        self._action(line)
        return True

    def _forced_cue(self, line: Line) -> bool:
        text = line.text[1:].strip()
        if not text or not self._opens(line):
            return False
        self._speech(line, read_cue(text))
        return True

    def _centered_or_transition(self, line: Line) -> bool:
        text = line.text
        if text.endswith("<") and len(text) > 1:
            self._add(Kind.CENTERED, line, text[1:-1].strip())
            return True
        if not self._opens(line) or len(text) == 1:
            return False
        self._add(Kind.TRANSITION, line, text[1:].strip())
        return True

    def _lyrics(self, line: Line) -> bool:
        self._lyric_lines("")
        return True

    def _lyric_lines(self, character: str) -> None:
        first, last = self.at, self.at
        lines = self.lines
        while (
            last + 1 < len(lines)
            and lines[last + 1].gap is Gap.NONE
            and lines[last + 1].text.startswith("~")
        ):
            last += 1
        sung = self.sheet.flush(lines[first], lines[last]).split("\n")
        text = "\n".join(line.removeprefix("~").strip() for line in sung)
        self._add_lines(Kind.LYRICS, first, last, text, character)

    def _section(self, line: Line) -> bool:
        match = SECTION.match(line.text)
        if match is None or not self._opens(line):
            return False
        self._add(Kind.SECTION, line, line.text[match.end() :], level=len(match[1]))
        return True

    def _page_break_or_synopsis(self, line: Line) -> bool:
        if PAGE_BREAK.fullmatch(line.text):
            self._add(Kind.PAGE_BREAK, line, "")
            return True
        if not self._opens(line) or not line.text.strip("="):
            return False
        self._add(Kind.SYNOPSIS, line, line.text[1:].strip())
        return True

    def _action(self, line: Line) -> None:
        self._paragraph(Kind.ACTION)

    def _paragraph(self, kind: Kind) -> None:
        first, last, lines = self.at, self.at, self.lines
        stop = len(lines)
        while last + 1 < stop:
            line = lines[last + 1]
            if line.gap is not Gap.NONE or (line.text and self._breaks_paragraph(line.text)):
                break
            last += 1
        text = self.sheet.indented(lines[first], lines[last])
        if lines[first].text[:1] == "!":
            text = text.replace("!", "", 1)
        self._add_lines(kind, first, last, text, "")

    def _breaks_paragraph(self, text: str) -> bool:
        first = text[0]
        if first in MARKS_OF_FORCE:
            is_centered = first == ">" and text.endswith("<") and len(text) > 1
            return first in "!~" or is_centered or PAGE_BREAK.fullmatch(text) is not None
        return is_strict_heading(text)

    def _speech(self, line: Line, cue: Cue) -> None:
        """A cue and all that is spoken under it, to the next blank line."""
        self._add(
            Kind.CUE,
            line,
            cue.character,
            character=cue.character,
            extension=cue.extension,
            is_dual=cue.is_dual,
        )
        while self.at < len(self.lines) and self.lines[self.at].gap is not Gap.HARD:
            text = self.lines[self.at].text
            if text and self._ends_speech(text):
                return
            if text[:1] == "(":
                self._parenthetical(cue.character)
            elif text[:1] == "~":
                self._lyric_lines(cue.character)
            else:
                self._dialogue(cue.character)

    def _ends_speech(self, text: str) -> bool:
        return PAGE_BREAK.fullmatch(text) is not None or is_strict_heading(text)

    def _parenthetical(self, character: str) -> None:
        """To the bracket that closes it; without one, its own line."""
        first, last = self.at, self.at
        while not self.lines[last].text.endswith(")"):
            last += 1
            if last == len(self.lines) or self.lines[last].gap is not Gap.NONE or last > first + 9:
                last = first
                break
        text = self.sheet.flush(self.lines[first], self.lines[last])
        self._add_lines(Kind.PARENTHETICAL, first, last, text.replace("\n", " "), character)

    def _dialogue(self, character: str) -> None:
        first, last = self.at, self.at
        lines, stop = self.lines, len(self.lines)
        while last + 1 < stop and lines[last + 1].gap is not Gap.HARD:
            text = lines[last + 1].text
            if text and (text[0] in "(~" or self._ends_speech(text)):
                break
            last += 1
        text = self.sheet.flush(lines[first], lines[last])
        self._add_lines(Kind.DIALOGUE, first, last, text, character)

    def _add_lines(self, kind: Kind, first: int, last: int, text: str, character: str) -> None:
        span = Span(self.lines[first].start, self.lines[last].stop)
        words, styles = read_emphasis(text)
        notes = self.sheet.notes(*span)
        element = Element(
            kind=kind, text=words, source=span, styles=styles, notes=notes, character=character
        )
        self.elements.append(element)
        self.at = last + 1
