"""Does a task: the one place where the crew's work for the page begins."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.engines import asked_of, hire
from pipeline.engines.base import Artist, CameraOperator, Describer, Planner
from pipeline.errors import EngineUnavailable
from pipeline.film.shot import Keyframe, Take
from pipeline.media.shrink import write_small
from pipeline.media.store import MediaStore
from pipeline.models.model import Role
from pipeline.models.shelf import installed
from pipeline.progress import Progress, part
from pipeline.recipe import BoardRecipe, TakeRecipe
from pipeline.stages.assemble import assemble
from pipeline.stages.boards import draw
from pipeline.stages.takes import on_keyframe, pictures_of, shoot
from studio.installing import model_named, put_up_model
from studio.tasks import (
    TASK,
    Assemble,
    Design,
    Direct,
    Direction,
    Draw,
    Install,
    Looked,
    Quality,
    Shoot,
)

DRAWING = 0.3
"""The share of a take's progress that drawing its missing board is shown as."""


@dataclass(frozen=True)
class Made:
    """`result` is the JSON of a Keyframe, a Take or a Direction, or names the model that was
    installed."""

    result: str
    is_new: bool


def work(task: str, store: MediaStore, progress: Progress) -> Made:
    """Does a task given as JSON. What is in the store already is found there, not made again.

    Raises Cancelled when `progress` does, and any StudioError with a sentence for the user.
    """
    parsed = TASK.validate_json(task)
    if isinstance(parsed, Install):
        return _install(parsed, store.home, progress)
    if isinstance(parsed, Direct):
        return _direct(parsed, store.home, progress)
    if isinstance(parsed, Design):
        return _design(parsed, store.home, progress)
    found = _find(parsed, store)
    made = found or perform(parsed, store, progress)
    return Made(json.dumps(made.model_dump(mode="json")), is_new=not found)


def perform(
    task: Draw | Shoot | Assemble, store: MediaStore, progress: Progress
) -> Keyframe | Take:
    match task:
        case Draw():
            return draw(task.recipe, _artist(task.recipe, store.home), store, progress)
        case Shoot():
            return _shoot(task, store, progress)
        case Assemble():
            return _assemble(task, store, progress)


def _install(task: Install, home: Path, progress: Progress) -> Made:
    model = model_named(task.model)
    before = installed(model, home)
    here = put_up_model(model, home, task.folder, progress)
    said = {"model": model.id, "revision": here.revision, "size": here.size}
    return Made(json.dumps(said), is_new=here != before)


def _direct(task: Direct, home: Path, progress: Progress) -> Made:
    # Hired anew for every scene: the settings of a server may be other ones now.
    director: Planner = hire(Role.DIRECTOR, task.director, home)
    planned = director.plan([task.sheet], progress, is_worded=task.is_worded)[0]
    if planned.is_unanswered:
        raise EngineUnavailable(
            f"The director could not be asked: {planned.trouble}. Retry this; "
            "until it answers the scene keeps the shots it has."
        )
    answer = Direction(
        director=task.director,
        sheet=task.sheet.digest(),
        is_worded=task.is_worded,
        planned=planned,
    )
    return Made(answer.model_dump_json(exclude_defaults=True), is_new=True)


def _design(task: Design, home: Path, progress: Progress) -> Made:
    director: Describer = hire(Role.DIRECTOR, task.director, home)
    book = director.describe(task.sheet, progress)
    if book.is_unanswered:
        raise EngineUnavailable(
            f"The director could not be asked: {book.trouble}. Retry this; "
            "until it answers people and places look as they do now."
        )
    answer = Looked(director=task.director, sheet=task.sheet.digest(), book=book)
    return Made(answer.model_dump_json(exclude_defaults=True), is_new=True)


def _find(task: Draw | Shoot | Assemble, store: MediaStore) -> Keyframe | Take | None:
    match task:
        case Draw():
            return store.find(task.recipe, Keyframe)
        case Shoot():
            if task.board is None:
                return store.find(task.recipe, Take)
            keyframe = store.find(task.board, Keyframe)
            return store.find(on_keyframe(task.recipe, keyframe), Take) if keyframe else None
        case Assemble():
            takes = {shot: _found_take(take, store) for shot, take in task.takes.items()}
            there = {shot: take for shot, take in takes.items() if take}
            return store.find(_cut_of(task, there), Take) if len(there) == len(takes) else None


def _found_take(take: Take | Shoot, store: MediaStore) -> Take | None:
    if isinstance(take, Take):
        return take
    found = _find(take, store)
    return found if isinstance(found, Take) else None


def _shoot(task: Shoot, store: MediaStore, progress: Progress) -> Take:
    operator = _operator(task.recipe, store.home)
    if task.board is None:
        return shoot(task.recipe, pictures_of(task.recipe), operator, store, progress)
    keyframe, start = store.find(task.board, Keyframe), 0.0
    if keyframe is None:
        artist, start = _artist(task.board, store.home), DRAWING
        keyframe = draw(task.board, artist, store, part(progress, 0.0, DRAWING))
    recipe = on_keyframe(task.recipe, keyframe)
    return shoot(recipe, keyframe, operator, store, part(progress, start, 1 - start))


def _assemble(task: Assemble, store: MediaStore, progress: Progress) -> Take:
    takes = {
        shot: take if isinstance(take, Take) else _shoot(take, store, lambda _: progress(0.0))
        for shot, take in task.takes.items()
    }
    recipe = _cut_of(task, takes)
    if task.quality is Quality.SMALL:
        take = _smaller(task, recipe, store, progress)
    else:
        with store.scratch(".mp4") as path:
            film = assemble(task.cut, task.breakdown, takes, task.form, store, path, progress)
            take = Take(recipe=recipe.digest(), media=store.adopt(path), frames=film.frames)
    store.keep(recipe, take)
    return take


def _smaller(task: Assemble, recipe: Assemble, store: MediaStore, progress: Progress) -> Take:
    """The master, found or made, encoded once more."""
    master = recipe.model_copy(update={"quality": Quality.MASTER})
    made = store.find(master, Take) or _assemble(master, store, lambda _: progress(0.0))
    with store.scratch(".mp4") as path:
        write_small(store.path(made.media), path, task.form.rate, progress)
        return Take(recipe=recipe.digest(), media=store.adopt(path), frames=made.frames)


def _cut_of(task: Assemble, takes: Mapping[str, Take]) -> Assemble:
    """The same film by its takes: who made them, or when, does not change it."""
    return task.model_copy(update={"takes": dict(takes)})


def _artist(recipe: BoardRecipe, home: Path) -> Artist:
    return asked_of(recipe, home, Role.ARTIST)


def _operator(recipe: TakeRecipe, home: Path) -> CameraOperator:
    return asked_of(recipe, home, Role.CAMERA)
