"""Does a take move as its camera was asked to?"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.film.camera import MOVES, Camera, Move, MoveRow, subject_distance_m
from pipeline.film.path import Pose, camera_path, half_field
from pipeline.media.clip import read_frames
from pipeline.recipe import TakeRecipe
from pipeline.stages.eye import Surroundings, seen_at
from pipeline.stages.motion import TURN, MeasuredMotion, estimate_motion

TOLERANCE = 0.1
"""Of the asked size."""

LEAST = 0.01
"""In any unit: smaller differences are the measure's own."""

STILL_PX = 0.1
"""A static camera stays within this."""

STRAY_DEGREES = 3.0
"""How far a camera may end turned otherwise than it was asked to."""

Poses = tuple[Pose, ...]


@dataclass(frozen=True)
class Obedience:
    """`asked` and `measured` in `unit`, signed as in the move table. `stray`: degrees by which the
    camera ends turned otherwise than asked, besides what is measured."""

    move: Move
    unit: str
    asked: float
    measured: float
    stray: float
    is_obeyed: bool

    @property
    def sentence(self) -> str:
        verdict = "obeyed" if self.is_obeyed else "not obeyed"
        if self.stray > STRAY_DEGREES:
            verdict += f", it also turned {self.stray:.1f} degrees another way"
        return (
            f"{self.move}: asked {self.asked:.2f} {self.unit}, "
            f"measured {self.measured:.2f}: {verdict}."
        )


@dataclass(frozen=True)
class Gauge:
    """What a move is measured by: a number read from its poses, and what may change in a pose."""

    unit: str
    read: Callable[[Poses], float]
    free: tuple[str, ...] = TURN
    angle: str = ""
    """The angle that is measured; the others are not to change."""


def measure_take(
    path: Path,
    recipe: TakeRecipe,
    words: NDArray[np.uint8] | None = None,
    surroundings: Surroundings | None = None,
    every: int = 1,
) -> Obedience:
    """Of the clip that an engine made of a recipe, whichever engine it was.

    Every so many frames are looked at, and the last one.

    `words` (h, w) is the alpha of what is burned in over the picture. With `surroundings` the
    keyframe's distances are known, and travel is told apart from turning. Raises MachineTrouble
    when the clip cannot be read.
    """
    width, height = recipe.size
    asked = camera_path(recipe.camera, recipe.frames, recipe.rate, width / height, recipe.seed)
    mask = None if words is None else np.where(words > 0, 0, 255).astype(np.uint8)
    last = recipe.frames - 1
    lumas = (
        frame[:height]
        for number, frame in enumerate(read_frames(path))
        if number % every == 0 or number == last
    )
    measured = estimate_move(lumas, recipe.camera, asked, mask, surroundings)
    return obeys(recipe.camera, asked, measured, surroundings is not None)


def estimate_move(
    frames: Iterable[NDArray[np.uint8]],
    camera: Camera,
    asked: Poses,
    mask: NDArray[np.uint8] | None = None,
    surroundings: Surroundings | None = None,
) -> MeasuredMotion:
    """The motion in the terms of the asked move, from the asked first pose."""
    free = gauge(MOVES[camera.move], surroundings is not None).free
    return estimate_motion(frames, camera.lens_mm, free, asked[0], mask, surroundings)


def obeys(camera: Camera, asked: Poses, measured: MeasuredMotion, has_depth: bool) -> Obedience:
    """Whether the measured poses have the asked sign and size."""
    row = MOVES[camera.move]
    by = gauge(row, has_depth)
    want, got = by.read(asked), by.read(measured.poses)
    stray = 0.0 if row.shake else _stray(asked, measured.poses, by.angle)
    tolerance = max(TOLERANCE * abs(want), LEAST)
    if row == MoveRow():
        got, tolerance = _drift_px(measured), STILL_PX
    is_obeyed = abs(got - want) <= tolerance and stray <= STRAY_DEGREES
    return Obedience(camera.move, by.unit, want, got, stray, is_obeyed)


def surroundings_of(
    depth_m: NDArray[np.float32], overscan: float, camera: Camera, aspect: float
) -> Surroundings:
    """A keyframe's depth (metres, inf for sky) in the terms of its camera."""
    nearness = subject_distance_m(camera, aspect) / np.maximum(depth_m, 0.01)
    return Surroundings(nearness.astype(np.float32), overscan)


def gauge(row: MoveRow, has_depth: bool) -> Gauge:
    """Which number tells whether this row was obeyed."""
    turns, travels = ("pan", "tilt", "roll"), ("x", "y", "z")
    if row.shake:
        return Gauge("degrees rms", _unrest)
    if row.dolly and row.zoom != 1:
        if has_depth:
            return Gauge("subject distances", _change("z"), (*turns, "z", "zoom"))
        return Gauge("stops of zoom", _held_size)
    afoot = (*turns, *travels) if row.is_held_on_subject else ("roll", *travels)
    choices = (
        (row.pan, Gauge("degrees", _change("pan"), angle="pan")),
        (row.tilt, Gauge("degrees", _change("tilt"), angle="tilt")),
        (row.roll, Gauge("degrees", _change("roll"), angle="roll")),
        (row.zoom - 1, Gauge("stops of zoom", _held_size)),
        (row.dolly, Gauge("subject distances", _change("z"), (*turns, "z"))),
        (row.orbit, Gauge("degrees", _orbited, afoot)),
        (row.truck, Gauge("subject distances", _change("x"), afoot)),
        (row.pedestal_m, Gauge("subject distances", _change("y"), afoot)),
    )
    return next((by for amount, by in choices if amount), Gauge("pixels", lambda _: 0.0))


def _change(field: str) -> Callable[[Poses], float]:
    return lambda poses: getattr(poses[-1], field) - getattr(poses[0], field)


def _held_size(poses: Poses) -> float:
    """How much larger the subject gets, in powers of two: in and out are each other's opposite."""
    first, last = (pose.zoom / (1 - pose.z) for pose in (poses[0], poses[-1]))
    return math.log2(last / first)


def _orbited(poses: Poses) -> float:
    first, last = (math.degrees(math.atan2(pose.x, 1 - pose.z)) for pose in (poses[0], poses[-1]))
    return last - first


def _unrest(poses: Poses) -> float:
    pan, tilt = (np.std([getattr(pose, field) for pose in poses]) for field in ("pan", "tilt"))
    return math.hypot(float(pan), float(tilt)) / math.sqrt(2)


def _stray(asked: Poses, measured: Poses, besides: str) -> float:
    others = (angle for angle in ("pan", "tilt", "roll") if angle != besides)
    return max(abs(_change(angle)(measured) - _change(angle)(asked)) for angle in others)


def _drift_px(measured: MeasuredMotion) -> float:
    """The farthest that the middle or a corner of the frame went, on the subject's plane."""
    width, height = measured.size
    right = half_field(measured.lens_mm, width / height)
    top = right * height / width
    spots = np.array([(x, y, 1.0) for x in (-right, 0, right) for y in (-top, 0, top)])
    first, *rest = (
        seen_at(pose, spots, measured.lens_mm, width, height) for pose in measured.poses
    )
    return max((float(np.linalg.norm(now - first, axis=1).max()) for now in rest), default=0.0)
