"""The crew by name. Importing this imports no engine and no model library."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from pipeline.errors import UserMistake

ENGINES = {
    "rules": "pipeline.engines.director_rules:RulesDirector",
    "slate": "pipeline.engines.slate:SlateArtist",
    "parallax": "pipeline.engines.parallax:ParallaxCamera",
}


@dataclass(frozen=True)
class Crew:
    """Engine names for the three chairs."""

    director: str
    artist: str
    camera: str


CREWS = {"embedded": Crew(director="rules", artist="slate", camera="parallax")}


def crew(name: str) -> Crew:
    if name not in CREWS:
        known = ", ".join(CREWS)
        raise UserMistake(f"There is no crew named {name!r}. Choose one of: {known}.")
    return CREWS[name]


def hire(name: str) -> Any:
    """The engine of this name, imported now."""
    module, _, attribute = ENGINES[name].partition(":")
    return getattr(import_module(module), attribute)()
