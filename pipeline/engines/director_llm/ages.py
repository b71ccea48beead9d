"""Age and gender: what a script says of them, and whether an answer says otherwise."""

import re
from enum import StrEnum


class Age(StrEnum):
    CHILD = "child"
    TEENAGER = "teenager"
    TWENTIES = "twenties"
    THIRTIES = "thirties"
    FORTIES = "forties"
    FIFTIES = "fifties"
    SIXTIES = "sixties"
    OLD = "old"
    UNKNOWN = "unknown"


class Gender(StrEnum):
    WOMAN = "woman"
    MAN = "man"
    UNKNOWN = "unknown"


Years = tuple[int, int]

YEARS: dict[Age, Years] = {
    Age.CHILD: (0, 12), Age.TEENAGER: (13, 19), Age.TWENTIES: (20, 29), Age.THIRTIES: (30, 39),
    Age.FORTIES: (40, 49), Age.FIFTIES: (50, 59), Age.SIXTIES: (60, 69), Age.OLD: (66, 120),
}  # fmt: skip

SLACK = 3
"""Years that two ages may be apart: nobody sees them."""

WORDS: tuple[tuple[str, Years], ...] = (
    (r"\b(?:baby|infant|newborn)\b|婴儿|младенец|תינוק", (0, 2)),
    (r"\b(?:child|kid|toddler|schoolboy|schoolgirl)\b|孩子|小孩|ребён|ילד", (0, 14)),
    (r"\bboy\b|男孩|мальчик", (0, 17)),
    (r"\bgirl\b|女孩|девочк", (0, 22)),
    (r"\b(?:teens?|teenaged?|teenagers?|adolescent)\b|少年|少女|подрост|נער", (12, 20)),
    (r"\b(?:twenties|twenty-something)\b", (20, 29)),
    (r"\b(?:thirties|thirty-something)\b", (30, 39)),
    (r"\bforties\b", (40, 49)),
    (r"\bfifties\b", (50, 59)),
    (r"\bsixties\b", (60, 69)),
    (r"\bseventies\b", (70, 79)),
    (r"\beighties\b", (80, 89)),
    (r"\byoung\b|年轻|молод|צעיר", (4, 38)),
    (r"\bmiddle-aged\b|中年|средних лет|בגיל העמידה", (38, 62)),
    (
        r"\b(?:elderly|aged)\b(?! \d)|\bold (?:man|woman|lady|gentleman|couple)\b|"
        r"\bgrand(?:mother|father|ma|pa)\b|老人|老太|老头|старик|старуш|пожил|קשיש|זקן|זקנה",
        (55, 120),
    ),
)
"""Words -> the years that they may mean."""

_TENS = re.compile(r"\b(\d)0['’]?s\b")
_PLAIN = re.compile(
    r"(?:^|[,;(]|\baged?\b|\bis\b)\s*(?:about |around |early |late |mid-?)?(\d{1,3})"
    r"(?=\s*(?:$|[,;).]|years?\b|-year|y/?o\b))|(\d{1,3})\s*(?:岁|лет\b)|בת (\d{1,3})|בן (\d{1,3})"
)
_OLDEST = 120

_GENDERED = {
    Gender.WOMAN: re.compile(
        r"\b(?:she|her|hers|herself|woman|women|girl|lady|mother|daughter|sister|wife|widow|aunt|"
        r"grandmother|grandma|nun|waitress|actress|queen|bride|female|mrs|ms|miss|madame)\b|"
        r"[她女]|она\b|женщин|девушк|девоч|היא|אישה|ילדה",
        re.I,
    ),
    Gender.MAN: re.compile(
        r"\b(?:he|him|his|himself|man|men|boy|guy|gentleman|father|son|brother|husband|uncle|"
        r"grandfather|grandpa|monk|waiter|king|groom|male|mr|sir)\b|"
        r"[他男]|\bон\b|мужчин|мальчик|парень|הוא\b|\bאיש\b|\bילד\b",
        re.I,
    ),
}


def ages_in(text: str) -> list[Years]:
    """Every age that a text names."""
    found = [years for words, years in WORDS if re.search(words, text, re.I)]
    found += [(int(tens[1]) * 10, int(tens[1]) * 10 + 9) for tens in _TENS.finditer(text)]
    for number in _PLAIN.finditer(text):
        years = int(next(group for group in number.groups() if group))
        found += [(years, years)] if years <= _OLDEST else []
    return found


def genders_in(text: str) -> frozenset[Gender]:
    return frozenset(gender for gender, words in _GENDERED.items() if words.search(text))


def clash(said: str, told: str, age: Age, gender: Gender) -> str:
    """Where an answer (its words, its age, its gender) says otherwise than the script; often
    nowhere."""
    ages = [*ages_in(told), *([YEARS[age]] if age in YEARS else [])]
    if any(_are_apart(ours, theirs) for ours in ages_in(said) for theirs in ages):
        return "the age is not the one that the script says."
    ours, theirs = genders_in(said), genders_in(told)
    if gender is not Gender.UNKNOWN:
        theirs |= {gender}
    if len(ours) == 1 and theirs - ours:
        return "the gender is not the one that the script says."
    return ""


def _are_apart(one: Years, other: Years) -> bool:
    return one[1] + SLACK < other[0] or other[1] + SLACK < one[0]


_GROWN: dict[Gender, tuple[str, str]] = {Gender.WOMAN: ("woman", "her"), Gender.MAN: ("man", "his")}
_YOUNG = {
    Age.CHILD: {Gender.WOMAN: "a girl", Gender.MAN: "a boy", Gender.UNKNOWN: "a child"},
    Age.TEENAGER: {
        Gender.WOMAN: "a teenage girl", Gender.MAN: "a teenage boy", Gender.UNKNOWN: "a teenager",
    },
}  # fmt: skip


def who(age: Age, gender: Gender) -> str:
    """A person in a few words, such as `a woman in her forties`; empty where nothing is known."""
    if age in _YOUNG:
        return _YOUNG[age][gender]
    noun, whose = _GROWN.get(gender, ("", ""))
    if age is Age.UNKNOWN:
        return f"a {noun}" if noun else ""
    if age is Age.OLD:
        return f"an old {noun or 'person'}"
    return f"a {noun} in {whose} {age}" if noun else f"in the {age}"
