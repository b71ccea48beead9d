"""Staging: a recipe and a place give everybody's stance, the camera, and what it must not see."""

from dataclasses import dataclass

from pipeline.engines.previs.mesh import Part
from pipeline.engines.previs.sets import Place
from pipeline.engines.previs.staging.bystanders import stands_clear
from pipeline.engines.previs.staging.camera import Setup, looker, setup_of
from pipeline.engines.previs.staging.clearance import cleared, standing_walls
from pipeline.engines.previs.staging.marks import Cast, cast
from pipeline.engines.previs.staging.plan import floor_plan
from pipeline.engines.previs.staging.props import on_surface
from pipeline.engines.previs.staging.standpoint import as_numbered, moved_out
from pipeline.film.camera import Size
from pipeline.film.floor_plan import FloorPlan
from pipeline.film.shot import Coverage
from pipeline.film.staging import Standpoint
from pipeline.recipe import BoardRecipe

__all__ = ["Cast", "Setup", "Stage", "plan", "stage"]

UNMOVED = ("floor", "ceiling", "table", "weather")


@dataclass(frozen=True)
class Stage:
    """All that stands before the camera of one shot."""

    parts: tuple[Part, ...]
    cast: Cast
    setup: Setup
    said: tuple[str, ...] = ()
    """What of the user's numbers could not be met, as sentences."""


def stage(recipe: BoardRecipe, place: Place) -> Stage:
    """The set with its people, seen from the shot's camera."""
    everybody = cast(recipe, place)
    setup, said = _standing(recipe, place, everybody)
    shown = _shown(recipe, everybody, setup)
    people = [part for name in shown for part in everybody.people[name].parts]
    people += _extra(recipe, everybody)
    props = on_surface(recipe, place, _in_hand(recipe, everybody))
    kept = (*UNMOVED, *recipe.characters, recipe.over)
    parts = cleared(
        [*_dressing(place, props, recipe.coverage, setup), *props, *people],
        setup,
        [name for name in kept if name],
    )
    return Stage(
        (*standing_walls(place, setup), *parts), everybody, setup, (*everybody.said, *said)
    )


def plan(recipe: BoardRecipe, place: Place) -> FloorPlan:
    """The stage from above: nothing is traced, and it takes milliseconds."""
    everybody = cast(recipe, place)
    setup, _ = _standing(recipe, place, everybody)
    return floor_plan(recipe, place, everybody, setup, frozenset(_shown(recipe, everybody, setup)))


def _standing(recipe: BoardRecipe, place: Place, everybody: Cast) -> tuple[Setup, tuple[str, ...]]:
    """The camera as the user put it, out of what it cannot be in, and what is said of that."""
    chosen = setup_of(recipe, everybody, place)
    asked = recipe.staging.camera
    if asked == Standpoint():
        return chosen, ()
    setup = as_numbered(chosen, asked)
    shown = _shown(recipe, everybody, setup)
    people = [part for name in shown for part in everybody.people[name].parts]
    setup, said = moved_out(setup, place, [*place.parts, *people])
    return setup, (said,) if said else ()


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


def _dressing(place: Place, props: list[Part], coverage: Coverage, setup: Setup) -> list[Part]:
    """The set, without a ceiling that the camera is above of; a table from which other things are
    cleared where one thing is shown large."""
    is_above = place.bounds is not None and float(setup.eye[2]) > place.bounds[2]
    gone = ("ceiling",) if is_above else ()
    if props and coverage is Coverage.INSERT:
        gone = (*gone, "cup ")
    return [part for part in place.parts if not part.thing.startswith(gone)]
