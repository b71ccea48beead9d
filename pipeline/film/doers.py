"""Who does what an action says."""

import re


def doers(action: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Who does what the action says: the first, or all of `they`, or `Ortega and Park`."""
    if re.match(r"(?:they|both|everybody|all)\b", action, re.IGNORECASE):
        return names
    words = r"(?:\w+ ){0,3}?"
    for other in names[1:]:
        pair = (re.escape(name.split()[-1]) for name in (names[0], other))
        one, two = pair
        if re.match(rf"{words}(?:{one} and {words}{two}|{two} and {words}{one})\b", action, re.I):
            return (names[0], other)
    return names[:1]
