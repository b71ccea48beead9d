"""Where everybody is in a set: marks to stances, each on their side of the line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from pipeline.engines.previs.people import (
    POSES,
    Looks,
    Person,
    Stance,
    company_looks,
    eyes_of,
    person,
)
from pipeline.engines.previs.sets import Place, Spot
from pipeline.film.blocking import Mark, Player
from pipeline.film.shot import Look
from pipeline.recipe import BoardRecipe

MOST_PEOPLE = 14
"""More are not told apart in a board."""


@dataclass(frozen=True)
class Cast:
    """Who is in the set, by name, in the order of the marks."""

    people: dict[str, Person]
    seated: frozenset[str]

    def eyes(self, name: str) -> np.ndarray:
        return eyes_of(self.people[name].bones)

    def partner(self, name: str) -> str:
        """Whom somebody deals with: the first of the others."""
        return next((other for other in self.people if other != name), "")


def marks_of(recipe: BoardRecipe) -> tuple[Mark, ...]:
    """The scene's blocking; without it, those in frame, as they look."""
    if recipe.blocking:
        return tuple(mark for mark in recipe.blocking if mark.is_present)[:MOST_PEOPLE]
    other = {Look.LEFT: Look.RIGHT, Look.RIGHT: Look.LEFT, Look.CAMERA: Look.CAMERA}[recipe.look]
    names = dict.fromkeys((*recipe.characters, *((recipe.over,) if recipe.over else ())))
    return tuple(
        Mark(character=name, look=recipe.look if index == 0 else other)
        for index, name in enumerate(list(names)[:MOST_PEOPLE])
    )


def cast(recipe: BoardRecipe, place: Place) -> Cast:
    """Everybody who is there, built: in the frame's company or behind it."""
    marks = marks_of(recipe)
    names = tuple(mark.character for mark in marks)
    looks = company_looks(
        tuple(mark.player or Player(character=mark.character) for mark in recipe.blocking or marks)
    )
    spots = _spots(marks, place)
    stances = {m.character: _stance(m, spots[m.character], place) for m in marks}
    people = {
        name: person(name, looks[name], _turned_to(name, recipe, stances, looks, place))
        for name in names
    }
    seated = frozenset(name for name in names if stances[name].seat_m is not None)
    return Cast(people, seated)


def _spots(marks: Sequence[Mark], place: Place) -> dict[str, Spot]:
    """One spot each: who looks right is on the left; who sits has a seat where there is one."""
    free = list(place.spots)
    found: dict[str, Spot] = {}
    for mark in marks:
        wanted = [spot for spot in free if spot.is_seat == (mark.posture == "sit")] or free
        side = {Look.RIGHT: -1, Look.LEFT: 1, Look.CAMERA: 0}[mark.look]
        own = [spot for spot in wanted if spot.at[0] * side > 0] or wanted
        spot = own[0]
        free.remove(spot)
        found[mark.character] = spot
    return found


def _stance(mark: Mark, spot: Spot, place: Place) -> Stance:
    posture = mark.posture if mark.posture in POSES else "stand"
    is_seated = posture == "sit" and spot.is_seat
    at_table = is_seated and spot.zone == "table" and place.surface[2] > 0
    name = "sit-at-table" if at_table else posture
    stance = Stance(POSES[name], (*spot.at, 0.0), spot.turn, spot.seat_m if is_seated else None)
    return _hands_on_table(stance, place) if at_table else stance


def _hands_on_table(stance: Stance, place: Place) -> Stance:
    """Both wrists on the table's rim, a hand's length in."""
    x, y, _ = stance.at
    middle = np.array(place.surface[:2]) - (x, y)
    ahead = middle / (np.linalg.norm(middle) + 1e-9)
    aside = np.array((-ahead[1], ahead[0]))
    height = place.surface[2] + 0.028
    reach = np.linalg.norm(middle) - 0.33
    left, right = (np.array((x, y)) + ahead * reach + aside * side for side in (0.13, -0.12))
    return replace(
        stance,
        left_hand=(float(left[0]), float(left[1]), height),
        right_hand=(float(right[0]), float(right[1]), height),
    )


def _turned_to(
    name: str,
    recipe: BoardRecipe,
    stances: dict[str, Stance],
    looks: dict[str, Looks],
    place: Place,
) -> Stance:
    """Eyes on whom they deal with, else on what the action names."""
    stance = stances[name]
    others = [other for other in stances if other != name]
    ordered = [other for other in (*recipe.characters, recipe.over) if other in others]
    partner = next(iter((*ordered, *others)), "")
    felt = "speaking" if any(who == name for who, _ in recipe.lines) else _felt(name, recipe)
    gaze = _named_target(name, recipe, place)
    if gaze is None and partner:
        other = stances[partner]
        height = (0.93 if other.seat_m is None else 0.46) * looks[partner].height_m
        gaze = (other.at[0], other.at[1], height + (other.seat_m or 0.0))
    return replace(stance, gaze=gaze, expression=felt)


def _named_target(
    name: str, recipe: BoardRecipe, place: Place
) -> tuple[float, float, float] | None:
    """What in the set the subject looks at, where the action says so."""
    if not recipe.characters or recipe.characters[0] != name:
        return None
    action = recipe.action.casefold()
    if "look" not in action and "watch" not in action:
        return None
    return next((at for word, at in place.targets.items() if word in action), None)


FEELINGS: dict[str, str] = {
    "smile": "happy",
    "laugh": "happy",
    "cry": "sad",
    "weep": "sad",
    "tears": "sad",
    "shout": "angry",
    "angry": "angry",
    "scream": "afraid",
    "fear": "afraid",
}


def _felt(name: str, recipe: BoardRecipe) -> str:
    if not recipe.characters or recipe.characters[0] != name:
        return "calm"
    action = recipe.action.casefold()
    return next((felt for word, felt in FEELINGS.items() if word in action), "calm")
