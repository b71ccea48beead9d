"""What is heard of the takes, and when: it comes and goes with its picture."""

from collections.abc import Collection, Iterator

from pipeline.film.cut import TransitionKind
from pipeline.film.timeline import Placed, Timeline, taken
from pipeline.film.timing import FrameRange
from pipeline.film.value import Value


class Cue(Value):
    """Frames `source` of a shot's take are heard from frame `start` of the film on."""

    shot: str
    source: FrameRange
    start: int
    fade_in: int = 0
    """Frames over which it comes; none: at once, as after a hard cut."""
    fade_out: int = 0

    @property
    def stop(self) -> int:
        return self.start + self.source.frames


def cues(line: Timeline, sounding: Collection[str]) -> list[Cue]:
    """In order. `sounding` are the shots whose takes have sound."""
    found: list[Cue] = []
    for before, cue in _cues(line, sounding):
        if found and before and found[-1].stop == cue.start:
            joined = FrameRange(start=found[-1].source.start, stop=cue.source.stop)
            found[-1] = found[-1].model_copy(update={"source": joined, "fade_out": cue.fade_out})
        else:
            found.append(cue)
    return found


def _cues(line: Timeline, sounding: Collection[str]) -> Iterator[tuple[bool, Cue]]:
    """Each with whether it goes on where the event before it stopped."""
    for index, placed in enumerate(line.events):
        if placed.is_muted or placed.shot not in sounding:
            continue
        goes_on = index > 0 and _goes_on(line.events[index - 1], placed)
        yield (
            goes_on,
            Cue(
                shot=placed.shot,
                source=placed.source,
                start=placed.start,
                fade_in=placed.overlap or taken(placed.entry),
                fade_out=_fade_out(line, index),
            ),
        )


def _goes_on(before: Placed, placed: Placed) -> bool:
    """Two events that show one take without a gap are heard without one, too."""
    is_cut = placed.entry.kind is TransitionKind.CUT
    is_next = before.shot == placed.shot and before.source.stop == placed.source.start
    return is_cut and is_next and not before.is_muted


def _fade_out(line: Timeline, index: int) -> int:
    if index + 1 == len(line.events):
        return line.fade_out
    after = line.events[index + 1]
    return taken(after.entry) if after.entry.kind is TransitionKind.DIP else after.overlap
