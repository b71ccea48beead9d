"""A finished film encoded once more, smaller: the same frames, tracks and chapters."""

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import av
from av.container import InputContainer, OutputContainer
from av.error import InvalidDataError
from av.packet import Packet
from av.video.frame import PictureType, VideoFrame

from pipeline.errors import MachineTrouble
from pipeline.film.timing import FrameRate
from pipeline.media.clip import BT709, LIMITED, MUXER
from pipeline.media.disk import writing
from pipeline.progress import Progress, unwatched

SMALL = {"preset": "medium", "crf": "28", "g": "96", "x264-params": "range=tv:force-cfr=1"}
"""About a quarter of the bytes of a master; what is lost shows on large screens only."""


def write_small(film: Path, path: Path, rate: FrameRate, progress: Progress = unwatched) -> None:
    """Writes a smaller `film` to `path`, frame for frame; sound and subtitles are copied.

    Raises MachineTrouble for a damaged film and a disk that refuses.
    """
    options = {**MUXER, "movflags": "+faststart"}
    with (
        writing(path),
        _reading(film) as source,
        av.open(str(path.absolute()), "w", format="mp4", options=options) as small,
    ):
        small.metadata.update(source.metadata)
        small.set_chapters(source.chapters())
        frames = source.streams.video[0].frames
        if _encoded(source, small, rate, progress) != frames:
            raise MachineTrouble("The film could not be read to its end. Make it again.")


@contextmanager
def _reading(film: Path) -> Iterator[InputContainer]:
    try:
        with av.open(str(film.absolute()), format="mp4") as source:
            yield source
    except (InvalidDataError, FileNotFoundError) as error:
        raise MachineTrouble(
            f"The film {film.name} is missing or damaged. Make it again."
        ) from error


def _encoded(
    source: InputContainer, small: OutputContainer, rate: FrameRate, progress: Progress
) -> int:
    video = source.streams.video[0]
    picture = _video(small, source, rate)
    others = (*source.streams.audio, *source.streams.subtitles)
    copies = {stream.index: small.add_stream_from_template(stream) for stream in others}
    for index, copied in copies.items():
        copied.metadata.update(source.streams[index].metadata)
    count = 0
    for packet in source.demux(video, *others):  # chapters are a track too, and set above
        if packet.stream.index in copies:
            if packet.dts is not None:
                packet.stream = copies[packet.stream.index]
                small.mux(packet)
            continue
        for frame in cast("list[VideoFrame]", packet.decode()):
            frame.pts, frame.time_base = count, 1 / rate.fps
            frame.pict_type = PictureType.NONE
            _mux(small, picture.encode(frame))
            count += 1
            progress(min(1.0, count / max(1, video.frames)))
    _mux(small, picture.encode(None))
    return count


def _mux(small: OutputContainer, packets: list[Packet]) -> None:
    for packet in packets:
        packet.duration = 1
        small.mux(packet)


def _video(small: OutputContainer, source: InputContainer, rate: FrameRate) -> Any:
    video = source.streams.video[0]
    stream: Any = small.add_stream("libx264", rate=rate.fps, options=dict(SMALL))
    stream.width, stream.height, stream.pix_fmt = video.width, video.height, "yuv420p"
    context = stream.codec_context
    context.time_base = Fraction(1) / rate.fps
    context.thread_count = 1
    context.color_primaries = context.color_trc = context.colorspace = BT709
    context.color_range = LIMITED
    return stream
