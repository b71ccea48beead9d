"""Which scene of a changed script is which scene of the old one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.film.script import Scene
from studio.edits.spans import shifted
from studio.project import Project


@dataclass(frozen=True)
class Match:
    """A scene as it was read now, and the one that it was; none: a new scene."""

    scene: Scene
    old: Scene | None = None
    is_same: bool = False
    """Not a word of it has changed; it may stand elsewhere."""


def match_scenes(project: Project, text: str, scenes: Sequence[Scene]) -> list[Match]:
    """Every scene of the new `text` with its old one.

    Equal ones first, in order and then wherever they went; of the others those with the same
    heading, then those that stand at the same place between the same neighbours.
    """
    news = [text[scene.source.start : scene.source.stop].strip() for scene in scenes]
    olds = [_words(project, scene).strip() for scene in project.scenes]
    pairs = dict(_in_order(olds, news))
    _pair(pairs, olds, news, lambda words: words)
    same = dict(pairs)
    heads_old = [scene.slugline for scene in project.scenes]
    _pair(pairs, heads_old, [scene.slugline for scene in scenes], lambda head: head.casefold())
    _pair_gaps(pairs, len(olds), len(news))
    return [
        _match(scene, project.scenes[pairs[new]] if new in pairs else None, new in same)
        for new, scene in enumerate(scenes)
    ]


def _match(scene: Scene, old: Scene | None, is_same: bool) -> Match:
    return Match(scene, old, is_same and old is not None and _reads_same(old, scene))


def _reads_same(old: Scene, new: Scene) -> bool:
    """The same words may read otherwise, under a title page or in a comment that was opened."""
    parts = [
        shifted(scene.model_copy(update={"shots": ()}), -_first(scene)).elements
        for scene in (old, new)
    ]
    return parts[0] == parts[1]


def _first(scene: Scene) -> int:
    return scene.elements[0].source.start if scene.elements else scene.source.start


def _words(project: Project, scene: Scene) -> str:
    return project.script[scene.source.start : scene.source.stop]


def _in_order(olds: Sequence[str], news: Sequence[str]) -> Iterable[tuple[int, int]]:
    matcher = SequenceMatcher(None, olds, news, autojunk=False)
    for a, b, size in matcher.get_matching_blocks():
        yield from ((b + k, a + k) for k in range(size))


def _pair(
    pairs: dict[int, int], olds: Sequence[str], news: Sequence[str], key: Callable[[str], str]
) -> None:
    """Pairs what is not paired yet, by key and in order; empty keys say nothing."""
    taken = set(pairs.values())
    free: dict[str, list[int]] = {}
    for index, old in enumerate(olds):
        if index not in taken and key(old):
            free.setdefault(key(old), []).append(index)
    for index, new in enumerate(news):
        if index not in pairs and free.get(key(new)):
            pairs[index] = free[key(new)].pop(0)


def _pair_gaps(pairs: dict[int, int], olds: int, news: int) -> None:
    """Pairs as many old and new scenes as stand between two neighbours that are paired."""
    taken = set(pairs.values())
    before = -1
    gap: list[int] = []
    for index in range(news + 1):
        if index < news and index not in pairs:
            gap.append(index)
            continue
        after = pairs[index] if index < news else olds
        free = [old for old in range(before + 1, after) if old not in taken]
        if gap and len(free) == len(gap):
            pairs.update(zip(gap, free, strict=True))
        before, gap = after, []
