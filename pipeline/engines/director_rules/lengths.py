"""How long things take: speech by language, deeds by their verbs, words on screen."""

import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from pipeline.engines.director_rules.sentences import sentences, words

WORDS_A_MINUTE = {
    "en": 160, "es": 185, "it": 175, "fr": 170, "pt": 170, "de": 140, "nl": 155, "pl": 140,
    "ru": 135, "tr": 130, "el": 150, "he": 130, "ar": 125, "hi": 150,
}  # fmt: skip
"""Speech rates of film dialogue; a language that is not listed takes `DEFAULT_RATE`."""

DEFAULT_RATE = 145

CHARACTERS_A_SECOND = {"zh": 4.5, "ko": 5.0, "ja": 6.5}

LETTERS = (
    ("HIRAGANA", "ja"), ("KATAKANA", "ja"), ("HANGUL", "ko"), ("CJK", "zh"), ("HEBREW", "he"),
    ("ARABIC", "ar"), ("CYRILLIC", "ru"), ("GREEK", "el"), ("DEVANAGARI", "hi"),
)  # fmt: skip
"""Which language letters speak of, by the first word of their Unicode names."""


@dataclass(frozen=True)
class SpeechTimes:
    sentence_s: float = 0.25
    pause_s: float = 0.7
    """For (beat), or an ellipsis."""
    around_s: float = 0.4
    """Before and after a line, together."""
    shortest_s: float = 0.5


SPEECH = SpeechTimes()


@dataclass(frozen=True)
class ShotTimes:
    shortest_s: float = 0.8
    longest_s: float = 12.0
    word_s: float = 0.17
    """A described action takes at least this long for each of its words."""
    establishing_s: tuple[float, float] = (3.0, 5.0)
    chase_s: tuple[float, float] = (1.2, 2.5)
    insert_s: tuple[float, float] = (1.5, 4.0)
    reading_word_s: float = 0.35
    reading_s: float = 1.5
    reaction_s: float = 1.3
    ending_s: float = 1.0
    """Longer, for the last image of a scene."""


SHOT = ShotTimes()


@lru_cache(maxsize=4096)
def _letters(char: str) -> str:
    """The language a letter speaks of, `latin`, or nothing for what is no letter."""
    if not char.isalpha():
        return ""
    name = unicodedata.name(char, "LATIN")
    return next((code for start, code in LETTERS if name.startswith(start)), "latin")


def language_of(text: str, script_language: str) -> str:
    """The language of a line, by its letters; Latin letters speak the script's language."""
    counts = Counter("" if text.isascii() else map(_letters, text))
    del counts[""]
    if counts.get("ja"):
        return "ja"
    best = max(counts, key=lambda code: counts[code], default="latin")
    if best != "latin":
        return script_language if _shares_letters(script_language, best) else best
    return script_language if script_language not in dict(LETTERS).values() else "en"


def _shares_letters(language: str, guess: str) -> bool:
    """Whether a script's own language is written in the letters that led to the guess."""
    families = {"ru": {"uk", "bg", "sr", "be", "mk"}, "ar": {"fa", "ur"}, "hi": {"mr", "ne"}}
    return language in families.get(guess, set())


def speech_s(text: str, language: str, parenthetical: str = "") -> float:
    """Seconds that a line takes to say, without the air around it."""
    spoken = language_of(text, language)
    rate = CHARACTERS_A_SECOND.get(spoken)
    if rate:
        seconds = sum(char.isalnum() for char in text) / rate
    else:
        seconds = len(words(text)) * 60 / WORDS_A_MINUTE.get(spoken, DEFAULT_RATE)
    seconds += SPEECH.sentence_s * len(sentences(text))
    bracketed = f"({parenthetical.strip('() ')})"
    seconds += SPEECH.pause_s * (_pauses(text) + _pauses(bracketed))
    return max(SPEECH.shortest_s, seconds)


PAUSES = ("beat", "pause", "停顿", "沉默", "пауза", "pausa", "silence", "שתיקה")
"""Parentheticals that ask for silence."""


def _pauses(text: str) -> int:
    """Ellipses and bracketed pauses; Chinese writes its ellipsis twice."""
    folded = text.casefold()
    dots = folded.replace("……", "…").count("…") + folded.count("...")
    return dots + sum(folded.count(f"({word})") for word in PAUSES)
