"""Where a line may break: at spaces, between CJK characters (kinsoku), anywhere when it must."""

import re
import unicodedata
from collections.abc import Iterator

from pipeline.media.lettering.faces import is_cjk
from pipeline.media.lettering.shaping import width_em

# Kinsoku: these do not begin a line; those do not end one.
NOT_FIRST = frozenset(
    "、。，．・：；？！ー々〜～）］｝」』】〉》〕”’…‥ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ%％‰"
)
NOT_LAST = frozenset("（［｛「『【〈《〔“‘￥＄")

_SPACES = re.compile("[^\\S\u00a0\u202f\u2007]+")
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")


def lines_of(text: str, width: float, weight: int) -> list[str]:
    """The text in lines of at most `width` ems, spaces at the breaks left out. No word is lost."""
    return [line for paragraph in text.splitlines() for line in _filled(paragraph, width, weight)]


def _filled(paragraph: str, width: float, weight: int) -> list[str]:
    gap = width_em(" ", weight)
    lines: list[str] = []
    line, used = "", 0.0
    for piece, has_space in _pieces(paragraph, width, weight):
        wide = width_em(piece, weight)
        lead = gap if has_space and line else 0.0
        if line and used + lead + wide > width:
            lines.append(line)
            line, used, lead = "", 0.0, 0.0
        line += " " * bool(lead) + piece
        used += lead + wide
    return [*lines, line]


def _pieces(paragraph: str, width: float, weight: int) -> Iterator[tuple[str, bool]]:
    """Unbreakable pieces, each with whether a space stands before it."""
    for word in _SPACES.split(paragraph):
        has_space = True
        for part in _parts(word):
            fits = width_em(part, weight) <= width
            for piece in [part] if fits else _clusters(part):
                yield piece, has_space
                has_space = False


def _parts(word: str) -> Iterator[str]:
    """A word cut where CJK text may break, else whole."""
    start = 0
    for at in range(1, len(word)):
        if _breaks(word[at - 1], word[at]):
            yield word[start:at]
            start = at
    if word:
        yield word[start:]


def _breaks(before: str, after: str) -> bool:
    if before in NOT_LAST or after in NOT_FIRST or _is_mark(after):
        return False
    if before == "-" or before in "\u2013\u2014\u00ad":
        return after.isalpha()
    return is_cjk(before) or is_cjk(after)


def _clusters(word: str) -> Iterator[str]:
    """A word longer than a line, letter by letter, marks kept on theirs."""
    start = 0
    for at in range(1, len(word)):
        if not _is_mark(word[at]) and word[at - 1] not in _JOINERS:
            yield word[start:at]
            start = at
    yield word[start:]


def _is_mark(char: str) -> bool:
    return char in _JOINERS or unicodedata.category(char)[0] == "M"
