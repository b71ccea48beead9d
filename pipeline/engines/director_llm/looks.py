"""Answers about how people and places look: checked against the script, and put into words."""

import re
from itertools import pairwise
from typing import Annotated

from pydantic import Field

from pipeline.engines.director_llm.ages import Age, Gender, ages_in, clash, genders_in, who
from pipeline.engines.director_llm.answers import Answer, Unfit
from pipeline.engines.director_llm.asking import MOST_SUBJECTS
from pipeline.engines.director_llm.words import plain
from pipeline.engines.lookbook import Lookbook, LookSheet, Subject

MOST_WORDS = 16
"""Of one trait of a person."""
MOST_PLACE_WORDS = 60
MOST_QUOTES = 8
LONGEST_QUOTE = 300

_NAMED_STYLES = frozenset(
    (
        "victorian", "georgian", "edwardian", "gothic", "baroque", "romanesque", "tudor",
        "persian", "turkish", "chinese", "japanese", "indian", "african", "american",
        "european", "asian", "english", "british", "french", "german", "italian", "spanish",
        "russian", "moroccan", "mediterranean", "scandinavian", "arabic", "roman", "greek",
        "mexican", "sunday", "christmas", "art", "deco", "nouveau", "panama", "oxford",
        "t-shirt", "afro", "formica",
    )
)  # fmt: skip
"""Words that English writes with a capital and that name no person."""
_STEM = re.compile(r"(?:[’']s|[.!?…]+)$|-(?:style|era|like|shaped)\b.*")
_LIKENESS = re.compile(
    r"\b(?:looks? like|looking like|resembl\w+|reminiscent|lookalike|look-alike|à la|celebrity|"
    r"famous|movie star|film star|played by|modell?ed on|in the style of)\b",
    re.I,
)
_COMMANDS = re.compile(
    r"\b(?:ignore|disregard|instructions?|prompts?|assistant|system message|as an ai|"
    r"language model|you|your|please|must|obey|answer|output|json|schema|developer mode|"
    r"jailbreak|password|api key)\b",
    re.I,
)
_TOLD = {
    "build": re.compile(
        r"\b(?:tall|short|thin|slim|slender|lean|gaunt|skinny|heavy|fat|stout|burly|broad|"
        r"muscular|plump|wiry|tiny|huge|petite|stocky)\b|高|矮|胖|瘦|худ|толст|высок",
        re.I,
    ),
    "hair": re.compile(
        r"\b(?:hair\w*|\w+-haired|bald|shaved|blonde?|brunette|redhead|curls|curly|ponytail|"
        r"braids?|bun|beard\w*|mo?ustache)\b|发|胡|волос|борода|שיער|זקן",
        re.I,
    ),
    "clothes": re.compile(
        r"\b(?:coat|jacket|suit|dress|gown|robe|shirt|sweater|jumper|uniform|apron|overalls?|"
        r"jeans|skirt|raincoat|hoodie|tuxedo|wears|wearing|dressed|clothes|costume)\b|"
        r"衣|穿|裙|пальто|плать|костюм|форм|מעיל|שמלה|חליפה",
        re.I,
    ),
}
"""What the script itself says: nothing is added to that."""


class PersonLook(Answer):
    n: int
    age: Age
    gender: Gender
    build: str
    hair: str
    clothes: str
    quotes: Annotated[list[str], Field(max_length=MOST_QUOTES)]


class PlaceLook(Answer):
    n: int
    looks: str
    quotes: Annotated[list[str], Field(max_length=MOST_QUOTES)]


class LooksAnswer(Answer):
    people: Annotated[list[PersonLook], Field(max_length=MOST_SUBJECTS)]
    places: Annotated[list[PlaceLook], Field(max_length=MOST_SUBJECTS)]


def looked_up(sheet: LookSheet, answer: LooksAnswer) -> tuple[Lookbook, str]:
    """The looks that are sound, and what is wrong with the first that are not; often nothing."""
    given = {one.n: one for one in reversed(answer.people)}
    built = {one.n: one for one in reversed(answer.places)}
    people: list[tuple[str, str]] = []
    places: list[tuple[str, str]] = []
    left: list[str] = []
    wrong = ""
    for n, subject in enumerate(sheet.people, 1):
        try:
            people.append((subject.name, _person(subject, given.get(n))))
        except Unfit as reason:
            left.append(subject.name)
            wrong = wrong or f"Person {n}: {reason}"
    for n, subject in enumerate(sheet.places, 1):
        try:
            places.append((subject.name, _place(subject, built.get(n))))
        except Unfit as reason:
            left.append(subject.name)
            wrong = wrong or f"Place {n}: {reason}"
    return Lookbook(people=tuple(people), places=tuple(places), left=tuple(left)), wrong


def _person(subject: Subject, look: PersonLook | None) -> str:
    if look is None:
        raise Unfit("there is no entry for it.")
    _check_quotes(subject, look.quotes)
    said = f"{subject.name}, {subject.description}"
    traits = {name: _of(getattr(look, name), MOST_WORDS) for name in _TOLD}
    if fault := clash(said, " . ".join(traits.values()), look.age, look.gender):
        raise Unfit(fault)
    added = (traits[name] for name, told in _TOLD.items() if not told.search(subject.description))
    first = who(
        Age.UNKNOWN if ages_in(subject.description) else look.age,
        Gender.UNKNOWN if genders_in(said) or _is_doubtful(subject, look) else look.gender,
    )
    return ", ".join(part for part in (first, *added) if part)


def _is_doubtful(subject: Subject, look: PersonLook) -> bool:
    """The action speaks only of the other gender, perhaps of somebody else."""
    spoken_of = genders_in(" ".join(subject.passages))
    return bool(spoken_of) and look.gender not in spoken_of


def _place(subject: Subject, look: PlaceLook | None) -> str:
    if look is None:
        raise Unfit("there is no entry for it.")
    _check_quotes(subject, look.quotes)
    return _of(look.looks, MOST_PLACE_WORDS)


def _of(text: str, most_words: int) -> str:
    """Plain words that describe, as a part of a sentence; empty for empty ones. Raises Unfit."""
    if not text.strip():
        return ""
    line = plain(text, most_words)
    if _COMMANDS.search(line):
        raise Unfit("the text speaks to somebody. Only describe what is seen.")
    if _LIKENESS.search(line) or _has_name(line):
        raise Unfit("the text names somebody or something. Describe without names.")
    line = line.rstrip(" .;,")
    is_word = line[1:2].islower()
    return line[0].lower() + line[1:] if is_word else line


def _has_name(line: str) -> bool:
    """A capital inside a sentence stands for somebody, or for a brand."""
    words = [word.strip("\"'“”‘’(),;:") for word in line.split()]
    return any(
        word[:1].isupper()
        and before[-1:] not in ".!?…"
        and _STEM.sub("", word).casefold() not in _NAMED_STYLES
        for before, word in pairwise(words)
    )


def _check_quotes(subject: Subject, quotes: list[str]) -> None:
    """Raises Unfit for a quote that the script does not have."""
    script = _folded(" \n ".join((subject.name, subject.description, *subject.passages)))
    for quote in quotes:
        words = _folded(quote[: 2 * LONGEST_QUOTE]).strip(" .…")
        if len(words) > LONGEST_QUOTE or words not in script:
            raise Unfit(
                "a quote is not in the script. Copy words of its passages exactly, or give none."
            )


def _folded(text: str) -> str:
    for mark, plain_mark in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"')):
        text = text.replace(mark, plain_mark)
    return " ".join(text.casefold().split()).strip('"')
