"""A crowd: a handful of people built once, placed many times in other coats."""

import re
from dataclasses import replace
from functools import lru_cache

from pipeline.engines.previs.mesh import Part, placed
from pipeline.engines.previs.people.figure import person
from pipeline.engines.previs.people.looks import looks_of
from pipeline.engines.previs.people.poses import POSES
from pipeline.engines.previs.people.skeleton import Stance
from pipeline.film.blocking import Player
from pipeline.film.costume import COSTUMES

KINDS = ("woman", "man", "old man", "girl", "tall man", "old woman")
_POSES = ("stand", "wait", "hands-on-hips", "stand", "arms-crossed", "wait")
MOST_BUILT = 6
CROWD_SEAT_M = 0.45


def in_crowd(
    description: str,
    index: int,
    at: tuple[float, float],
    turn: float,
    figure: str,
    seat_m: float | None = None,
) -> list[Part]:
    """The `index`-th of a crowd; those six apart share a body and differ in their coats."""
    row = index % MOST_BUILT
    made = _template(description, row, seat_m is not None)
    top = COSTUMES[(index * 11 + 25) % len(COSTUMES)]
    old = _costume(description, row)
    dressed = [
        replace(part, material=replace(part.material, colour=top), figure=figure)
        if part.material.colour == old
        else replace(part, figure=figure)
        for part in made
    ]
    scale = 0.97 + 0.06 * ((index * 5) % 7) / 7
    if seat_m is not None:
        return placed(dressed, (*at, seat_m - CROWD_SEAT_M), turn, thing=figure)
    return placed(dressed, (*at, 0.0), turn, scale, thing=figure)


def _player(description: str, row: int) -> Player:
    kind = (
        KINDS[row]
        if description in ("people", "")
        else f"{description} {['woman', 'man'][row % 2]}"
    )
    said = description if re.search(r"\b(?:wo)?m[ae]n\b", description) else kind
    return Player(character=f"one {'abcdef'[row]}", description=said, costume=row)


def _costume(description: str, row: int) -> tuple[int, int, int]:
    return looks_of(_player(description, row)).top


@lru_cache(maxsize=64)
def _template(description: str, row: int, is_seated: bool) -> tuple[Part, ...]:
    looks = looks_of(_player(description, row))
    if is_seated:
        return person("", looks, Stance(POSES["sit"], (0, 0, 0), seat_m=CROWD_SEAT_M)).parts
    return person("", looks, Stance(POSES[_POSES[row]], (0, 0, 0))).parts
