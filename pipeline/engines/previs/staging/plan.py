"""A stage from above: what the user is shown before any number is changed."""

import math

import numpy as np

from pipeline.engines.previs.people import POSES, Stance
from pipeline.engines.previs.sets import Place
from pipeline.engines.previs.staging.marks import Cast
from pipeline.engines.previs.staging.setup import Setup
from pipeline.engines.previs.staging.standpoint import turn_and_tilt
from pipeline.film.camera import sensor_width_mm
from pipeline.film.floor_plan import FloorPlan, PlanCamera, PlanFigure
from pipeline.film.staging import Expression, PoseName
from pipeline.recipe import BoardRecipe

SMALLEST_M, LARGEST_M = 0.2, 9.0
"""Footprints that say where one is: no cups, no fields."""
LOW_M, HIGH_M = 0.12, 1.6
"""What ends below or begins above these heights is in nobody's way."""
FAR_M = 12.0
OPENINGS = ("door", "window")
_BESIDES = ("floor", "ceiling", "weather", "ground", "street", "outside", "rug")

Footprint = tuple[float, float, float, float]


def floor_plan(
    recipe: BoardRecipe, place: Place, cast: Cast, setup: Setup, seen: frozenset[str]
) -> FloorPlan:
    """All in metres to the centimetre and degrees to the tenth."""
    players = {mark.character: mark.player for mark in recipe.blocking}
    figures = tuple(
        PlanFigure(
            character=name,
            x_m=_cm(stance.at[0]),
            y_m=_cm(stance.at[1]),
            turn=_degrees(stance.turn),
            pose=_pose_name(stance, cast.acts.get(name, "")),
            expression=Expression(stance.expression),
            is_seen=name in seen,
            costume=player.costume if (player := players.get(name)) else None,
        )
        for name, stance in cast.stances.items()
    )
    return FloorPlan(
        half=(_cm(place.bounds[0]), _cm(place.bounds[1])) if place.bounds else None,
        things=tuple(_footprints(place).values()),
        openings=tuple(
            (name, _cm(place.targets[name][0]), _cm(place.targets[name][1]))
            for name in OPENINGS
            if name in place.targets
        ),
        figures=figures,
        camera=_camera(setup, recipe.size[0] / recipe.size[1]),
    )


def _camera(setup: Setup, aspect: float) -> PlanCamera:
    turn, tilt = turn_and_tilt(setup)
    x, y, z = (_cm(float(one)) for one in setup.eye)
    across = 2 * math.degrees(math.atan(sensor_width_mm(aspect) / 2 / setup.lens_mm))
    return PlanCamera(
        x_m=x, y_m=y, height_m=z, turn=_degrees(turn), tilt=round(tilt, 1), field_of_view=across
    )


def _pose_name(stance: Stance, act: str) -> PoseName:
    """The row that a pose is; of one that is mixed, what it was asked for, or what the legs do."""
    rows = [name for name, pose in POSES.items() if pose == stance.pose]
    legs = [name for name, pose in POSES.items() if pose.left_leg == stance.pose.left_leg]
    return PoseName(next(iter((*rows, *((act,) if act in POSES else ()), *legs)), PoseName.STAND))


def _footprints(place: Place) -> dict[str, Footprint]:
    """By thing."""
    found: dict[str, Footprint] = {}
    for part in place.parts:
        name = part.thing.partition("/")[0]
        low, high = part.vertices.min(0), part.vertices.max(0)
        if name.startswith(_BESIDES) or high[2] < LOW_M or low[2] > HIGH_M:
            continue
        if float(np.abs((low + high) / 2)[:2].max()) > FAR_M:
            continue
        x0, y0, x1, y1 = found.get(name, (math.inf, math.inf, -math.inf, -math.inf))
        left, near, right, far = (_cm(one) for one in (*low[:2], *high[:2]))
        found[name] = (min(x0, left), min(y0, near), max(x1, right), max(y1, far))
    return {name: one for name, one in found.items() if _is_told(one)}


def _is_told(one: Footprint) -> bool:
    return SMALLEST_M < max(one[2] - one[0], one[3] - one[1]) < LARGEST_M


def _cm(metres: float) -> float:
    return round(float(metres), 2) + 0.0


def _degrees(turn: float) -> float:
    """-180 to 180."""
    return round((turn + 180.0) % 360.0 - 180.0, 1) + 0.0
