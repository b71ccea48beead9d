"""The composition of a board that a model draws: the 3D artist draws the shot first, and the model
keeps to a pass of that drawing, so that what is seen stands where the staging put it."""

from functools import lru_cache
from pathlib import Path

from pipeline.engines import hire
from pipeline.engines.asked import way
from pipeline.engines.base import Artist
from pipeline.film.shot import Keyframe, Shot
from pipeline.models.model import Ability, Role
from pipeline.recipe import BoardRecipe

COMPOSER = "previs"

PASSES = {Ability.DEPTH: "depth", Ability.LINE: "line", Ability.POSE: "pose"}
"""Ability -> the pass of a keyframe and the field of a recipe; the first that there is counts."""

LETTERED = ("slate", "seconds", "lines")
"""What of a shot shows on its slate, and would make a drawing stale that no model is shown."""


@lru_cache(maxsize=1)
def composer() -> Artist:
    return hire(Role.ARTIST, COMPOSER, Path())


def wants_scenery(artist: Artist) -> bool:
    """Whether a board of this artist asks who else is in the scene, and where."""
    return artist.wants_blocking or _can_keep(artist)


def is_composed(shot: Shot, drawn: BoardRecipe, artist: Artist) -> bool:
    """Whether the 3D artist draws the shot first: where it is drawn from words alone so far."""
    is_free = shot.guide.keeps_composition and way(drawn) is Ability.TEXT
    return is_free and _can_keep(artist)


def composed(drawn: BoardRecipe, board: BoardRecipe, artist: Artist) -> BoardRecipe:
    """A model's recipe that keeps to `board`, the composer's recipe of the shot."""
    overscan = board.overscan if Ability.DEPTH in artist.abilities else drawn.overscan
    plain = {name: BoardRecipe.model_fields[name].default for name in LETTERED}
    if board.setting.place:
        plain["slugline"] = ""
    composition = board.model_copy(update={**plain, "overscan": overscan})
    return drawn.model_copy(update={"composition": composition, "overscan": overscan})


def kept_to(recipe: BoardRecipe, composition: Keyframe, artist: Artist) -> BoardRecipe:
    """The recipe with the pass of its composition that the artist keeps to; without one where the
    drawing has none, as nobody's pose where nobody is seen."""
    for ability, name in PASSES.items():
        if ability in artist.abilities and (key := getattr(composition, name)):
            return recipe.model_copy(update={name: key})
    return recipe


def with_passes(keyframe: Keyframe, composition: Keyframe) -> Keyframe:
    """What keeps to the depth of a drawing has its line art and its figures where that has them."""
    if not keyframe.depth:
        return keyframe
    passes = ("line", "pose", "joints", "normal", "ids", "id_names", "arrows")
    return keyframe.model_copy(update={name: getattr(composition, name) for name in passes})


def _can_keep(artist: Artist) -> bool:
    return bool(artist.model) and not artist.abilities.isdisjoint(PASSES)
