"""The history of a film: what people changed, the newest first."""

from typing import Any

from studio.store import History

MOST = 300
"""Entries shown; all older ones stay in the store."""


def history_view(history: History) -> dict[str, Any]:
    line = set(history.line)
    made = [one for one in history.revisions if not one.is_automatic or one.name]
    return {
        "open": True,
        "revisions": [
            {
                "number": one.number,
                "label": one.label,
                "by": one.by,
                "at": one.at.isoformat(),
                "name": one.name,
                "left": one.number not in line,
            }
            for one in reversed(made[-MOST:])
        ],
    }
