"""What every reader of lines does: keep its place, add elements, set notes apart."""

from pipeline.film.script import Element, Kind, Style
from pipeline.film.value import Span
from pipeline.readers.emphasis import read_emphasis
from pipeline.readers.sheet import Gap, Line, Sheet
from pipeline.readers.title_page import TitlePage
from pipeline.readers.unchecked import unchecked

ONE_LINERS = frozenset(
    (
        Kind.SLUGLINE,
        Kind.SECTION,
        Kind.SYNOPSIS,
        Kind.PAGE_BREAK,
        Kind.NOTE,
        Kind.CENTERED,
        Kind.TRANSITION,
    )
)
"""After these the next line begins something new, blank line or not."""

UNSTYLED = frozenset((Kind.CUE, Kind.NOTE, Kind.BONEYARD))


class LineReader:
    def __init__(self, sheet: Sheet, page: TitlePage) -> None:
        self.sheet = sheet
        self.lines = sheet.lines
        self.at = page.lines
        """The line that is read next."""
        self.elements = list(page.elements)

    def opens(self, line: Line) -> bool:
        """Whether a line begins a paragraph."""
        if line.gap is not Gap.NONE or not self.elements:
            return True
        return self.elements[-1].kind in ONE_LINERS

    def is_alone(self) -> bool:
        """Whether a blank line follows the current one."""
        after = self.at + 1
        return after == len(self.lines) or self.lines[after].gap is Gap.HARD

    def add(self, kind: Kind, text: str, **more: str | int) -> None:
        """Adds the current line as one element."""
        self.add_lines(kind, self.at, self.at, text, **more)

    def add_lines(self, kind: Kind, first: int, last: int, text: str, **more: str | int) -> None:
        """Adds lines as one element, and goes on behind them."""
        span = Span(self.lines[first].start, self.lines[last].stop)
        self.add_span(kind, span, text, **more)
        self.at = last + 1

    def add_span(self, kind: Kind, span: Span, text: str, **more: str | int) -> None:
        styles: tuple[Style, ...] = ()
        if kind not in UNSTYLED:
            text, styles = read_emphasis(text)
        fields: dict[str, object] = {"kind": kind, "text": text, "source": span, **more}
        if styles:
            fields["styles"] = styles
        if self.sheet.marks:
            fields["notes"] = self.sheet.notes(*span)
        self.elements.append(unchecked(Element, fields))

    def add_notes(self, line: Line) -> None:
        """Each note of a line of notes is an element of its own."""
        for mark in self.sheet.marks_in(line.start, line.stop):
            if mark.is_note:
                text = self.sheet.note_text(mark)
                source = Span(mark.start, mark.stop)
                self.elements.append(Element(kind=Kind.NOTE, text=text, source=source))
        self.at += 1
