"""The guide fold: what the artist of a shot may be given besides words, and the people of the film
with what is theirs in every shot."""

from collections.abc import Iterable
from typing import Any

from pipeline.film.shot import Lora
from pipeline.film.world import Character
from pipeline.models.model import Ability
from pipeline.stages.boards import is_guided, undrawn
from studio.session import Seen

OFFERED = {
    Ability.IMAGE: "source",
    Ability.DEPTH: "depth",
    Ability.LINE: "line",
    Ability.POSE: "pose",
    Ability.REFERENCE: "references",
    Ability.LORA: "loras",
}
"""What an artist can use -> the field of a guide that gives it."""

KEPT_TO = (Ability.DEPTH, Ability.LINE, Ability.POSE)
"""Who has one of these can keep to the 3D artist's drawing."""


def guide_view(seen: Seen, shot_id: str) -> dict[str, Any]:
    """`offers` names the fields that the artist can use; what is set in others is still told, with
    the sentences that say it is `unused`."""
    shot, artist = seen.orders[shot_id].shot, seen.unit.artist
    guide, abilities = shot.guide, artist.abilities
    offers = [name for ability, name in OFFERED.items() if ability in abilities]
    if is_guided(artist):
        offers.append("negative")
    if any(ability in abilities for ability in KEPT_TO):
        offers.append("keeps_composition")
    # The crew's own list of the cast is kept only for artists with a model.
    cast = [_character(one, one.name in shot.characters) for one in seen.project.cast]
    return {
        "shot": shot.id,
        "who": artist.model or artist.name,
        "offers": offers,
        "unused": undrawn(shot, artist, seen.project.cast),
        "masked": bool(shot.mask),
        "source": guide.source or "",
        "strength": guide.strength,
        "depth": guide.depth or "",
        "line": guide.line or "",
        "pose": guide.pose or "",
        "keeps_composition": guide.keeps_composition,
        "references": list(guide.references),
        "loras": loras_view(guide.loras),
        "negative": guide.negative,
        "cast": sorted(cast, key=lambda one: not one["here"]),
    }


def loras_view(loras: Iterable[Lora]) -> list[dict[str, Any]]:
    return [lora.model_dump(mode="json") for lora in loras]


def _character(one: Character, is_here: bool) -> dict[str, Any]:
    return {
        "name": one.name,
        "description": one.description,
        "here": is_here,
        "references": list(one.references),
        "loras": loras_view(one.loras),
    }
