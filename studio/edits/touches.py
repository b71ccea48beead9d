"""What differs between two revisions: two edits that touch different things can both be made."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from pipeline.film.cut import Cut, Event
from pipeline.film.script import Scene
from pipeline.film.shot import Keyframe, Shot, Take
from pipeline.film.value import Value
from studio.project import Project

K = TypeVar("K", str, tuple[str, str])

Touch = tuple[str, ...]
"""A path to one thing, such as `("shot", "4f1c...", "camera", "move")`."""

APART = (
    "scenes", "cut", "cast", "places", "props", "script", "notices", "title_page", "plans",
    "looks",
)  # fmt: skip
"""Fields of a project that are compared in parts, or that follow from the script."""

SHOT_APART = ("id", "source", "camera", "keyframes", "takes")
"""The source of a shot follows from its neighbours; versions are only ever added."""


def touches(before: Project, after: Project) -> frozenset[Touch]:
    """Everything that has other content in `after`. Spans that only moved along do not count."""
    found: set[Touch] = set(_fields(before, after, ("film",), APART))
    olds = {scene.id: scene for scene in before.scenes}
    for scene in after.scenes:
        old = olds.get(scene.id)
        if old is not scene and (old is None or _words(before, old) != _words(after, scene)):
            found.add(("scene", scene.id))
    found.update(("scene", gone) for gone in olds.keys() - {scene.id for scene in after.scenes})
    found.update(_shots(before, after))
    found.update(_cast(before, after))
    found.update(_cut(before.cut, after.cut))
    return frozenset(found)


def clash(mine: Iterable[Touch], others: frozenset[Touch]) -> Touch | None:
    """What both touched: the same thing, or one of them a part of what the other did away with."""
    above = {other[:length] for other in others for length in range(1, len(other) + 1)}
    for touch in sorted(mine):
        if touch in above or any(touch[:length] in others for length in range(1, len(touch))):
            return touch
    return None


def moved(before: Sequence[K], after: Sequence[K]) -> set[K]:
    """Those in both that stand elsewhere: all but a longest run that kept its order."""
    places = {key: place for place, key in enumerate(before)}
    common = [key for key in after if key in places]
    ends: list[int] = []
    lengths: list[int] = []
    for key in common:
        length = bisect_left(ends, places[key])
        ends[length : length + 1] = [places[key]]
        lengths.append(length)
    left, gone = len(ends) - 1, set[K]()
    for key, length in zip(reversed(common), reversed(lengths), strict=True):
        if length == left:
            left -= 1
        else:
            gone.add(key)
    return gone


def _words(project: Project, scene: Scene) -> str:
    return project.script[scene.source.start : scene.source.stop]


def _shots(before: Project, after: Project) -> Iterator[Touch]:
    olds = {shot.id: shot for shot in before.shots()}
    news = {shot.id: shot for shot in after.shots()}
    yield from (("shot", gone) for gone in olds.keys() - news.keys())
    for shot in news.values():
        old = olds.get(shot.id)
        if old is not None and old is not shot:
            yield from _shot(old, shot)
    places = [_places(project) for project in (before, after)]
    both = olds.keys() & news.keys()
    yield from (("shot", one, "place") for one in both if places[0][one] != places[1][one])
    yield from (("shot", one, "place") for one in moved(list(olds), list(news)))


def _cast(before: Project, after: Project) -> Iterator[Touch]:
    """Characters with other pictures or looks, and places; all else of them follows from the
    script."""
    olds = {one.name: one for one in before.cast}
    for one in after.cast:
        if one.name in olds and olds[one.name].media_keys != one.media_keys:
            yield ("character", one.name)
        if one.name in olds and olds[one.name].looks != one.looks:
            yield ("looks", one.name)
    sets = {place.name: place.description for place in before.places}
    for place in after.places:
        if sets.get(place.name, place.description) != place.description:
            yield ("place", place.name)


def _places(project: Project) -> dict[str, str]:
    return {shot.id: scene.id for scene in project.scenes for shot in scene.shots}


def _shot(old: Shot, new: Shot) -> Iterator[Touch]:
    yield from _fields(old, new, ("shot", old.id), SHOT_APART)
    if old.camera != new.camera:
        yield from _fields(old.camera, new.camera, ("shot", old.id, "camera"), ())
    for name in ("keyframes", "takes"):
        versions = _versions(getattr(old, name)) ^ _versions(getattr(new, name))
        yield from (("shot", old.id, name, recipe) for recipe, _ in versions)


def _versions(made: Iterable[Keyframe | Take]) -> set[tuple[str, str]]:
    return {(one.recipe, "/".join(one.media_keys)) for one in made}


def _cut(before: Cut, after: Cut) -> Iterator[Touch]:
    if before is after:
        return
    yield from _fields(before, after, ("cut",), ("events",))
    olds, news = _events(before), _events(after)
    common = olds.keys() & news.keys()
    for key in common:
        if olds[key] is not news[key]:
            yield from _fields(olds[key], news[key], ("event", *key), ())
    yield from (("event", *key) for key in olds.keys() - news.keys())
    yield from (("event", *key, "place") for key in moved(list(olds), list(news)))


def _events(cut: Cut) -> dict[tuple[str, str], Event]:
    """Events by their shot and how many of that shot play before."""
    found: dict[tuple[str, str], Event] = {}
    counts: dict[str, int] = {}
    for event in cut.events:
        nth = counts[event.shot] = counts.get(event.shot, -1) + 1
        found[event.shot, str(nth)] = event
    return found


def _fields(old: Value, new: Value, path: Touch, apart: Iterable[str]) -> Iterator[Touch]:
    for name in type(old).model_fields:
        if name not in apart and getattr(old, name) != getattr(new, name):
            yield (*path, name)
