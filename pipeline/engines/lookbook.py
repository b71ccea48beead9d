"""How the people and places of a film look, beyond what the script says: what a director is told of
them, and what it proposes. Values without any place in the script, as in a scene's sheet."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from pipeline.engines.proposal import Sheet
from pipeline.film.script import Element, Kind, Screenplay
from pipeline.film.value import Span, Value
from pipeline.film.world import Character, Place

MOST_PASSAGES = 3
"""Of the script about one person or place: the first, which introduce them."""
LONGEST_PASSAGE = 400
MOST_NAMED = 6
"""In one sentence to the user."""


class Subject(Value):
    """A person or a place as a director is told about them."""

    name: str
    description: str = ""
    """The script's own words: they stay, word for word."""
    passages: tuple[str, ...] = ()
    """What the action says when they are first seen."""


class LookSheet(Value):
    """Who and what a film shows. Edits elsewhere in the script leave it as it is."""

    people: tuple[Subject, ...] = ()
    places: tuple[Subject, ...] = ()


class Lookbook(Value):
    """(name, words) of the people and places that a director describes."""

    people: tuple[tuple[str, str], ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    left: tuple[str, ...] = ()
    """Names of those that are left as the script has them, because of `trouble`."""
    trouble: str = ""
    is_unanswered: bool = False
    """Nobody answered: asking again may help."""


def look_sheet(
    screenplay: Screenplay, cast: Iterable[Character], places: Iterable[Place]
) -> LookSheet:
    scenes = {scene.id: scene for scene in screenplay.scenes}
    actions = [e for scene in screenplay.scenes for e in scene.elements if e.kind is Kind.ACTION]
    starts = [element.source.start for element in actions]
    people = tuple(
        Subject(
            name=one.name,
            description=one.description,
            passages=_passages(_around(one.mentions, actions, starts)),
        )
        for one in cast
    )
    seen = {place.name: scenes[place.scenes[0]] for place in places if place.scenes}
    return LookSheet(
        people=people,
        places=tuple(
            Subject(
                name=name,
                passages=_passages(e for e in scene.elements if e.kind is Kind.ACTION),
            )
            for name, scene in seen.items()
        ),
    )


def _around(
    mentions: Iterable[Span], actions: list[Element], starts: list[int]
) -> Iterable[Element]:
    """The paragraphs of action in which somebody is named."""
    for mention in mentions:
        at = bisect_right(starts, mention.start) - 1
        if at >= 0 and mention.start < actions[at].source.stop:
            yield actions[at]


def _passages(elements: Iterable[Element]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for element in elements:
        text = " ".join(element.text.split())[:LONGEST_PASSAGE]
        if text:
            found[text] = None
        if len(found) == MOST_PASSAGES:
            break
    return tuple(found)


def with_lookbook(
    cast: tuple[Character, ...], places: tuple[Place, ...], book: Lookbook
) -> tuple[tuple[Character, ...], tuple[Place, ...]]:
    """Cast and places with the looks that were proposed; what the user wrote stays."""
    people, sets = dict(book.people), dict(book.places)
    return (
        tuple(
            one
            if one.is_own or one.name not in people
            else one.model_copy(update={"looks": people[one.name]})
            for one in cast
        ),
        tuple(
            one
            if one.is_own or one.name not in sets
            else one.model_copy(update={"description": sets[one.name]})
            for one in places
        ),
    )


def with_looks(sheet: Sheet, looks: Mapping[str, str], place: str = "") -> Sheet:
    """The scene for a director who writes the words of artist and camera."""
    people = tuple(
        one.model_copy(update={"looks": looks[one.name]}) if looks.get(one.name) else one
        for one in sheet.people
    )
    return sheet.model_copy(update={"people": people, "place": place})


def left_out(left: Sequence[str], trouble: str) -> str:
    """A sentence for the user about those that nobody described; often empty."""
    if not left:
        return ""
    count = len(left) - MOST_NAMED
    names = ", ".join(left[:MOST_NAMED]) + (f" and {count} more" if count > 0 else "")
    verb = "looks" if len(left) == 1 else "look"
    return f"{names} {verb} as the script has it: {trouble}."
