"""Elements to scenes: where each begins, its number and its id."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from pipeline.film.script import Element, Kind, Scene
from pipeline.film.value import Span, short_id
from pipeline.readers.sheet import Sheet
from pipeline.readers.slugline import read_setting
from pipeline.readers.unchecked import unchecked

STORY = frozenset(
    (Kind.ACTION, Kind.SHOT_LINE, Kind.CUE, Kind.PARENTHETICAL, Kind.DIALOGUE, Kind.LYRICS)
)
"""What makes a scene of its own before the first heading."""

INTRODUCTIONS = frozenset((Kind.SECTION, Kind.SYNOPSIS, Kind.PAGE_BREAK))
SILENT = INTRODUCTIONS | {Kind.NOTE, Kind.BONEYARD}

DASHES = re.compile(r"[-–—―‒−]+")


def with_boneyards(sheet: Sheet, elements: list[Element]) -> list[Element]:
    """Adds the boneyards, which are elements of their own unless another's words go on after."""
    boneyards = [mark for mark in sheet.marks if not mark.is_note]
    if not boneyards:
        return elements
    merged: list[Element] = []
    at = 0
    for element in elements:
        while at < len(boneyards) and boneyards[at].start < element.source.stop:
            if boneyards[at].start < element.source.start:
                merged.append(_boneyard(sheet, Span(*boneyards[at][:2])))
            at += 1
        merged.append(element)
    return merged + [_boneyard(sheet, Span(*mark[:2])) for mark in boneyards[at:]]


def _boneyard(sheet: Sheet, span: Span) -> Element:
    text = "\n".join(sheet.text[span.start + 2 : span.stop - 2].splitlines()).strip()
    return Element(kind=Kind.BONEYARD, text=text, source=span)


def divide(elements: Sequence[Element], length: int) -> tuple[Scene, ...]:
    """The scenes of a script of `length` characters; together they cover all of it."""
    firsts = _first_elements(elements)
    bounds = [0, *(elements[first].source.start for first in firsts[1:]), length]
    stops = [*firsts[1:], len(elements)]
    parts = [tuple(elements[a:b]) for a, b in zip(firsts, stops, strict=True)]
    heads = [next((e for e in part if e.kind is Kind.SLUGLINE), None) for part in parts]
    numbers = _numbers([head.number if head else "" for head in heads])
    seen: Counter[str] = Counter()
    scenes: list[Scene] = []
    for part, head, number, (start, stop) in zip(
        parts, heads, numbers, pairwise(bounds), strict=True
    ):
        slugline = head.text if head else ""
        fields: dict[str, object] = {
            "id": _scene_id(slugline, seen),
            "number": number,
            "slugline": slugline,
            "source": Span(start, stop),
            "setting": read_setting(slugline),
            "elements": part,
        }
        scenes.append(unchecked(Scene, fields))
    return tuple(scenes)


def _first_elements(elements: Sequence[Element]) -> list[int]:
    """The index of each scene's first element."""
    heads = [i for i, element in enumerate(elements) if element.kind is Kind.SLUGLINE]
    if not heads:
        return [0]
    has_story = any(element.kind in STORY for element in elements[: heads[0]])
    firsts = [0, _introduced(elements, 0, heads[0])] if has_story else [0]
    for before, head in pairwise(heads):
        firsts.append(_introduced(elements, before + 1, head))
    return firsts


def _introduced(elements: Sequence[Element], low: int, head: int) -> int:
    """Where the section, synopsis or page break that introduces a heading begins.

    What stands directly under the heading before belongs there: a synopsis follows its heading.
    """
    first = head
    while first > low and elements[first - 1].kind in SILENT:
        first -= 1
    if first == low and low > 0:
        while first < head and elements[first].kind not in (Kind.SECTION, Kind.PAGE_BREAK):
            first += 1
    while first < head and elements[first].kind not in INTRODUCTIONS:
        first += 1
    return first


def _numbers(written: list[str]) -> Iterator[str]:
    """Numbers as written; the others are counted from 1, past those that are taken."""
    taken = set(written)
    count = 0
    for number in written:
        if number:
            yield number
            continue
        count += 1
        while str(count) in taken:
            count += 1
        yield str(count)


def _scene_id(slugline: str, seen: Counter[str]) -> str:
    name = _normal(slugline)
    seen[name] += 1
    return short_id(name, str(seen[name]))


@lru_cache(maxsize=4096)
def _normal(slugline: str) -> str:
    return " ".join(DASHES.sub("-", slugline).casefold().split())
