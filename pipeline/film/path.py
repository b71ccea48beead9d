"""Where the camera stands and looks on every frame of a shot.

The keyframe is drawn from the rest pose. Moves that uncover ground on one side run centred on it,
from minus half to plus half; dolly and zoom start on it, or end on it where the row is reversed.
"""

import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import cast

from pipeline.film.camera import (
    MOVES,
    Camera,
    Ease,
    MoveRow,
    sensor_width_mm,
    subject_distance_m,
)
from pipeline.film.timing import FrameRate

EASE_SHARE = 0.2
"""The part of a move that its start, or its stop, takes."""

MAX_OVERSCAN = 4.0
"""A plate larger than this costs more than the move is worth; the move is made smaller instead."""

MAX_DOLLY = 0.8
"""Of the subject distance: a camera that comes closer shows the grain of the picture."""

FOREGROUND, BACKGROUND = 1.5, 0.25
"""Things up to so many times nearer than the subject, or four times as far, have plate to move
over; what is beyond moves as if it were there."""

SHAKE_SINES = 5
SHAKE_HZ = (0.5, 3.0)
SHAKE_ROLL = 0.4
"""Roll of unrest, over its pan."""
SHAKE_GAIN = 1.25
"""How far the drawn sines are scaled to meet the asked rms within the shot's own length."""

STEPS = 16
"""Points of a move that are tested for what they uncover."""

Vector = tuple[float, float, float]


@dataclass(frozen=True)
class Pose:
    """The camera against its rest: degrees (right, up, clockwise), subject distances, a factor."""

    pan: float = 0.0
    tilt: float = 0.0
    roll: float = 0.0
    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    zoom: float = 1.0


def camera_path(
    camera: Camera, frames: int, rate: FrameRate, aspect: float, seed: int
) -> tuple[Pose, ...]:
    """One pose a frame. A shot of one frame shows the keyframe. `seed` is that of the unrest."""
    row = MOVES[camera.move]
    if frames == 1:
        return (Pose(),)
    if row.shake:
        return _unrest(camera, frames, rate, seed)
    return tuple(_pose(camera, aspect, e) for e in _progress(camera, row, frames, rate))


def overscan(camera: Camera, aspect: float, has_depth: bool = False) -> float:
    """How many times the frame the plate must show so that no pose looks outside it.

    At least 1.0, at most `MAX_OVERSCAN`, rounded up to hundredths. It depends on the move alone,
    not on the shot's length or seed, so that retiming a shot keeps its board. With depth, what
    lies behind the subject and in front of it has room to move too, as far as the limit allows.
    """
    return _kept_overscan(camera, aspect, has_depth)


def _overscan(camera: Camera, aspect: float, has_depth: bool) -> float:
    wanted = _needed(fitted(camera, aspect), aspect, has_depth)
    return min(MAX_OVERSCAN, max(1.0, math.ceil(wanted * 100 - 1e-6) / 100))


_kept_overscan = cast("Callable[[Camera, float, bool], float]", lru_cache(maxsize=4096)(_overscan))
"""A project asks for the same cameras whenever its recipes are compared."""


def fitted(camera: Camera, aspect: float) -> Camera:
    """The same camera, or one with a smaller amount where the move would need too large a plate."""
    if _fits(camera, aspect):
        return camera
    low, high = 0, math.floor(abs(camera.amount) * 100)
    while high - low > 1:
        middle = (low + high) // 2
        smaller = camera.model_copy(update={"amount": middle / 100})
        low, high = (middle, high) if _fits(smaller, aspect) else (low, middle)
    return camera.model_copy(update={"amount": math.copysign(low / 100, camera.amount)})


def shortfall(camera: Camera, aspect: float, has_depth: bool = False) -> str:
    """What the user is told of a move that cannot be made as asked; empty where it can."""
    row, made = MOVES[camera.move], fitted(camera, aspect)
    if made != camera:
        return (
            f"The {camera.move} is made {made.amount:g} instead of {camera.amount:g} times: all of "
            f"it would need a picture of more than {MAX_OVERSCAN:g} times the frame. "
            "Choose a shorter lens, a smaller amount or another move."
        )
    if row.is_held_on_subject and row.dolly and not has_depth:
        return (
            f"The {camera.move} does not show on a flat picture, whose background is as near as "
            "its subject. Choose another move, or a picture with depth."
        )
    return ""


def look_through(pose: Pose, x: float, y: float) -> Vector:
    """The direction, at rest (right, up, forward), of a point of the posed camera's frame.

    `x` and `y` are tangents at the rest lens: `half_field` is the frame's right edge.
    """
    pan, tilt, roll = (math.radians(angle) for angle in (pose.pan, pose.tilt, pose.roll))
    x, y = x / pose.zoom, y / pose.zoom
    x, y = x * math.cos(roll) + y * math.sin(roll), y * math.cos(roll) - x * math.sin(roll)
    y, z = y * math.cos(tilt) + math.sin(tilt), math.cos(tilt) - y * math.sin(tilt)
    return x * math.cos(pan) + z * math.sin(pan), y, z * math.cos(pan) - x * math.sin(pan)


def travels(path: Sequence[Pose]) -> bool:
    """Whether the camera leaves its place on the way: it then sees what was hidden."""
    return any((pose.x, pose.y, pose.z) != (0, 0, 0) for pose in path)


def half_field(lens_mm: float, aspect: float) -> float:
    """The tangent from the middle of the frame to its right edge, at rest."""
    return sensor_width_mm(aspect) / 2 / lens_mm


def ease(kind: Ease, t: float) -> float:
    """The share of a move done at share `t` of its time: 0 at 0, 1 at 1, speed without a jump."""
    starts = EASE_SHARE if kind in (Ease.IN, Ease.IN_OUT) else 0.0
    stops = EASE_SHARE if kind in (Ease.OUT, Ease.IN_OUT) else 0.0

    def covered(t: float) -> float:
        return t - _lag(t, starts) - (stops / 2 - _lag(1 - t, stops))

    return covered(t) / covered(1.0)


def _lag(t: float, ramp: float) -> float:
    """How far behind full speed a start lies at `t`: the speed climbs as 3u^2 - 2u^3."""
    if t >= ramp:
        return ramp / 2
    u = t / ramp
    return t - ramp * (u**3 - u**4 / 2)


def _progress(camera: Camera, row: MoveRow, frames: int, rate: FrameRate) -> Iterator[float]:
    """The share of the move done on each frame."""
    last = frames - 1
    span = last / camera.speed
    start = 0.0
    if row.seconds is not None:
        span = min(float(last), row.seconds * float(rate.fps) / camera.speed)
        start = (last - span) / 2
    for index in range(frames):
        yield ease(camera.ease, min(1.0, max(0.0, (index - start) / span)))


def _pose(camera: Camera, aspect: float, done: float) -> Pose:
    row = MOVES[camera.move]
    share = camera.amount * (
        done - 0.5 if row.is_centred else 1 - done if row.is_reversed else done
    )
    orbit = math.radians(row.orbit * share)
    x = row.truck * share + math.sin(orbit)
    y = row.pedestal_m * share / subject_distance_m(camera, aspect)
    z = row.dolly * share + (1 - math.cos(orbit))
    pan, tilt, roll, zoom = row.pan * share, row.tilt * share, row.roll * share, row.zoom**share
    if row.is_held_on_subject:
        pan = math.degrees(math.atan2(-x, 1 - z))
        tilt = math.degrees(math.atan2(-y, math.hypot(x, 1 - z)))
        zoom = 1.0 if row.zoom == 1 else 1 - z
    return Pose(pan=pan, tilt=tilt, roll=roll, x=x, y=y, z=z, zoom=zoom)


def _unrest(camera: Camera, frames: int, rate: FrameRate, seed: int) -> tuple[Pose, ...]:
    """A held camera is never eased: it does not come to rest. Its speed is that of the unrest."""
    chance = random.Random(seed)
    rms = MOVES[camera.move].shake * abs(camera.amount)
    times = [rate.seconds(index) * camera.speed for index in range(frames)]
    pan, tilt, roll = (_sway(chance, times, rms * part) for part in (1.0, 1.0, SHAKE_ROLL))
    return tuple(Pose(pan=p, tilt=t, roll=r) for p, t, r in zip(pan, tilt, roll, strict=True))


def _sway(chance: random.Random, times: list[float], rms: float) -> list[float]:
    """A sum of sines, one in each part of the band, scaled towards the asked rms."""
    width = (SHAKE_HZ[1] - SHAKE_HZ[0]) / SHAKE_SINES
    waves = [
        (SHAKE_HZ[0] + width * (index + chance.random()), math.tau * chance.random())
        for index in range(SHAKE_SINES)
    ]
    sway = [sum(math.sin(math.tau * hz * t + phase) for hz, phase in waves) for t in times]
    usual = math.sqrt(SHAKE_SINES / 2)
    found = math.sqrt(sum(value**2 for value in sway) / len(sway))
    gain = min(SHAKE_GAIN, max(1 / SHAKE_GAIN, usual / max(found, 1e-9)))
    return [rms / usual * gain * value for value in sway]


def _farthest_poses(camera: Camera, aspect: float) -> Iterator[Pose]:
    """Poses that between them uncover all that the move can, whatever the shot's length."""
    row = MOVES[camera.move]
    if row.shake:
        peak = SHAKE_GAIN * math.sqrt(2 * SHAKE_SINES) * row.shake * abs(camera.amount)
        for pan, tilt, roll in product((-peak, peak), repeat=3):
            yield Pose(pan=pan, tilt=tilt, roll=SHAKE_ROLL * roll)
        return
    end = 1.0 if row.seconds is not None else min(1.0, camera.speed)
    for step in range(STEPS + 1):
        yield _pose(camera, aspect, ease(camera.ease, end * step / STEPS))


def _fits(camera: Camera, aspect: float) -> bool:
    is_clear = all(pose.z <= MAX_DOLLY for pose in _farthest_poses(camera, aspect))
    return is_clear and _needed(camera, aspect, has_depth=False) <= MAX_OVERSCAN


def _needed(camera: Camera, aspect: float, has_depth: bool) -> float:
    """How many times the frame the farthest corner of any pose lies, unrounded."""
    nearness = (BACKGROUND, 1.0, FOREGROUND) if has_depth else (1.0,)
    right = half_field(camera.lens_mm, aspect)
    corners = product((-right, right), (-right / aspect, right / aspect))
    return max(
        _reach(look_through(pose, x, y), pose, near, (right, right / aspect))
        for (x, y), pose, near in product(corners, _farthest_poses(camera, aspect), nearness)
    )


def _reach(ray: Vector, pose: Pose, near: float, edge: tuple[float, float]) -> float:
    """Where on the plate a ray ends, over the frame's half sizes, for things `near` (1 over the
    distance, in subject distances: 0 is the sky, 1 the subject)."""
    if ray[2] <= 0:
        return math.inf
    x, y = ray[0] / ray[2], ray[1] / ray[2]
    x, y = x + near * (pose.x - pose.z * x), y + near * (pose.y - pose.z * y)
    return max(abs(x) / edge[0], abs(y) / edge[1])
