"""Somebody who walks or runs through the shot, as far as there is floor and frame.

They go where they face; who goes away turns to where there is the most room first.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from pipeline.engines.previs.moving.gait import GAITS, Gait, eased, pivoting, pose_at, step_of
from pipeline.engines.previs.people import POSES, Person, Pose, Stance
from pipeline.engines.previs.trace import Tracer
from pipeline.film.timing import FrameRate

COMES = re.compile(r"\b(?:enter|arrive|come|approach|return)(?:s|ing|es)?\b", re.IGNORECASE)
GOES = re.compile(r"\b(?:exit|leave|go|depart)(?:s|ing|es)?\b", re.IGNORECASE)
ARRIVES, LEAVES = 0.7, 0.2
"""Shares of the shot: when who comes is there, when who goes sets out."""
LEAST_M = 0.4
"""Less is not worth a step."""
ELBOW_ROOM_M = 0.4
MARGIN, HEADROOM = 0.1, 0.02
"""Of the frame, that the head of who walks by keeps from its sides and from above."""
CROWN = 0.07
"""Above the joint of the head, over the body's height."""
AWAY = (0, 45, -45, 90, -90, 135, -135, 180)
"""Degrees from where somebody faces, in which who goes away may turn; the first that will do."""
FOLLOWED = 0.7
TURNS_S = 0.5
NEAREST_M = 1.0
SHINS_M, CHEST_M = (0.3, 0.7), 1.2
"""Heights at which the way is looked at."""
LEVEL_M = 0.03
FARTHEST_M = 12.0

Framed = Callable[[np.ndarray, int], np.ndarray]
"""A point in the set and a frame to (x, y, metres): over the frame's width and height."""


@dataclass(frozen=True)
class Walk:
    """Metres `span` past the board's mark, on the frames `times`.

    `cycle`: frames of two steps, a whole number of drawings, so that the same few poses return.
    """

    stance: Stance
    gait: Gait
    span: tuple[float, float]
    times: tuple[int, int]
    cycle: int
    height_m: float
    turn: float
    """Degrees that they face while they walk; `stance` is how they stood before."""
    turns: int = 0
    """Frames of turning to that, before they set out."""

    @property
    def step_m(self) -> float:
        return (self.span[1] - self.span[0]) / (self.times[1] - self.times[0]) * self.cycle / 2

    def at(self, frame: int) -> Stance:
        first, last = self.times
        start, stop = self.span
        share = min(1.0, max(0.0, (frame - first) / (last - first)))
        gone = start + (stop - start) * share
        x, y, z = self.stance.at
        way = _way(self.turn).tolist()
        at = (x + way[0] * gone, y + way[1] * gone, z)
        if frame < first:
            turned = eased((frame - first + self.turns) / max(1, self.turns))
            turn = self.stance.turn + (self.turn - self.stance.turn) * turned
            pose = pivoting(POSES["stand"], turned)
            return replace(self.stance, at=at, pose=self._laden(pose), turn=turn)
        if frame > last:
            return replace(self.stance, at=at, pose=self._laden(POSES["stand"]), turn=self.turn)
        steps = (min(max(frame, first), last) - first) % self.cycle * 2 / self.cycle
        pose = pose_at(self.gait, steps, self.step_m / self.height_m)
        return replace(self.stance, at=at, pose=self._laden(pose), turn=self.turn, gaze=None)

    def _laden(self, pose: Pose) -> Pose:
        """With the arms of the board where those do more than swing."""
        board, plain = self.stance.pose, POSES[self.gait.name]
        left = pose.left_arm if board.left_arm == plain.left_arm else board.left_arm
        right = pose.right_arm if board.right_arm == plain.right_arm else board.right_arm
        return replace(pose, left_arm=left, right_arm=right)


def is_afoot(somebody: Person) -> bool:
    """Whether the board shows a walk or a run on the floor."""
    stance = somebody.stance
    return stance.seat_m is None and any(_is_like(stance, name) for name in GAITS)


def _is_like(stance: Stance, name: str) -> bool:
    """Whether the legs are those of a row of poses; arms may hold a thing."""
    legs = (stance.pose.left_leg, stance.pose.right_leg)
    return legs == (POSES[name].left_leg, POSES[name].right_leg)


def walking(
    somebody: Person, action: str, around: Tracer, framed: Framed, time: tuple[int, FrameRate, int]
) -> Walk | None:
    """None where there is no room to walk. `around`: the set and all others; `time`: frames of the
    take, their rate, and frames of a drawing."""
    frames, rate, hold = time
    stance, last = somebody.stance, frames - 1
    gait = next(gait for name, gait in GAITS.items() if _is_like(stance, name))
    speed, turn = gait.speed * somebody.looks.height_m / 1.75, stance.turn
    room = _Room(around, np.array(stance.at), turn)
    if COMES.search(action):
        length = min(room.of(180), speed * rate.seconds(frames) * ARRIVES)
        span, times = (-length, 0.0), (0, max(1, round(length / speed * float(rate.fps))))
    elif GOES.search(action):
        first = round(LEAVES * last)
        head = _crown(somebody)
        aside, length = room.best(
            speed * rate.seconds(last - first), lambda by: _is_framed(framed(head + by, last))
        )
        span, turn = (0.0, length), turn + aside
        times = (first, first + max(1, round(length / speed * float(rate.fps))))
    else:
        ways = (room.of(0), room.of(180))
        length, span = _across(somebody, ways, speed * rate.seconds(frames), framed, last)
        times = (0, max(1, last))
    if length < LEAST_M:
        return None
    pace = length / max(rate.seconds(times[1] - times[0]), 1e-6)
    step = step_of(gait, pace, somebody.looks.height_m)
    cycle = hold * max(2, round(2 * step / pace * float(rate.fps) / hold))
    turns = min(times[0], rate.frames(TURNS_S)) if turn != stance.turn else 0
    return Walk(stance, gait, span, times, cycle, somebody.looks.height_m, turn, turns)


@dataclass(frozen=True)
class _Room:
    """Metres of free floor about somebody who faces `turn`."""

    around: Tracer
    here: np.ndarray
    turn: float

    def of(self, aside: float) -> float:
        return _room(self.around, self.here, _way(self.turn + aside))

    def best(self, wanted: float, is_framed: Callable[[np.ndarray], bool]) -> tuple[float, float]:
        """Degrees aside, as few as will do, and metres there, at most as many as are wanted.

        Who is still in the frame after so much of it counts double: a camera follows them.
        """
        found = [(aside, min(self.of(aside), wanted)) for aside in AWAY]

        def worth(aside: float, length: float) -> float:
            way = np.append(_way(self.turn + aside), 0.0)
            return length * (2 if is_framed(way * length * FOLLOWED) else 1)

        return max(found, key=lambda one: worth(*one))


def _way(turn: float) -> np.ndarray:
    """Where somebody faces, on the floor plan."""
    return np.array((math.sin(math.radians(turn)), -math.cos(math.radians(turn))))


def _across(
    somebody: Person,
    room: tuple[float, float],
    reach: float,
    framed: Framed,
    last: int,
) -> tuple[float, tuple[float, float]]:
    """The longest way about the mark whose ends are both in the frame."""
    head, way = _crown(somebody), _way(somebody.stance.turn)
    length = min(reach, room[0] + room[1])
    while length >= LEAST_M:
        for share in (0.5, 0.75, 1.0, 0.25, 0.0):
            start = max(-room[1], min(-length * share, room[0] - length))
            ends = ((start, 0), (start + length, last))
            places = [(head + np.array((*(way * s), 0.0)), frame) for s, frame in ends]
            if all(_is_framed(framed(place, at), framed(head, at)) for place, at in places):
                return length, (start, start + length)
        length *= 0.85
    return 0.0, (0.0, 0.0)


def _crown(somebody: Person) -> np.ndarray:
    return somebody.bones["head"] + np.array((0.0, 0.0, CROWN * somebody.looks.height_m))


def _is_framed(seen: np.ndarray, on_mark: np.ndarray | None = None) -> bool:
    """`on_mark`: the same head where the board has it, which may be cut by the frame already."""
    x, y, depth = seen.tolist()
    top = HEADROOM if on_mark is None else min(HEADROOM, float(on_mark[1]))
    return MARGIN < x < 1 - MARGIN and top <= y < 1 and depth > NEAREST_M


def _room(around: Tracer, here: np.ndarray, way: np.ndarray) -> float:
    """Metres of level floor in a direction, up to what stands in the way."""
    aside = np.array((-way[1], way[0])) * 0.2
    heights = (*SHINS_M, CHEST_M)
    origins = [
        (*(here[:2] + aside * side), here[2] + high) for high in heights for side in (-1, 0, 1)
    ]
    rays = np.tile((*way, 0.0), (len(origins), 1)).astype(np.float32)
    free = float(around.hits(np.array(origins, np.float32), rays).distance.min())
    steps = np.arange(0.2, FARTHEST_M, 0.2)
    above = np.column_stack((here[:2] + way * steps[:, None], np.full(len(steps), here[2] + 1.0)))
    down = np.tile((0.0, 0.0, -1.0), (len(steps), 1)).astype(np.float32)
    drops = around.hits(above.astype(np.float32), down).distance
    uneven = np.flatnonzero(np.abs(drops - 1.0) > LEVEL_M)
    level = float(steps[uneven[0]]) if len(uneven) else FARTHEST_M
    return max(0.0, min(free, level) - ELBOW_ROOM_M)
