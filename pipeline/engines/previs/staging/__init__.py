"""Staging: a recipe and a place give everybody's stance, the camera, and what it must not see."""

from dataclasses import dataclass

from pipeline.engines.previs.mesh import Part
from pipeline.engines.previs.sets import Place
from pipeline.engines.previs.staging.bystanders import stands_clear
from pipeline.engines.previs.staging.camera import Setup, looker, setup_of
from pipeline.engines.previs.staging.clearance import cleared, standing_walls
from pipeline.engines.previs.staging.marks import Cast, cast
from pipeline.engines.previs.staging.props import on_surface
from pipeline.film.camera import Size
from pipeline.film.shot import Coverage
from pipeline.recipe import BoardRecipe

__all__ = ["Cast", "Setup", "Stage", "stage"]

UNMOVED = ("floor", "ceiling", "table", "weather")


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
    shown = _shown(recipe, everybody, setup)
    people = [part for name in shown for part in everybody.people[name].parts]
    people += _extra(recipe, everybody)
    props = on_surface(recipe, place, _in_hand(recipe, everybody))
    kept = (*UNMOVED, *recipe.characters, recipe.over)
    parts = cleared(
        [*_dressing(place, props, recipe.coverage), *props, *people],
        setup,
        [name for name in kept if name],
    )
    return Stage((*standing_walls(place, setup), *parts), everybody, setup)


WIDE = (Size.EWS, Size.WS, Size.MWS)


def _shown(recipe: BoardRecipe, everybody: Cast, setup: Setup) -> tuple[str, ...]:
    """Whom the shot names; wide ones also who else is there, with their heads in the frame.

    A body without a head in the background says nothing; nor does one before the subject.
    """
    if recipe.coverage is Coverage.INSERT:
        return ()
    is_pov = recipe.coverage is Coverage.POV
    own = looker(recipe, everybody) if is_pov else ""
    named = [name for name in (*recipe.characters, recipe.over) if name in everybody.people]
    found = [name for name in dict.fromkeys(named) if name != own]
    if is_pov or recipe.camera.size in WIDE or not named:
        others = [name for name in everybody.people if name not in (*found, own)]
        found += [name for name in others if stands_clear(recipe, everybody, setup, name)]
    return tuple(name for name in everybody.people if name in found)


def _extra(recipe: BoardRecipe, everybody: Cast) -> tuple[Part, ...]:
    """Crowds, animals, brought chairs and held props; inserts show the thing alone."""
    return () if recipe.coverage is Coverage.INSERT else everybody.extra


def _in_hand(recipe: BoardRecipe, everybody: Cast) -> tuple[str, ...]:
    """The props that somebody holds: they do not lie on the table too."""
    carried = {name for part in everybody.extra for name in part.thing.split("/")[1:]}
    return tuple(name for name in recipe.props if name in carried)


def _dressing(place: Place, props: list[Part], coverage: Coverage) -> list[Part]:
    """The set; a table from which other things are cleared where one thing is shown large."""
    if not props or coverage is not Coverage.INSERT:
        return list(place.parts)
    return [part for part in place.parts if not part.thing.startswith("cup ")]
