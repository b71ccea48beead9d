"""Where everybody is in a set: marks to stances, each on their side of the line."""

from dataclasses import dataclass, field, replace

import numpy as np

from pipeline.engines.previs.mesh import Part, placed
from pipeline.engines.previs.people import (
    POSES,
    Looks,
    Person,
    Stance,
    above_the_waist,
    animal,
    company_looks,
    eyes_of,
    in_crowd,
    person,
)
from pipeline.engines.previs.sets import Place, Spot
from pipeline.engines.previs.sets.furniture import PIECES, Palette
from pipeline.engines.previs.staging.acts import LEGS, pose_of
from pipeline.engines.previs.staging.eyelines import expression_of, gaze_of
from pipeline.engines.previs.staging.holding import held
from pipeline.engines.previs.staging.numbers import as_numbered, chairs, said_of_figures
from pipeline.engines.previs.staging.spots import reaches, sits, spots_of
from pipeline.film.blocking import Mark, Player
from pipeline.film.shot import Look
from pipeline.recipe import BoardRecipe

MOST_PEOPLE = 40
"""More are not told apart in a board."""
CLOSE_M = {"hug": 0.37, "fight": 0.78, "give": 0.95, "dance": 0.55}
"""How near two come who do this with each other."""
PAST_M = 0.075
"""To each side, so that heads pass each other."""
_CHAIR = Palette((0, 0, 0), (0, 0, 0), (0, 0, 0), (128, 92, 60), (150, 66, 58))


@dataclass(frozen=True)
class Cast:
    """Who is in the set, by name, in the order of the marks; `extra`: who and what has no name.

    `extra` holds crowds, animals, chairs that were brought and what hands hold.
    """

    people: dict[str, Person]
    seated: frozenset[str]
    extra: tuple[Part, ...] = ()
    nameless: frozenset[str] = frozenset()
    stances: dict[str, Stance] = field(default_factory=dict)
    """As built: with where they look and what they show."""
    said: tuple[str, ...] = ()
    """Who could not be put where the user's numbers say."""

    def eyes(self, name: str) -> np.ndarray:
        return eyes_of(self.people[name].bones)

    def partner(self, name: str) -> str:
        """Whom somebody deals with: the first of the others."""
        return next((other for other in self.people if other != name), "")


def marks_of(recipe: BoardRecipe) -> tuple[Mark, ...]:
    """The scene's blocking; without it, those in frame, as they look."""
    if recipe.blocking:
        return recipe.blocking[:MOST_PEOPLE]
    other = {Look.LEFT: Look.RIGHT, Look.RIGHT: Look.LEFT, Look.CAMERA: Look.CAMERA}[recipe.look]
    names = dict.fromkeys((*recipe.characters, *((recipe.over,) if recipe.over else ())))
    return tuple(
        Mark(character=name, look=recipe.look if index == 0 else other)
        for index, name in enumerate(list(names)[:MOST_PEOPLE])
    )


def cast(recipe: BoardRecipe, place: Place) -> Cast:
    """Everybody who is there, built: in the frame's company or behind it."""
    marks = marks_of(recipe)
    looks = company_looks(tuple(m.player or Player(character=m.character) for m in marks))
    spots = spots_of(marks, place)
    here = [m for m in marks if m.is_present and m.count == 1 and not _is_animal(m)]
    stances = {m.character: _stance(m, spots[m.character], place, recipe) for m in here}
    chosen = _together(stances, recipe)
    said = tuple(said_of_figures(chosen, recipe.staging, place))
    stances = as_numbered(chosen, recipe.staging, place)
    heads = {name: _head(stance, looks[name]) for name, stance in stances.items()}
    stances = {
        name: replace(
            stance,
            gaze=gaze_of(name, recipe, heads, place),
            expression=recipe.staging.figure(name).expression or expression_of(name, recipe),
        )
        for name, stance in stances.items()
    }
    people = {name: person(name, looks[name], stance) for name, stance in stances.items()}
    numbered = {one.character: one for one in recipe.staging.figures}
    own = [mark for mark in here if mark.character not in numbered]
    extra = [*_others(marks, spots, recipe), *_chairs(own, spots, place)]
    extra += [*chairs(stances, numbered, place), *_held(people, recipe)]
    seated = frozenset(name for name, stance in stances.items() if stance.seat_m is not None)
    nameless = frozenset(m.character for m in here if m.is_extra)
    return Cast(people, seated, tuple(extra), nameless, stances, said)


def _held(people: dict[str, Person], recipe: BoardRecipe) -> list[Part]:
    """The subject holds what the action says; who was given a pose, what goes with it."""
    subject = recipe.characters[0] if recipe.characters else next(iter(people), "")
    parts: list[Part] = []
    for name, somebody in people.items():
        act = pose_of(recipe.action) if name == subject else ""
        pose = recipe.staging.figure(name).pose or act
        parts += held(somebody, pose, recipe.props if name == subject else ())
    return parts


def _is_animal(mark: Mark) -> bool:
    return mark.is_extra and animal(_word(mark), (0, 0, 0), 0) is not None


def _word(mark: Mark) -> str:
    return mark.character.rpartition(" ")[0]


def _stance(mark: Mark, spot: Spot, place: Place, recipe: BoardRecipe) -> Stance:
    """The posture that the scene left somebody in, and on it what the action lets them do."""
    posture = mark.posture if mark.posture in POSES else "stand"
    seat = spot.seat_m
    if sits(mark) and seat is None:
        seat, posture = _makeshift(mark, place)
    at_table = seat is not None and posture == "sit" and reaches(spot, place)
    pose = POSES["sit-at-table" if at_table else posture]
    act = pose_of(recipe.action) if _does(mark, recipe) else ""
    stance = Stance(pose, (*spot.at, 0.0), spot.turn, seat)
    if at_table and act not in POSES:
        return _hands_on_table(stance, place)
    if act in LEGS and posture == "stand":
        return replace(stance, pose=POSES[act])
    if act in POSES and act not in LEGS:
        return replace(stance, pose=above_the_waist(POSES[act], pose))
    return _hands_on_table(stance, place) if at_table else stance


def _does(mark: Mark, recipe: BoardRecipe) -> bool:
    """Whether the action is this one's: the subject's, all of theirs, or the only stranger's."""
    if recipe.action.casefold().startswith("they ") or pose_of(recipe.action) in ("hug", "fight"):
        return mark.character in recipe.characters
    if recipe.characters:
        return recipe.characters[0] == mark.character
    return mark.is_extra or len([m for m in recipe.blocking if m.is_extra]) == 0


def _makeshift(mark: Mark, place: Place) -> tuple[float | None, str]:
    """Sitting where the place has no seat: on a chair that was described, else on the ground."""
    if any(spot.is_seat for spot in place.spots):
        return None, "stand"
    said = mark.player.description if mark.player else ""
    return (0.455, "sit") if "chair" in said or place.bounds else (None, "sit-on-floor")


def _chairs(here: list[Mark], spots: dict[str, Spot], place: Place) -> list[Part]:
    """Chairs for those who sit where the set has none."""
    parts: list[Part] = []
    for mark in here:
        spot = spots[mark.character]
        is_own = sits(mark) and spot.seat_m is None and _makeshift(mark, place)[0] is not None
        if is_own or (spot.zone == "beside" and spot.seat_m is not None):
            made = PIECES["chair"](_CHAIR)
            parts += placed(made, (*spot.at, 0.0), spot.turn, thing=f"{mark.character}'s chair")
    return parts


def _hands_on_table(stance: Stance, place: Place) -> Stance:
    """Both wrists on the table's rim, a hand's length in."""
    x, y, _ = stance.at
    middle = np.array(place.surface[:2]) - (x, y)
    ahead = middle / (np.linalg.norm(middle) + 1e-9)
    aside = np.array((-ahead[1], ahead[0]))
    height = place.surface[2] + 0.024
    reach = np.linalg.norm(middle) - 0.33
    left, right = (np.array((x, y)) + ahead * reach + aside * side for side in (0.13, -0.12))
    return replace(
        stance,
        left_hand=(float(left[0]), float(left[1]), height),
        right_hand=(float(right[0]), float(right[1]), height),
    )


def _together(stances: dict[str, Stance], recipe: BoardRecipe) -> dict[str, Stance]:
    """Two who hug or fight stand as near as that takes, face to face."""
    near = CLOSE_M.get(pose_of(recipe.action))
    pair = [name for name in recipe.characters if name in stances][:2]
    if near is None or len(pair) < 2 or any(stances[n].seat_m is not None for n in pair):
        return stances
    one, other = (stances[name] for name in pair)
    a, b = np.array(one.at), np.array(other.at)
    way = (b - a) / (np.linalg.norm(b - a) + 1e-9)
    if float(np.linalg.norm(b - a)) < near:
        return stances
    turn = float(np.degrees(np.arctan2(way[0], -way[1])))
    aside = np.array((-way[1], way[0], 0.0)) * (PAST_M if pose_of(recipe.action) == "hug" else 0.0)
    moved = {
        pair[0]: replace(one, at=_triple((a + b - way * near) / 2 + aside), turn=turn),
        pair[1]: replace(other, at=_triple((a + b + way * near) / 2 - aside), turn=turn + 180.0),
    }
    return stances | moved


def _triple(at: np.ndarray) -> tuple[float, float, float]:
    return float(at[0]), float(at[1]), float(at[2])


def _head(stance: Stance, looks: Looks) -> tuple[float, float, float]:
    """Where somebody's eyes are, before the body is built."""
    share = 0.93 if stance.seat_m is None else 0.46
    if stance.pose in (POSES["kneel"], POSES["crouch"], POSES["sit-on-floor"]):
        share = 0.6
    return stance.at[0], stance.at[1], share * looks.height_m + (stance.seat_m or 0.0)


def _others(marks: tuple[Mark, ...], spots: dict[str, Spot], recipe: BoardRecipe) -> list[Part]:
    """Crowds and animals."""
    parts: list[Part] = []
    asleep = "sleep" in recipe.action.casefold()
    for mark in (mark for mark in marks if mark.is_extra):
        word = _word(mark)
        keys = (
            [f"{mark.character} #{k}" for k in range(mark.count)]
            if mark.count > 1
            else [mark.character]
        )
        for index, key in enumerate(keys):
            spot = spots[key]
            at = (*spot.at, 0.0)
            if beast := animal(word, at, spot.turn + 50 * (-1) ** index, asleep):
                parts += beast
            elif mark.count > 1:
                said = mark.player.description if mark.player else word
                turn = -14.0 * spot.at[0] + 9 * (index % 3 - 1)
                parts += in_crowd(said, index, spot.at, turn, f"{mark.character}-{index}")
    return parts
