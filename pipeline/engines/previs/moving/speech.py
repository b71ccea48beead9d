"""Mouths: how far one is open while words are spoken."""

import unicodedata
from collections.abc import Iterable

from pipeline.recipe import Spoken

CLOSED, HALF, OPEN = 0.0, 0.04, 0.085
"""In head half-heights."""
WIDE = frozenset("aeiouyаеёиоуыэюяאוי")
SHUT = frozenset("bmpбмпבמפ")
"""Letters, without their accents, that open the mouth or close it; all others half open it."""
SHAPES = (HALF, OPEN, CLOSED)
"""Of letters that say nothing of the mouth, as in writings without vowels."""


def mouth_at(spoken: Iterable[Spoken], frame: int) -> float:
    """How far the mouth of who speaks these is open on a frame; words fill their time evenly."""
    for words in spoken:
        if words.start <= frame < words.start + words.frames and words.text:
            place = (frame - words.start) * len(words.text) // words.frames
            return _shape(words.text[place])
    return CLOSED


def _shape(letter: str) -> float:
    plain = unicodedata.normalize("NFD", letter.casefold())[:1]
    if not plain.isalpha():
        return HALF if plain.isdigit() else CLOSED
    if plain in WIDE:
        return OPEN
    if plain in SHUT:
        return CLOSED
    has_vowels = plain.isascii() or unicodedata.name(plain, "").startswith(("CYRILLIC", "GREEK"))
    return HALF if has_vowels else SHAPES[ord(plain) % len(SHAPES)]
