"""How the lines of a script stand on the page: columns, blank lines, page furniture.

The first lines are surveyed; the survey says whether the script is Fountain or plain text that
only looks like a screenplay, and how the plain one is laid out.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.readers.cast_names import CAPITAL_COLON, is_name
from pipeline.readers.headings import LEADING_NUMBER, is_heading
from pipeline.readers.sheet import Gap, Line, Sheet
from pipeline.readers.speech import is_cue, is_shot_line, is_transition, read_cue

SURVEYED = 4000
"""Lines looked at: about eighty pages."""

TAB = 8
DIALOGUE_INDENT = 4
CUE_INDENT = 9
"""Columns right of the action where dialogue and cues begin at the least."""

MORE = re.compile(r"\((?:MORE|SUITE|MÁS|MEHR|CONTINUA|MAIS|ДАЛЕЕ|SEGUE)\)", re.IGNORECASE)
CONTINUED = re.compile(r"(?:\d+[A-Z]?\s+)?\(?CONTINUED:?\)?:?(?:\s*\(\d+\))?(?:\s+\d+[A-Z]?)?:?")
PAGE_NUMBER = re.compile(r"(?:PAGE\s+|-\s*)?\d{1,4}\s*[.-]?", re.IGNORECASE)


FORCING = frozenset(".!@>~#=")
"""First characters by which Fountain forces an element."""


class Spacing(StrEnum):
    PARAGRAPHS = "paragraphs"
    DENSE = "dense"
    """No blank lines at all."""
    SPACED = "spaced"
    """Blank lines everywhere, between a cue and its words too."""


@dataclass(frozen=True)
class Layout:
    spacing: Spacing = Spacing.PARAGRAPHS
    action_column: int = 0
    cue_column: int | None = None
    """None where everything begins at the same column."""
    names: frozenset[str] = frozenset()
    """Names that look like cues more than once."""
    is_plain: bool = False


@dataclass
class _Survey:
    columns: Counter[int] = field(default_factory=Counter[int])
    cue_columns: Counter[int] = field(default_factory=Counter[int])
    names: Counter[str] = field(default_factory=Counter[str])
    gaps: int = 0
    lines: int = 0
    headings: int = 0
    glued_headings: int = 0
    furniture: int = 0
    cues_above_words: int = 0
    cues_above_blank: int = 0
    wraps: int = 0
    breaks: int = 0
    stage_cues: int = 0
    marks_of_fountain: int = 0


def column(sheet: Sheet, line: Line) -> int:
    """The column at which a line begins, tabs counted to every eighth."""
    start = sheet.line_start(line)
    if start == line.start:
        return 0
    return len(sheet.masked[start : line.start].expandtabs(TAB))


def is_more(text: str) -> bool:
    return text[0] == "(" and MORE.fullmatch(text) is not None


def is_continued(text: str) -> bool:
    return "CONTINUED" in text and CONTINUED.fullmatch(text) is not None


def is_page_number(text: str) -> bool:
    return len(text) < 12 and PAGE_NUMBER.fullmatch(text) is not None


def survey(sheet: Sheet, first: int) -> Layout:
    """The layout, from the lines after the title page."""
    lines = sheet.lines[first : first + SURVEYED]
    seen = _Survey(lines=len(lines), marks_of_fountain=5 * bool(first) + 2 * bool(sheet.marks))
    for at, line in enumerate(lines):
        if line.text:
            _look(seen, sheet, line, lines[at + 1] if at + 1 < len(lines) else None, at)
    return _judge(seen)


def _look(seen: _Survey, sheet: Sheet, line: Line, after: Line | None, at: int) -> None:
    text, here = line.text, column(sheet, line)
    is_glued = line.gap is Gap.NONE
    seen.gaps += not is_glued and at > 0
    if is_heading(text):
        seen.headings += 1
        seen.glued_headings += is_glued
        lead = LEADING_NUMBER.match(text)
        seen.columns[here + (lead.end() if lead else 0)] += 3
    elif is_continued(text) or is_more(text) or (is_page_number(text) and not is_glued):
        seen.furniture += 1
    elif _looks_like_cue(text) and after:
        _look_at_cue(seen, sheet, here, text, after)
    else:
        seen.columns[here] += len(text) > 30
        stage = CAPITAL_COLON.match(text)
        seen.stage_cues += stage is not None and stage["name"].isupper() and is_name(stage["name"])
        seen.marks_of_fountain += text[0] in FORCING and text[1:2] not in (".", "")
        if after and after.gap is Gap.NONE and after.text:
            seen.wraps += after.text[0].islower() and text[-1] not in ".!?"
            seen.breaks += not after.text[0].islower()


def _looks_like_cue(text: str) -> bool:
    return (
        len(text) < 45
        and is_cue(text)
        and len(text.partition("(")[0].split()) < 5
        and not is_transition(text)
        and not is_shot_line(text)
    )


def _look_at_cue(seen: _Survey, sheet: Sheet, here: int, text: str, after: Line) -> None:
    seen.names[read_cue(text).character] += 1
    if after.gap is Gap.NONE:
        seen.cues_above_words += 1
    else:
        seen.cues_above_blank += 1
    if here > column(sheet, after) > 0:
        seen.cue_columns[here] += 1


def _judge(seen: _Survey) -> Layout:
    action = seen.columns.most_common(1)[0][0] if seen.columns else 0
    cues = {at: count for at, count in seen.cue_columns.items() if at >= action + CUE_INDENT}
    cue_column = max(cues, key=lambda at: (cues[at], -at)) if cues else None
    names = frozenset(name for name, count in seen.names.items() if count > 1)
    spacing = _spacing(seen, bool(names))
    return Layout(
        spacing=spacing,
        action_column=action,
        cue_column=cue_column,
        names=names,
        is_plain=_is_plain(seen, spacing, cue_column),
    )


def _spacing(seen: _Survey, has_names: bool) -> Spacing:
    if has_names and seen.cues_above_blank > 3 * seen.cues_above_words:
        return Spacing.SPACED
    is_dense = seen.lines >= 3 and seen.gaps * 12 < seen.lines
    return Spacing.DENSE if is_dense and (seen.headings or has_names) else Spacing.PARAGRAPHS


def _is_plain(seen: _Survey, spacing: Spacing, cue_column: int | None) -> bool:
    """Marks of Fountain outweigh every sign but columns and missing blank lines."""
    if cue_column is not None or spacing is Spacing.DENSE:
        return True
    if seen.marks_of_fountain > 1 + seen.headings // 4:
        return False
    return (
        spacing is Spacing.SPACED
        or seen.furniture > 1
        or seen.stage_cues > 1 + seen.cues_above_words
        or seen.glued_headings * 2 > seen.headings + 1
        or (seen.wraps > 2 and seen.wraps > 2 * seen.breaks)
    )
