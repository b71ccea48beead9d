"""All takes of a film, side by side: what is already there is reused, the rest is made."""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace

from pipeline.engines import hire
from pipeline.engines.base import Artist, CameraOperator
from pipeline.errors import EngineUnavailable
from pipeline.film.blocking import Player
from pipeline.film.format import Format
from pipeline.film.script import Scene
from pipeline.film.shot import Keyframe, Shot, Take, slate
from pipeline.film.style import BoardStyle
from pipeline.film.world import Character, Place
from pipeline.media.store import MediaStore
from pipeline.models.model import Role
from pipeline.progress import Progress
from pipeline.recipe import BoardRecipe, TakeRecipe
from pipeline.stages.boards import board_recipe, draw, undrawn, unstyled
from pipeline.stages.composition import wants_scenery
from pipeline.stages.scenery import PLAIN, scenery_of
from pipeline.stages.side_by_side import Tally, Watch, side_by_side
from pipeline.stages.takes import looked_at_again, shoot, take_recipe, unmet
from pipeline.stages.viewing import recipe_of


@dataclass(frozen=True)
class Unit:
    """The artist, the camera and the store that a film is made with."""

    artist: Artist
    operator: CameraOperator
    store: MediaStore
    form: Format
    seed: int = 1
    spare: "Unit | None" = None
    """Who makes a shot that these cannot: crews that need no model."""
    cast: tuple[Character, ...] = ()
    """How the people of the film look, where the artist can use that."""
    style: BoardStyle | None = None
    """The film's look; None: the artist's own."""
    looks: tuple[tuple[str, str], ...] = ()
    """(name, words) of those of whom more is known than the script says."""
    places: tuple[tuple[str, str], ...] = ()
    """(scene id, words): what its place looks like, where somebody said so."""


@dataclass(frozen=True)
class Order:
    """One shot to make."""

    slate: str
    shot: Shot
    seed: int
    board: BoardRecipe


@dataclass(frozen=True)
class Produced:
    takes: dict[str, Take]
    """By shot id."""
    made: tuple[str, ...]
    """Slates of the shots that were made now; the others were there."""
    spared: tuple[tuple[str, str], ...] = ()
    """Slates of the shots that the spare crew made, and why."""
    disobeyed: tuple[tuple[str, str], ...] = ()
    """Slates of the takes whose camera did not move as it was asked to, and how it moved."""


def shot_seed(film_seed: int, shot_id: str) -> int:
    """A seed of its own for every shot, so that no two hand-held shots shake alike."""
    text = f"{film_seed}/{shot_id}"
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")


def orders(scenes: Iterable[Scene], unit: Unit, company: tuple[Player, ...] = ()) -> list[Order]:
    """What has to be there for these scenes, in the order of the film; how its people look."""
    found: list[Order] = []
    places = dict(unit.places)
    for scene in scenes:
        scenery = scenery_of(scene, company) if wants_scenery(unit.artist) else PLAIN
        scenery = replace(scenery, place=places.get(scene.id, ""))
        for index, shot in enumerate(scene.shots):
            seed = shot_seed(unit.seed, shot.id) if shot.seed is None else shot.seed
            board = board_recipe(
                scene, shot, unit.artist, unit.form, seed, unit.cast, scenery, unit.style
            )
            found.append(Order(slate(scene.number, index), shot, seed, board))
    return found


def with_cast(unit: Unit, cast: Iterable[Character], places: Iterable[Place] = ()) -> Unit:
    """The unit for a film with these people and places; an artist without a model needs to know
    nobody's pictures."""
    people = tuple(cast)
    seen = tuple(one.model_copy(update={"mentions": (), "scenes": ()}) for one in people)
    return replace(
        unit,
        cast=seen if unit.artist.model else (),
        looks=tuple((one.name, one.looks) for one in people if one.looks),
        places=tuple(
            (at, one.description) for one in places if one.description for at in one.scenes
        ),
    )


def operator_of(shot: Shot, unit: Unit) -> CameraOperator:
    """Who shoots this shot. Raises EngineUnavailable for an own camera that is not installed."""
    return hire(Role.CAMERA, shot.operator, unit.store.home) if shot.operator else unit.operator


def take_of(order: Order, unit: Unit, keyframe: Keyframe) -> TakeRecipe:
    """The take that the shot asks for now, on this keyframe."""
    operator = operator_of(order.shot, unit)
    recipe = take_recipe(order.shot, keyframe, operator, unit.form, order.seed, dict(unit.looks))
    board = recipe_of(keyframe, order.board, unit.store)
    return looked_at_again(recipe, order.shot, board, operator)


def find_take(order: Order, unit: Unit) -> Take | None:
    """The take that is already there for this order."""
    keyframe = unit.store.find(order.board, Keyframe)
    if not keyframe:
        return None
    return unit.store.find(take_of(order, unit, keyframe), Take)


def make_take(order: Order, unit: Unit, draw_progress: Progress, progress: Progress) -> Take:
    keyframe = draw(order.board, unit.artist, unit.store, draw_progress)
    operator = operator_of(order.shot, unit)
    return shoot(take_of(order, unit, keyframe), keyframe, operator, unit.store, progress)


def remarks(wanted: Iterable[Order], unit: Unit) -> list[str]:
    """What the shots are given that artist or camera cannot use, each with its slate."""
    return [
        f"{order.slate}: {said}"
        for order in wanted
        for said in (
            *undrawn(order.shot, unit.artist, unit.cast),
            *_unstyled(order.shot, unit),
            *unit.artist.remarks(order.board),
            *_unshot(order.shot, unit),
        )
    ]


def _unstyled(shot: Shot, unit: Unit) -> list[str]:
    """The film's look, where it does not show on this shot."""
    if unit.style and unit.artist.model and shot.prompt:
        return [
            "The film's look is not in this board, as its prompt is your own. "
            "Write it into the prompt, or empty the prompt."
        ]
    said = unstyled(unit.style, unit.artist)
    return [said] if said else []


def _unshot(shot: Shot, unit: Unit) -> list[str]:
    try:
        return unmet(shot, operator_of(shot, unit))
    except EngineUnavailable as missing:
        return [str(missing)]


def produce(
    scenes: Iterable[Scene], unit: Unit, watch: Watch, company: tuple[Player, ...] = ()
) -> Produced:
    """Every take of these scenes. Several shots are made at once, the first of the film first.

    A shot that an engine cannot make is made by the spare crew, if there is one; the next time it
    is tried again. Raises Cancelled when `watch` does, and whatever an engine raised; finished
    shots are kept.
    """
    scenes = tuple(scenes)
    wanted = orders(scenes, unit, company)
    takes: dict[str, Take] = {}
    missing: list[Order] = []
    for order in wanted:
        if take := find_take(order, unit):
            takes[order.shot.id] = take
        else:
            missing.append(order)
    tally, spares = Tally(missing, watch), _spares(scenes, unit, company)
    made = _shots(missing, unit, spares, tally)
    takes |= {order.shot.id: take for order, (take, _) in zip(missing, made, strict=True)}
    spared = tuple((o.slate, why) for o, (_, why) in zip(missing, made, strict=True) if why)
    verdicts = ((order.slate, takes[order.shot.id].disobeyed) for order in wanted)
    disobeyed = tuple((slate, said) for slate, said in verdicts if said)
    return Produced(takes, tuple(order.slate for order in missing), spared, disobeyed)


def _spares(scenes: tuple[Scene, ...], unit: Unit, company: tuple[Player, ...]) -> dict[str, Order]:
    """By shot id: what the spare crew would be asked for."""
    spare = unit.spare and replace(unit.spare, seed=unit.seed)
    return {o.shot.id: _without_own(o) for o in orders(scenes, spare, company)} if spare else {}


def _without_own(order: Order) -> Order:
    """The shot as its crew's own camera makes it."""
    return replace(order, shot=order.shot.model_copy(update={"operator": ""}))


def _shots(
    missing: list[Order], unit: Unit, spares: dict[str, Order], tally: Tally
) -> list[tuple[Take, str]]:
    """Each take, and why it is the spare crew's if it is."""

    def draw_board(order: Order) -> None:
        with suppress(EngineUnavailable):  # said when the shot is made
            draw(order.board, unit.artist, unit.store, tally.progress("draw", order))

    def make(order: Order) -> tuple[Take, str]:
        drawing, shooting = tally.progress("draw", order), tally.progress("shoot", order)
        try:
            made = make_take(order, unit, drawing, shooting), ""
        except EngineUnavailable as failure:
            if unit.spare is None:
                raise
            spare = spares[order.shot.id]
            made = make_take(spare, unit.spare, drawing, shooting), str(failure)
        shooting(1.0)
        return made

    if unit.artist.model and unit.operator.model:  # there is room for one of the two at a time
        side_by_side(missing, draw_board, tally)
    return side_by_side(missing, make, tally)
