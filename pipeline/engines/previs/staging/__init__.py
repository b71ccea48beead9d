"""Staging: a recipe and a place give everybody's stance, the camera, and what it must not see."""

from dataclasses import dataclass

from pipeline.engines.previs.mesh import Part
from pipeline.engines.previs.sets import Place
from pipeline.engines.previs.staging.bystanders import stands_clear
from pipeline.engines.previs.staging.camera import setup_of
from pipeline.engines.previs.staging.clearance import cleared, standing_walls
from pipeline.engines.previs.staging.inserts import alone, insert_of, is_insert, on_wall
from pipeline.engines.previs.staging.marks import Cast, cast
from pipeline.engines.previs.staging.plan import floor_plan
from pipeline.engines.previs.staging.pov import looker
from pipeline.engines.previs.staging.props import on_surface
from pipeline.engines.previs.staging.setup import Setup, focus_of
from pipeline.engines.previs.staging.standpoint import as_numbered, moved_out
from pipeline.engines.previs.staging.subjects import subjects_of
from pipeline.film.camera import Size
from pipeline.film.floor_plan import FloorPlan
from pipeline.film.shot import Coverage
from pipeline.film.staging import Standpoint
from pipeline.recipe import BoardRecipe

__all__ = ["Cast", "Setup", "Stage", "focus_of", "plan", "stage"]

UNMOVED = ("floor", "ceiling", "table", "weather", "car cabin 0", "cave walls 0")


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
    detail = is_insert(recipe, place)
    props = [] if detail else on_surface(recipe, place, _in_hand(recipe, everybody))
    setup, said = _standing(recipe, place, everybody, props)
    said = (*everybody.said, *said)
    if detail:
        return _alone(recipe, place, everybody, setup, said)
    shown = _shown(recipe, everybody, setup)
    people = [part for name in shown for part in everybody.people[name].parts]
    people += [part for part in everybody.extra if _is_with(part, shown, everybody)]
    about = {part.thing.partition("/")[0] for part in props if _is_about(part, recipe)}
    about |= {
        part.thing.partition("/")[0]
        for mark in recipe.blocking
        for part in (everybody.beasts.get(mark.character, ()) if mark.is_shown else ())
    }
    about |= {f"{mark.character}'s" for mark in recipe.blocking if mark.posture == "ride"}
    about |= {"prop piano" for mark in recipe.blocking if mark.at == "piano"}
    kept = (*UNMOVED, *about, *subjects_of(recipe, everybody), *recipe.characters, recipe.over)
    parts = cleared(
        [*_under_roof(place, setup), *props, *people],
        setup,
        [name for name in kept if name],
    )
    return Stage((*standing_walls(place, setup), *parts), everybody, setup, said)


def plan(recipe: BoardRecipe, place: Place) -> FloorPlan:
    """The stage from above: nothing is traced, and it takes milliseconds."""
    everybody = cast(recipe, place)
    detail = is_insert(recipe, place)
    props = [] if detail else on_surface(recipe, place, _in_hand(recipe, everybody))
    setup, _ = _standing(recipe, place, everybody, props)
    shown = () if detail else _shown(recipe, everybody, setup)
    return floor_plan(recipe, place, everybody, setup, frozenset(shown))


def _standing(
    recipe: BoardRecipe, place: Place, everybody: Cast, props: list[Part]
) -> tuple[Setup, tuple[str, ...]]:
    """The camera as the user put it, out of what it cannot be in, and what is said of that."""
    chosen = setup_of(recipe, everybody, place, props)
    asked = recipe.staging.camera
    if asked == Standpoint():
        return chosen, ()
    setup = as_numbered(chosen, asked)
    shown = () if is_insert(recipe, place) else _shown(recipe, everybody, setup)
    people = [part for name in shown for part in everybody.people[name].parts]
    setup, said = moved_out(setup, place, [*place.parts, *people])
    return setup, (said,) if said else ()


def _is_about(part: Part, recipe: BoardRecipe) -> bool:
    """Whether a shot that names nobody is about this thing."""
    row = part.thing.partition("/")[0].removeprefix("prop ")
    return not recipe.characters and row in recipe.dressing


def _is_with(part: Part, shown: tuple[str, ...], everybody: Cast) -> bool:
    """What hands hold is seen with who holds it."""
    owner = part.thing.partition("/")[0]
    return owner in shown or owner not in everybody.people


WIDE = (Size.EWS, Size.WS, Size.MWS)


def _shown(recipe: BoardRecipe, everybody: Cast, setup: Setup) -> tuple[str, ...]:
    """Whom the shot names; wide ones also who else is there, with their heads in the frame.

    A body without a head in the background says nothing; nor does one before the subject.
    """
    is_pov = recipe.coverage is Coverage.POV
    own = looker(recipe, everybody) if is_pov else ""
    subjects = subjects_of(recipe, everybody)
    named = [n for n in (*recipe.characters, recipe.over, *subjects) if n in everybody.people]
    found = [name for name in dict.fromkeys(named) if name != own]
    if is_pov or recipe.camera.size in WIDE or not named:
        others = [name for name in everybody.people if name not in (*found, own)]
        found += [name for name in others if stands_clear(recipe, everybody, setup, name)]
    return tuple(name for name in everybody.people if name in found)


def _alone(
    recipe: BoardRecipe, place: Place, everybody: Cast, setup: Setup, said: tuple[str, ...]
) -> Stage:
    """An insert: the thing, and of the set what is not about it."""
    if on_wall(recipe, place) is not None:
        parts = cleared(place.parts, setup, UNMOVED)
    else:
        shown = insert_of(recipe, place).parts
        parts = [*cleared(alone(place.parts, place), setup, UNMOVED), *shown]
    return Stage((*standing_walls(place, setup), *parts), everybody, setup, said)


def _in_hand(recipe: BoardRecipe, everybody: Cast) -> tuple[str, ...]:
    """The props that somebody holds: they do not lie on the table too."""
    carried = {name for part in everybody.extra for name in part.thing.split("/")[1:]}
    return tuple(name for name in (*recipe.props, *recipe.dressing) if name in carried)


def _under_roof(place: Place, setup: Setup) -> list[Part]:
    """The set; without its ceiling where the camera is above that."""
    is_above = place.bounds is not None and float(setup.eye[2]) > place.bounds[2]
    return [part for part in place.parts if not (is_above and part.thing == "ceiling")]
