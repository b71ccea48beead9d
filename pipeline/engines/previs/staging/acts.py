"""What the action says somebody does: verbs to poses, feelings and what the hands hold."""

import re
from collections.abc import Iterator, Mapping

from pipeline.engines.previs.staging.verbs import FEELINGS, NOUNS, POSE_VERBS

LEGS = frozenset(
    [
        "run",
        "walk",
        "climb",
        "fall",
        "bend",
        "fight",
        "throw",
        "drag",
        "push",
        "dance",
        "play",
        "dig",
        "swing",
        "swim",
        "crawl",
        "strike",
        "bow",
        "carry",
        "kneel",
        "crouch",
        "lie",
        "sleep",
        "doze",
    ]
)
"""Poses of the whole body; the others are of the arms and the head, on any legs."""


_VERBAL = "".join(rf"(?<!\b{word} )" for word in ("the", "a", "an", "his", "her", "their", "its"))
"""Behind these a word is a noun: `the bow`, `a box`."""


def _forms(verb: str) -> str:
    """A pattern of a verb's present forms; what follows a hyphen follows it as words, and
    behind ~ stand words as they are."""
    if not verb.isascii():
        return re.escape(verb)
    if verb.startswith("~"):
        return r"\b" + r"\W+".join(verb[1:].split("-")) + r"\b"
    first, *rest = verb.split("-")
    stem = first[:-1] if first.endswith("e") else first
    third = (
        rf"{first[:-1]}ies"
        if first.endswith("y") and first[-2] not in "aeiou"
        else f"{first}(?:e?s){'' if first in NOUNS else '?'}"
    )
    ing = rf"{re.escape(stem)}{re.escape(stem[-1])}?ing"
    tail = "".join(rf"\W+(?:\w+\W+)?{word}" if k else rf"\W+{word}" for k, word in enumerate(rest))
    return rf"{_VERBAL}\b(?:{third}|{ing}){tail}\b"


def _patterns(table: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {
        row: re.compile("|".join(_forms(verb) for verb in words.split()), re.IGNORECASE)
        for row, words in table.items()
    }


CHASES = re.compile(
    r"\b(?:chas(?:es|ing)|pursu(?:es|ing)|runs? after|hunts?)\b|追|гонится|רודף", re.IGNORECASE
)
"""One runs behind the other."""

PLAYS = re.compile(r"\bplays?\b|\bplaying\b|играет|拉|弹", re.IGNORECASE)

_POSES = _patterns(POSE_VERBS)
_FEELINGS = _patterns(FEELINGS)
_DENIED = re.compile(
    r"\b(?:not|never|n't|without|so that|because)\b[^.,;]*|\bfalls? asleep\b", re.IGNORECASE
)
"""What is not done, or not now, or by something else."""


def _found(table: Mapping[str, re.Pattern[str]], action: str) -> Iterator[tuple[int, str]]:
    said = _DENIED.sub(" ", action)
    for row, words in table.items():
        if match := words.search(said):
            yield match.start(), row


GENERAL = ("hold", "reach", "give", "walk")
"""Any other pose of the same action says more: `lifts the cup and drinks`."""


def pose_of(action: str) -> str:
    """The pose of the first verb that has one, or ""."""
    found = [row for _, row in sorted(_found(_POSES, action))]
    return next((row for row in found if row not in GENERAL), found[0] if found else "")


def feeling_of(action: str) -> str:
    """A row of `people.EXPRESSIONS`."""
    return min(_found(_FEELINGS, action), default=(0, "calm"))[1]
