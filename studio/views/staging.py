"""The staging fold of the desk: the set from above, and the numbers of everybody in it."""

from typing import Any

from pipeline.film.costume import COSTUMES
from pipeline.film.floor_plan import FloorPlan, PlanFigure
from pipeline.film.staging import Expression, PoseName, Staging
from pipeline.stages.drafts import floor_plan
from studio.session import Seen

STAGER = "previs"
"""The embedded artist who stages."""
GREY = (128, 128, 128)


def staging_view(seen: Seen, shot_id: str) -> dict[str, Any]:
    """`plan` is None where the shot's artist does not stage; `staging` is what the user chose."""
    order = seen.orders[shot_id]
    plan = floor_plan(order.board, seen.unit.artist)
    told = {
        "shot": shot_id,
        "slate": order.slate,
        "artist": seen.unit.artist.model or seen.unit.artist.name,
        "stager": STAGER,
        "plan": plan and _plan(plan, order.shot.staging),
    }
    if plan is None:
        return told
    return told | {
        "staging": order.shot.staging.model_dump(mode="json", exclude_defaults=True),
        "lens": order.shot.camera.lens_mm,
        "poses": [pose.value for pose in PoseName],
        "expressions": [one.value for one in Expression],
    }


def _plan(plan: FloorPlan, staging: Staging) -> dict[str, Any]:
    return plan.model_dump(mode="json") | {
        "figures": [_figure(one, staging) for one in plan.figures],
    }


def _figure(figure: PlanFigure, staging: Staging) -> dict[str, Any]:
    colour = GREY if figure.costume is None else COSTUMES[figure.costume % len(COSTUMES)]
    return figure.model_dump(mode="json") | {
        "colour": f"rgb({colour[0]} {colour[1]} {colour[2]})",
        "staged": not staging.figure(figure.character).is_as_chosen,
    }
