"""Names that speak, where capitals cannot tell: scripts without capitals, and `NAME: words`.

A line without capitals is a cue, unforced, only when nothing else is likely:

- `name:` at the head of a line, followed by words, when the same name stands so at least twice,
  or has a bracketed extension; followed by nothing, when a line comes directly under it;
- a short line at the head of a paragraph, without punctuation, when the line directly under it is
  a parenthetical, or when the same line heads at least two paragraphs.
"""

import re
from collections import Counter
from dataclasses import dataclass

from pipeline.readers.heading_words import vocabulary
from pipeline.readers.headings import CASELESS, is_heading
from pipeline.readers.sheet import Gap, Line
from pipeline.readers.speech import is_shot_line, is_transition

EXTENDED = r"(?:\s*[（(](?P<extension>[^()（）]{1,24})[)）])?"
CASELESS_NAME = r"[\u0590-\u06ff\u0900-\u097f\u30fc\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\w·]"
INLINE = re.compile(
    rf"(?P<name>{CASELESS_NAME}{{1,12}}(?: {CASELESS_NAME}{{1,12}}){{0,2}}){EXTENDED}\s*[:：]\s*"
)
CAPITAL_INLINE = re.compile(rf"(?P<name>[^\W\d_][^:：()\n]{{0,30}}?){EXTENDED}\s*:\s+(?=\S)")
BLOCK = re.compile(
    rf"(?P<name>{CASELESS_NAME}{{1,12}}(?: {CASELESS_NAME}{{1,12}}){{0,2}}){EXTENDED}\s*\^?$"
)

NOT_NAMES = vocabulary(
    "时间|時間|地点|地點|人物|场景|場景|字幕|片名|编剧|导演|日期|注|备注|旁注|音效|音乐|画面|镜头|特写|场|时"
    "|地|景|登場人物|場所|音|字|テロップ|등장인물|장소|시간|자막|음악|המקום|זמן|מקום|כתובית|المكان|الزمان"
    "|عنوان|समय|स्थान|पात्र|SUPER|TITLE|TITLES|CHYRON|NOTE|SUBTITLE|CAPTION|LEGEND|SIGN|INSERT|TIME"
    "|PLACE|ON|SUPERIMPOSE|CARD|SETTING|CHARACTERS|CAST|MUSIC|SFX|SOUND|VFX|MONTAGE|INTERCUT|SERIES"
    "|FLASHBACK|CONTINUED|THE|BEGIN|END"
)
"""What stands before a colon without speaking."""

CJK_LONGEST = 8
LONGEST = 28


@dataclass(frozen=True)
class CastNames:
    inline: frozenset[str] = frozenset()
    block: frozenset[str] = frozenset()


def caseless_names(lines: tuple[Line, ...]) -> CastNames:
    """The names that speak in a script without capitals, known by their repetition."""
    inline: Counter[str] = Counter()
    block: Counter[str] = Counter()
    for line, after in zip(lines, (*lines[1:], None), strict=True):
        text = line.text
        if not text or text.isascii() or not CASELESS.match(text):
            continue
        match = INLINE.match(text)
        if match and is_name(match["name"]):
            inline[match["name"]] += 2 if match["extension"] or not text[match.end() :] else 1
        elif after and line.gap is Gap.HARD and after.gap is Gap.NONE:
            name = block_name(text)
            block[name] += 2 if after.text[:1] in ("(", "（") else 1
    block.pop("", None)
    return CastNames(_repeated(inline), _repeated(block))


def capital_names(lines: tuple[Line, ...]) -> frozenset[str]:
    """The names of a stage-play layout, `RUTH: Hello.`, that speak at least twice."""
    found: Counter[str] = Counter()
    for line in lines:
        match = CAPITAL_INLINE.match(line.text)
        if match is None or not match["name"].isupper() or not is_name(match["name"]):
            continue
        if not is_heading(line.text) and not is_shot_line(line.text):
            found[match["name"]] += 1
    return _repeated(found)


def _repeated(names: Counter[str]) -> frozenset[str]:
    return frozenset(name for name, count in names.items() if count > 1)


def is_name(name: str) -> bool:
    is_short = len(name) <= (CJK_LONGEST if name[0] >= "\u3040" else LONGEST)
    return is_short and name not in NOT_NAMES and name.split()[0] not in NOT_NAMES


def block_name(text: str) -> str:
    """The name that a line without capitals would cue, empty where it cannot."""
    if len(text) > LONGEST + 26:
        return ""
    match = BLOCK.match(text)
    if match is None or not is_name(match["name"]) or is_heading(text) or is_transition(text):
        return ""
    return match["name"]
