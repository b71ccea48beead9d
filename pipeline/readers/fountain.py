"""Fountain, complete against its published syntax (1.1), with every language's headings."""

import re
from collections.abc import Callable

from pipeline.film.script import Element, Kind
from pipeline.readers.headings import is_heading, is_strict_heading
from pipeline.readers.layout import FORCING
from pipeline.readers.sheet import Gap, Line, Sheet
from pipeline.readers.slugline import LONGEST
from pipeline.readers.speech import is_page_break, is_shot_line, is_transition, read_cue
from pipeline.readers.speech_reader import SpeechReader
from pipeline.readers.title_page import TitlePage

SECTION = re.compile(r"(#{1,6})\s*(?=[^#\s])")
SCENE_NUMBER = re.compile(r"#([^#\s][^#]*)#$")

NUMBER_BEFORE = re.compile(r"(\d{1,4}[A-Za-z]{0,2})(?:[.)、:：]\s*|\s+)(?=\S)")
NUMBER_AFTER = re.compile(r"\s+(\d{1,4}[A-Za-z]{0,2})[.)]?$")


def read_fountain(sheet: Sheet, page: TitlePage) -> list[Element]:
    """The elements of a Fountain script, the title page's first."""
    return FountainReader(sheet, page).read()


class FountainReader(SpeechReader):
    """Reads line by line; each rule takes the lines that are its own, or declines."""

    def __init__(self, sheet: Sheet, page: TitlePage) -> None:
        super().__init__(sheet, page)
        self._forced: dict[str, Callable[[Line], bool]] = {
            ".": self._take_forced_heading,
            "!": self._take_forced_action,
            "@": self._take_forced_cue,
            ">": self._take_centered_or_transition,
            "~": self._take_song,
            "#": self._take_section,
            "=": self._take_page_break_or_synopsis,
        }

    def read(self) -> list[Element]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.text:
                self.add_notes(line)
            elif not self.take_forced(line) and not self.take_by_words(line):
                self.take_paragraph(Kind.ACTION)
        return self.elements

    def take_forced(self, line: Line) -> bool:
        first = line.text[0]
        return first in FORCING and self._forced[first](line)

    def take_by_words(self, line: Line) -> bool:
        text = line.text
        if is_heading(text) and (self.opens(line) or is_strict_heading(text)):
            self.take_heading(text)
            return True
        if not self.opens(line):
            return False
        if is_transition(text) and (text[-1] in ".:" or self.is_alone()):
            self.add(Kind.TRANSITION, text)
            return True
        if is_shot_line(text):
            self.take_paragraph(Kind.SHOT_LINE)
            return True
        return self.take_cue(line)

    def take_heading(self, text: str) -> None:
        """`INT. HALL #12A#`, or with its number before it, as shooting scripts have it."""
        is_short = len(text) <= LONGEST
        number = SCENE_NUMBER.search(text) if is_short and text[-1] == "#" else None
        lead = NUMBER_BEFORE.match(text) if is_short and text[0].isdigit() else None
        if number:
            self.add(Kind.SLUGLINE, text[: number.start()].rstrip(), number=number[1].strip())
        elif lead:
            words = text[lead.end() :]
            after = NUMBER_AFTER.search(words)
            is_same = after is not None and after[1] == lead[1]
            words = words[: after.start()] if after and is_same else words
            self.add(Kind.SLUGLINE, words, number=lead[1])
        else:
            self.add(Kind.SLUGLINE, text)

    def _take_forced_heading(self, line: Line) -> bool:
        """A full stop and a letter; `...` and `. . .` are action."""
        text = line.text[1:]
        if not self.opens(line) or not text[:1].strip() or text[0] == ".":
            return False
        self.take_heading(text)
        return True

    def _take_forced_action(self, line: Line) -> bool:
        self.take_paragraph(Kind.ACTION)
        return True

    def _take_forced_cue(self, line: Line) -> bool:
        text = line.text[1:].strip()
        if not text or not self.opens(line):
            return False
        self.take_speech(read_cue(text))
        return True

    def _take_centered_or_transition(self, line: Line) -> bool:
        text = line.text
        if text.endswith("<") and len(text) > 1:
            self.add(Kind.CENTERED, text[1:-1].strip())
            return True
        if not self.opens(line) or len(text) == 1:
            return False
        self.add(Kind.TRANSITION, text[1:].strip())
        return True

    def _take_song(self, line: Line) -> bool:
        self.take_lyrics("")
        return True

    def _take_section(self, line: Line) -> bool:
        match = SECTION.match(line.text)
        if match is None or not self.opens(line):
            return False
        self.add(Kind.SECTION, line.text[match.end() :], level=len(match[1]))
        return True

    def _take_page_break_or_synopsis(self, line: Line) -> bool:
        if is_page_break(line.text):
            self.add(Kind.PAGE_BREAK, "")
            return True
        if not self.opens(line) or not line.text.strip("= "):
            return False
        self.add(Kind.SYNOPSIS, line.text[1:].strip())
        return True

    def take_paragraph(self, kind: Kind) -> None:
        first = last = self.at
        lines, stop = self.lines, len(self.lines)
        while last + 1 < stop:
            line = lines[last + 1]
            if line.gap is not Gap.NONE or (line.text and self.breaks_paragraph(line.text)):
                break
            last += 1
        text = self.sheet.indented(lines[first], lines[last])
        if lines[first].text[:1] == "!":
            text = text.replace("!", "", 1)
        self.add_lines(kind, first, last, text)

    def breaks_paragraph(self, text: str) -> bool:
        """What begins something new without a blank line before it."""
        first = text[0]
        if first in FORCING:
            is_centered = first == ">" and text.endswith("<") and len(text) > 1
            return first in "!~" or is_centered or is_page_break(text)
        return is_strict_heading(text)
