"""Who and what a film shows: cast, places and props, each with its mentions in the script."""

from collections.abc import Iterable

from pipeline.film.script import Scene
from pipeline.film.shot import Lora
from pipeline.film.value import Span, Value


class Character(Value):
    name: str
    """As cued; this is who the character is: shots and lines refer to it."""
    mentions: tuple[Span, ...] = ()
    description: str = ""
    """The words that introduce the character in the action, as written."""
    scenes: tuple[str, ...] = ()
    looks: str = ""
    """What the script does not say of the character's looks: by the user, else by a director."""
    is_own: bool = False
    """The user wrote `looks`, perhaps to be empty: no director does."""
    references: tuple[str, ...] = ()
    """Media keys: pictures of the character, for artists that can use them."""
    loras: tuple[Lora, ...] = ()
    """Models of the character, likewise."""

    @property
    def appearance(self) -> str:
        """All that is known of the looks, the script's own words first."""
        return ", ".join(words for words in (self.description, self.looks) if words)

    @property
    def media_keys(self) -> tuple[str, ...]:
        return (*self.references, *(lora.file for lora in self.loras))


class Place(Value):
    name: str
    mentions: tuple[Span, ...] = ()
    scenes: tuple[str, ...] = ()
    description: str = ""
    """What the place looks like: by the user, else by a director."""
    is_own: bool = False
    """The user wrote `description`, perhaps to be empty: no director does."""


def place_looks(places: Iterable[Place], scene: str) -> str:
    """What the place of a scene looks like, as far as anybody said."""
    return next((one.description for one in places if scene in one.scenes), "")


class Prop(Value):
    name: str
    mentions: tuple[Span, ...] = ()


class Breakdown(Value):
    """A script broken down: what a director returns."""

    title: str
    language: str = "en"
    scenes: tuple[Scene, ...]
    cast: tuple[Character, ...] = ()
    places: tuple[Place, ...] = ()
    props: tuple[Prop, ...] = ()
    notices: tuple[str, ...] = ()
