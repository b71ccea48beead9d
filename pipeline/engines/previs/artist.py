"""The artist `previs`: each shot built, staged, seen through its lens and drawn in ink."""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.base import Drawing, Embedded, Library
from pipeline.engines.previs.arrows import camera_arrows, drawn, people_arrows
from pipeline.engines.previs.ids import ids_of
from pipeline.engines.previs.ink import Plate, Sheet, draw_plate
from pipeline.engines.previs.joints import joints_of
from pipeline.engines.previs.mesh import Mesh, weld
from pipeline.engines.previs.moving import PlaceViewer, acts
from pipeline.engines.previs.sets import Place, build, called, said_of
from pipeline.engines.previs.staging import Stage, focus_of, plan, stage
from pipeline.engines.previs.staging.contradictions import contradiction_in
from pipeline.engines.previs.staging.props import unknown_props
from pipeline.engines.previs.trace import Tracer, View
from pipeline.film.camera import sensor_width_mm
from pipeline.film.floor_plan import FloorPlan
from pipeline.film.script import Light
from pipeline.film.staging import Staging
from pipeline.film.style import BoardStyle
from pipeline.media.slate_data import burn_in
from pipeline.progress import Progress
from pipeline.recipe import BoardRecipe, TakeRecipe

MOST_PLATE_TIMES = 2.0
MOST_PLATE_PIXELS = 8_000_000
"""A plate is at most so many times its frame and so large, unless the frame alone is larger."""


class PrevisArtist(Embedded):
    """The only place that speaks the crew's protocol; `draw_passes` is for all others."""

    name = "previs"
    version = 2
    wants_blocking = True
    styles = frozenset(BoardStyle)

    def acts(self, board: BoardRecipe) -> bool:
        return acts(board)

    def viewer(self, board: BoardRecipe, take: TakeRecipe) -> PlaceViewer:
        """The place as the board shows it, for one take."""
        plate = plate_size(board.size, board.overscan)
        scene = staged_in(board)
        return PlaceViewer(board, take, scene, _sheet(board, plate, scene[1]), plate)

    def remarks(self, recipe: BoardRecipe) -> tuple[str, ...]:
        """Places and props that no word is known for, and what is drawn instead; postures at once;
        numbers of the user that lead into a wall."""
        unknown = said_of(_name_of(recipe), recipe.setting.interior)
        props = tuple(
            f"There is no drawing of {name!r}, so it is left out. Name it by a plainer word."
            for name in unknown_props(recipe)
        )
        staged = () if recipe.staging == Staging() else stage(recipe, place_of(recipe)).said
        poses = "" if recipe.staging.figures else contradiction_in(recipe.action)
        return (*(one for one in (unknown, poses) if one), *props, *staged)

    def floor_plan(self, recipe: BoardRecipe) -> FloorPlan:
        """Who stands where, and the camera: as drawn, without drawing."""
        return plan(recipe, place_of(recipe))

    def draw(self, recipe: BoardRecipe, library: Library, progress: Progress) -> Drawing:
        """The same recipe gives the same bytes. Nothing of the picture is lettered."""
        made = _drawn(recipe, progress)
        plate, joints = made.plate, made.joints
        ids, names = ids_of(plate, made.mesh)
        progress(0.97)
        layer = burn_in(recipe)
        progress(1.0)
        return Drawing(
            plate.image,
            plate.depth_m,
            layer,
            recipe.overscan,
            plate.line,
            joints if len(joints) else None,
            towards_lens(plate, made.view),
            ids,
            names,
            arrows_of(recipe, made.staged),
        )


def staged_in(recipe: BoardRecipe) -> tuple[Place, Stage]:
    """The place of a recipe, and all that stands there before the camera."""
    place = place_of(recipe)
    return place, stage(recipe, place)


def _sheet(recipe: BoardRecipe, plate: tuple[int, int], staged: Stage) -> Sheet:
    """The paper of a board whose plate has so many pixels."""
    focus = focus_of(staged.setup, staged.setup.view(plate))
    return Sheet(plate[1] / recipe.overscan, recipe.seed, recipe.style, focus)


@dataclass(frozen=True)
class _Drawn:
    """The plate, the joints of those who are seen on it, and what it was drawn from."""

    plate: Plate
    joints: NDArray[np.float32]
    mesh: Mesh
    view: View
    staged: Stage


def draw_passes(recipe: BoardRecipe, progress: Progress) -> Plate:
    """The picture of a recipe and its passes."""
    return _drawn(recipe, progress).plate


def _drawn(recipe: BoardRecipe, progress: Progress) -> _Drawn:
    progress(0.0)
    place, staged = staged_in(recipe)
    tracer = Tracer(weld(staged.parts))
    progress(0.1)
    size = plate_size(recipe.size, recipe.overscan)
    view = staged.setup.view(size)
    sheet = _sheet(recipe, size, staged)
    plate = draw_plate(tracer, view, place.light, sheet, lambda done: progress(0.1 + 0.85 * done))
    return _Drawn(plate, joints_of(staged, view, plate.depth_m), tracer.mesh, view, staged)


def arrows_of(recipe: BoardRecipe, staged: Stage) -> NDArray[np.uint8] | None:
    """How camera and people move, (h, w, 4) at frame size; None where all stand still."""
    width, height = recipe.size
    focal = width * staged.setup.lens_mm / sensor_width_mm(width / height)
    view = replace(staged.setup.view(recipe.size), focal=focal)
    subject_m = float((staged.setup.subject - staged.setup.eye) @ view.axes[2])
    camera = camera_arrows(recipe.camera, view, max(subject_m, 0.3))
    return drawn((*people_arrows(recipe, staged.cast, view), *camera), recipe.size)


def towards_lens(plate: Plate, view: View) -> NDArray[np.float16]:
    """(H, W, 3) the normals of a plate in the camera's axes: right, up, towards the lens."""
    right, up, forward = view.axes
    seen = plate.normal.astype(np.float32) @ np.stack((right, up, -forward), 1)
    seen[plate.thing < 0] = 0
    return seen.astype(np.float16)


def place_of(recipe: BoardRecipe) -> Place:
    """The set of a recipe."""
    setting = recipe.setting
    return build(
        _name_of(recipe),
        setting.interior,
        setting.light or Light.DAY,
        recipe.weather,
        recipe.lamps_out,
    )


def _name_of(recipe: BoardRecipe) -> str:
    setting = recipe.setting
    return called(setting.place or recipe.slugline, setting.interior, recipe.place)


def plate_size(size: tuple[int, int], overscan: float) -> tuple[int, int]:
    """Pixels of the plate: `overscan` frames, fewer for each where that is more than is useful."""
    times = min(overscan, MOST_PLATE_TIMES)
    times = max(1.0, min(times, math.sqrt(MOST_PLATE_PIXELS / (size[0] * size[1]))))
    return round(size[0] * times), round(size[1] * times)
