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
from pipeline.stages.composition import composer
from pipeline.stages.library import StoreLibrary

DRAFT_PIXELS = 480 * 270
"""Of the frame, less for a plate that shows more than the frame."""
SMALLEST = 32
PLANS_AT_HAND = 32


def staged_by(recipe: BoardRecipe, artist: Artist) -> tuple[BoardRecipe, Artist] | None:
    """Who puts figures and camera where numbers say and draws in a moment, and of which recipe: the
    artist, or who draws the composition that a model keeps to. None where nobody does."""
    if recipe.composition is not None:
        return recipe.composition, composer()
    return (recipe, artist) if isinstance(artist, Stager) else None


def floor_plan(recipe: BoardRecipe, artist: Artist) -> FloorPlan | None:
    """What was chosen for a recipe, from above; None where nobody stages by numbers."""
    found = staged_by(recipe, artist)
    return _plan(cast(Any, found[0]), cast(Any, found[1])) if found else None


@lru_cache(maxsize=PLANS_AT_HAND)
def _plan(recipe: BoardRecipe, artist: Stager) -> FloorPlan:
    return artist.floor_plan(recipe)


def draft_size(size: tuple[int, int], overscan: float) -> tuple[int, int]:
    """The frame of a draft, of the same shape; never larger than the board itself."""
    times = math.sqrt(DRAFT_PIXELS / (size[0] * size[1] * max(1.0, overscan)))
    width, height = (max(SMALLEST, round(one * min(1.0, times))) for one in size)
    return width, height


def draft(recipe: BoardRecipe, artist: Artist, store: MediaStore) -> bytes | None:
    """WebP of the plate at draft size: seen while the board itself is drawn, and not kept. None
    where that would take as long as the board."""
    if (found := staged_by(recipe, artist)) is None:
        return None
    staged, stager = found
    size = draft_size(staged.size, staged.overscan)
    small = staged.model_copy(update={"size": size})
    return draft_picture(stager.draw(small, StoreLibrary(store), unwatched).image)
