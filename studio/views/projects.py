"""The list of projects."""

from collections.abc import Iterable
from typing import Any

from studio.store import Head, Listed


def projects_view(
    listed: Iterable[tuple[Listed, Head | None]], notices: Iterable[str]
) -> dict[str, Any]:
    return {
        "projects": [_row(one, head) for one, head in listed],
        "notices": list(notices),
    }


def _row(one: Listed, head: Head | None) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": one.id,
        "title": one.title,
        "changed": one.changed.isoformat(),
        "trashed": one.is_trashed,
    }
    if head:
        film = head.project
        shots = list(film.shots())
        row["shots"] = len(shots)
        row["scenes"] = len(film.scenes)
        row["seconds"] = round(film.form.rate.seconds(sum(shot.frames for shot in shots)))
        row["pictures"] = [[s.id, s.keyframes[-1].recipe] for s in shots if s.keyframes][:3]
    return row
