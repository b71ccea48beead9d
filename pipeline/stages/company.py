"""What everybody of a film wears and is called: worked out once, the same in all scenes."""

import re
from collections.abc import Iterable

from pipeline.film.blocking import Player
from pipeline.film.costume import FIRST, costume_for
from pipeline.film.script import Scene
from pipeline.film.value import short_id
from pipeline.film.world import Character
from pipeline.stages.extras import described

_SHE = re.compile(r"\b(?:she|her|hers|herself|она|её|ей)\b|她|היא", re.IGNORECASE)
_SHE_DOES = re.compile(r"\b(?:she|она)\b|她|היא", re.IGNORECASE)
_HE_DOES = re.compile(r"\b(?:he|он)\b|他|הוא", re.IGNORECASE)
"""In action `him` and `her` are often somebody else."""
_HE = re.compile(r"\b(?:he|his|him|himself|он|его|ему)\b|他|הוא", re.IGNORECASE)


def company_of(cast: tuple[Character, ...], scenes: Iterable[Scene]) -> tuple[Player, ...]:
    """Every character with a costume that nobody else in any of their scenes wears."""
    every = tuple(scenes)
    actions = _actions(every)
    shown = {one.name: _shown_as(one, every) for one in cast}
    rows: dict[str, int] = {}
    where: dict[str, frozenset[str]] = {}
    players: list[Player] = []
    for one in cast:
        scenes_of = frozenset(one.scenes)
        taken = [rows[other] for other in rows if where[other] & scenes_of]
        own = int(short_id("costume", one.name.casefold()), 16) % FIRST
        row = costume_for(shown[one.name], own, taken)
        rows[one.name], where[one.name] = row, scenes_of
        said = shown[one.name], actions.get(one.name, "")
        players.append(
            Player(
                character=one.name,
                description=shown[one.name],
                pronoun=_pronoun(*said),
                costume=row,
            )
        )
    return tuple(players)


def _shown_as(one: Character, scenes: Iterable[Scene]) -> str:
    """The introduction, how the first scene shows the character before naming them, and what was
    added to that."""
    first = next((scene for scene in scenes if scene.id in one.scenes), None)
    before = described(first).get(one.name, "") if first else ""
    beside = _apposition(one.name, first) if first else ""
    return ", ".join(words for words in (one.description, beside, before, one.looks) if words)


def _apposition(name: str, scene: Scene) -> str:
    """What the first shot says right after the name: `MARA (34), a nurse in a yellow coat, ...`."""
    said = re.compile(
        rf"\b{re.escape(name)}\b(?:\s*\([^)]*\))?,?\s+"
        r"((?:(?:an?|the|all)\s|(?:in|with|wearing)\s+(?:an?|his|her|their)\s)[^,.;:!?]{2,80})",
        re.IGNORECASE,
    )
    found = (said.search(shot.action) for shot in scene.shots)
    return next((match[1] for match in found if match), "")


def _actions(scenes: Iterable[Scene]) -> dict[str, str]:
    """What is said of each character in the shots that they have to themselves."""
    found: dict[str, list[str]] = {}
    for scene in scenes:
        for shot in scene.shots:
            if len(shot.characters) == 1:
                found.setdefault(shot.characters[0], []).append(shot.action)
    return {name: " ".join(words) for name, words in found.items()}


def _pronoun(description: str, action: str) -> str:
    """The introduction counts more than the action, where others may be meant."""
    for text, hers, his in ((description, _SHE, _HE), (action, _SHE_DOES, _HE_DOES)):
        she, he = len(hers.findall(text)), len(his.findall(text))
        if she != he:
            return "she" if she > he else "he"
    return ""
