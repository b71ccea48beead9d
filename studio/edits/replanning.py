"""The shots of a scene whose words changed: those of untouched words stay as they are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.film.script import Kind, Scene
from pipeline.film.shot import Shot
from pipeline.film.value import Span
from studio.edits.spans import gaps, shifted_shot

SENTENCE = re.compile(r"[^\n.!?…。！？]*(?:[\n.!?…。！？]\s*|$)")
MOST_SENTENCES = 4000
"""In what changed of a scene; beyond, only its beginning and end are compared."""

STORY = frozenset(
    (
        Kind.ACTION, Kind.CUE, Kind.PARENTHETICAL, Kind.DIALOGUE, Kind.LYRICS, Kind.SHOT_LINE,
        Kind.CENTERED,
    )
)  # fmt: skip
"""What makes a shot of its own; other words may stand in the shot beside them."""

KEPT_OF_A_SHOT = (
    "id", "camera", "look", "prompt", "mask", "seed", "keyframes", "takes", "circled",
    "circled_keyframe", "guide", "operator", "shooting", "staging",
)  # fmt: skip
"""What stays of a shot whose words were changed a little: who it is, and what was made of it."""


@dataclass(frozen=True)
class Moved:
    """Where the words of the old scene stand now: (old start, new start, length), in order."""

    blocks: tuple[tuple[int, int, int], ...]

    def span(self, span: Span, text: str) -> Span | None:
        """The same words in the new script; none where one of them changed."""
        words = text[span.start : span.stop]
        start = span.start + len(words) - len(words.lstrip())
        stop = start + len(words.strip())
        for old, new, length in self.blocks:
            if old <= start and stop <= old + length:
                first, last = max(span.start, old), min(span.stop, old + length)
                return Span(first + new - old, max(first, last) + new - old)
        return None

    def place(self, at: int) -> int:
        """The place in the new script, or the nearest that is left before it."""
        found = self.blocks[0][1]
        for old, new, length in self.blocks:
            if old <= at:
                found = new + min(at - old, length)
        return found


def replanned(
    old: Scene, new: Scene, planned: Sequence[Shot], texts: tuple[str, str]
) -> tuple[Shot, ...]:
    """The old shots, with those that `planned` has for the words that changed.

    `texts` are the old and the new script. A shot whose words are all there stays as the user
    made it; where a set-up of the same kind covers the changed words, it keeps id and camera.
    """
    if not old.shots:
        return tuple(planned) if not texts[0][old.source.start : old.source.stop].strip() else ()
    moved = moved_words(old, new, texts)
    kept = {shot.id: here for shot in old.shots if (here := _kept(shot, moved, texts[0]))}
    story = [element.source for element in new.elements if element.kind in STORY]
    missing = [_missing(shot, list(kept.values()), story, texts[1]) for shot in planned]
    fresh = [shot for shot in missing if shot]
    for shot in old.shots:
        if shot.id not in kept and (heir := _heir(shot, fresh, moved)):
            fresh.remove(heir)
            kept[shot.id] = heir.model_copy(update={n: getattr(shot, n) for n in KEPT_OF_A_SHOT})
    shots = [kept[shot.id] for shot in old.shots if shot.id in kept]
    for shot in fresh:
        before = [i for i, one in enumerate(shots) if one.source.start <= shot.source.start]
        shots.insert(before[-1] + 1 if before else 0, shot)
    return tuple(shots)


def moved_words(old: Scene, new: Scene, texts: tuple[str, str]) -> Moved:
    a = texts[0][old.source.start : old.source.stop]
    b = texts[1][new.source.start : new.source.stop]
    parts = [SENTENCE.findall(text) for text in (a, b)]
    at = [_starts(sentences, scene) for sentences, scene in zip(parts, (old, new), strict=True)]
    blocks = [
        (at[0][i], at[1][j], at[0][i + size] - at[0][i])
        for i, j, size in _equal(parts[0], parts[1])
    ]
    return Moved(((old.source.start, new.source.start, 0), *(b for b in blocks if b[2])))


def _starts(sentences: list[str], scene: Scene) -> list[int]:
    places = [scene.source.start]
    for sentence in sentences:
        places.append(places[-1] + len(sentence))
    return places


def _equal(a: list[str], b: list[str]) -> list[tuple[int, int, int]]:
    """Runs of equal sentences: (index in a, index in b, how many)."""
    least = min(len(a), len(b))
    head = next((k for k in range(least) if a[k] != b[k]), least)
    tail = next((k for k in range(least - head) if a[-1 - k] != b[-1 - k]), least - head)
    inner: list[tuple[int, int, int]] = []
    if len(a) + len(b) - 2 * (head + tail) <= MOST_SENTENCES:
        matcher = SequenceMatcher(
            None, a[head : len(a) - tail], b[head : len(b) - tail], autojunk=False
        )
        inner = [(i + head, j + head, n) for i, j, n in matcher.get_matching_blocks()]
    return [(0, 0, head), *inner, (len(a) - tail, len(b) - tail, tail)]


def _kept(shot: Shot, moved: Moved, text: str) -> Shot | None:
    """The shot at its words' new place, if all of them are still there."""
    start, stop = shot.source
    if not text[start:stop].strip():
        at = moved.place(start)
        return _at(shot, Span(at, at))
    here = moved.span(shot.source, text)
    return _at(shot, here) if here else None


def _at(shot: Shot, here: Span) -> Shot:
    by = here.start - shot.source.start
    return shifted_shot(shot, by).model_copy(update={"source": here})


def _missing(shot: Shot, kept: Sequence[Shot], story: Sequence[Span], text: str) -> Shot | None:
    """The part of a planned shot that no kept one shows; none where that is nothing to see."""
    found = [
        gap
        for gap in gaps(text, shot.source, kept)
        if any(start < gap.stop and gap.start < stop for start, stop in story)
    ]
    if not found:
        return None
    here = Span(found[0].start, found[-1].stop)
    lines = tuple(
        x for x in shot.lines if x.source.start < here.stop and here.start < x.source.stop
    )
    return shot.model_copy(update={"source": here, "lines": lines})


def _heir(shot: Shot, fresh: Sequence[Shot], moved: Moved) -> Shot | None:
    """The planned set-up of the same kind that covers most of this shot's changed words."""
    start, stop = moved.place(shot.source.start), moved.place(shot.source.stop)
    same = [one for one in fresh if one.coverage is shot.coverage]
    near = [one for one in same if one.source.start <= stop and start <= one.source.stop]
    return max(
        near,
        key=lambda one: min(one.source.stop, stop) - max(one.source.start, start),
        default=None,
    )
