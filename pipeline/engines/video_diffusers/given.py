"""What a recipe gives a take to start from, at the model's size."""

import math
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from pipeline.engines.base import Drawing, Library
from pipeline.engines.video_diffusers.framing import Picture, to_model
from pipeline.engines.video_diffusers.joining import at_rate
from pipeline.engines.video_diffusers.plan import Plan
from pipeline.media.colour import rgb_from_i420
from pipeline.recipe import TakeRecipe

BLACK = 10
"""Of 255: a picture without anything brighter shows nothing."""


@dataclass(frozen=True)
class Given:
    """`opening` (F, H, W, 3) is the keyframe, or the end of the take that is gone on from, whose
    `before` frames are not shown again. `source` is the clip that is made over."""

    opening: Picture | None
    before: int
    last: Picture | None
    source: Picture | None


def given(
    recipe: TakeRecipe,
    drawing: Drawing,
    library: Library,
    size: tuple[int, int],
    fps: float,
    overlap: int,
) -> Given:
    """The pictures of a recipe at `size` and, for clips, at `fps`."""
    form, opening, before, source = recipe.size, None, 0, None
    ratio = float(recipe.rate.fps) / fps
    if recipe.source:
        source = _made_over(_frames(library, recipe.source, form, size), recipe, ratio)
    elif recipe.extends:
        opening = _end(_frames(library, recipe.extends, form, size), overlap, ratio)
        before = len(opening)
    elif recipe.image:
        opening = to_model(drawing.image, drawing.overscan, form, size)[None]
    last = to_model(library.picture(recipe.last), 1.0, form, size) if recipe.last else None
    return Given(opening, before, last, source)


def depth_of(recipe: TakeRecipe, library: Library, plan: Plan, ratio: float) -> Picture | None:
    """The keyframe's depth along the move, for every frame of a plan; `ratio` of them show as much
    time as one of the film."""
    if recipe.depth_move is None:
        return None
    frames = (to_model(one, 1.0, recipe.size, plan.size) for one in library.depth_video(recipe))
    return np.stack(list(at_rate(frames, 1 / ratio, plan.frames)))


def part(clip: Picture | None, start: int, frames: int) -> Picture | None:
    """So many frames of a clip; its last one holds."""
    if clip is None:
        return None
    return clip[np.minimum(np.arange(start, start + frames), len(clip) - 1)]


def is_black(clip: Picture) -> bool:
    return int(clip.max(initial=0)) <= BLACK


def _frames(
    library: Library, key: str, form: tuple[int, int], size: tuple[int, int]
) -> Iterator[Picture]:
    for frame in library.clip(key):
        yield to_model(rgb_from_i420(frame), 1.0, form, size)


def _made_over(frames: Iterator[Picture], recipe: TakeRecipe, ratio: float) -> Picture:
    count = math.ceil(recipe.frames / ratio) + 1
    return np.stack(list(islice(at_rate(frames, ratio, count), count)))


def _end(frames: Iterator[Picture], count: int, ratio: float) -> Picture:
    """The last `count` frames at the model's rate; the very last where the clip is too short."""
    most = math.ceil((count - 1) * ratio) + 1
    kept = deque(frames, maxlen=most)
    if len(kept) < most:
        count = 1
    back = [round(number * ratio) for number in reversed(range(count))]
    return np.stack([kept[-1 - number] for number in back])
