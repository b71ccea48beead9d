"""The artist `slate`: a storyboard card that can be drawn for any shot, at once, anywhere."""

from pipeline.engines.base import Drawing, Embedded, Library
from pipeline.engines.slate.exterior import draw_exterior
from pipeline.engines.slate.figures import draw_figure
from pipeline.engines.slate.interior import draw_interior
from pipeline.engines.slate.lens import Lens, lens_of
from pipeline.engines.slate.overhead import draw_overhead
from pipeline.engines.slate.palette import LIGHT, Tone, hashed
from pipeline.engines.slate.props import draw_insert
from pipeline.engines.slate.scenery import Pencil
from pipeline.engines.slate.sheet import Sheet
from pipeline.engines.slate.staging import staged
from pipeline.film.camera import Angle
from pipeline.film.script import Interior, Light
from pipeline.film.shot import Coverage, Look
from pipeline.film.style import BoardStyle
from pipeline.media.slate_data import burn_in
from pipeline.progress import Progress
from pipeline.recipe import BoardRecipe

_VIEWS = {Look.CAMERA: 0, Look.LEFT: 1, Look.RIGHT: 2}
"""Which way of the room the camera faces: a reverse shows another wall."""


class SlateArtist(Embedded):
    name = "slate"
    version = 1
    wants_blocking = False
    styles = frozenset[BoardStyle]()

    def remarks(self, recipe: BoardRecipe) -> tuple[str, ...]:
        """None: a slate shows what it can and is not taken for the place itself."""
        return ()

    def draw(self, recipe: BoardRecipe, library: Library, progress: Progress) -> Drawing:
        """The same recipe gives the same bytes. Nothing of the picture is lettered."""
        progress(0.0)
        is_empty = not recipe.characters and not recipe.over
        lens = lens_of(recipe.camera, recipe.size, recipe.overscan, is_empty)
        sheet = Sheet(*lens.plate)
        _draw_picture(sheet, lens, recipe)
        progress(0.7)
        layer = burn_in(recipe)
        progress(1.0)
        return Drawing(sheet.picture, sheet.depth_m, layer, recipe.overscan)


def _draw_picture(sheet: Sheet, lens: Lens, recipe: BoardRecipe) -> None:
    tone = LIGHT[recipe.setting.light or Light.DAY]
    place = (recipe.setting.place or recipe.slugline).casefold()
    if recipe.coverage is Coverage.INSERT:
        draw_insert(sheet, lens, tone, recipe.props, place)
    elif recipe.camera.angle is Angle.OVERHEAD:
        draw_overhead(sheet, lens, tone, recipe, place)
    else:
        _draw_set(Pencil(sheet, lens, tone), recipe, place)
        _draw_people(sheet, lens, tone, recipe, place)


def _draw_set(pencil: Pencil, recipe: BoardRecipe, place: str) -> None:
    view = _VIEWS[recipe.look]
    if recipe.setting.interior is Interior.EXT:
        draw_exterior(pencil, place, view)
    else:
        draw_interior(pencil, place, view)


def _draw_people(sheet: Sheet, lens: Lens, tone: Tone, recipe: BoardRecipe, place: str) -> None:
    shade = 1.0 if hashed("key", place) % 2 else -1.0
    for figure in staged(recipe, lens):
        draw_figure(sheet, lens, figure, tone, shade)
