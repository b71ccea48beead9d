"""What a place's name says: its kind."""

import re
from functools import cache

from pipeline.engines.previs.sets.kinds.inside import INSIDE
from pipeline.engines.previs.sets.kinds.rarer import INDOORS, OUTDOORS
from pipeline.engines.previs.sets.kinds.words import WORDS
from pipeline.film.script import Interior

WEAK = frozenset(("city", "room", "living room"))
"""Kinds that say little: they give way to any other word of the name."""

OUTSIDE_OF: dict[str, str] = {
    "living room": "suburb",
    "kitchen": "suburb",
    "church": "village",
    "train": "station",
    "compartment": "station",
    "spaceship": "desert",
    "cave": "mountain",
    "staircase": "steps",
    "workshop": "courtyard",
    "warehouse": "courtyard",
    "car": "road",
    "attic": "rooftop",
    "corridor": "alley",
    "room": "open",
}
"""What an exterior shows of a kind that is a room; a street of others."""
INSIDE_OF: dict[str, str] = {
    "bridge": "spaceship",
    "station": "hotel lobby",
    "market": "shop",
    "steps": "staircase",
    "ship": "compartment",
    "rooftop": "attic",
    "suburb": "living room",
    "garden": "garden",
    "forest": "forest",
    "courtyard": "courtyard",
    "terrace": "terrace",
    "graveyard": "cave",
    "harbour": "warehouse",
}
"""What an interior shows of a kind that is outdoors; a room of others."""
FALLBACK: dict[Interior | None, str] = {
    Interior.INT: "room",
    Interior.EXT: "open",
    Interior.BOTH: "room",
    None: "room",
}


def kind_of(place: str, interior: Interior | None) -> tuple[str, bool]:
    """The kind of a place by its name, and whether a word said so."""
    name = place.casefold().replace("’", "'")
    found = [
        (_weight(kind, match[0], is_rare), match.end(), len(match[0]), kind)
        for kind, pattern, is_rare in _patterns(interior)
        for match in pattern.finditer(name)
    ]
    if not found:
        return FALLBACK[interior], False
    if interior is Interior.INT:  # the house of `lake house`
        found = [one for one in found if one[3] in INSIDE or one[3] in INSIDE_OF] or found
    kind = max(found)[3]
    if interior is Interior.EXT and kind in INSIDE:
        return OUTSIDE_OF.get(kind, "street"), True
    if interior is Interior.INT and kind not in INSIDE:
        return INSIDE_OF.get(kind, "room"), kind in INSIDE_OF
    return kind, True


def _weight(kind: str, word: str, is_rare: bool) -> int:
    """A rare word gives way to a usual one, as `well` and `pass` stand in many names; two together
    say what they say."""
    if kind in WEAK and not is_rare:
        return 0
    return 1 if is_rare and " " not in word else 2


@cache
def _patterns(interior: Interior | None) -> list[tuple[str, re.Pattern[str], bool]]:
    """(kind, its words, whether they are rare), as far as they are of indoors or of outdoors."""
    rare = [] if interior is Interior.EXT else [*INDOORS.items()]
    rare += [] if interior is Interior.INT else OUTDOORS.items()
    return [
        *((kind, _pattern_of(row), False) for kind, row in WORDS.items()),
        *((kind, _pattern_of(row), True) for kind, row in rare),
    ]


def _pattern_of(row: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(_pattern, row.split(", ")), key=len, reverse=True)))


def _pattern(word: str) -> str:
    """Whole words; endings where a script bends its words, letters before where it joins them."""
    word = re.escape(word.strip().casefold())
    if re.search("[\u0400-\u04ff]", word):
        return rf"\b{word}\w{{0,4}}\b"
    if re.search("[\u0590-\u05ff]", word):
        return rf"\b[הבלמוש]{{0,2}}{word}\b"
    if re.search("[\u3000-\u9fff]", word):
        return word
    return rf"\b{word}(?:s|es|n|en)?\b"
