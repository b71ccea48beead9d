"""The finished film: picture, sound, subtitles and chapters in one MP4 that starts at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from heapq import merge
from pathlib import Path
from typing import Any

import av
from av.container import OutputContainer
from av.packet import Packet

from pipeline.film.captions import Caption
from pipeline.film.format import Format
from pipeline.film.timeline import Chapter
from pipeline.film.timing import FrameRange
from pipeline.media.clip import MUXER, probe, reading
from pipeline.media.disk import writing
from pipeline.media.sound import (
    HEARD_BPS,
    QUIET_BPS,
    SAMPLE_RATE,
    SOUND_TICK,
    Block,
    Samples,
    blocks_of,
    encoded,
    samples_at,
    set_up_sound,
    silence,
)
from pipeline.media.splice import Piece, splice
from pipeline.media.subtitles import set_up_subtitles, subtitle_packets, three_letters
from pipeline.progress import Progress, unwatched

MP4 = {**MUXER, "movflags": "+faststart"}


@dataclass(frozen=True)
class Reel:
    """What goes into a film's file. `pieces` are the whole picture, in order."""

    form: Format
    pieces: Sequence[Piece]
    sound: Iterable[Block] | None = None
    """All of it, read once; none: silence."""
    captions: Sequence[Caption] = ()
    """The soft track; none: the file has no such track."""
    chapters: Sequence[Chapter] = ()
    language: str = ""
    """Of the captions, ISO 639-1."""
    metadata: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def frames(self) -> int:
        return sum(piece.part.frames for piece in self.pieces)


def write_film(path: Path, reel: Reel, progress: Progress = unwatched) -> None:
    """Writes `reel` to `path`. Raises MachineTrouble for damaged clips, OSError as the disk does.

    Memory does not grow with the film: packets go in by time, one clip open at a time.
    """
    with av.open(str(path.absolute()), "w", format="mp4", options=MP4) as film:
        tracks = _tracks(film, reel)
        film.metadata.update(reel.metadata)
        film.set_chapters([_chapter(one, reel) for one in reel.chapters])
        for done, (_, stream, packet) in enumerate(merge(*tracks, key=lambda item: item[0])):
            packet.stream = stream
            film.mux(packet)
            if stream.index == 0 and done % 100 == 0:
                progress(min(1.0, float(packet.pts or 0) / reel.frames))
    progress(1.0)


def write_sounding(path: Path, picture: Path, sound: Samples, form: Format) -> None:
    """The clip at `picture`, packet by packet, with `sound` beside it.

    Raises MachineTrouble for a damaged clip and a disk that refuses.
    """
    whole = FrameRange(start=0, stop=probe(picture).frames)
    with writing(path):
        write_film(path, Reel(form, [Piece(picture, whole)], sound=blocks_of(sound)))


Timed = tuple[float, Any, Packet]
"""Seconds, stream, packet."""


def _tracks(film: OutputContainer, reel: Reel) -> list[Iterator[Timed]]:
    rate = reel.form.rate
    with reading(reel.pieces[0].path) as clip:
        picture = film.add_stream_from_template(clip.streams.video[0])
    picture.time_base = 1 / rate.fps
    sound: Any = film.add_stream("aac", rate=SAMPLE_RATE)
    set_up_sound(sound.codec_context, QUIET_BPS if reel.sound is None else HEARD_BPS)
    samples = samples_at(reel.frames, rate)
    heard = silence(samples) if reel.sound is None else encoded(reel.sound, samples)
    tracks = [
        _timed(splice(reel.pieces, rate), picture, 1 / rate.fps),
        _timed(heard, sound, SOUND_TICK),
    ]
    if reel.captions:
        words: Any = film.add_stream("mov_text")
        set_up_subtitles(words.codec_context, rate)
        words.metadata["language"] = three_letters(reel.language)
        tracks.append(_timed(subtitle_packets(reel.captions, rate), words, 1 / rate.fps))
    return tracks


def _timed(packets: Iterator[Packet], stream: Any, tick: Fraction) -> Iterator[Timed]:
    """`tick` is the time base of these packets: one fraction, not one for each of thousands."""
    tick_s = float(tick)
    for packet in packets:
        yield (packet.dts or 0) * tick_s, stream, packet


def _chapter(chapter: Chapter, reel: Reel) -> Any:
    return {
        "id": chapter.start,
        "start": chapter.start,
        "end": chapter.start + chapter.frames,
        "time_base": 1 / reel.form.rate.fps,
        "metadata": {"title": chapter.title},
    }
