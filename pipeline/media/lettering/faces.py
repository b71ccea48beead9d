"""Which font face draws a character: the Noto fonts of two packages, opened when first needed."""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from pipeline.errors import MachineTrouble
from pipeline.media.lettering.harfbuzz import hb

CJK_PACKAGE = "manimgx_fonts_cjk"
CJK_FILE = "NotoSansCJK-VF.otf.ttc"
PACKAGE = "manimgx_fonts"
BASE = "NotoSans[wght].ttf"

# First and last code point of the blocks a file of its own draws, in code order.
_BLOCKS = (
    (0x0530, 0x058F, "Armenian"),
    (0x0590, 0x05FF, "Hebrew"),
    (0x0600, 0x077F, "Arabic"),
    (0x0860, 0x08FF, "Arabic"),
    (0x0900, 0x097F, "Devanagari"),
    (0x0980, 0x09FF, "Bengali"),
    (0x0A00, 0x0A7F, "Gurmukhi"),
    (0x0A80, 0x0AFF, "Gujarati"),
    (0x0B00, 0x0B7F, "Oriya"),
    (0x0B80, 0x0BFF, "Tamil"),
    (0x0C00, 0x0C7F, "Telugu"),
    (0x0C80, 0x0CFF, "Kannada"),
    (0x0D00, 0x0D7F, "Malayalam"),
    (0x0D80, 0x0DFF, "Sinhala"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Lao"),
    (0x1000, 0x109F, "Myanmar"),
    (0x10A0, 0x10FF, "Georgian"),
    (0x1200, 0x139F, "Ethiopic"),
    (0x1780, 0x17FF, "Khmer"),
    (0x1C90, 0x1CBF, "Georgian"),
    (0x2D00, 0x2D2F, "Georgian"),
    (0x2D80, 0x2DDF, "Ethiopic"),
    (0xA8E0, 0xA8FF, "Devanagari"),
    (0xFB13, 0xFB17, "Armenian"),
    (0xFB1D, 0xFB4F, "Hebrew"),
    (0xFB50, 0xFDFF, "Arabic"),
    (0xFE70, 0xFEFF, "Arabic"),
)

# Drawn by the CJK collection: radicals to Hangul, compatibility and full-width forms, planes 2-3.
_CJK_BLOCKS = (
    (0x1100, 0x11FF),
    (0x2E80, 0x31FF),
    (0x3200, 0x9FFF),
    (0xA960, 0xA97F),
    (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),
    (0x20000, 0x3FFFF),
)

# Places in the collection.
_JAPANESE, _KOREAN, _SIMPLIFIED, _TRADITIONAL = range(4)


@dataclass(frozen=True)
class Face:
    """A font file at one weight. `units` is what its designer divided the em into."""

    font: Any
    units: int

    def has(self, char: str) -> bool:
        return self.font.get_nominal_glyph(ord(char)) is not None


@cache
def _blob(package: str, file: str) -> Any:
    """Read through Python: the C library opens no path with accents on Windows."""
    try:
        return hb.Blob((files(package) / file).read_bytes())
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise MachineTrouble(
            f"The letters of {package.replace('_', '-')} are not installed. "
            "Install what requirements.txt lists and run the same command again."
        ) from error


@cache
def face(package: str, file: str, index: int, weight: int) -> Face:
    """One face at one weight of its `wght` axis. Raises MachineTrouble for missing fonts."""
    opened = hb.Face(_blob(package, file), index)
    font = hb.Font(opened)
    font.set_variations({"wght": float(weight)})
    return Face(font, opened.upem)


def is_cjk(char: str) -> bool:
    code = ord(char)
    return any(first <= code <= last for first, last in _CJK_BLOCKS)


@lru_cache(maxsize=256)
def cjk_index(text: str) -> int:
    """The face for a text's Han characters: by its kana or Hangul, else by what only Big5 has."""
    for char in text:
        if "\u3040" <= char <= "\u30ff":
            return _JAPANESE
        if "\uac00" <= char <= "\ud7a3":
            return _KOREAN
    is_traditional = any(
        is_cjk(char) and not _encodes(char, "gb2312") and _encodes(char, "big5") for char in text
    )
    return _TRADITIONAL if is_traditional else _SIMPLIFIED


def _encodes(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def face_for(char: str, before: Face | None, han: int, weight: int) -> Face:
    """The face that draws `char`; `before` drew the last one and keeps marks and punctuation.

    A character no face knows gets the base face, whose missing glyph is a visible box.
    """
    if before is not None and _stays(char, before):
        return before
    return _first_with(char, han, weight)


def _stays(char: str, before: Face) -> bool:
    kind = unicodedata.category(char)
    if kind in ("Mn", "Me", "Mc", "Cf"):
        return before.has(char) or kind == "Cf"
    return kind[0] in "PN" and not is_cjk(char) and before.has(char)


@lru_cache(maxsize=8192)
def _first_with(char: str, han: int, weight: int) -> Face:
    base = face(PACKAGE, BASE, 0, weight)
    if base.has(char):
        return base
    for package, file, index in _candidates(char, han):
        found = face(package, file, index, weight)
        if found.has(char):
            return found
    return base


def _candidates(char: str, han: int) -> list[tuple[str, str, int]]:
    code = ord(char)
    scripts = [name for first, last, name in _BLOCKS if first <= code <= last]
    plain = [(PACKAGE, f"NotoSans{name}[wght].ttf", 0) for name in (*scripts, "Symbols")]
    cjk = (CJK_PACKAGE, CJK_FILE, han)
    emoji = (PACKAGE, "NotoEmoji[wght].ttf", 0)
    return [cjk] if is_cjk(char) else [*plain, emoji, cjk]
