"""Scene headings: which line is one, and what it says of where and when."""

import re
from functools import lru_cache

from pipeline.film.script import Interior, Light, Setting
from pipeline.readers.heading_words import HEADINGS, LIGHTS, TIME_MODIFIERS

CASELESS = re.compile(r"[\u0590-\u06ff\u0900-\u097f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
NARROW = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def _words(of: str) -> list[str]:
    return [word for row in HEADINGS.values() for word in getattr(row, of).split("|")]


def _choice(words: list[str]) -> str:
    """Longest first, with slashes and apostrophes as people write them."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("/", r"\.?\s?/\s?") for word in ordered)


INTERIORS = {word.casefold() for word in _words("interior")}
_PLACES = _choice(_words("interior") + _words("exterior"))
_BOTH = _choice(_words("both"))
_SCENES = _choice(_words("scene"))

NUMBER = r"(?:\d{1,4}[A-Za-z]{0,2}[.、)：:]?\s+|\d{1,4}[A-Za-z]{0,2}[.、]\s*)"
PREFIX = re.compile(
    rf"(?P<lead>{NUMBER})?(?:(?P<both>{_BOTH})|(?P<one>{_PLACES})(?:\.?\s?[/\\&+]\s?(?P<two>{_PLACES}))?)"
    r"(?P<stop>\s*[.:：。．·・,，、-]+|\s*[–—―‒]+|\s+|$)",
    re.IGNORECASE,
)
SCENE = re.compile(
    r"(?P<lead>第\s*[0-9０-９零〇一二三四五六七八九十百千两]+\s*[场場幕]|S\s?#\s?\d+[A-Z]?"
    rf"|(?:{_SCENES})\s*(?:#|№|NO\.?|NR\.?)?\s*[0-9０-９一二三四五六七八九十百]+[A-Z]?|[○〇◯](?=\s?\w))"
    r"(?P<stop>\s*[.:：。．·・,，、)-]+\s*|\s*[–—―‒]\s*|\s+|$|(?<=[○〇◯]))",
    re.IGNORECASE,
)
INITIALS = frozenset(
    initial
    for word in _words("interior") + _words("exterior") + _words("both") + _words("scene")
    for initial in (word[0], word[0].lower())
) | frozenset("0123456789○〇◯Ss第")
"""Characters that can begin a heading, so that other lines are passed over at once."""

DASH = re.compile(r"\s+[-–—―‒−]+\s+|\s*[–—―‒]+\s*|\s*--+\s*|\s+-+(?=\S)|(?<=\S)-+\s+|\s*[|｜]\s*")
STOPS = re.compile(r"[.,;:。．，、・·:：/]+\s*")
TRAILING = re.compile(r"\s*[（(][^()（）]*[)）]\s*$")
TRAILING_NUMBER = re.compile(r"(?<=\S)\s+\d{1,4}[A-Za-z]{0,2}[.)]?$")
CLOCK = re.compile(r"(\d{1,2})(?:[:.h]\d{2})?\s*(AM|PM|A\.M\.|P\.M\.)?(?!\d)", re.IGNORECASE)


def is_heading(text: str) -> bool:
    """Whether a line that opens a paragraph is a scene heading by its words.

    An abbreviation with its full stop is one in any case of letters. A full word without one
    must be in capitals, because `Interior light fades.` is action. In scripts without capitals
    a separator or a time of day must follow, because the Hebrew word for interior also means face.
    """
    if text[0] not in INITIALS or len(text) > 300:
        return False
    match = PREFIX.match(text)
    if match:
        return _is_convincing(text, match)
    scene = SCENE.match(text)
    return scene is not None and _is_scene_line(text, scene)


def is_strict_heading(text: str) -> bool:
    """Whether a line within a paragraph is a heading all the same: in capitals, with its stop."""
    return (
        text[0] in INITIALS
        and is_heading(text)
        and not text.endswith((".", "!", "?"))
        and (text.isupper() or CASELESS.search(text) is not None)
    )


def _is_convincing(text: str, match: re.Match[str]) -> bool:
    word = match["both"] or match["one"]
    stop = match["stop"].strip()
    if CASELESS.match(word):
        return _is_convincing_caseless(text, match, stop)
    rest = text[match.end() :]
    if not rest and not stop:
        return word.isupper() and len(text) > 3
    if match["two"] or match["both"] or stop.startswith("."):
        return len(word) < 8 or word.isupper()
    if stop.startswith((",", "、")):
        return False
    return word.isupper() and (len(word) < 5 or text.isupper() or not rest or stop != "")


def _is_convincing_caseless(text: str, match: re.Match[str], stop: str) -> bool:
    rest = text[match.end() :]
    if not rest:
        return len(match["both"] or match["one"]) > 1 and len(text) < 12
    if text.endswith(("。", "!", "！", "?", "？", "…", "”", "」")):
        return False
    if match["two"] or match["both"] or match["lead"]:
        return True
    return (
        stop[:1] in (".", "。", "．", "·", "・", "-", "–", "—", ":", "：") and len(text) < 60
    ) or (_ends_with_time(rest))


def _ends_with_time(text: str) -> bool:
    return read_setting("INT. " + text).time != ""


def _is_scene_line(text: str, scene: re.Match[str]) -> bool:
    lead, rest = scene["lead"], text[scene.end() :]
    if text.endswith((".", "!", "?", "。", "！", "？", "…")) and rest:
        return False
    if lead[0] in "○〇◯":
        return len(text) < 40
    return (
        len(text) < 80
        and (not lead.isascii() or lead.isupper() or not rest)
        and (lead.isupper() or CASELESS.match(lead) is not None)
    )


@lru_cache(maxsize=4096)
def read_setting(slugline: str) -> Setting:
    """Where and when, from a heading without its forcing mark and scene number."""
    rest, interior = _without_prefix(slugline.strip())
    place, time = _split_time(rest.strip())
    if interior is None:
        place, interior = _inner_interior(place)
    return Setting(interior=interior, place=place, time=time, light=light_of(time))


def light_of(time: str) -> Light | None:
    """The light that some words name; the last of them counts, as in DAY TURNING TO NIGHT."""
    words = [w for w in re.split(r"[\s.,;:/()（）'’-]+", time.casefold()) if w]
    for size in (3, 2, 1):
        for i in range(len(words) - size, -1, -1):
            light = LIGHTS.get(" ".join(words[i : i + size]))
            if light:
                return light
    return LIGHTS.get(time.casefold().strip()) or _clock_light(time) or _narrow_light(time)


def _clock_light(time: str) -> Light | None:
    match = CLOCK.search(time)
    if match is None or (match[2] is None and ":" not in match[0] and "h" not in match[0]):
        return None
    hour = (
        int(match[1]) % 12 + 12 * (match[2] or "")[:1].lower().count("p")
        if match[2]
        else int(match[1])
    )
    if hour < 5 or hour >= 21:
        return Light.NIGHT
    return Light.DAWN if hour < 8 else Light.DAY if hour < 18 else Light.DUSK


def _narrow_light(time: str) -> Light | None:
    """Chinese and Japanese write no spaces: the longest known word inside."""
    if not NARROW.search(time):
        return None
    found = [word for word in LIGHTS if NARROW.match(word) and word in time and LIGHTS[word]]
    return LIGHTS[max(found, key=len)] if found else None


def _without_prefix(text: str) -> tuple[str, Interior | None]:
    match = PREFIX.match(text)
    if match:
        return text[match.end() :], _interior(match)
    scene = SCENE.match(text)
    if scene is None:
        return text, None
    rest = text[scene.end() :]
    inner = PREFIX.match(rest)
    return (rest[inner.end() :], _interior(inner)) if inner else (rest, None)


def _interior(match: re.Match[str]) -> Interior:
    if match["both"]:
        return Interior.BOTH
    first = _is_interior(match["one"])
    if match["two"] and _is_interior(match["two"]) != first:
        return Interior.BOTH
    return Interior.INT if first else Interior.EXT


def _is_interior(word: str) -> bool:
    return word.casefold() in INTERIORS


def _inner_interior(place: str) -> tuple[str, Interior | None]:
    """Chinese and Japanese may name it after the place: 咖啡馆 内, 喫茶店・中."""
    match = re.search(r"[\s・·.,，、/-]+(内景|外景|内|內|外|中|表)$", place)
    if match is None:
        return place, None
    is_outside = match[1] in ("外景", "外", "表")
    return place[: match.start()], Interior.EXT if is_outside else Interior.INT


def _split_time(text: str) -> tuple[str, str]:
    text = TRAILING_NUMBER.sub("", text) if _is_number_time(text) else text
    dashes = list(DASH.finditer(text))
    if dashes:
        last = dashes[-1]
        place, time = text[: last.start()], text[last.end() :]
        if _is_time(time):
            return _trim(place), time.strip()
        inner_place, inner_time = _split_loose(time)
        if inner_time and inner_place:
            return _trim(text[: last.end()] + inner_place), inner_time
        if len(dashes) > 1 and _is_time(text[dashes[-2].end() : last.start()]):
            return _trim(text[: dashes[-2].start()]), text[dashes[-2].end() :].strip()
        return _trim(text), ""
    return _split_loose(text)


def _is_number_time(text: str) -> bool:
    return TRAILING_NUMBER.search(text) is not None and _is_time(
        DASH.split(TRAILING_NUMBER.sub("", text))[-1]
    )


def _split_loose(text: str) -> tuple[str, str]:
    """KITCHEN, NIGHT; KITCHEN. NIGHT; KITCHEN NIGHT; 咖啡馆 日; 喫茶店（夜）."""
    bracket = TRAILING.search(text)
    if bracket and _is_time(bracket[0].strip(" ()（）")):
        return _trim(text[: bracket.start()]), bracket[0].strip(" ()（）")
    stem = text[: bracket.start()] if bracket else text
    words = stem.split()
    for size in (4, 3, 2, 1):
        tail = " ".join(words[-size:])
        if len(words) > size and _is_time(tail) and _starts_time(tail):
            cut = stem.rstrip().rfind(words[-size])
            start = _tail_start(stem, size)
            return _trim(stem[:start]), text[start:].strip() if cut >= 0 else tail
    stops = list(STOPS.finditer(stem))
    if stops and _is_time(stem[stops[-1].end() :]):
        return _trim(stem[: stops[-1].start()]), text[stops[-1].end() :].strip()
    return ("", text.strip()) if _is_time(stem) else (_trim(text), "")


def _tail_start(text: str, words: int) -> int:
    matches = list(re.finditer(r"\S+", text))
    return matches[-words].start()


def _starts_time(tail: str) -> bool:
    first = tail.split()[0].casefold().strip(".,")
    return first in TIME_MODIFIERS or any(word.split()[0] == first for word in LIGHTS)


def _is_time(words: str) -> bool:
    """Whether some words are a time of day and little else."""
    stem = TRAILING.sub("", words).strip(" .,;:。").casefold()
    if not stem or len(stem) > 40:
        return False
    if stem in LIGHTS or CLOCK.fullmatch(stem):
        return True
    parts = [part for part in re.split(r"[\s./,’'-]+", stem) if part]
    known = [part for part in parts if part in LIGHTS]
    return bool(known) and all(
        part in LIGHTS or part in TIME_MODIFIERS or part.isdigit() for part in parts
    )


def _trim(place: str) -> str:
    return place.strip(" \t.,;:，。、：-–—―・·|")
