"""Somebody who walks or runs through the shot, as far as there is floor and frame."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from pipeline.engines.previs.moving.gait import GAITS, Gait, pose_at, step_of
from pipeline.engines.previs.people import POSES, Person, Stance
from pipeline.engines.previs.trace import Tracer
from pipeline.film.timing import FrameRate

COMES = re.compile(r"\b(?:enter|arrive|come|approach|return)(?:s|ing|es)?\b", re.IGNORECASE)
GOES = re.compile(r"\b(?:exit|leave|go|depart)(?:s|ing|es)?\b", re.IGNORECASE)
ARRIVES, LEAVES = 0.7, 0.2
"""Shares of the shot: when who comes is there, when who goes sets out."""
LEAST_M = 0.4
"""Less is not worth a step."""
ELBOW_ROOM_M = 0.4
MARGIN = 0.1
"""Of the frame, that the head of who walks by keeps from its sides."""
NEAREST_M = 1.0
SHINS_M, CHEST_M = (0.3, 0.7), 1.2
"""Heights at which the way is looked at."""
LEVEL_M = 0.03
FARTHEST_M = 12.0

Framed = Callable[[np.ndarray, int], np.ndarray]
"""A point in the set and a frame to (x, y, metres): over the frame's width and height."""


@dataclass(frozen=True)
class Walk:
    """Metres `span` along `way` past the board's mark, on the frames `times`.

    `cycle`: frames of two steps, a whole number of drawings, so that the same few poses return.
    """

    stance: Stance
    way: tuple[float, float]
    gait: Gait
    span: tuple[float, float]
    times: tuple[int, int]
    cycle: int
    height_m: float

    @property
    def step_m(self) -> float:
        return (self.span[1] - self.span[0]) / (self.times[1] - self.times[0]) * self.cycle / 2

    def at(self, frame: int) -> Stance:
        first, last = self.times
        start, stop = self.span
        share = min(1.0, max(0.0, (frame - first) / (last - first)))
        gone = start + (stop - start) * share
        x, y, z = self.stance.at
        at = (x + self.way[0] * gone, y + self.way[1] * gone, z)
        if share in (0.0, 1.0) and (frame < first or frame > last):
            return replace(self.stance, at=at, pose=POSES["stand"])
        steps = (min(max(frame, first), last) - first) % self.cycle * 2 / self.cycle
        pose = pose_at(self.gait, steps, self.step_m / self.height_m)
        return replace(self.stance, at=at, pose=pose, gaze=None)


def is_afoot(somebody: Person) -> bool:
    """Whether the board shows a walk or a run on the floor."""
    stance = somebody.stance
    return stance.seat_m is None and any(stance.pose == POSES[name] for name in GAITS)


def walking(  # noqa: PLR0913 - who, where, and for how long
    somebody: Person,
    action: str,
    around: Tracer,
    framed: Framed,
    frames: int,
    rate: FrameRate,
    hold: int,
) -> Walk | None:
    """None where there is no room to walk. `around`: the set and all others; `hold`: frames of a
    drawing."""
    stance = somebody.stance
    gait = next(gait for name, gait in GAITS.items() if stance.pose == POSES[name])
    turn = math.radians(stance.turn)
    way = np.array((math.sin(turn), -math.cos(turn)))
    here = np.array(stance.at)
    ahead, back = (_room(around, here, way * sign) for sign in (1, -1))
    speed = gait.speed * somebody.looks.height_m / 1.75
    reach = speed * rate.seconds(frames)
    last = frames - 1
    if COMES.search(action):
        length = min(back, reach * ARRIVES)
        span, times = (-length, 0.0), (0, max(1, round(length / speed * float(rate.fps))))
    elif GOES.search(action):
        first = round(LEAVES * last)
        length = min(ahead, speed * rate.seconds(last - first))
        span = (0.0, length)
        times = (first, first + max(1, round(length / speed * float(rate.fps))))
    else:
        length, span = _across(somebody, way, (ahead, back), reach, framed, last)
        times = (0, max(1, last))
    if length < LEAST_M:
        return None
    pace = length / max(rate.seconds(times[1] - times[0]), 1e-6)
    step = step_of(gait, pace, somebody.looks.height_m)
    x, y = way.tolist()
    cycle = hold * max(2, round(2 * step / pace * float(rate.fps) / hold))
    return Walk(stance, (x, y), gait, span, times, cycle, somebody.looks.height_m)


def _across(
    somebody: Person,
    way: np.ndarray,
    room: tuple[float, float],
    reach: float,
    framed: Framed,
    last: int,
) -> tuple[float, tuple[float, float]]:
    """The longest way about the mark whose ends are both in the frame."""
    head = somebody.bones["head"]
    length = min(reach, room[0] + room[1])
    while length >= LEAST_M:
        start = -min(length / 2, room[1])
        start = max(start, start if start + length <= room[0] else room[0] - length)
        ends = ((start, 0), (start + length, last))
        if all(_is_framed(framed(head + np.array((*(way * s), 0.0)), frame)) for s, frame in ends):
            return length, (start, start + length)
        length *= 0.85
    return 0.0, (0.0, 0.0)


def _is_framed(seen: np.ndarray) -> bool:
    x, y, depth = seen.tolist()
    return MARGIN < x < 1 - MARGIN and -0.1 < y < 1 and depth > NEAREST_M


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
