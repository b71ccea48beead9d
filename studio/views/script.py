"""The script as a screenplay, with the shots that cover it."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from pipeline.film.script import Element, Emphasis, Kind, Scene
from pipeline.film.shot import Shot
from pipeline.film.value import Span
from pipeline.stages.production import Order
from studio.project import Project
from studio.session import Seen
from studio.views.notices import notices
from studio.views.times import seconds

MARKS = {Emphasis.BOLD: "b", Emphasis.ITALIC: "i", Emphasis.UNDERLINE: "u"}
LONGEST_TEXT = 160
"""Characters of a shot's words in the list beside the script."""

Piece = tuple[str, str, list[int]]
"""A run of an element's text, its emphasis as letters of MARKS, and the shots that cover it."""


def script_view(seen: Seen) -> dict[str, Any]:
    film = seen.project
    return {
        "project": seen.id,
        "revision": seen.revision,
        "language": film.language,
        "notices": notices(film),
        "scenes": [_scene(seen, scene) for scene in film.scenes],
    }


def _scene(seen: Seen, scene: Scene) -> dict[str, Any]:
    film = seen.project
    return {
        "id": scene.id,
        "number": scene.number,
        "slugline": scene.slugline,
        "seconds": seconds(film, sum(shot.frames for shot in scene.shots)),
        "elements": _elements(film, scene),
        "shots": [_shot(seen, seen.orders[shot.id]) for shot in scene.shots],
    }


def _shot(seen: Seen, order: Order) -> dict[str, Any]:
    shot = order.shot
    spoken = " ".join(line.text for line in shot.lines)
    return {
        "id": shot.id,
        "slate": order.slate,
        "size": shot.camera.size.value,
        "move": shot.camera.move.value,
        "seconds": seconds(seen.project, shot.frames),
        "text": " ".join((shot.action or spoken).split())[:LONGEST_TEXT],
    }


def _elements(film: Project, scene: Scene) -> list[dict[str, Any]]:
    views = [element_view(film.script, one, scene.shots) for one in scene.elements]
    titles = [view for view in views if view["kind"] == Kind.TITLE_PAGE.value]
    for view, (key, _) in zip(titles, film.title_page, strict=False):
        view["key"] = key
    return views


def element_view(script: str, element: Element, shots: Sequence[Shot]) -> dict[str, Any]:
    """`pieces` together are the element's text; shots are counted within their scene."""
    view: dict[str, Any] = {"kind": element.kind.value, "pieces": pieces(script, element, shots)}
    if element.notes:
        view["notes"] = list(element.notes)
    if element.number:
        view["number"] = element.number
    if element.level:
        view["level"] = element.level
    if element.is_dual:
        view["dual"] = True
    return view


def pieces(script: str, element: Element, shots: Sequence[Shot]) -> list[Piece]:
    """The text cut where a shot begins or ends and where its emphasis changes."""
    text, source = element.text, element.source
    covering = [(index, shot.source) for index, shot in enumerate(shots) if _meet(shot, source)]
    inner = {at for _, span in covering for at in span if source.start < at < source.stop}
    places = _places(script, element) if inner else []
    bounds = {at: _place(places, at) for at in inner}
    cuts = {0, len(text), *bounds.values()}
    cuts.update(at for style in element.styles for at in (style.start, style.stop))
    whole = (source.start, source.stop)
    spans = [(n, _inside(span, whole, bounds, len(text))) for n, span in covering]
    return [
        (
            text[start:stop],
            _emphasis(element, start, stop),
            [index for index, (a, b) in spans if a < stop and start < b],
        )
        for start, stop in pairwise(sorted(at for at in cuts if 0 <= at <= len(text)))
    ]


def _meet(shot: Shot, source: Span) -> bool:
    return shot.source.start < source.stop and source.start < shot.source.stop


def _inside(
    span: Span, whole: tuple[int, int], bounds: dict[int, int], length: int
) -> tuple[int, int]:
    """A span of the script as one of the element's text."""
    start = bounds.get(span.start, 0)
    stop = bounds.get(span.stop, length if span.stop >= whole[1] else 0)
    return start, stop


def _emphasis(element: Element, start: int, stop: int) -> str:
    found = {MARKS[s.emphasis] for s in element.styles if s.start < stop and start < s.stop}
    return "".join(sorted(found))


def _places(script: str, element: Element) -> list[int]:
    """Where each letter of the text stands in the script: the text is the source without marks."""
    places: list[int] = []
    at, stop = element.source
    for letter in element.text:
        found = script.find(letter, at, stop)
        if found < 0:  # a letter that the reader wrote otherwise, such as a joined line end
            places.append(at)
            continue
        places.append(found)
        at = found + 1
    return places


def _place(places: Sequence[int], at: int) -> int:
    return next((index for index, place in enumerate(places) if place >= at), len(places))


def change_view(before: Project, after: Project) -> dict[str, Any]:
    """What a change of the script does: scenes that change, and the shots in them."""
    olds = {scene.id: scene for scene in before.scenes}
    news = {scene.id for scene in after.scenes}
    slates = (before.slates(), after.slates())
    rows = [_change(olds.get(s.id), s, slates) for s in after.scenes if _differs(olds.get(s.id), s)]
    rows += [_change(s, None, slates) for s in before.scenes if s.id not in news]
    return {
        "scenes": rows,
        "same": len(after.scenes) - sum(row["how"] != "gone" for row in rows),
        "seconds": seconds(after, sum(shot.frames for shot in after.shots())),
        "notices": [notice for notice in after.notices if notice not in before.notices],
    }


def _differs(old: Scene | None, new: Scene) -> bool:
    return old is None or _words(old) != _words(new) or _planned(old.shots) != _planned(new.shots)


def _words(scene: Scene) -> list[tuple[str, str]]:
    return [(element.kind.value, element.text) for element in scene.elements]


def _planned(shots: Iterable[Shot]) -> dict[str, Shot]:
    """Where the words of a shot stand does not change what it shows."""
    still = {"source": Span(0, 0)}
    return {
        shot.id: shot.model_copy(
            update={**still, "lines": tuple(x.model_copy(update=still) for x in shot.lines)}
        )
        for shot in shots
    }


def _change(
    old: Scene | None, new: Scene | None, slates: tuple[dict[str, str], dict[str, str]]
) -> dict[str, Any]:
    was, now = _planned(old.shots if old else ()), _planned(new.shots if new else ())
    shown = new or old
    assert shown
    return {
        "how": "changed" if old and new else "new" if new else "gone",
        "number": shown.number,
        "slugline": shown.slugline,
        "kept": sum(was.get(shot) == now[shot] for shot in now),
        "changed": [slates[1][s] for s in now if s in was and was[s] != now[s]],
        "new": [slates[1][shot] for shot in now if shot not in was],
        "gone": [slates[0][shot] for shot in was if shot not in now],
    }
