"""The crew by name. Importing this imports no engine and no model library."""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from pipeline.errors import UserMistake

if TYPE_CHECKING:
    from pipeline.engines.base import Artist, CameraOperator, Director

DIRECTORS = {"rules": "pipeline.engines.director_rules:RulesDirector"}
ARTISTS = {
    "slate": "pipeline.engines.slate:SlateArtist",
    "previs": "pipeline.engines.previs:PrevisArtist",
}
CAMERAS = {"parallax": "pipeline.engines.parallax:ParallaxCamera"}


@dataclass(frozen=True)
class Crew:
    """Who works on a film, by engine name; each is hired when it is needed."""

    name: str
    director: str
    artist: str
    camera: str

    def hire_director(self) -> "Director":
        return _hire(DIRECTORS[self.director])

    def hire_artist(self) -> "Artist":
        return _hire(ARTISTS[self.artist])

    def hire_camera(self) -> "CameraOperator":
        return _hire(CAMERAS[self.camera])


CREWS = {
    crew.name: crew
    for crew in (Crew(name="embedded", director="rules", artist="slate", camera="parallax"),)
}


def crew_named(name: str) -> Crew:
    if name not in CREWS:
        raise UserMistake(f"There is no crew named {name!r}. Choose one of: {', '.join(CREWS)}.")
    return CREWS[name]


def _hire(place: str) -> Any:
    module, _, engine = place.partition(":")
    return getattr(import_module(module), engine)()
