"""The keyframe's depth as it is seen along the move: a video that a model's camera keeps to.

The embedded camera moves over a picture of the depth as it does over any keyframe; what it shows is
how far things were at rest, and from where it stands then follows how far they are.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.engines import asked_of, hire
from pipeline.engines.base import CameraOperator, Drawing, Library
from pipeline.film.camera import MOVES, Camera, MoveRow, subject_distance_m
from pipeline.film.path import Pose, camera_path, fitted, half_field, look_through
from pipeline.media.colour import LUMA_BLACK, LUMA_SCALE, planes
from pipeline.media.depth_picture import depth_picture, nearest_seen_m
from pipeline.media.store import MediaStore
from pipeline.models.model import Role
from pipeline.progress import unwatched
from pipeline.recipe import TakeRecipe

Grey = NDArray[np.uint8]
Field = NDArray[np.float32]

MOVER = "parallax"

CLOSEST = 0.1
"""Nothing is taken to be nearer than this share of its distance at rest: it was passed."""


def is_shown(camera: Camera) -> bool:
    """Whether the depth of a keyframe tells of the camera's way: not where it stands, where people
    would be held still by it for nothing, and not of the unrest of a hand."""
    row = MOVES[camera.move]
    return bool(camera.amount) and row != MoveRow() and not row.shake


def depth_move(recipe: TakeRecipe) -> TakeRecipe:
    """What the embedded camera is asked for, for a take with this camera, length and size."""
    mover: CameraOperator = hire(Role.CAMERA, MOVER, Path())
    return TakeRecipe(
        engine=mover.name,
        version=mover.version,
        size=recipe.size,
        rate=recipe.rate,
        frames=recipe.frames,
        camera=recipe.camera,
        seed=recipe.seed,
        image="",
    )


def depth_video(recipe: TakeRecipe, library: Library, store: MediaStore) -> Iterator[Grey]:
    """The frames of `recipe.depth_move`: (H, W, 3) uint8, near is white, one scale for all.

    Raises EngineUnavailable where another version of the embedded camera is installed.
    """
    asked = recipe.depth_move
    assert asked
    assert recipe.depth
    asked = asked.model_copy(update={"overscan": recipe.overscan})
    operator: CameraOperator = asked_of(asked, store.home, Role.CAMERA)
    aspect = recipe.size[0] / recipe.size[1]
    depth_m = library.depth(recipe.depth)
    nearest = max(nearest_seen_m(recipe.camera, aspect), float(depth_m.min()))
    drawing = Drawing(depth_picture(depth_m, nearest), depth_m, overscan=recipe.overscan)
    camera = fitted(recipe.camera, aspect)
    path = camera_path(camera, recipe.frames, recipe.rate, aspect, recipe.seed)
    seen = _Seen(recipe, nearest, path)
    for pose, frame in zip(path, operator.shoot(asked, drawing, library, unwatched), strict=True):
        yield seen.from_there(pose, planes(frame)[0])


class _Seen:
    """Distances at rest to what is seen of them from a pose."""

    def __init__(self, recipe: TakeRecipe, nearest_m: float, path: tuple[Pose, ...]) -> None:
        width, height = recipe.size
        aspect = width / height
        self._subject = subject_distance_m(recipe.camera, aspect)
        self._nearest = nearest_m
        right = half_field(recipe.camera.lens_mm, aspect)
        self._x = np.linspace(-right, right, width, dtype=np.float32)[None, :]
        self._y = np.linspace(right, -right, height, dtype=np.float32)[:, None] / np.float32(aspect)
        # As near as it comes, if that is not nearer than boards show it.
        comes = max(0.0, *(pose.z for pose in path)) * self._subject
        self._white = max(nearest_m - comes, nearest_seen_m(recipe.camera, aspect))

    def from_there(self, pose: Pose, luma: Grey) -> Grey:
        """`luma` is 1 over the distance at rest, white for the nearest. A point at the distance d
        lies (d - z) / r along a ray of which r goes the way the lens looked at rest."""
        at_rest = (luma.astype(np.float32) - LUMA_BLACK) / np.float32(LUMA_SCALE * self._nearest)
        at_rest = np.maximum(at_rest, 0)
        ahead = look_through(pose, 0.0, 0.0)[2]
        across = look_through(pose, 1.0, 0.0)[2] - ahead
        up = look_through(pose, 0.0, 1.0)[2] - ahead
        ray = np.float32(ahead) + np.float32(across) * self._x + np.float32(up) * self._y
        gone = 1 - np.float32(pose.z * self._subject) * at_rest
        nearness = at_rest * ray / np.maximum(gone, CLOSEST)
        grey = np.rint(np.clip(nearness * self._white, 0, 1) * 255).astype(np.uint8)
        return np.repeat(grey[..., None], 3, axis=2)
