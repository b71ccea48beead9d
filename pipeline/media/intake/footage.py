"""Films and sounds of strangers: looked into, and copied packet by packet."""

from pathlib import Path
from typing import Any, NamedTuple

import av
from av.container import InputContainer
from av.error import FFmpegError

from pipeline.errors import UserMistake
from pipeline.film.format import LARGEST_PX
from pipeline.media.intake.heads import HEAD, Container, container_of

LONGEST_S = 4 * 3600.0

DECODERS = {"mp3": "mp3float", "av1": "libdav1d"}
"""Codecs whose decoder has another name."""

SEALED = {"protocol_whitelist": "none", "probesize": "5000000"}
"""A file may name no other file and no address."""

BARE = {"fflags": "+bitexact"}
"""No version, clock or name in the file."""


class Footage(NamedTuple):
    """What a film or a sound is. A sound has no size and no rate."""

    suffix: str
    seconds: float
    width: int = 0
    height: int = 0
    rate: str = ""


def clean_footage(source: Path, target: Path) -> Footage:
    """Writes the first picture and sound track of `source` to `target`, packet by packet.

    Raises UserMistake for anything but a file of `CONTAINERS` with a codec that is listed there.
    """
    with source.open("rb") as file:
        container = container_of(file.read(HEAD))
        file.seek(0)
        try:
            with av.open(file, "r", format=container.name, options=_options(container)) as footage:
                streams = _streams(footage, container)
                facts = _facts(footage, container)
                _decode_some(footage)
                _copy(footage, streams, target, container)
        except (FFmpegError, OSError, ValueError, EOFError):
            raise UserMistake(
                "This film or sound is damaged, or not what it begins as. "
                "Save it again as MP4, WebM, WAV or MP3 and use that file."
            ) from None
    return facts


def _options(container: Container) -> dict[str, str]:
    allowed = container.videos | container.sounds
    decoders = allowed | {DECODERS[name] for name in allowed if name in DECODERS}
    return {**SEALED, "codec_whitelist": ",".join(sorted(decoders))}


def _streams(footage: InputContainer, container: Container) -> list[Any]:
    videos, sounds = footage.streams.video, footage.streams.audio
    wanted = [*videos[:1], *sounds[:1]] if container.videos else list(sounds[:1])
    allowed = container.videos | container.sounds
    names = [s.codec_context.codec.canonical_name for s in wanted if s.codec_context]
    if not wanted or len(names) != len(wanted):
        raise ValueError("nothing to be seen or heard")
    for name in names:
        if name not in allowed:
            known = ", ".join(sorted(allowed))
            raise UserMistake(
                f"This file is coded as {name}, and {container.suffix} files may be coded as "
                f"{known}. Convert it and use that file."
            )
    return wanted


def _facts(footage: InputContainer, container: Container) -> Footage:
    seconds = (footage.duration or 0) / av.time_base
    if not 0 < seconds <= LONGEST_S:
        raise UserMistake(
            f"This file says that it is {seconds:.0f} seconds long, and it may have 1 to "
            f"{LONGEST_S:.0f}. Cut it and use that file."
        )
    videos = footage.streams.video if container.videos else ()
    if not videos:
        return Footage(container.suffix, round(seconds, 3))
    video = videos[0]
    if not (0 < video.width <= LARGEST_PX and 0 < video.height <= LARGEST_PX):
        raise UserMistake(f"A film may have sides of at most {LARGEST_PX} pixels. Make it smaller.")
    rate = str(video.average_rate or "")
    return Footage(container.suffix, round(seconds, 3), video.width, video.height, rate)


def _decode_some(footage: InputContainer) -> None:
    """What cannot be decoded is refused here rather than shown as black later."""
    for stream in (*footage.streams.video[:1], *footage.streams.audio[:1]):
        if next(footage.decode(stream), None) is None:
            raise ValueError("nothing to be seen or heard")
        footage.seek(0)


def _copy(footage: InputContainer, streams: list[Any], target: Path, to: Container) -> None:
    with av.open(str(target.absolute()), "w", format=to.kept_as, options=BARE) as copy:
        copies = {stream.index: copy.add_stream_from_template(stream) for stream in streams}
        for packet in footage.demux(streams):
            if packet.dts is not None:
                packet.stream = copies[packet.stream_index]
                copy.mux(packet)
