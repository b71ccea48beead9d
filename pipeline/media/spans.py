"""Drawn spans by recipe: drawn once, then found again."""

from pipeline.errors import MachineTrouble
from pipeline.film.format import Format
from pipeline.film.shot import Take
from pipeline.media.clip import write_clip
from pipeline.media.store import MediaStore
from pipeline.progress import Progress, unwatched
from pipeline.recipe import SpanRecipe

VERSION = 1
"""Raise it when the pixels of any span change."""


def span_take(recipe: SpanRecipe, store: MediaStore, progress: Progress = unwatched) -> Take:
    """The clip of a span, drawn now if it is not there yet.

    Raises MachineTrouble for a clip that lacks frames and a disk that refuses.
    """
    found = store.find(recipe, Take)
    if found:
        return found
    # moviepy takes a third of a second to import, and most films are cut without it.
    from pipeline.media.drawn import draw_span

    paths = [store.path(key) for key in recipe.media]
    width, height = recipe.size
    form = Format(width=width, height=height, rate=recipe.rate)
    with store.scratch(".mp4") as path:
        frames = write_clip(path, draw_span(recipe, paths), form, progress, recipe.frames)
        if frames != recipe.frames:
            raise MachineTrouble(f"A {recipe.kind} came out {frames} frames long. Run it again.")
        take = Take(recipe=recipe.digest(), media=store.adopt(path), frames=frames)
    store.keep(recipe, take)
    return take
