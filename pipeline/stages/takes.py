"""Keyframe to take."""

from pipeline.engines.base import CameraOperator
from pipeline.film.format import Format
from pipeline.film.shot import Keyframe, Shot, Take
from pipeline.media.clip import write_clip
from pipeline.media.store import MediaStore
from pipeline.progress import Progress
from pipeline.recipe import TakeRecipe
from pipeline.stages.boards import drawing_of
from pipeline.stages.library import StoreLibrary

PICTURES = ("image", "depth", "burn_in", "overscan")
"""What a take's recipe takes over from its keyframe."""


def take_recipe(
    shot: Shot, keyframe: Keyframe, operator: CameraOperator, form: Format, seed: int
) -> TakeRecipe:
    """The recipe this shot asks for now; a take with another recipe is stale."""
    undrawn = TakeRecipe(
        engine=operator.name,
        version=operator.version,
        size=form.size,
        rate=form.rate,
        frames=shot.frames,
        camera=shot.camera,
        seed=seed,
        image="",
    )
    if operator.model:
        undrawn = undrawn.model_copy(update=_for_model(shot, operator))
    return on_keyframe(undrawn, keyframe)


def _for_model(shot: Shot, operator: CameraOperator) -> dict[str, object]:
    return {
        "model": operator.model,
        "revision": operator.revision,
        "tier": operator.tier,
        "prompt": shot.prompt or shot.action,
    }


def on_keyframe(recipe: TakeRecipe, keyframe: Keyframe) -> TakeRecipe:
    """The same recipe with the pictures of `keyframe`."""
    fields = {name: getattr(keyframe, name) for name in PICTURES}
    return recipe.model_copy(update=fields)


def pictures_of(recipe: TakeRecipe) -> Keyframe:
    """The keyframe whose pictures a recipe names; who drew it is not known."""
    return Keyframe(recipe="", **{name: getattr(recipe, name) for name in PICTURES})


def shoot(
    recipe: TakeRecipe,
    keyframe: Keyframe,
    operator: CameraOperator,
    store: MediaStore,
    progress: Progress,
) -> Take:
    """The take of this recipe: found in the store, else shot and kept there."""
    if made := store.find(recipe, Take):
        return made
    form = Format(width=recipe.size[0], height=recipe.size[1], rate=recipe.rate)
    drawing = drawing_of(keyframe, store)
    with store.scratch(".mp4") as path:
        frames = operator.shoot(recipe, drawing, StoreLibrary(store), progress)
        write_clip(path, frames, form)
        take = Take(recipe=recipe.digest(), media=store.adopt(path), frames=recipe.frames)
    store.keep(recipe, take)
    return take
