"""A board at draft size, and its set from above: quick enough to answer a change by number."""

import math
from functools import lru_cache
from typing import Any, cast

from pipeline.engines.base import Artist, Stager
from pipeline.film.floor_plan import FloorPlan
from pipeline.media.store import MediaStore
from pipeline.media.thumbnail import draft_picture
from pipeline.progress import unwatched
from pipeline.recipe import BoardRecipe
from pipeline.stages.library import StoreLibrary

DRAFT_PIXELS = 480 * 270
"""Of the frame, less for a plate that shows more than the frame."""
SMALLEST = 32
PLANS_AT_HAND = 32


def is_stager(artist: Artist) -> bool:
    """Whether the artist puts figures and camera where numbers say, and draws in a moment."""
    return isinstance(artist, Stager)


def floor_plan(recipe: BoardRecipe, artist: Artist) -> FloorPlan | None:
    """What the artist chose for a recipe, from above; None of one who does not stage."""
    return _plan(cast(Any, recipe), artist) if isinstance(artist, Stager) else None


@lru_cache(maxsize=PLANS_AT_HAND)
def _plan(recipe: BoardRecipe, artist: Stager) -> FloorPlan:
    return artist.floor_plan(recipe)


def draft_size(size: tuple[int, int], overscan: float) -> tuple[int, int]:
    """The frame of a draft, of the same shape; never larger than the board itself."""
    times = math.sqrt(DRAFT_PIXELS / (size[0] * size[1] * max(1.0, overscan)))
    width, height = (max(SMALLEST, round(one * min(1.0, times))) for one in size)
    return width, height


def draft(recipe: BoardRecipe, artist: Artist, store: MediaStore) -> bytes:
    """WebP of the plate at draft size: seen while the board itself is drawn, and not kept."""
    small = recipe.model_copy(update={"size": draft_size(recipe.size, recipe.overscan)})
    return draft_picture(artist.draw(small, StoreLibrary(store), unwatched).image)
