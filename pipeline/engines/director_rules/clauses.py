"""Cutting on the verb: a sentence that goes from one kind of deed to another is two beats."""

import re
from itertools import pairwise

from pipeline.engines.director_rules.doing import done_in
from pipeline.engines.director_rules.lexicon.verbs import Manner
from pipeline.engines.director_rules.sentences import words

CUT_ON = frozenset({Manner.STRIKE, Manner.DETAIL, Manner.CHASE, Manner.SEE, Manner.EXIT})
"""Deeds that earn a shot of their own within a sentence."""

_JOINT = re.compile(r"(?:[,;]| --| –|—)?\s+(?:(?:and|then|but|и|y|et|und)\s+)*$")
_FEWEST_WORDS = 3
_ENOUGH = 80
"""Letters that are looked through for those words."""


def clauses(text: str, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sentence ranges, cut further where a joined verb changes what the camera has to do."""
    return [piece for start, stop in ranges for piece in _cut(text, start, stop)]


def _cut(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    sentence = text[start:stop]
    pieces: list[tuple[int, int]] = []
    begin = 0
    done = done_in(sentence)
    for before, deed in pairwise(done):
        joint = _JOINT.search(sentence, max(begin, deed.start - 12), deed.start)
        manners = {before.verb.manner, deed.verb.manner}
        if not joint or joint.start() == joint.end() or not deed.form.endswith("s"):
            continue
        if len(manners) == 1 or not manners & CUT_ON or not joint.group().strip():
            continue
        first = sentence[max(begin, joint.start() - _ENOUGH) : joint.start()]
        second = sentence[deed.start : deed.start + _ENOUGH]
        if min(_count(first), _count(second)) < _FEWEST_WORDS:
            continue
        pieces.append((start + begin, start + joint.start()))
        begin = deed.start
    return [*pieces, (start + begin, stop)]


def _count(text: str) -> int:
    return len(words(text))
