"""Who is in the scene at each shot, and how: worked out once, from its shots and their action.

A pure function of the scene, so that a character who sat still sits in the next shot.
"""

import re
from collections.abc import Mapping

from pipeline.film.blocking import Mark
from pipeline.film.script import Scene
from pipeline.film.shot import Coverage, Look, Shot

POSTURES: Mapping[str, str] = {
    "stands up": "stand",
    "rises": "stand",
    "gets up": "stand",
    "stands": "stand",
    "sits": "sit",
    "sit down": "sit",
    "kneels": "kneel",
    "knees": "kneel",
    "crouches": "crouch",
    "坐": "sit",
    "站": "stand",
    "садится": "sit",
    "сидит": "sit",
    "встаёт": "stand",
    "יושב": "sit",
    "יושבת": "sit",
    "קם": "stand",
}
"""Words of the action to the posture that stays until another is named."""

LEAVES = ("leaves", "exits", "goes out", "walks out", "and goes", "уходит", "离开", "יוצא")

_WORDS = re.compile(
    "|".join(sorted(map(re.escape, POSTURES), key=len, reverse=True)), re.IGNORECASE
)


def block(scene: Scene) -> dict[str, tuple[Mark, ...]]:
    """By shot id: everybody who is there, as they came, then the rest of the scene's company."""
    sides = _sides(scene)
    company = dict.fromkeys(name for shot in scene.shots for name in _names(shot))
    present: dict[str, Mark] = {}
    found: dict[str, tuple[Mark, ...]] = {}
    for shot in scene.shots:
        for name in _names(shot):
            present.setdefault(name, Mark(character=name, look=sides.get(name, Look.CAMERA)))
        _follow(shot, present)
        absent = (Mark(character=n, is_present=False) for n in company if n not in present)
        found[shot.id] = (*present.values(), *absent)
        if shot.characters and _says(shot, LEAVES):
            present.pop(shot.characters[0], None)
    return found


def _names(shot: Shot) -> tuple[str, ...]:
    return (*shot.characters, shot.over) if shot.over else shot.characters


def _sides(scene: Scene) -> dict[str, Look]:
    """How each character looks in the first shot where they are the subject and look aside."""
    found: dict[str, Look] = {}
    for shot in scene.shots:
        if shot.characters and shot.look is not Look.CAMERA:
            found.setdefault(shot.characters[0], shot.look)
    return found


def _follow(shot: Shot, present: dict[str, Mark]) -> None:
    """The subject takes the last posture that the action names."""
    words = _WORDS.findall(shot.action)
    if not words or not shot.characters or shot.coverage is Coverage.INSERT:
        return
    mark = present[shot.characters[0]]
    posture = POSTURES[words[-1].casefold()]
    present[shot.characters[0]] = mark.model_copy(update={"posture": posture})


def _says(shot: Shot, words: tuple[str, ...]) -> bool:
    action = shot.action.casefold()
    return any(word in action for word in words)
