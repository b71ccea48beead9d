"""What a scene heading says of where and when: 'INT. HOUSE - KITCHEN - NIGHT'."""

import re
from functools import lru_cache

from pipeline.film.script import Interior, Setting
from pipeline.readers.daytime import is_time, light_of
from pipeline.readers.heading_words import HEADINGS
from pipeline.readers.unchecked import unchecked


def words_of(column: str) -> list[str]:
    return [word for row in HEADINGS.values() for word in getattr(row, column).split("|")]


def _choice(words: list[str]) -> str:
    """Longest first, with stops and blanks around slashes as people write them."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("/", r"\.?\s?/\s?") for word in ordered)


INTERIORS = {word.casefold() for word in words_of("interior")}
_PLACES = _choice(words_of("interior") + words_of("exterior"))
_BOTH = _choice(words_of("both"))
_SCENES = _choice(words_of("scene"))

NUMBER = r"(?:\d{1,4}[A-Za-z]{0,2}[.、)：:]?\s+|\d{1,4}[A-Za-z]{0,2}[.、]\s*)"
PREFIX = re.compile(
    rf"(?P<lead>{NUMBER})?"
    rf"(?:(?P<both>{_BOTH})|(?P<one>{_PLACES})(?:\.?\s?[/\\&+]\s?(?P<two>{_PLACES}))?)"
    r"(?P<stop>\s*[.:：。．·・,，、-]+|\s*[–—―‒]+|\s+|$)",
    re.IGNORECASE,
)
SCENE = re.compile(
    r"(?P<lead>第\s*[0-9０-９零〇一二三四五六七八九十百千两]+\s*[场場幕]|S\s?#\s?\d+[A-Z]?"
    rf"|(?:{_SCENES})\s*(?:#|№|NO\.?|NR\.?)?\s*[0-9０-９一二三四五六七八九十百]+[A-Z]?"
    r"|[○〇◯](?=\s?\w))"
    r"(?P<stop>\s*[.:：。．·・,，、)-]+\s*|\s*[–—―‒]\s*|\s+|$|(?<=[○〇◯]))",
    re.IGNORECASE,
)

DASH = re.compile(r"[-–—―‒−|｜]+")
STOPS = re.compile(r"[.,;:。．，、・·:：/]+\s*")
BRACKET = re.compile(r"\s*[（(]([^()（）]*)[)）]\s*$")
INNER_INTERIOR = re.compile(r"[\s・·.,，、/-]+(内景|外景|内|內|外|中|表)$")
OUTSIDE = frozenset(("外景", "外", "表"))
SEPARATORS = " \t\xa0\u3000.,;:/|，。、：-–—―・·"
LONGEST = 200
"""Characters of a heading that is looked into; a forced one may have any length."""
TIME_LONGEST = 4
"""Words of a time of day that stands without a dash before it."""


@lru_cache(maxsize=4096)
def read_setting(slugline: str) -> Setting:
    """Where and when, from a heading without its forcing mark and scene number."""
    if len(slugline) > LONGEST:
        return Setting(place=slugline)
    rest, interior, is_usual = _without_prefix(slugline.strip())
    place, time = split_time(rest.strip()) if is_usual or _dashes(rest) else (rest, "")
    if interior is None:
        place, interior = _inner_interior(place)
    light = light_of(time)
    fields: dict[str, object] = {"interior": interior, "place": place, "time": time, "light": light}
    return unchecked(Setting, fields)


def split_time(text: str) -> tuple[str, str]:
    """(place, time) of what follows the prefix; time is empty where none is named."""
    dashes = _dashes(text)
    if not dashes:
        return _split_loose(text)
    last = dashes[-1]
    tail = text[last.end() :]
    if is_time(tail):
        return _trim(text[: last.start()]), tail.strip(SEPARATORS)
    inner_place, inner_time = _split_loose(tail)
    if inner_time and inner_place:
        return _trim(text[: last.end()] + inner_place), inner_time
    if len(dashes) > 1:
        inner = text[dashes[-2].end() : last.start()]
        if is_time(inner):
            return _trim(text[: dashes[-2].start()]), text[dashes[-2].end() :].strip(SEPARATORS)
    return _trim(text), ""


def _dashes(text: str) -> list[re.Match[str]]:
    """The dashes that part a heading. A hyphen within a word, JEAN-LUC, does not."""
    return [
        match
        for match in DASH.finditer(text)
        if match[0] != "-" or text[match.start() - 1].isspace() or text[match.end() :][:1].isspace()
    ]


def _split_loose(text: str) -> tuple[str, str]:
    """KITCHEN, NIGHT; KITCHEN. NIGHT; KITCHEN NIGHT; 咖啡馆 日; 喫茶店（夜）."""
    bracket = BRACKET.search(text)
    if bracket and is_time(bracket[1]):
        return _trim(text[: bracket.start()]), bracket[1].strip()
    stem = text[: bracket.start()] if bracket else text
    if is_time(stem):
        return "", text.strip()
    starts = [match.start() for match in re.finditer(r"\S+", stem)]
    for start in starts[1:][-TIME_LONGEST:]:
        if is_time(stem[start:]):
            return _trim(stem[:start]), text[start:].strip(SEPARATORS)
    stops = list(STOPS.finditer(stem))
    if stops and is_time(stem[stops[-1].end() :]):
        return _trim(stem[: stops[-1].start()]), text[stops[-1].end() :].strip()
    return _trim(text), ""


def _without_prefix(text: str) -> tuple[str, Interior | None, bool]:
    """What follows INT. or SCENE 4, and whether there was such a thing."""
    scene = SCENE.match(text)
    rest = text[scene.end() :] if scene else text
    match = PREFIX.match(rest)
    if match:
        return rest[match.end() :], _interior(match), True
    return rest, None, scene is not None


def _interior(match: re.Match[str]) -> Interior:
    if match["both"]:
        return Interior.BOTH
    first = match["one"].casefold() in INTERIORS
    if match["two"] and (match["two"].casefold() in INTERIORS) != first:
        return Interior.BOTH
    return Interior.INT if first else Interior.EXT


def _inner_interior(place: str) -> tuple[str, Interior | None]:
    """Chinese and Japanese may name it after the place: 咖啡馆 内, 喫茶店・中."""
    match = INNER_INTERIOR.search(place[-12:])
    if match is None:
        return place, None
    cut = len(place) - len(match[0])
    return place[:cut], Interior.EXT if match[1] in OUTSIDE else Interior.INT


def _trim(place: str) -> str:
    return place.strip(SEPARATORS)
