"""Names that speak where capitals cannot tell: scripts without capitals, and `NAME: words`.

A line without capitals is a cue, unforced, only when nothing else is likely. Its name must be seen
twice in one of these places, or once in one that is marked (*):

- at the head of a line, before a colon and words; or with a bracketed extension before the colon
  (*); or before a colon alone, with a line directly under it (*);
- alone, short and without punctuation, at the head of a paragraph, with a line directly under it;
  or with a parenthetical under it (*).

`name「words」`, the Japanese form, is one when at least two lines have it.
"""

import re
from collections import Counter
from dataclasses import dataclass

from pipeline.readers.heading_words import vocabulary
from pipeline.readers.headings import CASELESS, is_heading
from pipeline.readers.sheet import Gap, Line
from pipeline.readers.speech import NON_SPEAKERS, OPEN, is_shot_line, is_transition

_EXTENSION = r"(?:\s*[（(](?P<extension>[^()（）]{1,24})[)）])?"
_LETTER = r"[\u0590-\u06ff\u0900-\u097f\u30fc\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\w·]"
_NAME = rf"(?P<name>{_LETTER}{{1,12}}(?: {_LETTER}{{1,12}}){{0,2}}){_EXTENSION}"
COLON = re.compile(rf"{_NAME}\s*[:：]\s*")
QUOTED = re.compile(rf"{_NAME}(?=[「『])")
BLOCK = re.compile(rf"{_NAME}\s*\^?$")
CAPITAL_COLON = re.compile(rf"(?P<name>[^\W\d_][^:：()\n]{{0,30}}?){_EXTENSION}\s*:\s+(?=\S)")

CLOSING_QUOTES = ("」", "』")
PARTICLES = tuple("はがをにでともへ")
"""Japanese words that end in these are no names before a quotation, but its subject."""

NOT_NAMES = (
    vocabulary(
        "时间|時間|地点|地點|人物|场景|場景|字幕|片名|编剧|导演|日期|注|备注|旁注|音效|音乐|画面|镜头|特写|场|时"
        "|地|景|登場人物|場所|音|字|テロップ|등장인물|장소|시간|자막|음악|המקום|זמן|מקום|כתובית|المكان|الزمان"
        "|عنوان|समय|स्थान|पात्र|NOTE|SIGN|TIME|PLACE|ON|CARD|SETTING|CHARACTERS|CAST|MUSIC|SFX|SOUND|VFX"
        "|CONTINUED|THE|FADE|CUT|DISSOLVE"
    )
    | NON_SPEAKERS
)
"""What stands before a colon, or alone, without speaking."""

CJK = "\u3040"
"""Chinese, Japanese and Korean letters come from here on; their names are shorter."""
CJK_LONGEST = 8
LONGEST = 28
CERTAIN = 2


@dataclass(frozen=True)
class InlineCue:
    name: str
    extension: str
    stop: int
    """Where the words begin, in the line."""


def caseless_names(lines: tuple[Line, ...]) -> frozenset[str]:
    """The names that speak in a script without capitals."""
    seen: Counter[str] = Counter()
    quoted: Counter[str] = Counter()
    for line, after in zip(lines, (*lines[1:], None), strict=True):
        text = line.text
        if not text or text.isascii() or not CASELESS.match(text):
            continue
        match = COLON.match(text)
        if match and is_name(match["name"]):
            is_certain = match["extension"] or match.end() == len(text)
            seen[match["name"]] += CERTAIN if is_certain else 1
        elif text.endswith(CLOSING_QUOTES):
            quoted[_quoted_name(text)] += 1
        elif after and line.gap is Gap.HARD and after.gap is Gap.NONE:
            seen[block_name(text)] += CERTAIN if after.text[:1] in OPEN else 1
    names = {name for name, count in seen.items() if name and count >= CERTAIN}
    quoted.pop("", None)
    return frozenset(names | quoted.keys() if quoted.total() > 1 else names)


def capital_names(lines: tuple[Line, ...]) -> frozenset[str]:
    """The names of a stage-play layout, `RUTH: Hello.`, that speak at least twice."""
    found: Counter[str] = Counter()
    for line in lines:
        match = CAPITAL_COLON.match(line.text) if ":" in line.text else None
        if match is None or not match["name"].isupper() or not is_name(match["name"]):
            continue
        if not is_heading(line.text) and not is_shot_line(line.text):
            found[match["name"]] += CERTAIN if match["extension"] else 1
    return frozenset(name for name, count in found.items() if count >= CERTAIN)


def inline_cue(text: str, names: frozenset[str]) -> InlineCue | None:
    """The cue at the head of a line that goes on with words, if a known name stands there."""
    if not names or text.isascii():
        return None
    match = QUOTED.match(text) if text.endswith(CLOSING_QUOTES) else COLON.match(text)
    if match is None or match["name"] not in names:
        return None
    return InlineCue(match["name"], match["extension"] or "", match.end())


def capital_cue(text: str, names: frozenset[str]) -> InlineCue | None:
    """The same in capitals, `RUTH: Hello.`"""
    match = CAPITAL_COLON.match(text) if names and ":" in text else None
    if match is None or match["name"] not in names:
        return None
    return InlineCue(match["name"], match["extension"] or "", match.end())


def is_name(name: str) -> bool:
    is_short = len(name) <= (CJK_LONGEST if name[0] >= CJK else LONGEST)
    return is_short and name not in NOT_NAMES and name.split()[0] not in NOT_NAMES


def block_name(text: str) -> str:
    """The name that a line without capitals would cue, empty where it cannot."""
    match = BLOCK.match(text) if len(text) < 2 * LONGEST else None
    if match is None or not is_name(match["name"]) or is_heading(text) or is_transition(text):
        return ""
    return match["name"]


def _quoted_name(text: str) -> str:
    match = QUOTED.match(text)
    is_speaker = match and is_name(match["name"]) and not match["name"].endswith(PARTICLES)
    return match["name"] if match and is_speaker else ""
