"""A guess of a script's language from its letters and its most common small words."""

import re
from collections import Counter

SAMPLE = 40_000
"""Characters looked at; a page is enough."""

SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("el", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)
"""Languages known by their letters. A sentence in Japanese has kana among its characters."""

WEIGHT = {"ja": 6, "zh": 3, "ko": 2}
"""How many Latin letters one of their characters stands for."""

UKRAINIAN = re.compile(r"[іїєґ]", re.IGNORECASE)

SMALL_WORDS: dict[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in {
        "en": "the and of to is in it you that he she his her with at for on we not",
        "es": "el la los las que de en un una es no se por con su al lo ella está",
        "fr": "le la les et de des un une est pas que il elle dans je tu vous sur au ne",
        "de": "der die das und ist nicht ein eine er sie es ich du mit zu den dem auf im",
        "it": "il lo la gli di che un una non si per con del della lei sul nel ho",
        "pt": "os as que de um uma não se por com ela ele do da no na eu você",
        "nl": "de het een en van is niet ik je hij zij ze dat in op met te naar wat er",
        "pl": "na nie się do to jest że jak co ja ty ona on po za od dla",
        "tr": "bir ve bu da de ne için ben sen mi değil var çok gibi ama daha yok",
    }.items()
}

WORD = re.compile(r"[^\W\d_]+")
DEFAULT = "en"


def guess_language(text: str) -> str:
    """ISO 639-1. English where nothing speaks for another language."""
    sample = text[:SAMPLE]
    counts = {code: len(letters.findall(sample)) for code, letters in SCRIPTS}
    if sample.isascii() or not any(counts.values()):
        return _guess_latin(sample)
    if counts["ja"] * 10 > counts["zh"]:
        counts["ja"] += counts["zh"]
        counts["zh"] = 0
    best = max(counts, key=lambda code: counts[code] * WEIGHT.get(code, 1))
    latin = len(re.findall(r"[A-Za-zÀ-ɏ]", sample))
    if counts[best] * WEIGHT.get(best, 1) <= latin:
        return _guess_latin(sample)
    if best == "ru" and len(UKRAINIAN.findall(sample)) * 20 > counts["ru"]:
        return "uk"
    return best


def _guess_latin(sample: str) -> str:
    words = set(WORD.findall(sample.lower()))
    counts = Counter({code: len(words & small) for code, small in SMALL_WORDS.items()})
    best, count = counts.most_common(1)[0]
    return best if count > max(1, counts[DEFAULT]) else DEFAULT
