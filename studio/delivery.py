"""The film as it is delivered: in its own size, or anew in another one."""

from collections.abc import Iterable
from typing import TypeVar

from pipeline.errors import StudioError
from pipeline.film.format import LARGEST_PX, Format
from pipeline.film.shot import Keyframe, Shot, Take
from pipeline.film.value import Value
from pipeline.media.store import MediaStore
from pipeline.recipe import BoardRecipe, TakeRecipe
from pipeline.stages.production import Order, take_of
from studio.edits import Circle, RestoreSettings
from studio.ledger import Wish
from studio.project import Project
from studio.session.seen import chosen_keyframe, is_own
from studio.session.wanted import film_wishes, orders_of, unit_of
from studio.tasks import Assemble, Quality, Shoot
from studio.wishes import board_wish, film_wish, take_wish

SHAPES = {"16:9": (16, 9), "9:16": (9, 16), "1:1": (1, 1), "2.39:1": (239, 100)}
"""Width to height: television, telephone, square, anamorphic cinema."""

SHORT_SIDES = (360, 480, 720, 1080, 1440, 2160)
"""Pixels of the shorter side; of 2.39:1 the width is that of 16:9, as cinema masters have it."""

HD = 16 / 9

R = TypeVar("R", BoardRecipe, TakeRecipe)


class Delivery(Value):
    """What a film is made for: its frame size and how it is encoded."""

    width: int
    height: int
    quality: Quality = Quality.MASTER

    def form(self, project: Project) -> Format:
        return Format(width=self.width, height=self.height, rate=project.form.rate)


def frame_size(shape: str, short_px: int) -> tuple[int, int]:
    """Even (width, height) of a shape; `short_px` is one of SHORT_SIDES."""
    wide, high = SHAPES[shape]
    aspect = wide / high
    if aspect > HD:
        return _even(short_px * HD), _even(short_px * HD / aspect)
    if aspect >= 1:
        return _even(short_px * aspect), short_px
    return short_px, _even(short_px / aspect)


def _even(side: float) -> int:
    return min(LARGEST_PX, round(side / 2) * 2)


def delivery_wishes(
    name: str, project: Project, delivery: Delivery, media: MediaStore
) -> list[Wish]:
    """What is still to be made for the film of project `name`, the film itself last.

    In its own size it is the film of the preview. In another size every shot is drawn and shot
    anew as it is shown now; what is made for that belongs to no shot, so that the project stays
    as it is.
    """
    form = delivery.form(project)
    if form.size == project.form.size:
        unit = unit_of(project, media)
        wishes = film_wishes(name, project, orders_of(project, unit), unit)
    else:
        wishes = _anew(name, at_size(project, form, media), media)
    task = wishes[-1].task
    assert isinstance(task, Assemble)
    task = task.model_copy(update={"quality": delivery.quality})
    return [*wishes[:-1], wishes[-1].model_copy(update={"task": task})]


def at_size(project: Project, form: Format, media: MediaStore) -> Project:
    """The same film in another frame: circled versions become the settings they were made with."""
    for shot in list(project.shots()):
        if shot.circled or shot.circled_keyframe:
            project = _settled(project, shot, media)
    return project.model_copy(update={"form": form})


def _settled(project: Project, shot: Shot, media: MediaStore) -> Project:
    """A shot that asks by itself for what was circled; own pictures stay circled."""
    keyframe = chosen_keyframe(shot)
    take = shot.take(shot.circled) if shot.circled else None
    recipe = _recipe(take.recipe, TakeRecipe, media) if take else None
    if recipe:
        made_on = (one for one in shot.keyframes if one.image == recipe.image)
        keyframe = next(made_on, keyframe)
    board = None if keyframe is None or is_own(keyframe) else keyframe
    drawn = _recipe(board.recipe, BoardRecipe, media) if board else None
    kept = keyframe.recipe if keyframe and not drawn else None
    project = Circle(shot=shot.id, keyframe=kept).apply(project)
    if drawn:
        project = RestoreSettings(shot=shot.id, board=drawn).apply(project)
    if recipe and recipe.rate == project.form.rate:
        project = RestoreSettings(shot=shot.id, take=recipe).apply(project)
    return project


def _recipe(digest: str, kind: type[R], media: MediaStore) -> R | None:
    try:
        return media.recipe(digest, kind)
    except StudioError:  # how it was made is not on record
        return None


def _anew(name: str, project: Project, media: MediaStore) -> list[Wish]:
    unit = unit_of(project, media)
    wanted = orders_of(project, unit)
    takes: dict[str, Take | Shoot] = {}
    wishes: list[Wish] = []
    for shot in dict.fromkeys(event.shot for event in project.cut.events):
        order = wanted[shot]
        own = chosen_keyframe(order.shot)
        keyframe = own or media.find(order.board, Keyframe)
        if keyframe and (take := _found(order, keyframe, project, media)):
            takes[shot] = take
            continue
        if not keyframe:
            wishes.append(board_wish(name, order))
        shooting = take_wish(name, order, unit, keyframe)
        assert isinstance(shooting.task, Shoot)
        takes[shot] = shooting.task
        wishes.append(shooting)
    film = film_wish(name, project.cut, project.breakdown, takes, unit)
    return [*_of_no_shot(wishes), film]


def _found(order: Order, keyframe: Keyframe, project: Project, media: MediaStore) -> Take | None:
    unit = unit_of(project, media)
    return media.find(take_of(order, unit, keyframe), Take)


def _of_no_shot(wishes: Iterable[Wish]) -> list[Wish]:
    return [wish.model_copy(update={"shot": ""}) for wish in wishes]
