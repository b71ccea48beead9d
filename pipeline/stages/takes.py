"""Keyframe to take."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from pipeline.engines.base import CameraOperator, Drawing
from pipeline.film.camera import MOVES, MoveRow
from pipeline.film.format import Format
from pipeline.film.shot import Keyframe, Shot, Take, unnamed
from pipeline.media.clip import write_clip
from pipeline.media.mux import write_sounding
from pipeline.media.rolling import Rolling
from pipeline.media.store import MediaStore
from pipeline.models.model import Ability
from pipeline.motion_prompt import take_prompt
from pipeline.progress import Progress
from pipeline.recipe import BoardRecipe, TakeRecipe
from pipeline.stages.boards import drawing_of
from pipeline.stages.depth_move import depth_move, is_shown
from pipeline.stages.library import StoreLibrary
from pipeline.stages.obedience import Obedience, measure_take, surroundings_of
from pipeline.stages.viewing import viewed, viewer_of

GIVEN: dict[str, tuple[Ability, str]] = {
    "last": (Ability.LAST_FRAME, "cannot end on a given picture, so that picture is not used"),
    "extends": (Ability.EXTEND, "cannot go on from a take, so the shot starts from its keyframe"),
    "source": (Ability.VIDEO, "cannot make a clip over, so the shot starts from its keyframe"),
    "loras": (Ability.LORA, "takes no LoRA, so none is used"),
}
"""What a shot may be given besides its keyframe -> who can take it, and what is said if not."""

NEAR, NEAR_DEGREES, NEAR_STILL = 0.5, 10.0, 0.01
"""How near a model must come, which follows words and no path: a share of the asked size, degrees
astray, and for a camera that stands still a share of the frame's width."""

LOOKS_PER_S = 12
"""Frames a second that tell how a model's camera went; a whip is over too soon for so few."""

PICTURES = ("image", "depth", "burn_in", "overscan")
"""What a take's recipe takes over from its keyframe."""


def take_recipe(
    shot: Shot,
    keyframe: Keyframe,
    operator: CameraOperator,
    form: Format,
    seed: int,
    looks: Mapping[str, str] = MappingProxyType({}),
) -> TakeRecipe:
    """The recipe this shot asks for now; a take with another recipe is stale. `looks` by name is
    for cameras with a model."""
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
        undrawn = undrawn.model_copy(update=_for_model(shot, operator, looks))
        undrawn = undrawn.model_copy(update={"depth_move": _depth_move(undrawn, shot, operator)})
    return on_keyframe(undrawn, keyframe)


def looked_at_again(
    recipe: TakeRecipe, shot: Shot, board: BoardRecipe | None, operator: CameraOperator
) -> TakeRecipe:
    """The same recipe, for a camera that may look again at the place of the keyframe. `board`: how
    that was drawn, where it is known."""
    if board is None or board.size != recipe.size or operator.model or not operator.wants_viewer:
        return recipe
    return recipe.model_copy(update=viewed(shot, board))


def _for_model(shot: Shot, operator: CameraOperator, looks: Mapping[str, str]) -> dict[str, object]:
    """What a model is told on top: which one it is, its words, and what else it is able to take."""
    given = shot.shooting
    asked = {name: getattr(given, name) for name in _asked(shot) if name in _able(operator)}
    if "loras" in asked:
        asked["loras"] = unnamed(given.loras)
    if "source" in asked:
        asked["strength"] = given.strength
    return {
        "model": operator.model,
        "revision": operator.revision,
        "tier": operator.tier,
        "prompt": take_prompt(shot, looks),
        "sound": Ability.SOUND in operator.abilities,
        **asked,
    }


def _depth_move(recipe: TakeRecipe, shot: Shot, operator: CameraOperator) -> TakeRecipe | None:
    """The depth of the keyframe along the move, where the take starts from that keyframe."""
    is_from_keyframe = not (recipe.extends or recipe.source)
    is_wanted = shot.shooting.keeps_depth and is_shown(recipe.camera) and is_from_keyframe
    return depth_move(recipe) if is_wanted and Ability.DEPTH in operator.abilities else None


def unmet(shot: Shot, operator: CameraOperator) -> list[str]:
    """What of a shot's wishes its camera cannot meet, as sentences."""
    who = operator.model or operator.name
    able = _able(operator)
    return [
        f"{who} {GIVEN[name][1]}. Take it away, or choose another camera for the shot."
        for name in _asked(shot)
        if name not in able
    ]


def _asked(shot: Shot) -> list[str]:
    return [name for name in GIVEN if getattr(shot.shooting, name)]


def _able(operator: CameraOperator) -> set[str]:
    return {name for name, (ability, _) in GIVEN.items() if ability in operator.abilities}


def on_keyframe(recipe: TakeRecipe, keyframe: Keyframe) -> TakeRecipe:
    """The same recipe with the pictures of `keyframe`."""
    fields = {name: getattr(keyframe, name) for name in PICTURES}
    if keyframe.image and not keyframe.depth:  # one that is not drawn yet may come to have it
        fields["depth_move"] = None
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
    drawing = replace(drawing_of(keyframe, store), viewer=viewer_of(recipe, store))
    with store.scratch(".mp4") as path, store.scratch(".mp4") as sounding:
        frames = Rolling(operator.shoot(recipe, drawing, StoreLibrary(store), progress))
        write_clip(path, frames, form)
        disobeyed = _disobeyed(path, recipe, drawing) if operator.model else ""
        has_sound = frames.sound is not None
        if frames.sound is not None:
            write_sounding(sounding, path, frames.sound, form)
        take = Take(
            recipe=recipe.digest(),
            media=store.adopt(sounding if has_sound else path),
            frames=recipe.frames,
            disobeyed=disobeyed,
            has_sound=has_sound,
        )
    store.keep(recipe, take)
    return take


def _disobeyed(path: Path, recipe: TakeRecipe, drawing: Drawing) -> str:
    """What a model made of the move that it was asked for; empty where it obeyed."""
    row = MOVES[recipe.camera.move]
    if row.shake:  # no two hands shake alike: whatever it did is right
        return ""
    width, height = recipe.size
    every = 1 if row.seconds else max(1, round(recipe.rate.fps / LOOKS_PER_S))
    burn_in, depth_m = drawing.burn_in, drawing.depth_m
    around = (
        None
        if depth_m is None
        else surroundings_of(depth_m, drawing.overscan, recipe.camera, width / height)
    )
    words = None if burn_in is None else burn_in[..., 3]
    verdict = measure_take(path, recipe, words, around, every)
    return "" if _is_near(verdict, width) else verdict.sentence


def _is_near(verdict: Obedience, width: int) -> bool:
    if verdict.is_obeyed:
        return True
    if MOVES[verdict.move] == MoveRow():
        return verdict.measured <= NEAR_STILL * width
    is_far = abs(verdict.measured - verdict.asked) > NEAR * abs(verdict.asked)
    return not is_far and verdict.stray <= NEAR_DEGREES
