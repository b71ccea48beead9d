"""How long work tells how far it is, and how it is stopped."""

from collections.abc import Callable

Progress = Callable[[float], None]
"""Called with the share done, 0 to 1, at least twice a second; raises `Cancelled` to stop."""


def unwatched(_: float) -> None:
    """A progress for callers who do not look."""
