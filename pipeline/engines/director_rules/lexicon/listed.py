"""Tables of single words."""


def listed(words: str) -> frozenset[str]:
    """The words of a table, parted by blanks."""
    return frozenset(words.split())
