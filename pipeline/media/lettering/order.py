"""The visual order of a line: the Unicode bidirectional algorithm over python-bidi's levels."""

import re
import unicodedata
from itertools import groupby
from typing import Any

from bidi import algorithm

_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))
_GRAPHEME_JOINER = "\u034f"


def without_controls(text: str) -> str:
    """Explicit embeddings left out: lines are cut from them and could not close what they open."""
    return _CONTROLS.sub("", text)


def is_right_to_left(text: str) -> bool:
    """By its first strong letter."""
    return algorithm.get_base_level(text) == 1


def visual_runs(line: str, is_rtl: bool) -> list[tuple[str, bool]]:
    """Pieces of a line from left to right, each in logical order with whether it runs leftward."""
    if not is_rtl and not any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in line):
        return [(line, False)] if line else []
    levels = _levels(line, is_rtl)
    runs = [
        (level, "".join(char for _, char in pairs))
        for level, pairs in groupby(zip(levels, line, strict=True), key=lambda pair: pair[0])
    ]
    return [(text, level % 2 == 1) for level, text in _reordered(runs)]


def _levels(line: str, is_rtl: bool) -> list[int]:
    """The embedding level of each character."""
    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"] = int(is_rtl)
    storage["base_dir"] = "R" if is_rtl else "L"
    algorithm.get_embedding_levels(_kept(line), storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    return [char["level"] for char in storage["chars"]]


def _kept(line: str) -> str:
    """Joiners are dropped by rule X9; a mark in their place keeps every index."""
    return "".join(
        _GRAPHEME_JOINER if unicodedata.bidirectional(char) in ("BN", "") else char for char in line
    )


def _reordered(runs: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Rule L2: from the highest level to the lowest odd one, reverse what is at least so high."""
    highest = max((level for level, _ in runs), default=0)
    for floor in range(highest, 0, -1):
        turned: list[tuple[int, str]] = []
        for is_high, group in groupby(runs, key=lambda run: run[0] >= floor):
            together = list(group)
            turned += reversed(together) if is_high else together
        runs = turned
    return runs
