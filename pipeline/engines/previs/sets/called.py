"""What a set is built by: its name, and what more is known where that says nothing."""

import re

from pipeline.engines.previs.sets.kinds import kind_of
from pipeline.engines.previs.sets.kinds.inside import INSIDE
from pipeline.film.script import Interior

_HEAD_ENDS = re.compile(r"[,.;:!?…，。；：]| with | whose | where ")
"""Behind the first words of a description stands what is in a place, not what it is."""


def called(name: str, interior: Interior | None, description: str) -> str:
    """The name alone where a word for it is known, or none is in the description either."""
    if not description or kind_of(name, interior)[1]:
        return name
    head = _HEAD_ENDS.split(description, maxsplit=1)[0]
    kind, is_known = kind_of(head, None)
    is_indoors = interior is not Interior.INT or kind in INSIDE  # wood is no forest there
    return f"{name}, {head}" if is_known and is_indoors else name
