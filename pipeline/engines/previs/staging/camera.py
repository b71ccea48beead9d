"""Where the camera of a shot stands: its side of the line, its distance, its height, its aim."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.ink import Focus
from pipeline.engines.previs.mesh import Part
from pipeline.engines.previs.sets import Place
from pipeline.engines.previs.staging.inserts import DOWN_DEGREES, insert_of, is_insert, on_wall
from pipeline.engines.previs.staging.marks import Cast
from pipeline.engines.previs.staging.subjects import Body, body_of, company_of, subjects_of
from pipeline.engines.previs.trace import View, view_of
from pipeline.film.camera import Angle, Camera, Size, sensor_width_mm, subject_distance_m
from pipeline.film.framing import EYE_LINE, ROLL_DEGREES, TILT_DEGREES
from pipeline.film.shot import Coverage, Look
from pipeline.recipe import BoardRecipe

SINGLE_DEGREES = 34.0
"""Off the line between two people, for singles."""
OVER_DEGREES = tuple(range(6, 37, 3))
"""Off the line, behind the foreground person, that are tried."""
OVER_HEAD_AT = 0.33
"""Where the foreground head is: of the frame's width, from the middle."""
OVER_SUBJECT_AT = 0.14
LEAD_ROOM = 0.09
"""Of the frame's width, behind the one who looks out of it: about 60 to 40."""
OVER_HEAD_Y = (0.2, 0.62)
"""Where the foreground eyes would be, from the frame's top: the head is in the frame."""
OVER_DROP = 0.06
"""How much lower the subject's eyes are than in a single: the foreground needs the height."""
OVER_RISE_M = 0.3
"""How far above the taller one's eyes the camera may stand."""
OVER_HEAD_WIDE_M = 1.0
OVER_NEAREST_M, OVER_FARTHEST_M = 0.85, 1.9
"""How far behind the foreground head the camera stands: so wide is its frame there."""
POV_M = 0.12
"""Before the eyes of the one who looks."""
OPEN = 0.2
"""Who faces away from the open side by more is not seen from behind it."""
MASTER_DEGREES = 16.0
PAIR_MOST_DEGREES = 52.0
"""How far the master may turn to have both of two people in profile."""
LYING_DEGREES = 34.0
LOW_M, LOW_TILT = 0.75, -14.0
"""Whoever has their eyes below this is seen from a little above."""
CLOSE = (Size.ECU, Size.CU, Size.MCU)
LOWEST_M, HIGHEST_M = 0.22, 9.0

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Setup:
    """A camera set-up. `subject` (3,) falls at `share` (from the frame's left and top, 0 to 1)."""

    eye: Vector
    subject: Vector
    share: tuple[float, float]
    roll: float
    lens_mm: float
    overscan: float

    def view(self, plate: tuple[int, int]) -> View:
        """Aimed so that the subject falls where it should; twice, since the aim turns the axes."""
        aim = self.subject
        for _ in range(3):
            found = view_of(_t(self.eye), _t(aim), 0.0, self.lens_mm, plate, self.overscan)
            x, y, depth = found.pixels(self.subject[None])[0]
            frame = plate[0] / self.overscan, plate[1] / self.overscan
            dx = float(x - plate[0] / 2) - (self.share[0] - 0.5) * frame[0]
            dy = float(y - plate[1] / 2) - (self.share[1] - 0.5) * frame[1]
            size = float(np.linalg.norm(aim - self.eye) / max(0.05, float(depth)))
            step = found.axes[0] * dx - found.axes[1] * dy
            aim = aim + step.astype(float) * (float(depth) / found.focal) * size
        return view_of(_t(self.eye), _t(aim), self.roll, self.lens_mm, plate, self.overscan)


def focus_of(setup: Setup, view: View) -> Focus:
    """The lens is focused on the subject."""
    ahead = (setup.subject - setup.eye) @ view.axes[2].astype(float)
    return Focus(max(0.2, float(ahead)), setup.lens_mm)


def setup_of(recipe: BoardRecipe, cast: Cast, place: Place, props: Sequence[Part] = ()) -> Setup:
    """The set-up that the recipe asks for, before walls and heads are minded."""
    if is_insert(recipe, place):
        return _insert(recipe, place)
    names = subjects_of(recipe, cast)
    if recipe.coverage is Coverage.POV and cast.people:
        return _pov(recipe, cast, place, names)
    if recipe.over in cast.people and names:
        return _over(recipe, cast, names[0])
    body = None if names or recipe.over in cast.people else body_of(recipe, cast, list(props))
    if body is not None:
        return _whole(recipe, body)
    names = names or [name for name in (recipe.over,) if name in cast.people]
    names = names or company_of(recipe, cast, place)
    if not names:
        return _empty(recipe, place)
    return _single(recipe, cast, names[0]) if len(names) == 1 else _group(recipe, cast, names)


def _whole(recipe: BoardRecipe, body: Body) -> Setup:
    """A horse, a car: all of it, from a little aside."""
    away = _rotated(np.array((0.0, -1.0, 0.0)), 28.0)
    distance = max(1.1, body.distance_m(recipe))
    found = _aimed(recipe, body.middle, away, distance, (0.5, 0.54))
    if recipe.camera.angle is not Angle.EYE_LEVEL:
        return found
    height = max(float(body.middle[2]), min(1.5, 0.35 * distance))
    return replace(found, eye=np.array((*found.eye[:2], height)))


def _sensor_mm(recipe: BoardRecipe) -> float:
    return sensor_width_mm(recipe.size[0] / recipe.size[1])


def _distance(recipe: BoardRecipe) -> float:
    return subject_distance_m(recipe.camera, recipe.size[0] / recipe.size[1])


def _single(recipe: BoardRecipe, cast: Cast, name: str) -> Setup:
    eyes = cast.eyes(name)
    if cast.is_lying(name):
        return _lying(recipe, cast, name)
    facing = _facing(cast, name)
    away = max((_rotated(facing, sign * SINGLE_DEGREES) for sign in (1, -1)), key=lambda v: -v[1])
    if recipe.look is Look.CAMERA:
        away = facing if facing[1] < OPEN else _unit(facing * 0.5 + np.array((0.0, -1.0, 0.0)))
    turn = {Look.LEFT: -1, Look.RIGHT: 1, Look.CAMERA: 0}[recipe.look]
    away = _on_side(away, facing, turn)
    share = (0.5 - LEAD_ROOM * turn, EYE_LINE[recipe.camera.size])
    return _aimed(recipe, eyes, away, _distance(recipe), share)


def _lying(recipe: BoardRecipe, cast: Cast, name: str) -> Setup:
    """Across the body from the open side, from above, so that the face is seen."""
    bones = cast.people[name].bones
    along = bones["head"] - bones["pelvis"]
    along[2] = 0
    along /= np.linalg.norm(along) + 1e-9
    across = np.array((along[1], -along[0], 0.0))
    across *= -1.0 if across[1] > 0 else 1.0
    away = across * 0.9 - along * 0.43
    subject = bones["head"] if recipe.camera.size in CLOSE else bones["chest"]
    tilt = math.radians(LYING_DEGREES)
    way = away * math.cos(tilt) + np.array((0, 0, math.sin(tilt)))
    return _made(recipe, subject + way * _distance(recipe), subject, (0.5, 0.5))


def _on_side(away: Vector, facing: Vector, turn: int) -> Vector:
    """The direction to the camera from which the subject looks the asked way."""
    right = np.array((-away[1], away[0], 0.0))  # the camera's right, as it looks back along `away`
    if turn and float(right @ facing) * turn < 0:
        return 2 * facing * float(facing @ away) - away
    return away


def _over(recipe: BoardRecipe, cast: Cast, name: str) -> Setup:
    """Behind one shoulder: from where the near head lies in its third and within the frame."""
    eyes, near = cast.eyes(name), cast.eyes(recipe.over)
    line = near - eyes
    line[2] = 0
    apart = float(np.linalg.norm(line))
    line /= apart + 1e-9
    turn = {Look.LEFT: -1, Look.RIGHT: 1, Look.CAMERA: 1 if line[0] > 0 else -1}[recipe.look]
    distance = max(_distance(recipe), apart + _behind(recipe))
    share = (0.5 - OVER_SUBJECT_AT * turn, EYE_LINE[recipe.camera.size] + OVER_DROP)
    heights = np.linspace(float(eyes[2]), float(max(near[2], eyes[2])) + OVER_RISE_M, 7)
    found = [
        _made(recipe, eyes + away * distance + (0, 0, height - eyes[2]), eyes, share)
        for away in (_on_side(_rotated(line, float(d)), line, turn) for d in OVER_DEGREES)
        for height in heights
    ]
    return min(found, key=lambda setup: _off_shoulder(recipe, setup, near, turn))


def _behind(recipe: BoardRecipe) -> float:
    """How far behind the near head the camera stands: a head and a shoulder fill a third there."""
    frame = OVER_HEAD_WIDE_M * recipe.camera.lens_mm / _sensor_mm(recipe)
    return min(OVER_FARTHEST_M, max(OVER_NEAREST_M, frame))


def _off_shoulder(recipe: BoardRecipe, setup: Setup, near: Vector, turn: int) -> float:
    """How far the near head lies from where it should, in frames; leaning down costs a little."""
    x, y, depth = setup.view(recipe.size).pixels(near[None])[0]
    if depth < 0.2:
        return math.inf
    width, height = recipe.size
    aside = (float(x) / width - 0.5) * recipe.overscan * turn - OVER_HEAD_AT
    down = (float(y) / height - 0.5) * recipe.overscan + 0.5
    lost = max(0.0, OVER_HEAD_Y[0] - down) + max(0.0, down - OVER_HEAD_Y[1])
    tilt = abs(float(setup.eye[2] - setup.subject[2])) / float(
        np.linalg.norm(setup.eye - setup.subject)
    )
    return abs(aside) + lost + 0.35 * tilt


def _group(recipe: BoardRecipe, cast: Cast, names: list[str]) -> Setup:
    """From the open side, wide enough for everybody; the line stays where it is."""
    heads = np.array([cast.eyes(name) for name in names])
    low, high = heads.min(0), heads.max(0)
    middle = (low + high) / 2
    turn = MASTER_DEGREES if recipe.seed % 2 else -MASTER_DEGREES
    away = _across(heads, turn)
    right = np.array((-away[1], away[0], 0.0))
    along, deep = heads @ right, heads @ away
    spread = float(along.max() - along.min()) + 0.75
    reach = spread * recipe.camera.lens_mm / _sensor_mm(recipe) + float(deep.max() - deep.min()) / 2
    distance = max(_distance(recipe), reach)
    middle[2] = high[2]
    return _aimed(recipe, middle, away, distance, (0.5, EYE_LINE[recipe.camera.size]))


def _across(heads: NDArray[np.float64], turn: float) -> Vector:
    """From the open side; across the line between two, as far as that is not behind one."""
    straight = np.array((0.0, -1.0, 0.0))
    if len(heads) != 2:
        return _rotated(straight, turn)
    line = heads[1] - heads[0]
    across = math.degrees(math.atan2(line[1], line[0]))
    across = (across + 90.0) % 180.0 - 90.0
    found = across + turn * 0.5
    return _rotated(straight, max(-PAIR_MOST_DEGREES, min(PAIR_MOST_DEGREES, found)))


def _empty(recipe: BoardRecipe, place: Place) -> Setup:
    """The place itself, from a corner of its open side."""
    distance = max(_distance(recipe), 3.6)
    inside = place.bounds is not None
    middle = np.array((0.0, 0.5 if inside else 1.0, 1.05 if inside else 1.6))
    away = _rotated(np.array((0.0, -1.0, 0.0)), 24.0)
    share = (0.5, 0.55 if inside else 0.6)
    found = _aimed(recipe, middle, away, distance + 0.8 * inside, share)
    height = {Angle.EYE_LEVEL: 1.62, Angle.DUTCH: 1.62}.get(recipe.camera.angle)
    if height is None:
        return found
    return replace(found, eye=np.array((*found.eye[:2], height)))


def looker(recipe: BoardRecipe, cast: Cast) -> str:
    """Through whose eyes a point of view is: named as `over`, else the first who is not seen."""
    others = [name for name in cast.people if name not in recipe.characters]
    known = (recipe.over, *(mark.character for mark in recipe.blocking if mark.is_looking))
    return next((name for name in (*known, *others) if name in cast.people), "")


def _pov(recipe: BoardRecipe, cast: Cast, place: Place, names: list[str]) -> Setup:
    """From the eyes of the one who looks, to whom or what they look at."""
    who = looker(recipe, cast)
    if not who:
        return _single(recipe, cast, names[0])
    eyes = cast.eyes(who)
    at = _looked_at(recipe, cast, place, [name for name in names if name != who])
    if at is None:
        at = eyes + _facing(cast, who) * 4.0
    way = (at - eyes) / (np.linalg.norm(at - eyes) + 1e-9)
    return _made(recipe, eyes + way * POV_M, at, (0.5, 0.46))


def _looked_at(recipe: BoardRecipe, cast: Cast, place: Place, names: list[str]) -> Vector | None:
    """Somebody seen, a thing that the action names, or what is outside the window."""
    if names:
        return cast.eyes(names[0])
    action = recipe.action.casefold()
    named = (at for word, at in place.targets.items() if word in action)
    found = next(named, place.targets.get("window"))
    return None if found is None else np.array(found, float)


def _insert(recipe: BoardRecipe, place: Place) -> Setup:
    """The thing, large: on the wall from straight before it, on the table from above."""
    distance = _distance(recipe)
    named = on_wall(recipe, place)
    if named is not None:
        at = np.array(named)
        flat = np.array((-at[0], -at[1], 0.0)) / (np.linalg.norm(at[:2]) + 1e-9)
        return _made(recipe, at + flat * (distance * 1.6), at, (0.5, 0.5))
    at = np.array(insert_of(recipe, place).middle)
    down = math.radians(DOWN_DEGREES)
    away = _rotated(np.array((0.0, -math.cos(down), math.sin(down))), 20.0)
    return _made(recipe, at + away * distance, at, (0.5, 0.5))


def _aimed(
    recipe: BoardRecipe, subject: Vector, away: Vector, distance: float, share: tuple[float, float]
) -> Setup:
    """At a distance along a level direction, raised or lowered by the angle."""
    tilt = math.radians(TILT_DEGREES.get(recipe.camera.angle, 0.0))
    if subject[2] < LOW_M and recipe.camera.angle in (Angle.EYE_LEVEL, Angle.DUTCH):
        tilt = math.radians(LOW_TILT)
    if recipe.camera.angle is Angle.OVERHEAD:
        tilt, share = math.radians(-80.0), (0.5, 0.5)
    way = away * math.cos(tilt) - np.array((0, 0, math.sin(tilt)))
    eye = subject + way * distance
    eye[2] = min(HIGHEST_M, max(LOWEST_M, eye[2]))
    return _made(recipe, eye, subject, share)


def _made(recipe: BoardRecipe, eye: Vector, subject: Vector, share: tuple[float, float]) -> Setup:
    camera: Camera = recipe.camera
    roll = ROLL_DEGREES.get(camera.angle, 0.0)
    return Setup(eye, subject, share, roll, camera.lens_mm, recipe.overscan)


def _facing(cast: Cast, name: str) -> Vector:
    """Level, where the head points: to the partner in most cases."""
    way = -cast.people[name].bones.head[1].copy()
    way[2] = 0
    return way / (np.linalg.norm(way) + 1e-9)


def _unit(way: Vector) -> Vector:
    return way / (float(np.linalg.norm(way)) + 1e-9)


def _rotated(way: Vector, degrees: float) -> Vector:
    turn = math.radians(degrees)
    cos, sin = math.cos(turn), math.sin(turn)
    return np.array((way[0] * cos - way[1] * sin, way[0] * sin + way[1] * cos, way[2]))


def _t(vector: Vector) -> tuple[float, float, float]:
    return float(vector[0]), float(vector[1]), float(vector[2])
