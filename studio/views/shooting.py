"""The shooting fold: what the camera of a shot may be given besides its keyframe."""

from typing import Any

from pipeline.engines import crew_named
from pipeline.models.model import Ability, Role, TierName
from pipeline.stages.takes import unmet
from studio.ledger import Estimate
from studio.session import Seen
from studio.session.hired import hired, model_of
from studio.views.guide import loras_view

OFFERED = {
    Ability.LAST_FRAME: "last",
    Ability.EXTEND: "extends",
    Ability.VIDEO: "source",
    Ability.LORA: "loras",
    Ability.DEPTH: "keeps_depth",
}
"""What a camera can use -> the field of the shooting that gives it."""


def shooting_view(seen: Seen, shot_id: str) -> dict[str, Any]:
    """As `guide_view`. `sounds`: the camera makes sound with the picture. `final` is who would
    shoot the shot in full quality where drafts are asked for; `takes` are those of the scene."""
    shot = seen.orders[shot_id].shot
    operator = hired(Role.CAMERA, shot.operator, seen.unit.store.home) if shot.operator else None
    operator = operator or seen.unit.operator
    given = shot.shooting
    return {
        "shot": shot.id,
        "who": operator.model or operator.name,
        "offers": [name for one, name in OFFERED.items() if one in operator.abilities],
        "unused": unmet(shot, operator),
        "sounds": Ability.SOUND in operator.abilities,
        "last": given.last or "",
        "extends": given.extends or "",
        "source": given.source or "",
        "strength": given.strength,
        "loras": loras_view(given.loras),
        "keeps_depth": given.keeps_depth,
        "final": _final(shot.operator or crew_named(seen.project.crew).camera),
        "takes": _takes(seen, shot_id),
    }


def _final(member: str) -> str:
    model, tier = model_of(member), member.partition("@")[2]
    if model is None or tier != TierName.DRAFT or TierName.FINAL not in model.tiers:
        return ""
    return f"{model.id}@{TierName.FINAL}"


def _takes(seen: Seen, shot_id: str) -> list[dict[str, str]]:
    return [
        {"name": f"{seen.orders[shot.id].slate}-{number}", "media": take.media}
        for shot in seen.project.scene_of(shot_id).shots
        for number, take in enumerate(shot.takes, 1)
    ]


def cost_view(shot: Estimate, film: Estimate) -> dict[str, Any]:
    """What is still to be made for one shot, and for the whole film."""
    return {"shot": shot.model_dump(mode="json"), "film": film.model_dump(mode="json")}
