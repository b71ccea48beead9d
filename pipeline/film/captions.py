"""Speech as captions: what is written when, two readable lines at a time.

The numbers are those broadcasters and streaming services agree on, rounded.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise

from pipeline.film.shot import Line, Shot
from pipeline.film.timing import FrameRange, FrameRate
from pipeline.film.value import Value

LINES = 2
LETTER, WIDE_LETTER = 3, 7
"""Widths of a Latin letter and of a Chinese, Japanese or Korean one: whole numbers add fast."""
LINE_WIDTH = 42 * LETTER
"""Also 18 wide letters."""
LEAST_S = Fraction(5, 6)
"""A caption that is shown for less is not read."""

SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])\s*")
PIECES = re.compile(r"(\s*)(\S+)")
CLOSERS = "、。，．！？：；」』）】》〉”’…ー"
"""Never the first letter of a line."""

BREATHS = {".!?…。！？": 12 * LETTER, ",;:–—、，；：": 9 * LETTER}
"""Lines may differ by this much more if the first ends so."""


class Caption(Value):
    """Words on the screen from frame `start`, for `frames` frames."""

    start: int
    frames: int
    text: str
    """One or two lines."""

    @property
    def stop(self) -> int:
        return self.start + self.frames


def shot_captions(shot: Shot, source: FrameRange, start: int) -> list[Caption]:
    """The captions of a shot whose `source` frames play from frame `start` of the film."""
    captions: list[Caption] = []
    for line, span in _placed_lines(shot):
        first, last = max(span.start, source.start), min(span.stop, source.stop)
        if first < last:
            shift = start - source.start
            here = FrameRange(start=first + shift, stop=last + shift)
            captions += _spoken(pages(_words(line, shot)), here)
    return captions


def settled(captions: Iterable[Caption], frames: int, rate: FrameRate) -> tuple[Caption, ...]:
    """In order, one at a time, inside the film, and each long enough to read where there is room.

    Speech that comes too early for the caption before it waits; at the very end it joins it.
    """
    least, done = max(1, rate.frames(LEAST_S)), list[Caption]()
    for caption in sorted(captions, key=lambda caption: caption.start):
        start = max(caption.start, 0)
        if done:
            before = done[-1]
            start = max(start, min(before.stop, before.start + least))
            done[-1] = before.model_copy(update={"frames": min(before.stop, start) - before.start})
        if start < frames:
            length = min(max(caption.stop - start, least), frames - start)
            done.append(Caption(start=start, frames=length, text=caption.text))
        elif done:
            done[-1] = _joined(done[-1], caption, frames)
    return tuple(done)


def pages(text: str) -> list[str]:
    """The text as captions of at most `LINES` lines, broken after sentences where it can be."""
    done: list[list[str]] = []
    for sentence in SENTENCE_END.split(text.strip()):
        together = [*done[-1], *_units(sentence, space=" ")] if done else []
        if together and len(_lines(together, LINE_WIDTH)) <= LINES:
            done[-1] = together
        else:
            done += _chunks(_units(sentence))
    return ["\n".join(_balanced(units)) for units in done]


def width(text: str) -> int:
    """How wide a line is, where a Latin letter has `LETTER`."""
    if text.isascii():
        return len(text) * LETTER
    return sum(WIDE_LETTER if _is_wide(letter) else LETTER for letter in text)


def _placed_lines(shot: Shot) -> list[tuple[Line, FrameRange]]:
    """Each line with its frames of the shot; unplaced lines share the shot by their length."""
    if any(line.frames for line in shot.lines):
        return [
            (line, FrameRange(start=line.start, stop=line.start + max(1, line.frames)))
            for line in shot.lines
        ]
    spans = _shares([line.text for line in shot.lines], FrameRange(start=0, stop=shot.frames))
    return list(zip(shot.lines, spans, strict=True))


def _words(line: Line, shot: Shot) -> str:
    """What is said, with the name of a speaker whom the shot does not show."""
    text = " ".join(line.text.split())
    is_seen = line.character in shot.characters and not line.is_off
    return text if is_seen or not line.character else f"{line.character}: {text}"


def _spoken(texts: Sequence[str], span: FrameRange) -> list[Caption]:
    shares = _shares(texts, span)
    return [
        Caption(start=share.start, frames=max(1, share.frames), text=text)
        for text, share in zip(texts, shares, strict=True)
        if text
    ]


def _shares(texts: Sequence[str], span: FrameRange) -> list[FrameRange]:
    """The span divided among the texts by their width."""
    widths = [max(width(text), LETTER) for text in texts]
    total, before, edges = sum(widths), 0, [span.start]
    for one in widths:
        before += one
        edges.append(span.start + round(Fraction(span.frames * before, total)))
    return [FrameRange(start=a, stop=b) for a, b in pairwise(edges)]


def _joined(before: Caption, late: Caption, frames: int) -> Caption:
    text = f"{before.text}\n{late.text}"
    return Caption(start=before.start, frames=frames - before.start, text=text)


def _units(text: str, space: str = "") -> list[str]:
    """What may not be broken: words with the space before them, and single wide letters."""
    units: list[str] = []
    for gap, word in PIECES.findall(text):
        lead = " " if gap else space if not units else ""
        for part in _parts(word):
            units.append(lead + part)
            lead = ""
    return units


def _parts(word: str) -> list[str]:
    """A word cut between wide letters, and where it is longer than a line."""
    parts: list[str] = []
    for letter in word:
        is_own = not parts or _is_wide(letter) or _is_wide(parts[-1][-1])
        is_full = bool(parts) and width(parts[-1] + letter) > LINE_WIDTH
        if (is_own and letter not in CLOSERS) or is_full or not parts:
            parts.append(letter)
        else:
            parts[-1] += letter
    return parts


def _lines(units: Sequence[str], limit: int) -> list[str]:
    lines: list[str] = []
    for unit in units:
        if lines and width(lines[-1] + unit) <= limit:
            lines[-1] += unit
        else:
            lines.append(unit.lstrip())
    return lines


def _chunks(units: list[str]) -> list[list[str]]:
    """Units in groups that fill `LINES` lines each."""
    chunks: list[list[str]] = []
    for unit in units:
        if chunks and len(_lines([*chunks[-1], unit], LINE_WIDTH)) <= LINES:
            chunks[-1].append(unit)
        else:
            chunks.append([unit])
    return chunks


def _balanced(units: Sequence[str]) -> list[str]:
    """One line, or two of about the same width, rather broken where one takes a breath."""
    lines = _lines(units, LINE_WIDTH)
    if len(lines) < LINES:
        return lines
    cuts = range(1, len(units))
    pairs = [("".join(units[:cut]).strip(), "".join(units[cut:]).strip()) for cut in cuts]
    fitting = [pair for pair in pairs if max(map(width, pair)) <= LINE_WIDTH]
    return list(min(fitting, key=_uneasiness)) if fitting else lines


def _uneasiness(pair: tuple[str, str]) -> int:
    breath = next((gain for ends, gain in BREATHS.items() if pair[0][-1] in ends), 0)
    return max(map(width, pair)) - breath


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"
