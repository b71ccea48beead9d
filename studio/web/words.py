"""The texts of the small pages in the language of the browser: those of assets/locales."""

import json
from functools import cache
from pathlib import Path

LOCALES = Path(__file__).parents[2] / "assets" / "locales"
ENGLISH = "en"
RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")
LONGEST_WISH = 200
"""Characters of a browser's list of languages that are looked at."""


@cache
def _texts() -> dict[str, dict[str, str]]:
    """Language -> key -> text."""
    return {
        path.stem: json.loads(path.read_text("utf-8")) for path in sorted(LOCALES.glob("*.json"))
    }


def language_of(wish: str) -> str:
    """The language of an Accept-Language header that there are texts in, wanted most."""
    offered: list[tuple[float, str]] = []
    for part in wish[:LONGEST_WISH].split(","):
        name, _, weight = part.partition(";")
        language = name.strip().partition("-")[0].lower()
        if language in _texts():
            offered.append((_weight(weight), language))
    return max(offered, key=lambda one: one[0], default=(0.0, ENGLISH))[1]


def word(key: str, language: str, **values: object) -> str:
    """Raises KeyError for a text that nobody wrote."""
    return _texts()[language][key].format(**values)


def direction(language: str) -> str:
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def _weight(text: str) -> float:
    """Of `q=0.8`; 1 where nothing is said, 0 for what makes no sense."""
    name, _, number = text.strip().partition("=")
    if not name:
        return 1.0
    try:
        return float(number) if name.strip() == "q" else 0.0
    except ValueError:
        return 0.0
