"""Looks again at the place of a board, for one take of it."""

import math
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.base import Seen
from pipeline.engines.previs.ink import Sheet, draw_plate
from pipeline.engines.previs.mesh import Part, weld
from pipeline.engines.previs.mesh.part import Floats
from pipeline.engines.previs.moving.way import (
    eye_at,
    is_above_ground,
    stations,
    unpassed,
    view_from,
    walls_from,
)
from pipeline.engines.previs.sets import Place
from pipeline.engines.previs.staging import Stage, focus_of
from pipeline.engines.previs.trace import Tracer, View
from pipeline.film.camera import subject_distance_m
from pipeline.film.path import Pose, camera_path, fitted
from pipeline.progress import unwatched
from pipeline.recipe import BoardRecipe, TakeRecipe

MOST_PIXELS = 2_100_000
"""A frame is drawn no larger than this and then enlarged."""


class PlaceViewer:
    """A `Viewer` of a staged place. What is carried aside for the camera stays so for the take."""

    def __init__(self, board: BoardRecipe, take: TakeRecipe, place: Place, staged: Stage) -> None:
        self._take, self._place, self._staged = take, place, staged
        self._camera = fitted(take.camera, take.size[0] / take.size[1])
        self._unit_m = subject_distance_m(self._camera, take.size[0] / take.size[1])
        self._rest = staged.setup.view(take.size)
        share = min(1.0, math.sqrt(MOST_PIXELS / (take.size[0] * take.size[1])))
        self._size = round(take.size[0] * share), round(take.size[1] * share)
        self._sheet = Sheet(
            self._size[1],
            board.seed,
            board.style,
            focus_of(staged.setup, self._rest),
            is_bare=True,
        )
        self._parts = self._dressing()
        self._tracers: dict[tuple[int, ...], Tracer] = {}
        paper = replace(self._sheet, frame_height=take.size[1]).paper(take.size)
        self.tooth, self.strokes = paper.tooth, paper.strokes

    def reaches(self, path: Sequence[Pose]) -> bool:
        return is_above_ground(self._eyes(path))

    def still(self, pose: Pose) -> Seen:
        view = self._view(pose)
        plate = draw_plate(self._tracer(view.eye), view, self._place.light, self._sheet, unwatched)
        return _sized(Seen(plate.image, plate.depth_m, plate.dark), self._take.size)

    def acted(self, pose: Pose, frame: int) -> Seen | None:
        return None

    def drawing(self, frame: int) -> int:
        return 0

    def redrawn(self, frame: int) -> tuple[NDArray[np.uint8], tuple[int, int]] | None:
        return None

    def _dressing(self) -> list[Part]:
        """All but the walls, which come and go as the camera passes them."""
        walls = {id(part) for wall in self._place.walls for part in wall.parts}
        walls |= {id(p) for wall in self._place.walls for more in wall.beyond for p in more.parts}
        parts = [part for part in self._staged.parts if id(part) not in walls]
        take, aspect = self._take, self._take.size[0] / self._take.size[1]
        path = camera_path(self._camera, take.frames, take.rate, aspect, take.seed)
        return unpassed(parts, self._eyes(stations(path)))

    def _eyes(self, path: Sequence[Pose]) -> Floats:
        return np.stack([eye_at(self._rest, pose, self._unit_m) for pose in path])

    def _view(self, pose: Pose) -> View:
        return view_from(self._rest, pose, self._unit_m, self._size, self._camera.lens_mm)

    def _tracer(self, eye: Floats) -> Tracer:
        """For a camera there: without the walls and the ceiling that it is behind."""
        walls = walls_from(self._place, self._staged.setup, eye)
        inside = [p for p in self._parts if p.thing != "ceiling" or eye[2] < p.vertices[:, 2].min()]
        key = (*map(id, walls), len(inside))
        if key not in self._tracers:
            self._tracers.clear()
            self._tracers[key] = Tracer(weld([*walls, *inside]))
        return self._tracers[key]


def _sized(seen: Seen, size: tuple[int, int]) -> Seen:
    """Enlarged to the frame; depths are picked, never mixed."""
    if (seen.image.shape[1], seen.image.shape[0]) == size:
        return seen
    return Seen(
        np.asarray(cv2.resize(seen.image, size, interpolation=cv2.INTER_CUBIC), np.uint8),
        np.asarray(cv2.resize(seen.depth_m, size, interpolation=cv2.INTER_NEAREST), np.float32),
        np.asarray(cv2.resize(seen.dark, size, interpolation=cv2.INTER_LINEAR), np.uint8),
    )
