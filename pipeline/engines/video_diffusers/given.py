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

    def part(self, start: int, frames: int) -> Picture | None:
        """So many frames of the source; its last one holds."""
        if self.source is None:
            return None
        numbers = np.minimum(np.arange(start, start + frames), len(self.source) - 1)
        return self.source[numbers]


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
