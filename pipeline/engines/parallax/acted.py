"""A plate whose people move: the part of it that is drawn anew is laid over the board."""

from dataclasses import replace

from pipeline.engines.base import Drawing, Viewer
from pipeline.engines.parallax.plate import make_plate
from pipeline.engines.parallax.scene import Scene
from pipeline.engines.parallax.sight import Frustum
from pipeline.film.camera import Camera
from pipeline.film.path import Pose
from pipeline.media.frame import Frame

KEPT = 4
"""Drawings, and frames, that are kept: mouths come back to the same few."""


class Acted:
    """The frames of a take whose camera stays in its place."""

    def __init__(
        self, drawing: Drawing, camera: Camera, size: tuple[int, int], path: tuple[Pose, ...]
    ) -> None:
        self._board, self._camera, self._path = drawing, camera, path
        self._frustum = Frustum(size, camera.lens_mm)
        self._scenes: dict[int, Scene] = {}
        self._frames: dict[tuple[int, Pose], Frame] = {}

    def frame(self, index: int) -> tuple[Frame, bool]:
        """An I420 frame, and whether it is a new one."""
        viewer, pose = self._board.viewer, self._path[index]
        number = viewer.drawing(index) if viewer else 0
        key = (number, pose)
        if is_new := key not in self._frames:
            _make_room(self._frames)
            self._frames[key] = self._scene(number, index, viewer).seen_from(pose)
        return self._frames[key], is_new

    def _scene(self, number: int, index: int, viewer: Viewer | None) -> Scene:
        if number not in self._scenes:
            _make_room(self._scenes)
            drawing = _redrawn(self._board, index, viewer)
            plate = make_plate(drawing, self._camera, self._frustum.size, self._path)
            self._scenes[number] = Scene(plate, self._frustum, self._path)
        return self._scenes[number]


def _redrawn(board: Drawing, index: int, viewer: Viewer | None) -> Drawing:
    part = viewer.redrawn(index) if viewer else None
    if part is None:
        return board
    (picture, (left, top)), image = part, board.image.copy()
    image[top : top + picture.shape[0], left : left + picture.shape[1]] = picture
    return replace(board, image=image)


def _make_room(kept: dict) -> None:
    while len(kept) >= KEPT:
        del kept[next(iter(kept))]
