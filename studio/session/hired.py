"""Who stands in a film's crew, also where its model is not here: its shots then say so, one by one,
and the film stays open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.engines import hire
from pipeline.engines.base import Drawing, Library
from pipeline.errors import EngineUnavailable
from pipeline.film.style import BoardStyle
from pipeline.models.catalogue import CATALOGUE
from pipeline.models.lock import NAME
from pipeline.models.model import Ability, Model, Role, TierName
from pipeline.models.shelf import folder_of, installed
from pipeline.progress import Progress
from pipeline.recipe import BoardRecipe, TakeRecipe


@dataclass(frozen=True)
class Absent:
    """Asks for pictures that nobody makes until its model is installed."""

    model: str
    tier: str
    abilities: frozenset[Ability]
    why: str
    name: str = "diffusers"
    version: int = 1
    revision: str = ""
    wants_blocking: bool = False
    styles: frozenset[BoardStyle] = frozenset()

    def draw(self, recipe: BoardRecipe, library: Library, progress: Progress) -> Drawing:
        raise EngineUnavailable(self.why)

    def remarks(self, recipe: BoardRecipe) -> tuple[str, ...]:
        return ()

    def shoot(
        self, recipe: TakeRecipe, drawing: Drawing, library: Library, progress: Progress
    ) -> Iterator[Any]:
        raise EngineUnavailable(self.why)


def hired(role: Role, member: str, home: Path) -> Any:
    """As pipeline.engines.hire, but for a model that is not installed: then an Absent."""
    try:
        return hire(role, member, home)
    except EngineUnavailable as error:
        model = model_of(member)
        if model is None:
            raise
        tier = member.partition("@")[2] or TierName.FINAL.value
        return Absent(model.id, tier, model.abilities, str(error))


def model_of(member: str) -> Model | None:
    """The model of the catalogue that a member works with."""
    return CATALOGUE.get(member.partition("@")[0])


def untrained(members: Iterable[str], home: Path) -> tuple[str, ...]:
    """Those who work with random weights: said wherever what they make is shown."""
    return tuple(who for who in members if _is_untrained(who, home))


def _is_untrained(member: str, home: Path) -> bool:
    model = model_of(member)
    if model is None or model.is_untrained:
        return model is not None
    here = installed(model, home)
    return here is not None and here.is_untrained


def stamp(member: str, home: Path) -> int:
    """Another number whenever other weights of the member are here; cheap."""
    model = model_of(member)
    if model is None:
        return 0
    try:
        return (folder_of(model, home) / NAME).stat().st_mtime_ns
    except OSError:
        return 0
