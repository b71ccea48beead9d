"""Who and what the film shows, with every mention in the script."""

from collections.abc import Iterator

from pipeline.engines.director_rules.company import Company
from pipeline.engines.director_rules.names import Names
from pipeline.engines.director_rules.props import things
from pipeline.engines.director_rules.spans import places_of
from pipeline.film.script import Element, Kind, Scene, Screenplay
from pipeline.film.value import Span
from pipeline.film.world import Character, Place, Prop

_READ = (Kind.ACTION, Kind.SHOT_LINE, Kind.CUE, Kind.DIALOGUE, Kind.PARENTHETICAL, Kind.LYRICS)
_SEEN = (Kind.ACTION, Kind.SHOT_LINE)


def cast(screenplay: Screenplay, company: Company) -> tuple[Character, ...]:
    """Everybody in the order in which the script first names them."""
    mentions: dict[str, list[Span]] = {}
    scenes: dict[str, dict[str, None]] = {}
    for scene in screenplay.scenes:
        for element in scene.elements:
            if element.kind not in _READ:
                continue
            for name, span in _named(screenplay.text, element, company):
                mentions.setdefault(name, []).append(span)
                if element.kind is not Kind.DIALOGUE:
                    scenes.setdefault(name, {})[scene.id] = None
    return tuple(
        Character(
            name=name,
            mentions=tuple(spans),
            description=company.members[name.casefold()].description,
            scenes=tuple(scenes.get(name, {})),
        )
        for name, spans in mentions.items()
    )


def _named(source: str, element: Element, company: Company) -> Iterator[tuple[str, Span]]:
    if element.kind is Kind.CUE:
        name = company.canonical(" ".join(element.character.split()))
        at = source.find(element.character, *element.source)
        if name.casefold() in company.members:
            yield name, Span(at, at + len(element.character)) if at >= 0 else element.source
        return
    found = company.names.find(element.text)
    if not found:
        return
    at = places_of(source, element)
    for start, stop, name in found:
        yield name, Span(at[start], at[stop - 1] + 1)


def places(scenes: tuple[Scene, ...], source: str) -> tuple[Place, ...]:
    """Each place once, whatever the hour, by the words of the headings."""
    names: dict[str, str] = {}
    mentions: dict[str, list[Span]] = {}
    seen_in: dict[str, list[str]] = {}
    for scene in scenes:
        name = scene.setting.place
        if not name:
            continue
        key = name.casefold()
        names.setdefault(key, name)
        seen_in.setdefault(key, []).append(scene.id)
        for element in scene.elements:
            if element.kind is Kind.SLUGLINE:
                at = source.find(name, *element.source)
                span = Span(at, at + len(name)) if at >= 0 else element.source
                mentions.setdefault(key, []).append(span)
    return tuple(
        Place(name=name, mentions=tuple(mentions.get(key, ())), scenes=tuple(seen_in[key]))
        for key, name in names.items()
    )


def props(screenplay: Screenplay, names: Names) -> tuple[Prop, ...]:
    """Things that the action names, in order."""
    mentions: dict[str, list[Span]] = {}
    for scene in screenplay.scenes:
        for element in scene.elements:
            if element.kind not in _SEEN:
                continue
            taken = [(found.start, found.stop) for found in names.find(element.text)]
            found = things(element.text, taken)
            at = places_of(screenplay.text, element) if found else []
            for thing in found:
                span = Span(at[thing.start], at[thing.stop - 1] + 1)
                mentions.setdefault(thing.name, []).append(span)
    return tuple(Prop(name=name, mentions=tuple(spans)) for name, spans in mentions.items())
