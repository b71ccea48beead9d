"""Whom or what a shot is about where it names nobody: a stranger, an animal, a thing that came."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.mesh import Part
from pipeline.engines.previs.sets import Place
from pipeline.engines.previs.sets.things import named
from pipeline.engines.previs.staging.marks import Cast
from pipeline.film.camera import Size, sensor_width_mm
from pipeline.film.shot import Coverage
from pipeline.recipe import BoardRecipe

Vector = NDArray[np.float64]

BODY_OVER_FRAME: dict[Size, float] = {
    Size.EWS: 0.16,
    Size.WS: 0.3,
    Size.MWS: 0.42,
    Size.MS: 0.55,
    Size.MCU: 0.75,
    Size.CU: 1.0,
    Size.ECU: 1.4,
}
"""What has no human head: its larger side over the frame's height, by shot size."""
HIGH_AT = 0.56
MOST_WIDE_M = 2.6
"""A crowd is larger than what a shot shows of it."""


@dataclass(frozen=True)
class Body:
    """What is looked at as a whole: its middle, and how large it is, metres."""

    middle: Vector
    size_m: float

    def distance_m(self, recipe: BoardRecipe) -> float:
        """How far the lens stands for the recipe's size."""
        camera = recipe.camera
        frame = self.size_m / BODY_OVER_FRAME[camera.size]
        aspect = recipe.size[0] / recipe.size[1]
        return frame * aspect * camera.lens_mm / sensor_width_mm(aspect)


def subjects_of(recipe: BoardRecipe, cast: Cast) -> list[str]:
    """Those that the shot is about, as it names them; else whom its action means."""
    names = [name for name in recipe.characters if name in cast.people and name != recipe.over]
    if names:
        return names
    shown = [m.character for m in recipe.blocking if m.is_shown and m.character in cast.people]
    return shown[:3] or sorted(cast.nameless - {recipe.over})[: 1 - (recipe.over in cast.people)]


def body_of(recipe: BoardRecipe, cast: Cast, props: list[Part]) -> Body | None:
    """The animal or the crowd that the action shows, or the vehicle that it names."""
    if recipe.coverage is Coverage.ESTABLISHING:
        return None
    for mark in recipe.blocking:
        parts = cast.beasts.get(mark.character, ())
        if mark.is_shown and parts:
            return _body(parts)
    words = set(recipe.action.casefold().replace(".", " ").replace(",", " ").split())
    for word in words:
        row = named(word) if word.isalpha() else None
        parts = [part for part in props if row and part.thing.startswith(f"prop {row}")]
        if parts and row in recipe.dressing:
            return _body(tuple(parts))
    return None


def company_of(recipe: BoardRecipe, cast: Cast, place: Place) -> list[str]:
    """Everybody who is there, where a shot shows the place while a scene is played in it."""
    if recipe.coverage in (Coverage.ESTABLISHING, Coverage.POV) or recipe.camera.size is Size.EWS:
        return []
    here = [name for name in cast.people if np.hypot(*cast.eyes(name)[:2]) < 3.4]
    return here[:4]


def _body(parts: tuple[Part, ...]) -> Body:
    points = np.concatenate([part.vertices for part in parts]).astype(float)
    low, high = points.min(0), points.max(0)
    middle = (low + high) / 2
    middle[2] = low[2] + (high[2] - low[2]) * HIGH_AT
    wide = min(MOST_WIDE_M, 0.6 * float(np.hypot(*(high - low)[:2])))
    return Body(middle, max(float(high[2] - low[2]), wide))
