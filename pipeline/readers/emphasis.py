"""Emphasis: `*italic*`, `**bold**`, `***both***`, `_underlined_`, and `\\*` for a literal star."""

import re
from typing import NamedTuple

from pipeline.film.script import Emphasis, Style

MARKER = re.compile(r"\\[*_\\]|\*+|_+")

MEANING = {"*": Emphasis.ITALIC, "**": Emphasis.BOLD, "_": Emphasis.UNDERLINE}
PARTS = {"*": ("*",), "**": ("**",), "***": ("**", "*"), "_": ("_",)}


class _Open(NamedTuple):
    run: int
    position: int
    """Of the first emphasised character, in the source."""


class _Run:
    """A run of markers, and which of its characters take effect."""

    __slots__ = ("parts", "start", "stop", "used")

    def __init__(self, match: re.Match[str]) -> None:
        self.start, self.stop = match.span()
        self.parts = PARTS.get(match[0], ())
        self.used = 0


def read_emphasis(text: str) -> tuple[str, tuple[Style, ...]]:
    """The words without their markers, and the runs they emphasise. Never across lines."""
    if "*" not in text and "_" not in text and "\\" not in text:
        return text, ()
    words: list[str] = []
    styles: list[Style] = []
    offset = 0
    for line in text.split("\n"):
        plain, found = _read_line(line)
        styles += [
            Style(emphasis=kind, start=start + offset, stop=stop + offset)
            for start, stop, kind in found
        ]
        words.append(plain)
        offset += len(plain) + 1
    return "\n".join(words), tuple(styles)


def plain_words(text: str) -> str:
    return read_emphasis(text)[0]


def _read_line(line: str) -> tuple[str, list[tuple[int, int, Emphasis]]]:
    escapes: list[int] = []
    runs: list[_Run] = []
    spans: list[tuple[int, int, Emphasis]] = []
    opened: dict[str, _Open] = {}
    for match in MARKER.finditer(line):
        if match[0][0] == "\\":
            escapes.append(match.start())
            continue
        run = _Run(match)
        runs.append(run)
        before, after = line[run.start - 1 : run.start] or " ", line[run.stop : run.stop + 1] or " "
        if opened and _closes(match[0], before, after):
            _close(runs, opened, spans)
        if not run.used and _opens(match[0], before, after):
            for part in run.parts:
                opened[part] = _Open(len(runs) - 1, run.stop)
    return _strip(line, escapes, runs, spans)


def _opens(marker: str, before: str, after: str) -> bool:
    """At the head of a word; a star between digits is a product, a line within a word a name."""
    if after.isspace() or before.isdigit():
        return False
    return marker[0] == "*" or not before.isalnum()


def _closes(marker: str, before: str, after: str) -> bool:
    return not before.isspace() and (marker[0] == "*" or not after.isalnum())


def _close(
    runs: list[_Run], opened: dict[str, _Open], spans: list[tuple[int, int, Emphasis]]
) -> None:
    run = runs[-1]
    for part in sorted(run.parts, key=lambda p: -opened[p].position if p in opened else 0):
        opener = opened.get(part)
        if opener is None or opener.position >= run.start:
            continue
        spans.append((opener.position, run.start, MEANING[part]))
        runs[opener.run].used += len(part)
        run.used += len(part)
        for other in [p for p, o in opened.items() if o.run >= opener.run]:
            if other == part or opened[other].run > opener.run:
                del opened[other]


def _strip(
    line: str, escapes: list[int], runs: list[_Run], spans: list[tuple[int, int, Emphasis]]
) -> tuple[str, list[tuple[int, int, Emphasis]]]:
    """Takes the effective markers out; positions move with the words."""
    if not escapes and not spans:
        return line, []
    cuts = sorted(
        [(place, 1) for place in escapes] + [(run.start, run.used) for run in runs if run.used]
    )
    edges = {edge: 0 for start, stop, _ in spans for edge in (start, stop)}
    pieces: list[str] = []
    position = removed = 0
    pending = sorted(edges)
    at = 0
    for start, length in cuts:
        while at < len(pending) and pending[at] <= start:
            edges[pending[at]] = pending[at] - removed
            at += 1
        pieces.append(line[position:start])
        position, removed = start + length, removed + length
    for edge in pending[at:]:
        edges[edge] = edge - removed
    pieces.append(line[position:])
    moved = [(edges[start], edges[stop], kind) for start, stop, kind in spans]
    return "".join(pieces), sorted(moved)
