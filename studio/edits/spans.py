"""The lossless rule: the shots of a scene cover every word of it, whatever the user does to them.

A scene without shots is one that the user left out of the film.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from pipeline.film.script import Element, Scene
from pipeline.film.shot import Line, Shot
from pipeline.film.value import Span

S = TypeVar("S", Element, Line, Shot)


def covered(text: str, scene: Scene, shots: Sequence[Shot]) -> tuple[Shot, ...]:
    """The shots with every word of the scene in the source of one of them.

    Words that no shot covers go to the shot that stands before them in the script, else after.
    """
    shots = list(shots)
    for gap in gaps(text, scene.source, shots) if shots else ():
        index = _neighbour(shots, gap)
        source = shots[index].source
        if source.start == source.stop:
            source = gap
        hull = Span(min(source.start, gap.start), max(source.stop, gap.stop))
        shots[index] = shots[index].model_copy(update={"source": hull})
    return tuple(shots)


def gaps(text: str, whole: Span, shots: Iterable[Shot]) -> list[Span]:
    """The stretches of `whole` with words in them that no shot covers."""
    found: list[Span] = []
    at = whole.start
    for start, stop in [*sorted(shot.source for shot in shots), (whole.stop, whole.stop)]:
        if start > at and text[at:start].strip():
            found.append(Span(at, start))
        at = max(at, stop)
    return found


def _neighbour(shots: Sequence[Shot], gap: Span) -> int:
    """Shots with words of their own come first, then those before the gap, then the nearest."""

    def distance(index: int) -> tuple[bool, bool, int, int]:
        start, stop = shots[index].source
        is_after = start > gap.start
        return start == stop, is_after, start if is_after else -start, -stop

    return min(range(len(shots)), key=distance)


def place_in(scene: Scene, shots: Sequence[Shot], index: int) -> Span:
    """The empty span where a new `index`-th shot stands; all of the scene where it is the first."""
    if not shots:
        return scene.source
    at = shots[index - 1].source.stop if index else shots[0].source.start
    return Span(at, at)


def shifted(scene: Scene, by: int) -> Scene:
    """The scene with all its spans `by` characters further on."""
    if by == 0:
        return scene
    return scene.model_copy(
        update={
            "source": _moved(scene.source, by),
            "elements": tuple(_shift(element, by) for element in scene.elements),
            "shots": tuple(shifted_shot(shot, by) for shot in scene.shots),
        }
    )


def shifted_shot(shot: Shot, by: int) -> Shot:
    lines = tuple(_shift(line, by) for line in shot.lines)
    return _shift(shot, by).model_copy(update={"lines": lines})


def _shift(one: S, by: int) -> S:
    return one.model_copy(update={"source": _moved(one.source, by)})


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.stop + by)
