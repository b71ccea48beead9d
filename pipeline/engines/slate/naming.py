"""Which row of a word table a name asks for."""

import re

_FIRST_UNSPACED = "\u2e80"
"""From here on scripts put no spaces between words."""


def kind_named(name: str, table: dict[str, str]) -> str | None:
    """The first row with a word of the name, plurals included: `monkey` asks for no `key`."""
    folded = name.casefold()
    words = set(re.findall(r"\w+", folded))
    words |= {word.removesuffix("s") for word in words}
    for kind, listed in table.items():
        if any(_is_in(word, folded, words) for word in listed.split()):
            return kind
    return None


def _is_in(word: str, folded: str, words: set[str]) -> bool:
    return word in folded if word[0] >= _FIRST_UNSPACED else word in words
