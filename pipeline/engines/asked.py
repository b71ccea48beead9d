"""What a board's recipe asks of an artist, and what of that a model can do at once."""

from collections.abc import Collection

from pipeline.models.model import Ability
from pipeline.recipe import BoardRecipe

FIELDS: dict[Ability, tuple[str, ...]] = {
    Ability.INPAINT: ("mask",),
    Ability.IMAGE: ("source",),
    Ability.DEPTH: ("depth",),
    Ability.LINE: ("line",),
    Ability.POSE: ("pose",),
    Ability.REFERENCE: ("references",),
    Ability.LORA: ("loras",),
}
"""Ability -> the fields of a recipe that ask for it. The first of the ways to draw that is asked
for is the one that is taken; LoRAs go with all of them."""

SAID: dict[Ability, str] = {
    Ability.INPAINT: "the painted mask",
    Ability.IMAGE: "the picture to start from",
    Ability.DEPTH: "the depth picture",
    Ability.LINE: "the line picture",
    Ability.POSE: "the pose picture",
    Ability.REFERENCE: "the reference pictures",
    Ability.LORA: "the LoRAs",
}
"""What the user is told was left out."""


def way(recipe: BoardRecipe) -> Ability:
    """How the recipe is drawn."""
    asked = (ability for ability in FIELDS if _names(recipe, ability))
    return next((one for one in asked if one is not Ability.LORA), Ability.TEXT)


def honoured(
    recipe: BoardRecipe, abilities: Collection[Ability]
) -> tuple[BoardRecipe, tuple[Ability, ...]]:
    """The recipe with what can be done at once, and what was left out of it."""
    asked = [ability for ability in FIELDS if _names(recipe, ability)]
    ways = [
        one
        for one in asked
        if one in abilities
        and one is not Ability.LORA
        and (one is not Ability.INPAINT or recipe.source)  # a mask is painted over something
    ][:1]
    kept = {*ways, *({Ability.LORA} & set(abilities))}
    if Ability.INPAINT in kept:  # the picture comes with it
        kept.add(Ability.IMAGE)
    dropped = tuple(one for one in asked if one not in kept)
    left = {field: _NONE[field] for one in dropped for field in FIELDS[one]}
    if "source" in left:
        left["strength"] = 0.0
    return recipe.model_copy(update=left), dropped


def _names(recipe: BoardRecipe, ability: Ability) -> bool:
    return any(bool(getattr(recipe, field)) for field in FIELDS[ability])


_NONE: dict[str, object] = {
    name: BoardRecipe.model_fields[name].default for fields in FIELDS.values() for name in fields
}
