"""Which line is a scene heading, in every language of the table."""

import re
from functools import lru_cache

from pipeline.readers.slugline import LONGEST, NUMBER, PREFIX, SCENE, split_time, words_of

CASELESS = re.compile(r"[\u0590-\u06ff\u0900-\u097f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of scripts without capitals."""

LEADING_NUMBER = re.compile(NUMBER)
FIRST_WORD = re.compile(r"[^\W\d_]{1,16}")
FIRST_WORDS = frozenset(
    match[0].casefold()
    for column in ("interior", "exterior", "both", "scene")
    for word in words_of(column)
    if (match := FIRST_WORD.match(word))
) | {"s"}
"""Lines that begin with none of them are passed over at once. The last is of S#12."""

CIRCLES = "○〇◯"
"""They begin the headings of Japanese screenplays."""

CASELESS_LONGEST = 60
ABBREVIATION = 7
SENTENCE_END = (".", "!", "?", "。", "！", "？", "…", "”", "」")
SEPARATORS = frozenset(".。．·・-–—:：")


def is_heading(text: str) -> bool:
    """Whether a line that opens a paragraph is a scene heading by its words.

    An abbreviation with its full stop is one in any case of letters. A full word without one
    must be in capitals, because `Interior light fades.` is action. In scripts without capitals
    a separator or a time of day must follow, because the Hebrew word for interior also means face.
    """
    return _may_be_heading(text) and _is_heading_by_words(text)


@lru_cache(maxsize=4096)
def _is_heading_by_words(text: str) -> bool:
    match = PREFIX.match(text)
    if match:
        return _is_convincing(text, match)
    scene = SCENE.match(text)
    return scene is not None and _is_scene_line(text, scene)


def is_strict_heading(text: str) -> bool:
    """Whether a line within a paragraph is a heading all the same: in capitals, no sentence."""
    if text.isascii() and not text.isupper():
        return False
    is_sentence = text.endswith(SENTENCE_END)
    return not is_sentence and (text.isupper() or _is_caseless(text)) and is_heading(text)


def _is_caseless(text: str) -> bool:
    return CASELESS.search(text[:LONGEST]) is not None


def _may_be_heading(text: str) -> bool:
    if len(text) > LONGEST:
        return False
    first = FIRST_WORD.match(text)
    if first is None:
        number = LEADING_NUMBER.match(text) if text[0].isdigit() else None
        if number is None:
            return not text.isascii()
        first = FIRST_WORD.match(text, number.end())
    if first is None:
        return not text.isascii()
    word = first[0]
    return word.casefold() in FIRST_WORDS or (not word.isascii() and _is_caseless(word))


def _is_convincing(text: str, match: re.Match[str]) -> bool:
    word: str = match["both"] or match["one"]
    stop = match["stop"].strip()
    rest = text[match.end() :]
    if CASELESS.match(word):
        return _is_convincing_caseless(text, match, stop, rest)
    if not rest and not stop:
        return word.isupper() and ("/" in text or len(text) > len("INT"))
    if match["two"] or match["both"] or stop.startswith("."):
        return len(word) < ABBREVIATION or word.isupper()
    if stop[:1] in (",", "、"):
        return False
    return word.isupper() and (text.isupper() or bool(split_time(rest)[1]))


def _is_convincing_caseless(text: str, match: re.Match[str], stop: str, rest: str) -> bool:
    if not rest:
        return len(match["both"] or match["one"]) > 1
    if text.endswith(SENTENCE_END) or len(text) > CASELESS_LONGEST:
        return False
    if match["two"] or match["both"] or match["lead"] or stop[:1] in SEPARATORS:
        return True
    return split_time(rest)[1] != ""


def _is_scene_line(text: str, scene: re.Match[str]) -> bool:
    """SCENE 12 with or without words; a sentence that begins so is none."""
    lead: str = scene["lead"]
    if (text.endswith(SENTENCE_END) and text[scene.end() :]) or len(text) > CASELESS_LONGEST:
        return False
    return lead[0] in CIRCLES or lead.isupper() or CASELESS.match(lead) is not None
