"""The colours by which characters are told apart: one row of a table each, over a whole film."""

import re
from collections.abc import Iterable

Colour = tuple[int, int, int]

COSTUMES: tuple[Colour, ...] = (
    (58, 92, 148), (176, 62, 52), (70, 120, 84), (206, 158, 62), (112, 76, 130), (46, 128, 136),
    (120, 82, 56), (88, 92, 106), (196, 112, 128), (140, 150, 74), (184, 184, 240), (112, 208, 232),
    (152, 208, 168), (224, 168, 136), (104, 32, 56), (248, 160, 224), (24, 168, 240),
    (168, 168, 168), (56, 64, 24), (24, 216, 200), (80, 168, 96), (136, 128, 216), (176, 72, 136),
    (160, 96, 32), (208, 200, 144), (120, 120, 104), (40, 64, 56), (152, 120, 136), (128, 144, 176),
    (216, 176, 200), (160, 128, 80), (72, 168, 152), (168, 128, 184), (184, 112, 88), (72, 96, 24),
    (248, 144, 136), (112, 32, 24), (160, 208, 128), (168, 56, 88), (112, 24, 88), (96, 216, 160),
    (32, 64, 144),
)  # fmt: skip
"""sRGB; no two are within 20 dE (CIE 1976). The first are those that a wardrobe reaches for."""

FIRST = 10
"""How many of the rows are plain cloth, given out before the others."""

WORDS: dict[str, tuple[int, ...]] = {
    "blue": (0, 41, 28, 16), "navy": (41, 0), "red": (1, 36, 38), "green": (2, 20, 34, 26),
    "yellow": (3, 24), "gold": (3, 30), "purple": (4, 21, 39), "violet": (4, 21), "brown": (6, 23),
    "grey": (7, 17, 25), "gray": (7, 17, 25), "pink": (8, 29, 15), "orange": (33, 3, 23),
    "black": (26, 18, 7), "white": (10, 29, 24), "beige": (24, 30), "teal": (5, 31),
    "蓝": (0, 41, 28), "红": (1, 36), "绿": (2, 20), "黄": (3, 24), "棕": (6, 23), "灰": (7, 17),
    "黑": (26, 18), "白": (10, 29),
    "син": (0, 41, 28), "красн": (1, 36), "зелён": (2, 20), "сер": (7, 17), "чёрн": (26, 18),
}  # fmt: skip
"""The rows that a colour's name means, the nearest first."""


_NOT_WORN = re.compile(r"[\w-]+[ -](?:hair(?:ed)?|beard(?:ed)?|moustache|mustache|eye[sd]?)\b")
"""A grey beard is no grey coat."""


def costume_for(description: str, own: int, taken: Iterable[int]) -> int:
    """The described colour where it is free, else the own one, else the next that is free."""
    used = set(taken)
    words = _NOT_WORN.sub(" ", description.casefold())
    asked = (row for word, rows in WORDS.items() if _names(word, words) for row in rows)
    plain = ((own + step) % FIRST for step in range(FIRST))
    rest = range(FIRST, len(COSTUMES))
    every = (*asked, *plain, *rest)
    return next((row for row in every if row not in used), own % len(COSTUMES))


def _names(word: str, text: str) -> bool:
    if not word.isascii():
        return word in text
    return f" {word} " in f" {text.replace(',', ' ')} "
