"""Looks again at the place of a board, for one take of it."""

import math
from collections.abc import Hashable, Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.base import Seen
from pipeline.engines.previs.ink import Sheet, draw_plate, on_paper
from pipeline.engines.previs.mesh import Part, weld
from pipeline.engines.previs.mesh.part import Floats
from pipeline.engines.previs.moving.acting import Acting, others
from pipeline.engines.previs.moving.region import (
    TURNS_PX,
    Region,
    box_of,
    changed,
    in_box,
    region_of,
    touched_by,
)
from pipeline.engines.previs.moving.tiles import drawn_where_asked
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
from pipeline.engines.previs.trace import Joined, Tracer, View
from pipeline.film.camera import subject_distance_m
from pipeline.film.path import Pose, camera_path, fitted
from pipeline.progress import unwatched
from pipeline.recipe import BoardRecipe, TakeRecipe

MOST_PIXELS = 2_100_000
"""A frame is drawn no larger than this and then enlarged."""
BEYOND_PX = 24
"""For a frame 540 high: what acts is drawn so far beyond it, as the camera goes on before the next
drawing."""
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
        self._bare: Seen | None = None
        self._alone: tuple[Hashable, Tracer] | None = None
        parts = self._dressing()
        self._acting = Acting(
            board, take, self._staged, lambda name: self._without(parts, name), self._framed
        )
        self._parts = others(parts, self._acting.names, self._acting.walkers)
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
        stances, sheet = self._acting.stances(frame), self._sheet.of_height(self._size[1])
        width, height = self._size
        beyond = max(1, round(BEYOND_PX / TURNS_PX * height / 540)) * TURNS_PX
        around = (-beyond, -beyond, width + beyond, height + beyond)
        view = self._view(pose, self._size).window(around)
        region = self._region(self._acting.at_rest(), stances, view, sheet)
        if region is None:
            return None
        seen = self._window(view, region, stances, sheet)
        return replace(seen, corner=(seen.corner[0] - beyond, seen.corner[1] - beyond))

    def drawing(self, frame: int) -> int:
        state = tuple(self._acting.stances(frame).items())
        return self._drawings.setdefault(state, len(self._drawings))

    def redrawn(self, frame: int) -> tuple[NDArray[np.uint8], tuple[int, int]] | None:
        stances = self._acting.stances(frame)
        if stances == self._acting.on_board():
            return None
        view = self._staged.setup.view(self._plate)
        region = self._region(self._acting.on_board(), stances, view, self._sheet)
        seen = region and self._window(view, region, stances, self._sheet)
        if self._acting.walkers:
            return self._laid_bare(seen)
        return None if seen is None else self._on_paper(seen)

    def _laid_bare(self, seen: Seen | None) -> tuple[NDArray[np.uint8], tuple[int, int]]:
        """Who walks, over the board without them."""
        if self._bare is None:
            self._bare = self._without_walkers()
        image, dark = self._bare.image.copy(), self._bare.dark.copy()
        if seen is not None:
            left, top = seen.corner
            part = (slice(top, top + seen.dark.shape[0]), slice(left, left + seen.dark.shape[1]))
            share = np.ones(seen.dark.shape, np.float32) if seen.share is None else seen.share
            rest = 1 - share
            image[part] = cv2.blendLinear(seen.image, image[part], share, rest)
            dark[part] = cv2.blendLinear(seen.dark, dark[part], share, rest)
        return self._on_paper(Seen(image, self._bare.depth_m, dark))

    def _without_walkers(self) -> Seen:
        view = self._staged.setup.view(self._plate)
        tracer = self._tracer(view.eye, self._acting.on_board(), self._acting.walkers)
        plate = draw_plate(tracer, view, self._place.light, self._sheet.bare(), unwatched)
        return Seen(plate.image, plate.depth_m, plate.dark)

    def _on_paper(self, seen: Seen) -> tuple[NDArray[np.uint8], tuple[int, int]]:
        left, top = seen.corner
        part = (slice(top, top + seen.dark.shape[0]), slice(left, left + seen.dark.shape[1]))
        paper = self._plate_paper
        return on_paper(seen.image, seen.dark, paper.tooth[part], paper.strokes[part]), seen.corner

    def _region(
        self, before: dict[str, Stance], now: dict[str, Stance], view: View, sheet: Sheet
    ) -> Region | None:
        """What is otherwise than with the others as `before` and without the walkers."""
        walkers, scale = self._acting.walkers, sheet.frame_height / 540
        others = changed(self._acting.parts(before, walkers), self._acting.parts(now, walkers))
        box = box_of(others, view, sheet.frame_height)
        if not walkers:
            return None if box is None else Region(box)
        place = self._tracer(view.eye, now, walkers)
        touched = touched_by(self._walking(now), place, view, self._place.light, scale)
        return region_of(touched | in_box(box, view.plate), scale)

    def _walking(self, stances: dict[str, Stance]) -> Tracer:
        """Those who walk, alone."""
        own = {name: stances[name] for name in stances if name in self._acting.walkers}
        key = tuple(own.items())
        if self._alone is None or self._alone[0] != key:
            self._alone = key, Tracer(weld(self._acting.parts(own)))
        return self._alone[1]

    def _window(self, view: View, region: Region, stances: dict[str, Stance], sheet: Sheet) -> Seen:
        tracer = self._tracer(view.eye, stances, self._acting.walkers)
        if self._acting.walkers:
            tracer = Joined(tracer, self._walking(stances))
        view = view.window(region.box, region.asked)
        seen = drawn_where_asked(tracer, view, self._place.light, sheet.bare())
        return replace(seen, corner=region.box[:2], share=region.share)

    def _dressing(self) -> list[Part]:
        """All but the walls, which come and go as the camera passes them."""
        walls = {id(part) for wall in self._place.walls for part in wall.parts}
        walls |= {id(p) for wall in self._place.walls for more in wall.beyond for p in more.parts}
        parts = [part for part in self._staged.parts if id(part) not in walls]
        return unpassed(parts, self._eyes(stations(self._path)))

    def _without(self, parts: list[Part], name: str) -> Tracer:
        """The whole place but one person."""
        walls = [part for wall in self._place.walls for part in wall.parts]
        return Tracer(weld([*walls, *others(parts, (name,), frozenset((name,)))]))

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
        shown = tuple((name, one) for name, one in stances.items() if name not in but)
        key = (*map(id, walls), len(inside), shown, but)
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
