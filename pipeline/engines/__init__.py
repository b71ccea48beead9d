"""The crew by name. Importing this imports no engine and no model library."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import EngineUnavailable, UserMistake
from pipeline.models.catalogue import CATALOGUE
from pipeline.models.model import Role, TierName
from pipeline.recipe import BoardRecipe, TakeRecipe

if TYPE_CHECKING:
    from pipeline.engines.base import Artist, CameraOperator, Director, Planner

EMBEDDED: dict[Role, dict[str, str]] = {
    Role.DIRECTOR: {"rules": "pipeline.engines.director_rules:RulesDirector"},
    Role.ARTIST: {
        "previs": "pipeline.engines.previs:PrevisArtist",
        "slate": "pipeline.engines.slate:SlateArtist",
    },
    Role.CAMERA: {"parallax": "pipeline.engines.parallax:ParallaxCamera"},
}
"""Those who need no model."""

SERVED: dict[Role, dict[str, str]] = {
    Role.DIRECTOR: {"llm": "pipeline.engines.director_llm:ServedDirector"},
    Role.ARTIST: {},
    Role.CAMERA: {},
}
"""Those whose model runs on a server, found by the settings of the home."""

HIRED: dict[Role, str] = {
    Role.DIRECTOR: "pipeline.engines.director_llm:LocalDirector",
    Role.ARTIST: "pipeline.engines.image_diffusers:DiffusersArtist",
    Role.CAMERA: "pipeline.engines.video_diffusers:DiffusersCamera",
}
"""Who works with a model of the catalogue."""

NICKNAMES = {"embedded": "rules+previs+parallax", "tiny": "rules+tiny-image+tiny-video"}
"""Crews that have a name of their own."""


UNDRESSED = frozenset({"slate"})
"""Artists for whom a person is a figure and a name."""


@dataclass(frozen=True)
class Crew:
    """Who works on a film; each is hired when it is needed.

    A member is the name of an embedded engine or the id of a model of the catalogue, with `@draft`
    or `@final` where the model has both. A crew's name is a nickname, or its members in the order
    director+artist+camera.
    """

    name: str
    director: str
    artist: str
    camera: str

    @property
    def works_from_words(self) -> bool:
        """Whether somebody draws or shoots from a prompt."""
        return any(who.partition("@")[0] in CATALOGUE for who in (self.artist, self.camera))

    @property
    def works_from_looks(self) -> bool:
        """Whether somebody draws or shoots people and places as they are described."""
        return self.works_from_words or self.artist not in UNDRESSED

    @property
    def artist_has_model(self) -> bool:
        return self.artist not in EMBEDDED[Role.ARTIST]

    @property
    def needs_model(self) -> bool:
        """Whether its artist or camera works with a model."""
        return self.artist_has_model or self.camera not in EMBEDDED[Role.CAMERA]

    @property
    def has_planner(self) -> bool:
        """Whether its director is asked about every scene, and answers in its own time."""
        return self.director not in EMBEDDED[Role.DIRECTOR]

    def hire_director(self, home: Path) -> "Director | Planner":
        return hire(Role.DIRECTOR, self.director, home)

    def hire_artist(self, home: Path) -> "Artist":
        return hire(Role.ARTIST, self.artist, home)

    def hire_camera(self, home: Path) -> "CameraOperator":
        return hire(Role.CAMERA, self.camera, home)


def crew_named(name: str) -> Crew:
    """Raises UserMistake for a crew, or a member of one, that there is not."""
    members = NICKNAMES.get(name, name).split("+")
    if len(members) != len(Role):
        raise UserMistake(
            f"There is no crew named {name!r}. Choose {' or '.join(NICKNAMES)}, or write "
            f"director+artist+camera, such as {NICKNAMES['embedded']}."
        )
    for role, member in zip(Role, members, strict=True):
        check_member(role, member)
    return Crew(name, *members)


def members(role: Role) -> tuple[str, ...]:
    """Everybody who could be hired for a role."""
    embedded, served = EMBEDDED[role], SERVED[role]
    return (*embedded, *served, *(model.id for model in CATALOGUE.values() if model.role is role))


def hire(role: Role, member: str, home: Path) -> Any:
    """An engine; what it needs of a model is loaded when it works.

    Raises EngineUnavailable where the model of the member is not installed in this home.
    """
    check_member(role, member)
    name, _, tier = member.partition("@")
    if name in EMBEDDED[role]:
        return _engine(EMBEDDED[role][name])()
    if name in SERVED[role]:
        return _engine(SERVED[role][name])(home)
    return _engine(HIRED[role])(CATALOGUE[name], TierName(tier or TierName.FINAL), home)


def member_of(recipe: BoardRecipe | TakeRecipe) -> str:
    """Who was asked for a recipe, as crews write it."""
    return f"{recipe.model}@{recipe.tier}" if recipe.model else recipe.engine


def asked_of(recipe: BoardRecipe | TakeRecipe, home: Path, role: Role) -> Any:
    """Who was asked for a recipe. Raises EngineUnavailable where another version is installed."""
    engine = hire(role, member_of(recipe), home)
    if engine.version != recipe.version:
        raise EngineUnavailable(
            f"This was asked of version {recipe.version} of {engine.name}, and version "
            f"{engine.version} is installed. Make it again: it is then asked of this one."
        )
    return engine


def check_member(role: Role, member: str) -> None:
    """Raises UserMistake for somebody who could not be hired, installed or not."""
    name, at, tier = member.partition("@")
    if name not in members(role):
        raise UserMistake(
            f"There is no {role} named {name!r}. Choose one of: {', '.join(members(role))}."
        )
    if at and (name not in CATALOGUE or tier not in CATALOGUE[name].tiers):
        raise UserMistake(f"{name} has no tier {tier!r}. Leave out {at + tier!r}.")


def _engine(place: str) -> Any:
    module, _, engine = place.partition(":")
    return getattr(import_module(module), engine)
