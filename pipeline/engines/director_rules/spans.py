"""Where pieces of an element's text stand in the source."""

import re

from pipeline.film.script import Element
from pipeline.film.value import Span

_HIDDEN = (("[[", "]]"), ("/*", "*/"))
"""Marks around what a reader does not see."""
_GAP = re.compile(r"\s\s")


def tiles(source: str, element: Element, pieces: list[tuple[int, int]]) -> list[Span]:
    """Spans of `pieces` of the element's text that tile its whole source, first to last."""
    at = places_of(source, element)
    starts = [at[start] if start < len(at) else element.source.stop for start, _ in pieces]
    starts[0] = element.source.start
    return [Span(a, b) for a, b in zip(starts, [*starts[1:], element.source.stop], strict=True)]


def places_of(source: str, element: Element) -> list[int]:
    """For each character of the element's text its place in the source."""
    raw = source[element.source.start : element.source.stop]
    return [element.source.start + offset for offset in _offsets(element.text, _visible(raw))]


def _visible(raw: str) -> str:
    """The text with notes and boneyard blotted out, character for character."""
    for opening, closing in _HIDDEN:
        parts: list[str] = []
        at = 0
        while (begin := raw.find(opening, at)) >= 0 and (end := raw.find(closing, begin)) >= 0:
            end += len(closing)
            parts += [raw[at:begin], "\0" * (end - begin)]
            at = end
        raw = "".join([*parts, raw[at:]])
    return raw


def _offsets(text: str, raw: str) -> list[int]:
    """For each character of `text` its place in `raw`: the text is the raw without its markup."""
    if raw.startswith(text) and not _GAP.search(text):
        return list(range(len(text)))
    offsets: list[int] = []
    at = 0
    is_lost = False
    for char in text:
        place = at if is_lost or char.isspace() else raw.find(char, at)
        if place < 0:
            is_lost, place = True, at
        elif not char.isspace() and not is_lost:
            at = place + 1
        offsets.append(min(place, len(raw)))
    return offsets
