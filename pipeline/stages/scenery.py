"""What holds for every shot of a scene: who is where, the weather, the lamps."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.film.blocking import Mark, Player
from pipeline.film.script import Kind, Scene
from pipeline.film.weather import Weather, are_lamps_out, weather_of
from pipeline.stages.blocking import block
from pipeline.stages.handling import dressing_of


@dataclass(frozen=True)
class Scenery:
    """`blocking` and `dressing` by shot id."""

    blocking: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict[str, tuple[Mark, ...]])
    dressing: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    weather: Weather = Weather.CLEAR
    lamps_out: bool = False
    place: str = ""
    """What the place looks like, as far as somebody said."""


PLAIN = Scenery()
"""For artists who do not ask."""


def scenery_of(scene: Scene, company: tuple[Player, ...] = ()) -> Scenery:
    """Read once for a scene; `company` says how the film's characters look."""
    words = (scene.slugline, *(e.text for e in scene.elements if e.kind is Kind.ACTION))
    return Scenery(
        block(scene, company), dressing_of(scene), weather_of(words), are_lamps_out(words)
    )
