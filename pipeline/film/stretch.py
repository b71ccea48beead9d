"""A timeline cut into stretches: what is copied as it is, and what has to be drawn."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise

from pipeline.film.captions import Caption
from pipeline.film.cut import Card, TransitionKind
from pipeline.film.timeline import Placed, Timeline, taken
from pipeline.film.timing import FrameRange
from pipeline.film.value import Value


class Drawn(StrEnum):
    """What a stretch shows."""

    SHOT = "shot"
    DISSOLVE = "cross-dissolve"
    WIPE = "wipe"
    FADE_IN = "fade-in"
    FADE_OUT = "fade-out"
    CARD = "card"


class Stretch(Value):
    """`frames` frames of film that are made in one way."""

    kind: Drawn
    frames: int
    shots: tuple[str, ...] = ()
    """One, or two that meet: the one before first."""
    ranges: tuple[FrameRange, ...] = ()
    """Frames of each shot's take, `frames` long."""
    offset: int = 0
    whole: int = 0
    """The stretch is frames `offset` to `offset + frames` of a transition or card of `whole`."""
    words: tuple[str, ...] = ()
    """A card's title and subtitle."""
    caption: str = ""
    """Burned into the picture."""

    @property
    def is_copied(self) -> bool:
        return self.kind is Drawn.SHOT and not self.caption


def stretches(line: Timeline, captions: Sequence[Caption] = ()) -> list[Stretch]:
    """The whole film in order. `captions` are those that are burned in."""
    pictures = [stretch for index in range(len(line.events)) for stretch in _event(line, index)]
    if captions:
        pictures = list(_captioned(pictures, captions, line.picture.start))
    return [*_card(line.title_card), *pictures, *_card(line.end_card)]


def _event(line: Timeline, index: int) -> Iterator[Stretch]:
    """An event's entry, its own frames, and its darkening; its last overlap is the next one's."""
    placed = line.events[index]
    entry = taken(placed.entry)
    dark = line.fade_out
    overlap = 0
    if index + 1 < len(line.events):
        after = line.events[index + 1]
        dark = taken(after.entry) if after.entry.kind is TransitionKind.DIP else 0
        overlap = after.overlap
    edges = (0, entry, placed.frames - dark - overlap, placed.frames - overlap)
    if placed.overlap:
        yield _meeting(line.events[index - 1], placed)
    elif entry:
        yield _part(placed, Drawn.FADE_IN, edges[0], edges[1])
    if edges[1] < edges[2]:
        yield _part(placed, Drawn.SHOT, edges[1], edges[2])
    if dark:
        yield _part(placed, Drawn.FADE_OUT, edges[2], edges[3])


def _part(placed: Placed, kind: Drawn, start: int, stop: int) -> Stretch:
    first = placed.source.start
    return Stretch(
        kind=kind,
        frames=stop - start,
        shots=(placed.shot,),
        ranges=(FrameRange(start=first + start, stop=first + stop),),
        whole=stop - start,
    )


def _meeting(before: Placed, placed: Placed) -> Stretch:
    frames, first, last = placed.overlap, placed.source.start, before.source.stop
    return Stretch(
        kind=Drawn(placed.entry.kind.value),
        frames=frames,
        shots=(before.shot, placed.shot),
        ranges=(
            FrameRange(start=last - frames, stop=last),
            FrameRange(start=first, stop=first + frames),
        ),
        whole=frames,
    )


def _card(card: Card | None) -> list[Stretch]:
    if card is None:
        return []
    words = (card.title, card.subtitle)
    return [Stretch(kind=Drawn.CARD, frames=card.frames, whole=card.frames, words=words)]


def _captioned(
    pictures: Iterable[Stretch], captions: Sequence[Caption], start: int
) -> Iterator[Stretch]:
    """The stretches cut where captions start and stop, with the captions that they show."""
    ahead = deque(sorted(captions, key=lambda caption: caption.start))
    here: list[Caption] = []
    for stretch in pictures:
        stop = start + stretch.frames
        while ahead and ahead[0].start < stop:
            here.append(ahead.popleft())
        here = [caption for caption in here if caption.stop > start]
        bounds = {start, stop}
        for caption in here:
            bounds |= {max(start, caption.start), min(stop, caption.stop)}
        edges = sorted(bounds)
        for first, last in pairwise(edges):
            shown = [one.text for one in here if one.start <= first < one.stop]
            part = _cropped(stretch, first - start, last - start)
            yield part.model_copy(update={"caption": "\n".join(shown)})
        start = stop


def _cropped(stretch: Stretch, start: int, stop: int) -> Stretch:
    ranges = tuple(
        FrameRange(start=one.start + start, stop=one.start + stop) for one in stretch.ranges
    )
    offset = stretch.offset + start
    return stretch.model_copy(update={"frames": stop - start, "ranges": ranges, "offset": offset})
