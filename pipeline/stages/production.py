"""All takes of a film, side by side: what is already there is reused, the rest is made."""

import hashlib
import os
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

from pipeline.engines.base import Artist, CameraOperator
from pipeline.errors import Cancelled
from pipeline.film.blocking import Player
from pipeline.film.format import Format
from pipeline.film.script import Scene
from pipeline.film.shot import Keyframe, Shot, Take, slate
from pipeline.media.store import MediaStore
from pipeline.progress import Progress
from pipeline.recipe import BoardRecipe
from pipeline.stages.boards import board_recipe, draw
from pipeline.stages.takes import shoot, take_recipe

BOARD_AS_FRAMES = 12
"""Drawing a board takes about as long as shooting this many frames: weighs the progress."""


@dataclass(frozen=True)
class Step:
    """Where the work stands: `done` is the share of all of it, 0 to 1."""

    stage: str
    slate: str
    done: float


Watch = Callable[[Step], None]
"""Called often and from several threads; raises `Cancelled` to stop the work."""


@dataclass(frozen=True)
class Unit:
    """The artist, the camera and the store that a film is made with."""

    artist: Artist
    operator: CameraOperator
    store: MediaStore
    form: Format
    seed: int = 1


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


def shot_seed(film_seed: int, shot_id: str) -> int:
    """A seed of its own for every shot, so that no two hand-held shots shake alike."""
    text = f"{film_seed}/{shot_id}"
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")


def orders(scenes: Iterable[Scene], unit: Unit, company: tuple[Player, ...] = ()) -> list[Order]:
    """What has to be there for these scenes, in the order of the film; how its people look."""
    found: list[Order] = []
    for scene in scenes:
        for index, shot in enumerate(scene.shots):
            seed = shot_seed(unit.seed, shot.id) if shot.seed is None else shot.seed
            board = board_recipe(scene, shot, unit.artist, unit.form, seed, company)
            found.append(Order(slate(scene.number, index), shot, seed, board))
    return found


def find_take(order: Order, unit: Unit) -> Take | None:
    """The take that is already there for this order."""
    keyframe = unit.store.find(order.board, Keyframe)
    if not keyframe:
        return None
    recipe = take_recipe(order.shot, keyframe, unit.operator, unit.form, order.seed)
    return unit.store.find(recipe, Take)


def make_take(order: Order, unit: Unit, draw_progress: Progress, progress: Progress) -> Take:
    keyframe = draw(order.board, unit.artist, unit.store, draw_progress)
    recipe = take_recipe(order.shot, keyframe, unit.operator, unit.form, order.seed)
    return shoot(recipe, keyframe, unit.operator, unit.store, progress)


def produce(
    scenes: Iterable[Scene], unit: Unit, watch: Watch, company: tuple[Player, ...] = ()
) -> Produced:
    """Every take of these scenes. Several shots are made at once, the first of the film first.

    Raises Cancelled when `watch` does, and whatever an engine raised; finished shots are kept.
    """
    wanted = orders(scenes, unit, company)
    takes: dict[str, Take] = {}
    missing: list[Order] = []
    for order in wanted:
        if take := find_take(order, unit):
            takes[order.shot.id] = take
        else:
            missing.append(order)
    tally = Tally(missing, watch)
    for order, take in zip(missing, _side_by_side(missing, unit, tally), strict=True):
        takes[order.shot.id] = take
    return Produced(takes, tuple(order.slate for order in missing))


class Tally:
    """Adds up the progress of shots that are made at the same time."""

    def __init__(self, missing: list[Order], watch: Watch) -> None:
        self._watch = watch
        self._lock = threading.Lock()
        self._total = sum(BOARD_AS_FRAMES + order.shot.frames for order in missing)
        self._done: dict[tuple[str, str], float] = {}
        self._is_stopped = False

    def progress(self, stage: str, order: Order) -> Progress:
        frames = BOARD_AS_FRAMES if stage == "draw" else order.shot.frames

        def report(done: float) -> None:
            with self._lock:
                if self._is_stopped:
                    raise Cancelled("Stopped.")
                self._done[stage, order.shot.id] = done * frames
                share = sum(self._done.values()) / self._total
            self._watch(Step(stage, order.slate, share))

        return report

    def stop(self) -> None:
        with self._lock:
            self._is_stopped = True


def _side_by_side(missing: list[Order], unit: Unit, tally: Tally) -> list[Take]:
    def make(order: Order) -> Take:
        shooting = tally.progress("shoot", order)
        take = make_take(order, unit, tally.progress("draw", order), shooting)
        shooting(1.0)
        return take

    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        futures: list[Future[Take]] = [pool.submit(make, order) for order in missing]
        try:
            wait(futures, return_when=FIRST_EXCEPTION)
        finally:
            if not all(future.done() for future in futures):
                tally.stop()
                pool.shutdown(cancel_futures=True)
        _raise_first(futures)
        return [future.result() for future in futures]


def _raise_first(futures: list[Future[Take]]) -> None:
    """Raises what went wrong first, rather than the cancellations that followed from it."""
    errors = [f.exception() for f in futures if f.done() and not f.cancelled()]
    failures = [error for error in errors if error and not isinstance(error, Cancelled)]
    for error in failures or [error for error in errors if error]:
        raise error
