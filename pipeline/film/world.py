"""Who and what a film shows: cast, places and props, each with its mentions in the script."""

from pipeline.film.script import Scene
from pipeline.film.value import Span, Value


class Character(Value):
    name: str
    """As cued; this is who the character is: shots and lines refer to it."""
    mentions: tuple[Span, ...] = ()
    description: str = ""
    """The words that introduce the character in the action, as written."""
    scenes: tuple[str, ...] = ()


class Place(Value):
    name: str
    mentions: tuple[Span, ...] = ()
    scenes: tuple[str, ...] = ()


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
