"""Looks again at the place of a board, for one take of it."""

import math
from collections.abc import Hashable, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.base import Seen
from pipeline.engines.previs.ink import Sheet, draw_plate, on_paper
from pipeline.engines.previs.mesh import Part, weld
from pipeline.engines.previs.mesh.part import Floats
from pipeline.engines.previs.moving.acting import Acting, others
from pipeline.engines.previs.moving.region import Box, box_of, changed
from pipeline.engines.previs.moving.way import (
    eye_at,
    is_above_ground,
    stations,
    unpassed,
    view_from,
    walls_from,
)
from pipeline.engines.previs.people import Stance
from pipeline.engines.previs.sets import Place
from pipeline.engines.previs.staging import Stage
from pipeline.engines.previs.trace import Tracer, View
from pipeline.film.camera import subject_distance_m
from pipeline.film.path import Pose, camera_path, fitted
from pipeline.progress import unwatched
from pipeline.recipe import BoardRecipe, TakeRecipe

MOST_PIXELS = 2_100_000
"""A frame is drawn no larger than this and then enlarged."""
TRACERS = 4
"""Kept ready: mouths come back to the same few shapes."""


class PlaceViewer:
    """A `Viewer` of a staged place. What is carried aside for the camera stays so for the take.

    `sheet` and `plate`: the board's paper, and its plate in pixels.
    """

    def __init__(
        self,
        board: BoardRecipe,
        take: TakeRecipe,
        scene: tuple[Place, Stage],
        sheet: Sheet,
        plate: tuple[int, int],
    ) -> None:
        (self._place, self._staged), self._sheet, self._plate = scene, sheet, plate
        self._size, aspect = take.size, take.size[0] / take.size[1]
        self._camera = fitted(take.camera, aspect)
        self._path = camera_path(self._camera, take.frames, take.rate, aspect, take.seed)
        self._unit_m = subject_distance_m(self._camera, aspect)
        self._rest = self._staged.setup.view(take.size)
        self._tracers: dict[Hashable, Tracer] = {}
        self._drawings: dict[Hashable, int] = {}
        parts = self._dressing()
        self._acting = Acting(
            board, take, self._staged, lambda name: self._without(parts, name), self._framed
        )
        self._parts = others(parts, self._acting.names)
        paper = sheet.of_height(take.size[1]).paper(take.size)
        self.tooth, self.strokes = paper.tooth, paper.strokes
        self._plate_paper = sheet.paper(plate) if self._acting.names else paper

    def reaches(self, path: Sequence[Pose]) -> bool:
        return is_above_ground(self._eyes(path))

    def still(self, pose: Pose) -> Seen:
        share = min(1.0, math.sqrt(MOST_PIXELS / (self._size[0] * self._size[1])))
        view = self._view(pose, (round(self._size[0] * share), round(self._size[1] * share)))
        tracer = self._tracer(view.eye, self._acting.at_rest(), self._acting.walkers)
        bare = self._sheet.of_height(view.plate[1]).bare()
        plate = draw_plate(tracer, view, self._place.light, bare, unwatched)
        return _sized(Seen(plate.image, plate.depth_m, plate.dark), self._size)

    def acted(self, pose: Pose, frame: int) -> Seen | None:
        view, stances = self._view(pose, self._size), self._acting.stances(frame)
        still = self._acting.parts(self._acting.at_rest(), self._acting.walkers)
        sheet = self._sheet.of_height(self._size[1])
        box = self._box(still, stances, view, sheet)
        return None if box is None else self._window(view, box, stances, sheet)

    def drawing(self, frame: int) -> int:
        state = tuple(self._acting.stances(frame).items())
        return self._drawings.setdefault(state, len(self._drawings))

    def redrawn(self, frame: int) -> tuple[NDArray[np.uint8], tuple[int, int]] | None:
        view, stances = self._staged.setup.view(self._plate), self._acting.stances(frame)
        shown = self._acting.parts(self._acting.on_board())
        box = self._box(shown, stances, view, self._sheet)
        if box is None:
            return None
        seen = self._window(view, box, stances, self._sheet)
        part = (slice(box[1], box[3]), slice(box[0], box[2]))
        paper = self._plate_paper
        return on_paper(seen.image, seen.dark, paper.tooth[part], paper.strokes[part]), box[:2]

    def _box(
        self, shown: list[Part], stances: dict[str, Stance], view: View, sheet: Sheet
    ) -> Box | None:
        moved = changed(shown, self._acting.parts(stances))
        light = self._place.light if self._acting.walkers else None
        return box_of(moved, view, sheet.frame_height, light)

    def _window(self, view: View, box: Box, stances: dict[str, Stance], sheet: Sheet) -> Seen:
        plate = draw_plate(
            self._tracer(view.eye, stances, frozenset()),
            view.window(*box),
            self._place.light,
            sheet.bare(),
            unwatched,
        )
        return Seen(plate.image, plate.depth_m, plate.dark, box[:2])

    def _dressing(self) -> list[Part]:
        """All but the walls, which come and go as the camera passes them."""
        walls = {id(part) for wall in self._place.walls for part in wall.parts}
        walls |= {id(p) for wall in self._place.walls for more in wall.beyond for p in more.parts}
        parts = [part for part in self._staged.parts if id(part) not in walls]
        return unpassed(parts, self._eyes(stations(self._path)))

    def _without(self, parts: list[Part], name: str) -> Tracer:
        """The whole place but one person."""
        walls = [part for wall in self._place.walls for part in wall.parts]
        return Tracer(weld([*walls, *others(parts, (name,))]))

    def _framed(self, point: NDArray[np.float64], frame: int) -> NDArray[np.float64]:
        """A place as (x, y, metres), over the frame's width and height."""
        seen = self._view(self._path[frame], self._size).pixels(point[None])[0]
        return np.array((seen[0] / self._size[0], seen[1] / self._size[1], seen[2]))

    def _eyes(self, path: Sequence[Pose]) -> Floats:
        return np.stack([eye_at(self._rest, pose, self._unit_m) for pose in path])

    def _view(self, pose: Pose, size: tuple[int, int]) -> View:
        return view_from(self._rest, pose, self._unit_m, size, self._camera.lens_mm)

    def _tracer(self, eye: Floats, stances: dict[str, Stance], but: frozenset[str]) -> Tracer:
        """For a camera there: without the walls and the ceiling that it is behind."""
        walls = walls_from(self._place, self._staged.setup, eye)
        inside = [p for p in self._parts if p.thing != "ceiling" or eye[2] < p.vertices[:, 2].min()]
        key = (*map(id, walls), len(inside), tuple(stances.items()), but)
        if key not in self._tracers:
            while len(self._tracers) >= TRACERS:
                del self._tracers[next(iter(self._tracers))]
            people = self._acting.parts(stances, but)
            self._tracers[key] = Tracer(weld([*walls, *inside, *people]))
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
