"""Edits that were made on a revision which is not the newest any more."""

from pipeline.errors import UserMistake
from studio.edits import Edit, apply, label
from studio.edits.touches import Touch, clash, touches
from studio.project import Project


class StaleEdit(UserMistake):
    """The edit was made on an older revision and touches what others changed since."""


def check_newest(head: int, base: int | None) -> None:
    """Raises StaleEdit where the film is not as it was when undo or redo was asked for."""
    if base is not None and base != head:
        raise StaleEdit(
            "The film was changed meanwhile in another window or by another person. "
            "Look at it as it is now, then undo or redo again."
        )


def check_apart(older: Project, newest: Project, edit: Edit) -> None:
    """Raises StaleEdit where the edit touches what was changed from `older` to `newest`."""
    mine = touches(older, apply(edit, older))
    if touched := clash(mine, touches(older, newest)):
        raise StaleEdit(
            f"{_what_happened(older, newest, touched)} meanwhile in another window or by another "
            f"person. Your change ({label(edit, older)}) was not made: look at it as it is now "
            "and make it again if you still want it."
        )


def _what_happened(older: Project, newest: Project, touch: Touch) -> str:
    if touch[0] in ("shot", "event"):
        slate = older.slates().get(touch[1], "")
        return f"Shot {slate} was {'changed' if newest.has_shot(touch[1]) else 'deleted'}"
    names = {"scene": "The text of that scene", "cut": "The cut"}
    return f"{names.get(touch[0], 'The film')} was changed"
