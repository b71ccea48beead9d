"""Who does what in a take, as functions of its frames."""

from collections.abc import Callable, Mapping

from pipeline.engines.previs.moving.turning import (
    stands,
    turned_round,
    turned_to,
    turning,
    turns,
    turns_round,
)
from pipeline.engines.previs.moving.walking import Framed, is_afoot, walking
from pipeline.engines.previs.people import Person, Stance
from pipeline.engines.previs.trace import Tracer
from pipeline.recipe import BoardRecipe, TakeRecipe

Deed = Callable[[int], Stance]
"""How somebody is there on a frame."""
People = Mapping[str, Person]


def walking_subject(
    board: BoardRecipe,
    take: TakeRecipe,
    people: People,
    around: Callable[[str], Tracer],
    framed: Framed,
    hold: int,
) -> dict[str, Deed]:
    """The subject, where the board has them walk and there is room."""
    subject = people.get(board.characters[0]) if board.characters else None
    if subject is None or not is_afoot(subject):
        return {}
    time = (take.frames, take.rate, hold)
    walk = walking(subject, board.action, around(subject.name), framed, time)
    return {subject.name: walk.at} if walk else {}


def turning_bodies(
    board: BoardRecipe, take: TakeRecipe, people: People, company: People
) -> dict[str, Deed]:
    """Those who turn round as the action says, and those behind whom somebody speaks first.

    `company`: also those who are heard and not seen.
    """
    found: dict[str, Deed] = {}
    if turns_round(board.action):
        is_all = board.action.casefold().startswith("they ")
        for name in board.characters if is_all else board.characters[:1]:
            if name in people and stands(people[name]):
                found[name] = turned_round(people[name], take.frames, take.rate)
    first = next((one for one in take.spoken if one.character in company), None)
    if first is None:
        return found
    for name, one in people.items():
        if name in (*found, first.character) or not stands(one):
            continue
        if turn := turned_to(one, company[first.character], first.start, take.rate):
            found[name] = turn
    return found


def turning_heads(board: BoardRecipe, take: TakeRecipe, people: People) -> dict[str, Deed]:
    """The subject, where the action lets them look somewhere."""
    subject = people.get(board.characters[0]) if board.characters else None
    if subject is None or is_afoot(subject) or not turns(board.action):
        return {}
    turn = turning(subject, take.frames, take.rate)
    return {subject.name: turn} if turn else {}
