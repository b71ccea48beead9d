"""Who a shot is about without naming them: whose eyes it looks through, and who is described."""

import re
from collections.abc import Mapping

from pipeline.film.blocking import Mark
from pipeline.film.script import Scene
from pipeline.film.shot import Coverage, Shot
from pipeline.stages.extras import described_in


def lookers_of(scene: Scene) -> dict[str, str]:
    """Shot id of a point of view -> whose it is: as the shot says, else who was seen before it."""
    found: dict[str, str] = {}
    before = ""
    for shot in scene.shots:
        if shot.coverage is Coverage.POV:
            found[shot.id] = shot.over or before
        elif shot.coverage is not Coverage.INSERT and shot.characters:
            before = shot.characters[0]
    return found


def meant_in(shot: Shot, marks: Mapping[str, Mark]) -> tuple[str, ...]:
    """Who is named or described by the words of a shot that names nobody."""
    if shot.characters or shot.coverage in (Coverage.INSERT, Coverage.ESTABLISHING):
        return ()
    named = [n for n in marks if n != shot.over and _is_named(n, shot.action)]
    return tuple(named) or described_in(shot.action, [m.player for m in marks.values() if m.player])


def _is_named(name: str, action: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", action, re.IGNORECASE) is not None
