"""Where everybody is in a set: marks to stances, each on their side of the line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from pipeline.engines.previs.mesh import Part
from pipeline.engines.previs.people import (
    POSES,
    Arm,
    Looks,
    Person,
    Stance,
    above_the_waist,
    company_looks,
    eyes_of,
    person,
)
from pipeline.engines.previs.sets import Place, Spot
from pipeline.engines.previs.sets.things import named
from pipeline.engines.previs.staging.acts import LEGS, PLAYS, pose_of
from pipeline.engines.previs.staging.beds import beds_of, settled
from pipeline.engines.previs.staging.crowded import uncrowded
from pipeline.engines.previs.staging.eyelines import expression_of, gaze_of
from pipeline.engines.previs.staging.holding import (
    BOTH,
    EMPTY,
    FIT,
    held,
    in_hands,
    is_hung,
    is_played,
)
from pipeline.engines.previs.staging.numbers import as_numbered, chairs, said_of_figures
from pipeline.engines.previs.staging.others import brought_chairs, is_animal, makeshift, others
from pipeline.engines.previs.staging.pairs import together
from pipeline.engines.previs.staging.riding import mount, rides, riding
from pipeline.engines.previs.staging.spots import reaches, sits, spots_of
from pipeline.engines.previs.staging.work import at_work, is_busy, turned
from pipeline.film.blocking import Mark, Player
from pipeline.film.camera import Size
from pipeline.film.doers import doers
from pipeline.film.shot import Look
from pipeline.recipe import BoardRecipe

MOST_PEOPLE = 40
"""More are not told apart in a board."""
HANDS_AHEAD_M = 0.44
"""How far before them the hands of those lie who sit at a table."""
LYING = 0.5
"""Of a spine, how upright it is at most where somebody lies."""


@dataclass(frozen=True)
class Cast:
    """Who is in the set, by name, in the order of the marks; `extra`: who and what has no name.

    `extra` holds crowds, animals, chairs that were brought and what hands hold.
    """

    people: dict[str, Person]
    seated: frozenset[str]
    extra: tuple[Part, ...] = ()
    nameless: frozenset[str] = frozenset()
    beasts: Mapping[str, tuple[Part, ...]] = field(default_factory=dict[str, tuple[Part, ...]])
    """Animals and crowds, by their marks."""
    stances: dict[str, Stance] = field(default_factory=dict[str, Stance])
    """As built: with where they look and what they show."""
    acts: dict[str, str] = field(default_factory=dict[str, str])
    """The pose that each was asked for, by the action or the user; "" for none."""
    said: tuple[str, ...] = ()
    """Who could not be put where the user's numbers say."""

    def eyes(self, name: str) -> np.ndarray:
        return eyes_of(self.people[name].bones)

    def head(self, name: str) -> np.ndarray:
        """(N, 3): the corners of the head with its hair."""
        parts = self.people[name].parts
        starts = f"{name}/head", f"{name}/hair"
        return np.concatenate([one.vertices for one in parts if one.thing.startswith(starts)])

    def is_lying(self, name: str) -> bool:
        """Whether somebody lies there; who bends down looks at the ground instead."""
        torso = self.people[name].bones.torso
        return abs(float(torso[2][2])) < LYING and float(torso[1][2]) < LYING

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
    marks = settled(marks_of(recipe), place)
    looks = company_looks(tuple(m.player or Player(character=m.character) for m in marks))
    spots = spots_of(marks, place)
    here = [m for m in marks if m.is_present and m.count == 1 and not is_animal(m)]
    stances = {m.character: _stance(m, spots[m.character], place, recipe) for m in here}
    chosen = together(stances, recipe, place, {name: looks[name].height_m for name in stances})
    said = tuple(said_of_figures(chosen, recipe.staging, place))
    stances, crowded = uncrowded(as_numbered(chosen, recipe.staging, place), recipe.staging, place)
    riders = {m.character: m for m in here if _is_riding(m, recipe)}
    stances |= {
        name: riding(mark, stances[name], _act(mark, recipe)) for name, mark in riders.items()
    }
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
    beasts = dict(others(marks, spots, recipe))
    numbered = {figure.character for figure in recipe.staging.figures}
    own = [mark for mark in here if mark.character not in numbered]
    extra = [
        *(part for parts in beasts.values() for part in parts),
        *brought_chairs(own, spots, place),
    ]
    extra += chairs(stances, numbered - riders.keys(), place)
    for name, mark in riders.items():
        extra += mount(mark, stances[name])
    for mark in here:
        extra += held(people[mark.character], _act(mark, recipe), _prop(mark, recipe, place))
    seated = frozenset(name for name, stance in stances.items() if stance.seat_m is not None)
    nameless = frozenset(m.character for m in here if m.is_extra)
    acts = {mark.character: _act(mark, recipe) for mark in here}
    return Cast(people, seated, tuple(extra), nameless, beasts, stances, acts, (*said, *crowded))


def _is_riding(mark: Mark, recipe: BoardRecipe) -> bool:
    """Whether somebody is on wheels, and was not asked to do otherwise."""
    return rides(mark, recipe) and recipe.staging.figure(mark.character).pose is None


def _stance(mark: Mark, spot: Spot, place: Place, recipe: BoardRecipe) -> Stance:
    """The posture that the scene left somebody in, and on it what the action lets them do."""
    posture = mark.posture if mark.posture in POSES else "stand"
    seat = spot.seat_m
    if sits(mark) and seat is None:
        seat, posture = makeshift(mark, place)
    at_table = seat is not None and posture == "sit" and reaches(spot, place)
    pose = POSES["sit-at-table" if at_table else posture]
    act, prop = _act(mark, recipe), _prop(mark, recipe, place)
    is_at_it = is_busy(mark, spot, recipe.action if _does(mark, recipe) else "")
    turn = turned(mark, spot, is_at_it)
    stance = Stance(pose, (*spot.at, spot.floor_m), turn, seat)
    if is_at_it:
        return at_work(stance, mark, spot, act)
    if posture == "lie":
        return _lying(stance, place, recipe, mark)
    if rides(mark, recipe):
        return riding(mark, stance, act)
    if act == "play" and seat is not None:
        return replace(stance, pose=POSES["play"])
    if act in LEGS and posture == "stand":
        return _carrying(replace(stance, pose=POSES[act]), act, prop, recipe)
    if act in POSES and (act not in LEGS or act in ARMS):
        return _carrying(replace(stance, pose=above_the_waist(POSES[act], pose)), act, prop, recipe)
    stance = _carrying(stance, act, prop, recipe)
    return _hands_on_table(stance, place, prop) if at_table else stance


FIREARMS = frozenset(("gun", "rifle"))
NEEDED = ("swing",)
"""Poses of who has the thing for it: a lantern is swung otherwise than a bat."""
ARMS = ("strike", "throw", "swing", "push")
"""Of the poses of the whole body those that can be done sitting or kneeling."""


def _act(mark: Mark, recipe: BoardRecipe) -> str:
    """The pose that the user or the action asks of this one, or ""."""
    if asked := recipe.staging.figure(mark.character).pose:
        return asked
    if not _does(mark, recipe):
        return ""
    plays = is_played(mark.holds) and PLAYS.search(recipe.action)
    act = pose_of(recipe.action)
    rows = {named(name) for name in (mark.holds, *recipe.props)}
    if act == "point" and rows & FIREARMS:
        return "shoot"
    if act in NEEDED and not rows & set(FIT[act]):
        return ""
    return "play" if plays else act


def _prop(mark: Mark, recipe: BoardRecipe, place: Place) -> str:
    """What this one holds; what the set has on its walls is not taken down."""
    props = tuple(name for name in recipe.props if name not in place.targets)
    props = props if _does(mark, recipe) else ()
    if _is_riding(mark, recipe):
        return ""
    if mark.is_shown and not recipe.characters:
        found = WITH.search(recipe.action)
        behind = recipe.action[found.end() :].casefold() if found else ""
        props = tuple(name for name in props if not found or name in behind)
        return in_hands(_act(mark, recipe), props, mark.holds, found is not None)
    return in_hands(_act(mark, recipe), props, mark.holds)


WITH = re.compile(
    r"\b(?:with (?!him|her\b|them|me\b)|under an? (?:\w+ )?(?=umbrella|parasol)|(?:carr(?:ies|ying)"
    r"|holds?|holding|swings?|folds?|sells?|waves?|reads?|eats?)\s+(?:an?|the|his|her|their|two)\b)",
    re.IGNORECASE,
)
"""A stranger has what stands behind these words."""


CLOSE = (Size.ECU, Size.CU, Size.MCU)
OWN_HANDS = (
    *("read", "phone", "drink", "shoot", "throw", "wave", "knock", "carry", "dig", "write", "pour"),
    *("stir", "work", "strike", "swing", "cheer", "salute", "play-strings", "point"),
)
"""Poses that hold what they hold where it is used."""


def _carrying(stance: Stance, act: str, prop: str, recipe: BoardRecipe) -> Stance:
    """With a hand that holds: hanging where it is a bag's, raised where the lens is near."""
    if not prop or act in (*OWN_HANDS, *EMPTY):
        return stance
    if is_hung(prop):
        arm = Arm(2, 5, 9, 0, hand="grip")
    elif recipe.camera.size in CLOSE and prop in recipe.props:
        arm = Arm(at=(0.05, 0.19, -0.05), hand="grip")
    elif act in BOTH:
        return stance
    else:
        arm = Arm(at=(0.06, 0.17, -0.16), hand="grip")
    return replace(stance, pose=replace(stance.pose, right_arm=arm))


def _lying(stance: Stance, place: Place, recipe: BoardRecipe, mark: Mark) -> Stance:
    """On a bed of the place where one is free, else where they are."""
    names = [m.character for m in settled(marks_of(recipe), place) if m.posture == "lie"]
    bed = next(iter(beds_of(place)[names.index(mark.character) :]), None)
    if bed is None or bed.seat_m is None:
        return replace(stance, seat_m=None)
    return replace(stance, at=(*bed.at, bed.seat_m), turn=bed.turn, seat_m=None)


def _does(mark: Mark, recipe: BoardRecipe) -> bool:
    """Whether the action is this one's: the subject's, all of theirs, or whom it is about."""
    if not recipe.characters:
        return mark.is_shown or (mark.is_extra and not recipe.blocking)
    if pose_of(recipe.action) in ("hug", "fight"):
        return mark.character in recipe.characters
    return mark.character in doers(recipe.action, recipe.characters)


def _hands_on_table(stance: Stance, place: Place, prop: str = "") -> Stance:
    """Both wrists on the table's rim, a hand's length in; that which holds a prop above it."""
    x, y, _ = stance.at
    middle = np.array(place.surface[:2]) - (x, y)
    ahead = middle / (np.linalg.norm(middle) + 1e-9)
    aside = np.array((-ahead[1], ahead[0]))
    height = place.surface[2] + 0.024
    reach = min(float(np.linalg.norm(middle)) - 0.33, HANDS_AHEAD_M)
    left, right = (np.array((x, y)) + ahead * reach + aside * side for side in (0.13, -0.12))
    return replace(
        stance,
        left_hand=(float(left[0]), float(left[1]), height),
        right_hand=None if prop else (float(right[0]), float(right[1]), height),
    )


def _head(stance: Stance, looks: Looks) -> tuple[float, float, float]:
    """Where somebody's eyes are, before the body is built."""
    if stance.pose is POSES["lie"]:
        return stance.at[0], stance.at[1], stance.at[2] + 0.15
    share = 0.93 if stance.seat_m is None else 0.46
    if stance.pose in (POSES["kneel"], POSES["crouch"], POSES["sit-on-floor"]):
        share = 0.6
    return stance.at[0], stance.at[1], share * looks.height_m + (stance.seat_m or stance.at[2])
