"""The weather of a scene, as its own words say."""

import re
from collections.abc import Iterable
from enum import StrEnum


class Weather(StrEnum):
    CLEAR = "clear"
    RAIN = "rain"
    SNOW = "snow"
    FOG = "fog"


WORDS: dict[Weather, str] = {
    Weather.RAIN: r"\b(rain|rains|raining|rainy|rainstorm|downpour|drizzle|thunderstorm|storm)\b|雨"
    r"|\bдожд\w*|\bлив(ень|ня)\b|גשם|\bpluie\b|\bregen\b|\blluvia\b",
    Weather.SNOW: r"\b(snow|snows|snowing|snowy|snowfall|snowstorm|blizzard|snowflakes?)\b|雪"
    r"|\bснег\w*|\bметел\w*|שלג|\bneige\b|\bschnee\b|\bnieve\b",
    Weather.FOG: r"\b(fog|foggy|mist|misty|haze)\b|雾|霧|\bтуман\w*|ערפל|\bbrouillard\b|\bnebel\b"
    r"|\bniebla\b",
}
OVER = re.compile(
    r"\b(rain|snow|fog|mist|storm)(ing|fall)?\s+((has|had|have|is|was)\s+)?(stopped|stops|ended"
    r"|ends|lifted|lifts|cleared|clears|gone|over(?=\s*([.,;:!?]|$)))"
    r"|\b(no|after the|before the) (rain|snow|fog|storm)\b"
)
LAMPS_OUT = re.compile(
    r"\b(lamps?|lights?|candles?|bulbs?|power)\s+(is|are|go|goes|went|have gone|has gone)\s+"
    r"(out|off|dark)\b|\b(no lights?|in the dark|pitch[- ]dark|blackout|power cut|unlit)\b"
    r"|\b(turns?|switch(es)?) (off|out) the (lamp|light)s?\b"
)


def weather_of(words: Iterable[str]) -> Weather:
    """The weather that is named first in the texts; one that is over is clear."""
    for text in words:
        text = OVER.sub(" ", text.casefold())
        found = [(m.start(), w) for w, pattern in WORDS.items() if (m := re.search(pattern, text))]
        if found:
            return min(found)[1]
    return Weather.CLEAR


def are_lamps_out(words: Iterable[str]) -> bool:
    """Whether a text says that the lamps give no light."""
    return any(LAMPS_OUT.search(text.casefold()) for text in words)
