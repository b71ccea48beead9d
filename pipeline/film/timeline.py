"""A cut laid out on the film's frames: what is shown when, to the frame.

Subtitles, chapters, hand-off and the assembly all read this; nothing else counts frames.
"""

from collections.abc import Mapping, Sequence

from pipeline.errors import UserMistake
from pipeline.film.captions import Caption, settled, shot_captions
from pipeline.film.cut import Card, Cut, Event, Transition, TransitionKind
from pipeline.film.script import Scene
from pipeline.film.shot import Shot
from pipeline.film.timing import FrameRange, FrameRate
from pipeline.film.value import Value
from pipeline.film.world import Breakdown

OVERLAPPING = (TransitionKind.DISSOLVE, TransitionKind.WIPE)


class Placed(Value):
    """An event on the film: `source` frames of the shot's take, from frame `start` of the film."""

    shot: str
    scene: str
    source: FrameRange
    start: int
    entry: Transition = Transition()
    """As it is played: no longer than its two events allow. The first event enters from black."""
    overlap: int = 0
    """Frames that it shares with the event before it."""
    is_muted: bool = False

    @property
    def frames(self) -> int:
        return self.source.frames

    @property
    def stop(self) -> int:
        return self.start + self.frames


class Chapter(Value):
    title: str
    start: int
    frames: int


class Timeline(Value):
    """Title card, events, end card, in that order and without a gap."""

    rate: FrameRate
    frames: int
    """The whole film."""
    events: tuple[Placed, ...]
    title_card: Card | None = None
    end_card: Card | None = None
    fade_out: int = 0
    captions: tuple[Caption, ...] = ()
    """Also when they are not shown: `.srt` files have them."""
    chapters: tuple[Chapter, ...] = ()

    @property
    def picture(self) -> FrameRange:
        """The frames between the cards."""
        return FrameRange(start=self.events[0].start, stop=self.events[-1].stop)


def timeline(
    cut: Cut, breakdown: Breakdown, rate: FrameRate, durations: Mapping[str, int] | None = None
) -> Timeline:
    """Lays out a cut. `durations` are the frames of the takes; none: as the shots were planned.

    Raises UserMistake for a cut without events, for a shot that is in no scene, and for a source
    range outside its take.
    """
    if not cut.events:
        raise UserMistake("There is nothing to show: the cut has no shots. Add one to the cut.")
    shots = {shot.id: (scene, shot) for scene in breakdown.scenes for shot in scene.shots}
    sources = [_source(event, shots, durations or {}) for event in cut.events]
    events = _laid(cut, shots, sources)
    stop = events[-1].stop
    frames = stop + (cut.end_card.frames if cut.end_card else 0)
    spoken = [
        caption
        for placed in events
        for caption in shot_captions(shots[placed.shot][1], placed.source, placed.start)
    ]
    return Timeline(
        rate=rate,
        frames=frames,
        events=tuple(events),
        title_card=cut.title_card,
        end_card=cut.end_card,
        fade_out=min(cut.fade_out, events[-1].frames - taken(events[-1].entry)),
        captions=settled(spoken, stop, rate),
        chapters=_chapters(events, {scene.id: scene for scene in breakdown.scenes}, frames),
    )


def taken(entry: Transition) -> int:
    """Frames of an event that its entry changes; a dip changes as many of the event before."""
    return entry.frames // 2 if entry.kind is TransitionKind.DIP else entry.frames


def _after(events: Sequence[Placed], placed: Placed, title: Card | None) -> Placed:
    if not events:
        return placed.model_copy(update={"start": title.frames if title else 0})
    overlap = placed.entry.frames if placed.entry.kind in OVERLAPPING else 0
    return placed.model_copy(update={"start": events[-1].stop - overlap, "overlap": overlap})


def _laid(
    cut: Cut, shots: Mapping[str, tuple[Scene, Shot]], sources: Sequence[FrameRange]
) -> list[Placed]:
    """Its events one after the other, each with what it plays of its take."""
    entries = _entries(cut.events, [source.frames for source in sources])
    events: list[Placed] = []
    for event, source, entry in zip(cut.events, sources, entries, strict=True):
        here = Placed(
            shot=event.shot,
            scene=shots[event.shot][0].id,
            source=source,
            start=0,
            entry=entry,
            is_muted=event.is_muted,
        )
        events.append(_after(events, here, cut.title_card))
    return events


def _source(
    event: Event, shots: Mapping[str, tuple[Scene, Shot]], durations: Mapping[str, int]
) -> FrameRange:
    if event.shot not in shots:
        raise UserMistake(
            f"The cut plays a shot that is in no scene ({event.shot}). Take it out of the cut."
        )
    frames = durations.get(event.shot, shots[event.shot][1].frames)
    source = event.source or FrameRange(start=0, stop=frames)
    if not 0 <= source.start < source.stop <= frames:
        raise UserMistake(
            f"The cut plays frames {source.start} to {source.stop} of shot {event.shot}, which has "
            f"{frames}. Change its range in the cut."
        )
    return source


def _entries(events: Sequence[Event], lengths: Sequence[int]) -> list[Transition]:
    """The transitions as they can be played.

    One may use a whole event, or half of it where the event's other end has a transition too.
    """
    entries: list[Transition] = []
    kinds = [event.transition.kind for event in events] + [TransitionKind.CUT]
    for index, event in enumerate(events):
        rooms = [_room(lengths[index], kinds[index + 1])]
        if index:
            rooms.append(_room(lengths[index - 1], kinds[index - 1]))
        asked = event.transition
        is_dip = asked.kind is TransitionKind.DIP
        frames = min(asked.frames, *(room * 2 if is_dip else room for room in rooms))
        is_cut = asked.kind is TransitionKind.CUT or frames < (2 if is_dip else 1)
        entries.append(Transition() if is_cut else Transition(kind=asked.kind, frames=frames))
    return entries


def _room(length: int, other_end: TransitionKind) -> int:
    return length if other_end is TransitionKind.CUT else length // 2


def _chapters(
    events: Sequence[Placed], scenes: Mapping[str, Scene], frames: int
) -> tuple[Chapter, ...]:
    """One per run of events of one scene; together they cover the film, cards included."""
    firsts = [
        placed
        for index, placed in enumerate(events)
        if not index or events[index - 1].scene != placed.scene
    ]
    starts = [0, *(placed.start for placed in firsts[1:]), frames]
    return tuple(
        Chapter(title=_chapter_title(scenes[placed.scene]), start=start, frames=stop - start)
        for placed, start, stop in zip(firsts, starts, starts[1:], strict=False)
        if stop > start
    )


def _chapter_title(scene: Scene) -> str:
    return f"{scene.number}. {scene.slugline}" if scene.slugline else scene.number
