"""The script of a scene cut into beats: the smallest pieces that a shot can cover."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipeline.engines.director_rules.clauses import clauses
from pipeline.engines.director_rules.lengths import speech_s
from pipeline.engines.director_rules.lexicon.phrases import FORMS, INTERCUTS
from pipeline.engines.director_rules.sentences import sentences
from pipeline.engines.director_rules.spans import tiles
from pipeline.film.script import Element, Kind, Scene
from pipeline.film.value import Span

LONGEST_SPEECH_S = 7.5
"""A speech is broken where a sentence ends once it is this long."""

LISTENING_S = 4.0
"""How long the one who listens is seen meanwhile."""

_COMMA = re.compile(r"[,;:—–]\s+|[，；：、]")

_WITH_WHAT_FOLLOWS = frozenset(
    {Kind.TITLE_PAGE, Kind.SLUGLINE, Kind.NOTE, Kind.BONEYARD, Kind.SECTION, Kind.SYNOPSIS,
     Kind.CUE, Kind.PARENTHETICAL}
)  # fmt: skip
_WITH_WHAT_WENT_BEFORE = frozenset({Kind.TRANSITION, Kind.CENTERED, Kind.PAGE_BREAK})

_VOICES = (
    "v.o", "vo", "o.s", "os", "o.c", "oc", "off", "voix", "filter", "over ", "phone", "radio",
    "画外", "旁白", "з.к", "за кадром",
)  # fmt: skip
"""Extensions of a cue that is heard and not seen."""


@dataclass(frozen=True)
class Speech:
    character: str
    extension: str = ""
    parenthetical: str = ""
    number: int = 0
    """Which speech of its scene, from 0; the parts of a long one share it."""
    is_dual: bool = False
    seconds: float = 0.0

    @property
    def is_voice(self) -> bool:
        folded = self.extension.casefold()
        return any(folded.startswith(voice) or f"{voice}." in folded for voice in _VOICES)


@dataclass(frozen=True)
class Beat:
    text: str
    span: Span
    """With the silent elements that go with it; `words` without them."""
    words: Span
    kind: Kind
    paragraph: int
    """The place of its element in the scene."""
    speech: Speech | None = None
    is_clause: bool = False
    """Goes on with the sentence before it and has its subject."""
    notes: tuple[str, ...] = ()
    """The user's own instructions for the shot that covers this beat."""
    whole: str = ""
    """The text of its element; the beat is `whole[start:stop]`."""
    start: int = 0
    stop: int = 0


@dataclass
class _Cutter:
    source: str
    language: str
    beats: list[Beat] = field(default_factory=list[Beat])
    start: int | None = None
    """Where silent elements began that go with what follows."""
    notes: tuple[str, ...] = ()
    cue: Element | None = None
    parenthetical: str = ""
    speeches: int = 0

    def wait(self, element: Element) -> None:
        """Keep an element that is not seen for the beat that follows it."""
        self.start = element.source.start if self.start is None else self.start
        if element.kind is Kind.NOTE:
            self.notes += (element.text,)
        elif element.kind is Kind.CUE:
            self.cue, self.parenthetical = element, ""
            self.speeches += 1
        elif element.kind is Kind.PARENTHETICAL:
            self.parenthetical = element.text
        if element.kind is not Kind.NOTE:
            self.notes += element.notes if element.kind is not Kind.SLUGLINE else ()

    def close(self, stop: int) -> None:
        """Give everything up to `stop` to the last beat."""
        if self.beats:
            last = self.beats[-1]
            span = Span(last.span.start, max(stop, last.span.stop))
            self.beats[-1] = replace(last, span=span, notes=last.notes + self.notes)
            self.start, self.notes = None, ()

    def add(self, beat: Beat) -> None:
        if self.start is not None:
            beat = replace(beat, span=Span(self.start, beat.span.stop))
        self.beats.append(replace(beat, notes=self.notes + beat.notes))
        self.start, self.notes, self.parenthetical = None, (), ""
        if beat.speech is None:
            self.cue = None


def scene_beats(source: str, scene: Scene, language: str) -> list[Beat]:
    """Beats that cover the scene in order; none for a scene without anything seen or said."""
    cutter = _Cutter(source, language)
    for place, element in enumerate(scene.elements):
        if element.kind in _WITH_WHAT_FOLLOWS or not _is_seen_or_said(element):
            cutter.wait(element)
        elif element.kind in _WITH_WHAT_WENT_BEFORE and cutter.beats and cutter.start is None:
            cutter.close(element.source.stop)
        elif element.kind in _WITH_WHAT_WENT_BEFORE:
            cutter.wait(element)
        else:
            for beat in _pieces(cutter, element, place):
                cutter.add(beat)
    cutter.close(scene.source.stop)
    return cutter.beats


def is_form(text: str) -> bool:
    """`INTERCUT WITH:`, `BEGIN FLASHBACK`: a line about the film, in capitals or with a colon."""
    line = text.strip(" .:-–—*()\n")
    is_set_apart = line == line.upper() or text.rstrip().endswith(":")
    folded = line.casefold()
    return is_set_apart and (folded in FORMS or folded.startswith(INTERCUTS))


def _is_seen_or_said(element: Element) -> bool:
    if element.kind is Kind.DIALOGUE:
        return bool(element.text.strip())
    if element.kind in (Kind.ACTION, Kind.SHOT_LINE) and is_form(element.text):
        return False
    return any(char.isalnum() for char in element.text)


def _pieces(cutter: _Cutter, element: Element, place: int) -> Iterator[Beat]:
    is_said = element.kind in (Kind.DIALOGUE, Kind.LYRICS) and cutter.cue is not None
    whole = sentences(element.text)
    ranges = whole or [(0, len(element.text))]
    if is_said:
        ranges = _speech_parts(element.text, ranges, cutter.language)
    elif element.kind is Kind.SHOT_LINE:
        ranges = [(0, len(element.text))]
    else:
        ranges = clauses(element.text, ranges)
    starts = {start for start, _ in whole}
    for (start, stop), span in zip(ranges, tiles(cutter.source, element, ranges), strict=True):
        text = element.text[start:stop].strip()
        speech = _speech(cutter, element, text) if is_said else None
        notes = _notes_within(cutter.source, span, element)
        is_clause = start not in starts and start > 0
        yield Beat(
            text,
            span,
            span,
            element.kind,
            place,
            speech,
            is_clause,
            notes,
            whole=element.text,
            start=start,
            stop=stop,
        )


def _speech(cutter: _Cutter, element: Element, text: str) -> Speech:
    cue = cutter.cue
    extension, is_dual = (cue.extension, cue.is_dual) if cue else ("", False)
    name = element.character or (cue.character if cue else "")
    seconds = speech_s(text, cutter.language, cutter.parenthetical)
    number = cutter.speeches - 1
    return Speech(name, extension, cutter.parenthetical, number, is_dual, seconds)


def _speech_parts(text: str, ranges: list[tuple[int, int]], language: str) -> list[tuple[int, int]]:
    """Sentences joined into parts that one shot can hold; every second part is a listener's."""
    pieces = [piece for start, stop in ranges for piece in _breaths(text, start, stop, language)]
    parts = [pieces[0]]
    for start, stop in pieces[1:]:
        longest_s = LISTENING_S if len(parts) % 2 == 0 else LONGEST_SPEECH_S
        if speech_s(text[parts[-1][0] : stop], language) <= longest_s:
            parts[-1] = (parts[-1][0], stop)
        else:
            parts.append((start, stop))
    return parts


def _breaths(text: str, start: int, stop: int, language: str) -> list[tuple[int, int]]:
    """A sentence; one that is too long for a shot in pieces that end at its commas."""
    if speech_s(text[start:stop], language) <= LONGEST_SPEECH_S:
        return [(start, stop)]
    ends = [comma.end() for comma in _COMMA.finditer(text, start, stop)]
    begins = [start, *ends]
    return [(a, b) for a, b in zip(begins, [*ends, stop], strict=True) if text[a:b].strip()]


def _notes_within(source: str, span: Span, element: Element) -> tuple[str, ...]:
    """The texts of the notes that stand in a piece of an element's source."""
    found: list[str] = []
    at = span.start
    while element.notes and (begin := source.find("[[", at, span.stop)) >= 0:
        end = source.find("]]", begin, span.stop)
        if end < 0:
            break
        found.append(source[begin + 2 : end].strip())
        at = end
    return tuple(found)
