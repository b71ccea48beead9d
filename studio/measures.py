"""Times and sizes, as the terminal says them."""

MINUTE, HOUR = 60, 3600


def in_time(seconds: float) -> str:
    if seconds >= HOUR:
        return f"{seconds / HOUR:.1f} hours"
    if seconds >= 2 * MINUTE:
        return f"{seconds / MINUTE:.0f} minutes"
    return "a second" if seconds < 1.5 else f"{round(seconds)} seconds"


def in_bytes(count: int) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{max(1, round(count / 1e6))} MB"
