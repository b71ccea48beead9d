"""A cut and its takes to one film: what changes is drawn, everything else is copied."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import MachineTrouble
from pipeline.film.cut import Captions, Cut
from pipeline.film.format import Format
from pipeline.film.shot import Take
from pipeline.film.soundtrack import cues
from pipeline.film.stretch import Drawn, Stretch, stretches
from pipeline.film.timeline import Timeline, timeline
from pipeline.film.timing import FrameRange
from pipeline.film.world import Breakdown
from pipeline.media.clip import ClipFacts, probe, profile_header
from pipeline.media.mux import Reel, write_film
from pipeline.media.publish import check_output, unfinished
from pipeline.media.sound import Block, samples_at
from pipeline.media.soundtrack import Heard, mixed
from pipeline.media.spans import VERSION, span_take
from pipeline.media.splice import Piece
from pipeline.media.store import MediaStore
from pipeline.progress import Progress, unwatched
from pipeline.recipe import SpanRecipe

COPY_AS_DRAWN = 0.02
"""Copying a frame takes this share of the time of drawing one: weighs the progress."""


@dataclass(frozen=True)
class Film:
    """A finished film. `drawn` of its frames were made for it, the others are the takes' own."""

    path: Path
    form: Format
    line: Timeline
    drawn: int

    @property
    def frames(self) -> int:
        return self.line.frames

    @property
    def seconds(self) -> float:
        return self.form.rate.seconds(self.frames)


def assemble(  # noqa: PLR0913 - a film's five ingredients, where it goes, and who watches
    cut: Cut,
    breakdown: Breakdown,
    takes: Mapping[str, Take],
    form: Format,
    store: MediaStore,
    output: Path,
    progress: Progress = unwatched,
) -> Film:
    """Puts the film at `output`, whole or not at all. `takes` holds one per shot of the cut.

    Spans that were drawn for an earlier film are found again in the store. Raises UserMistake for
    a cut or an output that cannot be used, MachineTrouble for damaged takes and a disk that
    refuses; a film that was at `output` is then still there.
    """
    check_output(output)
    durations = {shot: take.frames for shot, take in takes.items()}
    line = timeline(cut, breakdown, form.rate, durations)
    splicer = Splicer(takes, form, store)
    parts = splicer.parts(stretches(line, line.captions if _is(cut, Captions.BURNED) else ()))
    drawn = sum(part.frames for part in parts if isinstance(part, SpanRecipe))
    share = drawn / (drawn + line.frames * COPY_AS_DRAWN)
    pieces = list(splicer.pieces(parts, drawn, lambda done: progress(done * share)))
    reel = Reel(
        form=form,
        pieces=pieces,
        sound=_sound(line, takes, store),
        captions=line.captions if _is(cut, Captions.SOFT) else (),
        chapters=line.chapters,
        language=breakdown.language,
        metadata=_metadata(breakdown, line, form),
    )
    with unfinished(output) as path:
        write_film(path, reel, lambda done: progress(share + done * (1 - share)))
        if probe(path).frames != line.frames:
            raise MachineTrouble(f"The film at {output} came out incomplete. Run it again.")
    return Film(path=output, form=form, line=line, drawn=drawn)


@dataclass(frozen=True)
class Splicer:
    """Decides which frames are copied from the takes, and has the others drawn."""

    takes: Mapping[str, Take]
    form: Format
    store: MediaStore

    def parts(self, spans: list[Stretch]) -> list[Piece | SpanRecipe]:
        """The film in order: frames to copy, and recipes of frames to draw."""
        facts: dict[str, ClipFacts] = {}
        parts: list[Piece | SpanRecipe] = []
        for span in spans:
            if not span.is_copied:
                parts.append(self._recipe(span))
                continue
            shot = span.shots[0]
            if shot not in facts:
                facts[shot] = self._facts(shot)
            parts += self._copied(span, facts[shot])
        return parts

    def pieces(
        self, parts: list[Piece | SpanRecipe], drawn: int, progress: Progress
    ) -> Iterator[Piece]:
        """All of it as clips on the disk; `drawn` is the number of frames to draw."""
        done = 0
        for part in parts:
            if isinstance(part, Piece):
                yield part
                continue
            before = done

            def report(share: float, before: int = before, frames: int = part.frames) -> None:
                progress((before + share * frames) / drawn)

            take = span_take(part, self.store, report)
            yield Piece(self.store.path(take.media), FrameRange(start=0, stop=take.frames))
            done += part.frames
            progress(done / drawn)

    def _copied(self, span: Stretch, facts: ClipFacts) -> Iterator[Piece | SpanRecipe]:
        """From the first keyframe on; what comes before it is encoded again."""
        start, stop = span.ranges[0].start, span.ranges[0].stop
        later = facts.keyframes[bisect_left(facts.keyframes, start) :]
        is_ours = facts.header == profile_header(self.form)
        first = min(later[0], stop) if later and is_ours else stop
        if start < first:
            head = FrameRange(start=start, stop=first)
            yield self._recipe(span.model_copy(update={"frames": head.frames, "ranges": (head,)}))
        if first < stop:
            path = self.store.path(self.takes[span.shots[0]].media)
            yield Piece(path, FrameRange(start=first, stop=stop))

    def _facts(self, shot: str) -> ClipFacts:
        facts = probe(self.store.path(self.takes[shot].media))
        if facts.size != self.form.size or facts.rate != self.form.rate.fps:
            raise MachineTrouble(
                f"The take of shot {shot} is {facts.size[0]}x{facts.size[1]} at {facts.rate} frames"
                " a second, which the film is not. Make the take again."
            )
        return facts

    def _recipe(self, span: Stretch) -> SpanRecipe:
        is_plain = span.kind is Drawn.SHOT
        return SpanRecipe(
            version=VERSION,
            kind=span.kind,
            size=self.form.size,
            rate=self.form.rate,
            frames=span.frames,
            media=tuple(self.takes[shot].media for shot in span.shots),
            ranges=span.ranges,
            words=span.words or ((span.caption,) if span.caption else ()),
            offset=0 if is_plain else span.offset,
            whole=0 if is_plain else span.whole,
        )


def _sound(line: Timeline, takes: Mapping[str, Take], store: MediaStore) -> Iterator[Block] | None:
    """What of the takes is heard; None: nothing."""
    sounding = {shot for shot, take in takes.items() if take.has_sound}
    heard = [
        Heard(
            path=store.path(takes[cue.shot].media),
            first=samples_at(cue.source.start, line.rate),
            start=samples_at(cue.start, line.rate),
            stop=samples_at(cue.stop, line.rate),
            fade_in=samples_at(cue.fade_in, line.rate),
            fade_out=samples_at(cue.fade_out, line.rate),
        )
        for cue in cues(line, sounding)
    ]
    return mixed(heard, samples_at(line.frames, line.rate)) if heard else None


def _is(cut: Cut, captions: Captions) -> bool:
    return cut.captions is captions


def _metadata(breakdown: Breakdown, line: Timeline, form: Format) -> dict[str, str]:
    shots, seconds = len(line.events), form.rate.seconds(line.frames)
    return {
        "title": breakdown.title,
        "comment": f"Storyreel: {shots} shots, {seconds:.1f} s at {form.rate.fps} frames a second",
    }
