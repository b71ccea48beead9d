"""Actions that ask one body for several postures at once."""

import re

POSTURES: dict[str, str] = {
    "lie": r"\b(?:lies|lying|sleeps|sleeping|asleep)\b",
    "sit": r"\b(?:sits|sitting)\b",
    "stand": r"\b(?:stands|standing)\b",
    "kneel": r"\b(?:kneels|kneeling|crouches|crouching)\b",
    "run": r"\b(?:runs|running|jumps|jumping|dances|dancing)\b",
}
_PATTERNS = {name: re.compile(words, re.IGNORECASE) for name, words in POSTURES.items()}
_SENTENCES = re.compile(r"[.!?;。！？；]+")
_AT_ONCE = re.compile(r"\bwhile\b|\b(?:sleeps|lies|sits) (?:running|dancing|standing)\b", re.I)
_BY_TURNS = re.compile(r"\b(?:then|until|before|after|from|falls asleep|jumps up)\b", re.I)
_OTHERS = re.compile(r"\b(?:while|as) (?!lying|sleeping|sitting|standing|kneeling|running)", re.I)
"""`He sits while she stands`: there are two of them."""


def contradiction_in(action: str) -> str:
    """A sentence for the user where one body cannot do what the action says, else ""."""
    for sentence in _SENTENCES.split(action):
        if not _AT_ONCE.search(sentence) or _BY_TURNS.search(sentence) or _OTHERS.search(sentence):
            continue
        asked = [name for name, words in _PATTERNS.items() if words.search(sentence)]
        if len(asked) > 1:
            return (
                f"One body cannot {', '.join(asked[:-1])} and {asked[-1]} at once, so the board "
                "shows one of these. Choose the pose on the desk, or write one at a time."
            )
    return ""
