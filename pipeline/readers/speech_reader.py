"""Speeches: a cue, and all that is spoken under it to the next blank line."""

from functools import cached_property

from pipeline.film.script import Kind
from pipeline.film.value import Span
from pipeline.readers.cast_names import (
    CLOSING_QUOTES,
    InlineCue,
    block_name,
    caseless_names,
    inline_cue,
)
from pipeline.readers.headings import CASELESS, is_strict_heading
from pipeline.readers.line_reader import LineReader
from pipeline.readers.sheet import Gap, Line
from pipeline.readers.speech import CLOSE, OPEN, Cue, is_cue, is_page_break, read_cue

QUOTES = ("「", "『")

ASIDE_LONGEST = 10
"""Lines in which the bracket of a parenthetical must close."""


class SpeechReader(LineReader):
    @cached_property
    def names(self) -> frozenset[str]:
        """Who speaks, where the letters have no capitals."""
        has_any = not self.sheet.text.isascii() and CASELESS.search(self.sheet.masked)
        return caseless_names(self.lines) if has_any else frozenset()

    def is_spoken_after(self) -> bool:
        """Whether words, not a note alone, stand directly under the current line."""
        after = self.at + 1
        if after == len(self.lines) or self.lines[after].gap is not Gap.NONE:
            return False
        while after < len(self.lines) and self.lines[after].gap is not Gap.HARD:
            if self.lines[after].text:
                return True
            after += 1
        return False

    def take_cue(self, line: Line) -> bool:
        """A cue by its capitals, or by its name in scripts without capitals."""
        text = line.text
        if self.is_spoken_after() and (is_cue(text) or self._is_caseless_cue(text)):
            self.take_speech(read_cue(text))
            return True
        return self.take_inline(line, inline_cue(text, self.names))

    def _is_caseless_cue(self, text: str) -> bool:
        return not text.isascii() and bool(self.names) and block_name(text) in self.names

    def take_inline(self, line: Line, cue: InlineCue | None) -> bool:
        """`王芳：你好。`: the cue is the name to its colon, the rest of the line is spoken."""
        if cue is None or line.stop - line.start != len(line.text):
            return False
        if cue.stop < len(line.text):
            self._take_split(line, cue)
            return True
        if not self.is_spoken_after():
            return False
        self.take_speech(Cue(cue.name, cue.extension))
        return True

    def _take_split(self, line: Line, cue: InlineCue) -> None:
        """A cue and its words on one line."""
        colon = line.start + len(line.text[: cue.stop].rstrip())
        more = {"character": cue.name} | ({"extension": cue.extension} if cue.extension else {})
        self.add_span(Kind.CUE, Span(line.start, colon), cue.name, **more)
        last = self.at
        while last + 1 < len(self.lines) and self._is_still_spoken(last + 1):
            last += 1
        words = self.sheet.flush(line, self.lines[last])[cue.stop :].strip()
        if words[:1] in QUOTES and words.endswith(CLOSING_QUOTES):
            words = words[1:-1]
        span = Span(line.start + cue.stop, self.lines[last].stop)
        self.add_span(Kind.DIALOGUE, span, words, character=cue.name)
        self.at = last + 1

    def _is_still_spoken(self, at: int) -> bool:
        line = self.lines[at]
        return (
            line.gap is Gap.NONE
            and inline_cue(line.text, self.names) is None
            and not self.ends_speech(line.text)
        )

    def take_speech(self, cue: Cue) -> None:
        more: dict[str, str | int] = {"character": cue.character}
        if cue.extension:
            more["extension"] = cue.extension
        if cue.is_dual:
            more["is_dual"] = True
        self.add(Kind.CUE, cue.character, **more)
        self.take_words(cue.character)

    def take_words(self, character: str) -> None:
        while self.at < len(self.lines) and self.lines[self.at].gap is not Gap.HARD:
            text = self.lines[self.at].text
            if text and self.ends_speech(text):
                return
            if text[:1] in OPEN:
                self._take_parenthetical(character)
            elif text[:1] == "~":
                self.take_lyrics(character)
            else:
                self._take_dialogue(character)

    def ends_speech(self, text: str) -> bool:
        """What is no dialogue even without a blank line before it."""
        return bool(text) and (is_page_break(text) or is_strict_heading(text))

    def take_lyrics(self, character: str) -> None:
        first = last = self.at
        lines = self.lines
        while (
            last + 1 < len(lines)
            and lines[last + 1].gap is Gap.NONE
            and lines[last + 1].text.startswith("~")
        ):
            last += 1
        sung = self.sheet.flush(lines[first], lines[last]).split("\n")
        text = "\n".join(line.removeprefix("~").strip() for line in sung)
        self.add_lines(Kind.LYRICS, first, last, text, character=character)

    def _take_parenthetical(self, character: str) -> None:
        """To the bracket that closes it; without one, its own line."""
        first = last = self.at
        while not self.lines[last].text.endswith(CLOSE):
            last += 1
            is_past = last == len(self.lines) or last >= first + ASIDE_LONGEST
            if is_past or self.lines[last].gap is not Gap.NONE:
                last = first
                break
        text = self.sheet.flush(self.lines[first], self.lines[last]).replace("\n", " ")
        self.add_lines(Kind.PARENTHETICAL, first, last, text, character=character)

    def _take_dialogue(self, character: str) -> None:
        first = last = self.at
        lines, stop = self.lines, len(self.lines)
        while last + 1 < stop and lines[last + 1].gap is not Gap.HARD:
            text = lines[last + 1].text
            if text and (text[0] in "(（~" or self.ends_speech(text)):
                break
            last += 1
        text = self.sheet.flush(lines[first], lines[last])
        self.add_lines(Kind.DIALOGUE, first, last, text, character=character)
