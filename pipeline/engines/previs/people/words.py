"""Words of a description to what is seen of a person: a table for each trait."""

import re
from collections.abc import Mapping

WOMEN = """woman girl lady mother daughter sister wife policewoman grandmother aunt nun bride
    waitress actress widow queen princess granddaughter niece fisherwoman housewife mum mom
    she mrs miss ms madame female 女 女人 女孩 妈妈 женщина девочка девушка אישה ילדה"""
MEN = """man boy gentleman father son grandson nephew prince lad dad brother husband grandfather
    uncle monk groom king he mr sir
    policeman fisherman male 男 男人 男孩 爸爸 мужчина мальчик дедушка איש ילד guy soldier"""
CHILDREN = "child kid boy girl toddler baby little ребёнок мальчик девочка 男孩 女孩 孩子 ילד ילדה"
OLD = "old elderly ancient aged grandfather grandmother grandma grandpa retired дедушка старик 老"
ROBOTS = "robot android cyborg 机器人 робот רובוט"
BUILDS: Mapping[str, float] = {
    "heavy": 1.2, "fat": 1.28, "stout": 1.22, "burly": 1.2, "big": 1.14, "huge": 1.24,
    "broad": 1.15, "thin": 0.86, "slim": 0.9, "skinny": 0.84, "gaunt": 0.85, "slight": 0.88,
    "wiry": 0.9, "lean": 0.92, "muscular": 1.14, "plump": 1.18, "round": 1.18,
}  # fmt: skip
TALL: Mapping[str, float] = {"tall": 0.1, "short": -0.09, "towering": 0.14, "tiny": -0.12}

GARMENTS: Mapping[str, str] = {
    "coat": "coat", "raincoat": "coat", "overcoat": "coat", "trenchcoat": "coat", "robe": "dress",
    "gown": "dress", "dress": "dress", "skirt": "dress", "nun": "dress", "bride": "dress",
    "suit": "jacket", "jacket": "jacket", "blazer": "jacket", "tuxedo": "jacket", "judge": "dress",
    "uniform": "uniform", "soldier": "uniform", "guard": "uniform", "policeman": "uniform",
    "policewoman": "uniform", "officer": "uniform", "cop": "uniform", "conductor": "uniform",
    "captain": "uniform", "admiral": "uniform", "pilot": "uniform", "sailor": "uniform",
    "apron": "apron", "waiter": "apron", "waitress": "apron", "cook": "apron", "barman": "apron",
    "fishmonger": "apron", "baker": "apron", "butcher": "apron", "bartender": "apron",
    "nurse": "uniform", "doctor": "coat", "scientist": "coat", "sweater": "jumper",
    "jumper": "jumper", "shirt": "shirt", "t-shirt": "shirt", "制服": "uniform", "西装": "jacket",
    "大衣": "coat", "шинель": "coat", "пальто": "coat", "форма": "uniform",
}  # fmt: skip
HATS: Mapping[str, str] = {
    "hat": "hat", "fedora": "hat", "cap": "cap", "policeman": "cap", "policewoman": "cap",
    "guard": "cap",
    "conductor": "cap", "officer": "cap", "captain": "cap", "pilot": "cap", "helmet": "helmet",
    "rider": "helmet", "cyclist": "helmet", "astronaut": "helmet", "soldier": "helmet",
    "beanie": "beanie", "sailor": "beanie", "headscarf": "scarf", "scarf": "scarf", "nun": "scarf",
    "hood": "scarf", "cowboy": "hat", "bowler": "hat", "cook": "beanie", "制服": "cap",
}  # fmt: skip
HAIRSTYLES: Mapping[str, str] = {
    "bald": "bald",
    "shaved": "bald",
    "curly": "curly",
    "curls": "curly",
    "ponytail": "ponytail",
    "bun": "bun",
    "bob": "bob",
    "long-haired": "long",
    "afro": "curly",
}
HAIR_COLOURS: Mapping[str, int] = {
    "blonde": 5,
    "blond": 5,
    "redhead": 4,
    "red-haired": 4,
    "ginger": 4,
    "grey-haired": 6,
    "white-haired": 6,
    "silver": 6,
    "dark-haired": 0,
    "brunette": 1,
}
COLOURS_OF_HAIR: Mapping[str, int] = {
    "black": 2, "dark": 0, "brown": 1, "chestnut": 3, "auburn": 4, "red": 4, "ginger": 4,
    "blond": 5, "blonde": 5, "fair": 5, "golden": 5, "grey": 6, "gray": 6, "white": 6, "silver": 6,
    "greying": 6,
}  # fmt: skip
"""Before `hair`, `beard` and the like, where they are no colour of cloth."""
BEARDS = "beard bearded moustache mustache unshaven whiskers борода 胡子"


_HAIR = re.compile(r"\b([a-z]+)(?:[ -](?:short|long|curly))?[ -](?:hair|beard|moustache|mustache)")
_DIGITS = "零一二三四五六七八九"
_TENS = re.compile(rf"([{_DIGITS[1:]}])?十([{_DIGITS[1:]}])?岁")
_YEARS = re.compile(r"\b(\d{1,2})(s?)\b")


def words_of(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w'-]+", text.casefold()))


def found_in(table: Mapping[str, object], text: str) -> str:
    """The first word of a table that the text has, by its place in the text, or ""."""
    said, words = text.casefold(), words_of(text)
    here = [word for word in table if word in words or (not word.isascii() and word in said)]
    return min(here, key=said.find) if here else ""


def has(list_of_words: str, text: str) -> bool:
    return bool(found_in(dict.fromkeys(list_of_words.split()), text))


def hair_of(text: str) -> int | None:
    """The colour of hair or beard that a description says."""
    named = found_in(HAIR_COLOURS, text)
    if named:
        return HAIR_COLOURS[named]
    said = (COLOURS_OF_HAIR.get(word) for word in _HAIR.findall(text.casefold()))
    return next((row for row in said if row is not None), None)


def years_of(text: str) -> int | None:
    """The age that a description says: `17`, `五十岁`; the middle of `40s`."""
    if spelt := _TENS.search(text):
        tens, ones = (_DIGITS.find(digit) if digit else 0 for digit in spelt.groups())
        return 10 * (tens or 1) + ones
    if digits := _YEARS.search(text):
        return int(digits[1]) + (5 if digits[2] else 0)
    return None
