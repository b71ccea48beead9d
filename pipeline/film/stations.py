"""Where in a place somebody is at work: by what an action says, or by their trade."""

import re
from collections.abc import Mapping

_STATIONS: Mapping[str, str] = {
    "door": r"(?:open|close|shut|lock|unlock|kick|push|pull|listen|knock|lean|stand|wait|pound)\w*"
    r"\b[^.,;]{0,28}\bdoor(?:way)?\b|\b(?:to|at|in) the (?:front |back )?door(?:way)?\b",
    "window": r"\b(?:to|at|by|opens?|closes?|shuts?) the window\b",
    "piano": r"\b(?:at|plays?|playing|to) the piano\b",
    "blackboard": r"\b(?:on|at|to|wipes|cleans) the (?:black|white)?board\b",
    "stove": r"\b(?:cooks|cooking|fries|at the stove|stirs (?:a|the) (?:pot|soup|pan))\b",
    "basin": r"\bwash(?:es|ing)? (?:his|her|their|the) (?:hands|face|dishes)\b"
    r"|\bat the (?:sink|basin)\b",
    "bench": r"\bbehind the bench\b",
    "bar": r"\bbehind the (?:bar|counter|till)\b",
    "throne": r"\b(?:on|to) (?:the|his|her) throne\b",
    "witness stand": r"\b(?:in|on|takes?|to) the (?:witness (?:stand|box)|stand)\b",
    "altar": r"\bat the altar\b",
    "controls": r"\bat the (?:controls|console|sonar|radar|helm)\b",
}
_FOUND = {name: re.compile(words, re.IGNORECASE) for name, words in _STATIONS.items()}
_AFAR = re.compile(
    r"\b(?:looks?|looking|stares?|staring|gazes?|gazing|glances?|glancing|peers?|watch(?:es)?|points?"
    r"|pointing|nods?|turns?|turning|faces?|facing)\b(?!.*\band\b)"
    r"|\b(?:table|seat|chair|bench|booth|sofa|bed|desk|stool|armchair)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""Before a station: it is looked at, or where a piece of furniture stands; nobody goes there."""
_CLAUSE = re.compile(r"[.,;:!?]")
GOES = re.compile(
    r"\b(?:walks?|walking|cross(?:es)?|enters?|comes?|leaves?|goes|runs?|sits?|approach(?:es)?"
    r"|steps?|kneels?|lies|jumps?|climbs?|follows?|wanders?|rushes|hurries|turns? away)\b",
    re.IGNORECASE,
)
"""Takes somebody from where they were at work."""
TRADES: Mapping[str, str] = {
    "judge": "bench", "barman": "bar", "bartender": "bar", "barmaid": "bar", "barista": "bar",
    "shopkeeper": "bar", "cashier": "bar", "vendor": "bar", "clerk": "bar", "priest": "altar",
    "witness": "witness stand",
}  # fmt: skip
SITS = frozenset(("bench", "throne", "wheelchair"))
"""Who is there from the beginning sits."""
_RIDDEN = re.compile(
    r"\b(horse|pony|camel|donkey|mule|bicycle|bike|motorcycle|motorbike)s?\b", re.IGNORECASE
)
_SAME = {"bike": "bicycle", "motorbike": "motorcycle", "pony": "horse", "mule": "donkey"}


def station_of(action: str) -> str:
    """The last station that an action names, or ""."""
    found = [
        (match.start(), name)
        for name, words in _FOUND.items()
        for match in words.finditer(action)
        if not _AFAR.search(_CLAUSE.split(action[: match.start()])[-1])
    ]
    return max(found)[1] if found else ""


def station_of_trade(words: str) -> str:
    """Where somebody of this trade is as long as nothing else is said, or ""."""
    return next((TRADES[w] for w in re.findall(r"\w+", words.casefold()) if w in TRADES), "")


def ridden_in(action: str) -> str:
    """What is ridden, where the action names it, or ""."""
    found = _RIDDEN.search(action)
    return _SAME.get(found[1].casefold(), found[1].casefold()) if found else ""
