"""One encoder profile for every clip, so that clips can be joined packet by packet.

Settings alone decide the stream's headers (`stitchable`), pictures never do: two clips of one
format carry the same SPS and PPS byte for byte. There are no B-frames, so a clip may end after any
frame, and a group of pictures is short, so a clip that starts late has few frames to encode again.
"""

from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
from av.container import InputContainer, OutputContainer
from av.error import FFmpegError
from av.video.stream import VideoStream

from pipeline.errors import MachineTrouble
from pipeline.film.format import Format
from pipeline.film.timing import FrameRange, FrameRate
from pipeline.media.disk import writing
from pipeline.media.frame import Frame
from pipeline.progress import Progress, unwatched

GROUP = 12
"""Frames from one keyframe to the next, counted from the clip's first."""

PROFILE = {
    "preset": "superfast",
    "crf": "20",
    "g": str(GROUP),
    "keyint_min": str(GROUP),
    "sc_threshold": "0",
    "bf": "0",
    "x264-params": "stitchable=1:force-cfr=1:open-gop=0:range=tv"
    ":colorprim=bt709:transfer=bt709:colormatrix=bt709",
}
BT709, LIMITED = 1, 1
"""Code points of ITU-T H.273."""

MUXER = {"fflags": "+bitexact"}
"""No version or clock in the file: the same frames give the same bytes."""


UNPROBED = {"skip_frame": "all", "probesize": "32"}
"""The headers say all there is to know; decoding nothing opens a clip 50 times faster."""


@dataclass(frozen=True)
class ClipFacts:
    """What a clip's headers say. `header` is the decoder configuration: SPS and PPS."""

    size: tuple[int, int]
    rate: Fraction
    frames: int
    header: bytes
    keyframes: tuple[int, ...]


@contextmanager
def reading(path: Path) -> Iterator[InputContainer]:
    """An open clip; only MP4 is read, so that no file can name another one."""
    try:
        with av.open(str(path.absolute()), format="mp4", options=UNPROBED) as clip:
            if not clip.streams.video:
                raise MachineTrouble(f"The clip {path.name} holds no picture. Make it again.")
            yield clip
    except (OSError, FFmpegError) as error:
        raise MachineTrouble(
            f"The clip {path.name} is missing or damaged. Make it again."
        ) from error


def probe(path: Path) -> ClipFacts:
    """Raises MachineTrouble for a clip that cannot be read."""
    with reading(path) as clip:
        video = clip.streams.video[0]
        context = video.codec_context
        return ClipFacts(
            size=(context.width, context.height),
            rate=Fraction(video.average_rate or 0),
            frames=video.frames,
            header=context.extradata or b"",
            keyframes=_keyframes(clip),
        )


def profile_header(form: Format) -> bytes:
    """The header that every clip of this format carries, as the encoder writes it now."""
    return _header(form.width, form.height, form.rate.num, form.rate.den)


def codecs() -> frozenset[str]:
    """Names of all that the bundled FFmpeg can encode or decode."""
    return frozenset(av.codecs_available)


@lru_cache(maxsize=16)
def _header(width: int, height: int, num: int, den: int) -> bytes:
    file = BytesIO()
    form = Format(width=width, height=height, rate=FrameRate(num=num, den=den))
    grey = np.full((height * 3 // 2, width), 128, np.uint8)
    _encode(file, [grey], form, unwatched, 1)
    with av.open(BytesIO(file.getvalue()), format="mp4", options=UNPROBED) as clip:
        return clip.streams.video[0].codec_context.extradata or b""


def write_clip(
    path: Path,
    frames: Iterable[Frame],
    form: Format,
    progress: Progress = unwatched,
    total: int = 0,
) -> int:
    """Encodes I420 `frames` as they come; returns how many there were.

    Each is copied before the next is asked for. `total` is for the progress alone. Raises
    MachineTrouble when the disk refuses; `path` is then unfinished and worth nothing.
    """
    with writing(path):
        return _encode(str(path.absolute()), frames, form, progress, total)


def read_frames(path: Path, part: FrameRange | None = None) -> Generator[Frame, None, None]:
    """I420 frames of a clip, or of `part` of it. Raises MachineTrouble when frames are missing."""
    with reading(path) as clip:
        start, stop = (part.start, part.stop) if part else (0, clip.streams.video[0].frames)
        yielded = 0
        for number, frame in _decoded(clip, start):
            if number >= stop:
                break
            if number >= start:
                yield cast("Frame", frame.to_ndarray())
                yielded += 1
    if yielded != stop - start:
        raise MachineTrouble(f"The clip {path.name} ends too early. Make it again.")


def _encode(
    target: str | BytesIO,
    frames: Iterable[Frame],
    form: Format,
    progress: Progress,
    total: int,
) -> int:
    with av.open(target, "w", format="mp4", options=MUXER) as clip:
        stream = _video_stream(clip, form)
        count = 0
        for frame in frames:
            picture = av.VideoFrame.from_ndarray(frame, format="yuv420p")
            picture.pts, picture.time_base = count, stream.codec_context.time_base
            _mux(clip, stream.encode(picture))
            count += 1
            progress(min(1.0, count / max(total, count)))
        _mux(clip, stream.encode(None))
    return count


def _video_stream(clip: OutputContainer, form: Format) -> Any:
    stream = clip.add_stream("libx264", rate=form.rate.fps, options=dict(PROFILE))
    stream.width, stream.height = form.size
    context = stream.codec_context
    context.time_base = 1 / form.rate.fps
    context.thread_count = 1
    context.color_primaries = context.color_trc = context.colorspace = BT709
    context.color_range = LIMITED
    return stream


def _mux(clip: OutputContainer, packets: Iterable[Any]) -> None:
    for packet in packets:
        packet.duration = 1
        clip.mux(packet)


def frame_ticks(video: VideoStream) -> Fraction:
    """The length of a frame in the stream's own time base."""
    return 1 / Fraction(video.average_rate or 1) / Fraction(video.time_base or 1)


def _keyframes(clip: InputContainer) -> tuple[int, ...]:
    video = clip.streams.video[0]
    tick = frame_ticks(video)
    entries = video.index_entries
    return tuple(round(entry.timestamp / tick) for entry in entries if entry.is_keyframe)


def _decoded(clip: InputContainer, start: int) -> Iterator[tuple[int, av.VideoFrame]]:
    """Frames with their numbers, from the keyframe at or before `start`."""
    video = clip.streams.video[0]
    video.codec_context.thread_count = 1
    tick = frame_ticks(video)
    if start:
        clip.seek(round(start * tick), stream=video)
    for frame in clip.decode(video):
        yield round((frame.pts or 0) / tick), frame
