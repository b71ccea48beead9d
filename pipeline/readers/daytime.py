"""Times of day in words: which words are one, and what light they mean."""

import re

from pipeline.film.script import Light
from pipeline.readers.heading_words import LIGHTS, TIME_MODIFIERS

NARROW = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
"""Letters of languages that are written without blanks."""

YEAR = re.compile(r"\s*[（(][^()（）]*[)）]\s*$")
CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(?:([ap])\.?m\b\.?)?(?!\d)", re.IGNORECASE)
PARTS = re.compile(r"[\s.,;:/()（）'’–—-]+")
LONGEST = 40

DAWN_H, DAY_H, DUSK_H, NIGHT_H = 5, 8, 18, 21
"""Hours at which each light begins."""

NARROW_ENDINGS = ("夜", "晨", "黄昏", "傍晚")
NARROW_LONGEST = 4
"""雨夜, 秋夜: the weather or season and the time in one word."""

NARROW_WORDS = sorted(
    (word for word in LIGHTS if NARROW.match(word)), key=lambda word: (-len(word), word)
)


def is_time(words: str) -> bool:
    """Whether some words are a time of day and little else: LATE NIGHT, NIGHT (1987), 夜 雨."""
    if words.casefold() in LIGHTS:
        return True
    stem = YEAR.sub("", words[: 2 * LONGEST]).strip(" .,;:。").casefold()
    if not stem or len(stem) > LONGEST:
        return False
    if stem in LIGHTS or _hour(stem, is_whole=True) is not None:
        return True
    if len(stem) <= NARROW_LONGEST and stem.endswith(NARROW_ENDINGS) and stem.isalpha():
        return True
    parts = [part for part in PARTS.split(stem) if part]
    if not any(part in LIGHTS for part in parts):
        return False
    return all(part in LIGHTS or part in TIME_MODIFIERS or part.isdigit() for part in parts)


def light_of(time: str) -> Light | None:
    """The light that some words name; the last of them counts, as in DAY TURNING TO NIGHT."""
    known = LIGHTS.get(time.casefold())
    if known or not time:
        return known
    words = [part for part in PARTS.split(time.casefold()) if part]
    for last in range(len(words), 0, -1):
        for first in range(max(0, last - 3), last):
            light = LIGHTS.get(" ".join(words[first:last]))
            if light:
                return light
    hour = _hour(time, is_whole=False)
    return _narrow_light(time) or _light_at(hour)


def _hour(time: str, is_whole: bool) -> int | None:
    match = CLOCK.fullmatch(time) if is_whole else CLOCK.search(time)
    if match is None or not (match[2] or match[3]):
        return None
    hour = int(match[1])
    return hour % 12 + 12 * (match[3].lower() == "p") if match[3] else hour % 24


def _light_at(hour: int | None) -> Light | None:
    if hour is None:
        return None
    if hour < DAWN_H or hour >= NIGHT_H:
        return Light.NIGHT
    if hour < DAY_H:
        return Light.DAWN
    return Light.DAY if hour < DUSK_H else Light.DUSK


def _narrow_light(time: str) -> Light | None:
    """The longest known word inside, where no blanks part the words."""
    if not NARROW.search(time):
        return None
    return next((LIGHTS[word] for word in NARROW_WORDS if word in time and LIGHTS[word]), None)
