"""Staging: a recipe and a place give everybody's stance, the camera, and what it must not see."""

from dataclasses import dataclass

from pipeline.engines.previs.mesh import Part
from pipeline.engines.previs.sets import Place
from pipeline.engines.previs.staging.camera import Setup, setup_of
from pipeline.engines.previs.staging.clearance import cleared, standing_walls
from pipeline.engines.previs.staging.marks import Cast, cast
from pipeline.engines.previs.staging.props import on_surface
from pipeline.film.camera import Size
from pipeline.film.shot import Coverage
from pipeline.recipe import BoardRecipe

__all__ = ["Cast", "Setup", "Stage", "stage"]

UNMOVED = ("floor", "ceiling", "table")


@dataclass(frozen=True)
class Stage:
    """All that stands before the camera of one shot."""

    parts: tuple[Part, ...]
    cast: Cast
    setup: Setup


def stage(recipe: BoardRecipe, place: Place) -> Stage:
    """The set with its people, seen from the shot's camera."""
    everybody = cast(recipe, place)
    setup = setup_of(recipe, everybody, place)
    shown = _shown(recipe, everybody)
    people = [part for name in shown for part in everybody.people[name].parts]
    props = on_surface(recipe, place)
    kept = (*UNMOVED, *recipe.characters, recipe.over)
    parts = cleared(
        [*_dressing(place, props), *props, *people], setup, [name for name in kept if name]
    )
    return Stage((*standing_walls(place, setup), *parts), everybody, setup)


WIDE = (Size.EWS, Size.WS, Size.MWS)


def _shown(recipe: BoardRecipe, everybody: Cast) -> tuple[str, ...]:
    """Closer shots show whom they name: a body without a head in the background says nothing."""
    if recipe.coverage in (Coverage.INSERT, Coverage.POV):
        return ()
    named = (*recipe.characters, recipe.over)
    is_wide = recipe.camera.size in WIDE
    return tuple(name for name in everybody.people if is_wide or name in named)


def _dressing(place: Place, props: list[Part]) -> list[Part]:
    """The set; a table from which other things are cleared where one thing is shown large."""
    if not props:
        return list(place.parts)
    return [part for part in place.parts if not part.thing.startswith("cup ")]
