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
    return ", ".join(words for words in (one.description, before, one.looks) if words)


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
    for text in (description, action):
        she, he = len(_SHE.findall(text)), len(_HE.findall(text))
        if she != he:
            return "she" if she > he else "he"
    return ""
