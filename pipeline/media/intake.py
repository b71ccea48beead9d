"""Pictures, films and sounds of strangers: what they are is found out, never believed.

What comes out holds the picture or the sound alone: metadata, and whatever else a file may carry,
stays behind. To be run in a process with limits on memory and time; see `studio.uploads`.
"""

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import av
from av.container import InputContainer
from av.error import FFmpegError
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from pipeline.errors import UserMistake
from pipeline.film.format import LARGEST_PX

PICTURES = ("PNG", "JPEG", "WEBP")
MOST_PIXELS = 64_000_000
"""What the largest cameras take; decoded, 256 MB."""
KEPT_PX = LARGEST_PX // 2
"""A longer side is brought down to this: four thousand pixels are twice the sharpest screen."""
LONGEST_S = 4 * 3600.0


class Container(NamedTuple):
    """A kind of file: FFmpeg's name of it, what may be in it, and the suffix it is kept under."""

    name: str
    videos: frozenset[str]
    sounds: frozenset[str]
    kept_as: str
    suffix: str


MP4_SOUNDS = frozenset({"aac", "mp3", "alac"})
CONTAINERS: tuple[tuple[Callable[[bytes], bool], Container], ...] = (
    (
        lambda head: head[4:8] == b"ftyp" and head[8:11] in (b"M4A", b"M4B"),
        Container("mp4", frozenset(), MP4_SOUNDS, "mp4", ".m4a"),
    ),
    (
        lambda head: head[4:8] == b"ftyp",
        Container("mp4", frozenset({"h264", "hevc", "av1"}), MP4_SOUNDS, "mp4", ".mp4"),
    ),
    (
        lambda head: head[:4] == b"\x1a\x45\xdf\xa3",
        Container(
            "matroska",
            frozenset({"vp8", "vp9", "av1"}),
            frozenset({"opus", "vorbis"}),
            "webm",
            ".webm",
        ),
    ),
    (
        lambda head: head[:4] == b"RIFF" and head[8:12] == b"WAVE",
        Container(
            "wav",
            frozenset(),
            frozenset({"pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le"}),
            "wav",
            ".wav",
        ),
    ),
    (
        lambda head: head[:4] == b"fLaC",
        Container("flac", frozenset(), frozenset({"flac"}), "flac", ".flac"),
    ),
    (
        lambda head: head[:4] == b"OggS",
        Container("ogg", frozenset(), frozenset({"opus", "vorbis", "flac"}), "ogg", ".ogg"),
    ),
    (
        lambda head: (
            head[:3] == b"ID3" or (head[:1] == b"\xff" and head[1:2] in (b"\xfb", b"\xf3", b"\xf2"))
        ),
        Container("mp3", frozenset(), frozenset({"mp3"}), "mp3", ".mp3"),
    ),
)
"""How a file begins, and the only thing that it is then tried as. The first that fits counts."""

SEALED = {"protocol_whitelist": "none", "format_whitelist": "", "probesize": "5000000"}
"""A file may name no other file and no address."""


class Size(NamedTuple):
    width: int
    height: int


class Footage(NamedTuple):
    """What a film or a sound is. A sound has no size and no rate."""

    suffix: str
    seconds: float
    width: int = 0
    height: int = 0
    rate: str = ""


def clean_picture(source: Path, target: Path) -> Size:
    """Writes the picture of `source` as a PNG: upright, 8 bits, sRGB, with alpha if it has any.

    Raises UserMistake for anything but a sound PNG, JPEG or WebP of at most MOST_PIXELS.
    """
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with warnings.catch_warnings(), _picture(source) as picture:
        upright = _in_srgb(ImageOps.exif_transpose(picture))
        upright.thumbnail((KEPT_PX, KEPT_PX), Image.Resampling.LANCZOS)
        # A new picture: the old one drags along what was written beside it.
        clean = Image.new(upright.mode, upright.size)
        clean.paste(upright)
        clean.save(target, "PNG", compress_level=3)
        return Size(*clean.size)


@contextmanager
def _picture(source: Path) -> Iterator[Image.Image]:
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    warnings.simplefilter("ignore", UserWarning)
    try:
        with Image.open(source, formats=PICTURES) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise _too_large()
            picture.load()
            yield picture
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large() from None
    except UnidentifiedImageError:
        raise UserMistake(
            "This is no PNG, JPEG or WebP picture. Save it as one of these and use that file."
        ) from None
    except (OSError, SyntaxError, ValueError):
        raise UserMistake(
            "This picture is damaged. Save it again as PNG, JPEG or WebP and use that file."
        ) from None


def _too_large() -> UserMistake:
    return UserMistake(
        f"This picture has more than {MOST_PIXELS // 1_000_000} million pixels. "
        "Make it smaller and use that file."
    )


def _in_srgb(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I") or picture.mode == "F":  # 16 bits of grey
        return picture.point(lambda value: value / 257).convert("L").convert("RGB")
    has_alpha = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    shown = picture.convert("RGBA") if has_alpha else picture
    profile = picture.info.get("icc_profile")
    if profile and shown.mode in ("RGB", "RGBA", "CMYK"):
        with suppress(ImageCms.PyCMSError, OSError):  # an odd profile: the numbers as they are
            return _converted(shown, profile)
    return shown.convert("RGBA" if has_alpha else "RGB")


def _converted(picture: Image.Image, profile: bytes) -> Image.Image:
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    made = ImageCms.profileToProfile(
        picture,
        ImageCms.ImageCmsProfile(BytesIO(profile)),
        ImageCms.createProfile("sRGB"),
        outputMode=mode,
    )
    return made if made else picture.convert(mode)


def clean_footage(source: Path, target: Path) -> Footage:
    """Writes the first picture and sound track of `source` to `target`, packet by packet.

    Raises UserMistake for anything but a file of `CONTAINERS` with a codec that is listed there.
    """
    with source.open("rb") as file:
        container = _container(file.read(16))
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


def _container(head: bytes) -> Container:
    for begins_so, container in CONTAINERS:
        if begins_so(head):
            return container
    raise UserMistake(
        "This is no film or sound that can be used. Save it as MP4, WebM, WAV, FLAC, OGG or MP3 "
        "and use that file."
    )


def _options(container: Container) -> dict[str, str]:
    allowed = ",".join(sorted(container.videos | container.sounds))
    return {
        **SEALED,
        "format_whitelist": f"{container.name},mov,mov,mp4",
        "codec_whitelist": allowed,
    }


def _streams(footage: InputContainer, container: Container) -> list[Any]:
    videos, sounds = footage.streams.video, footage.streams.audio
    wanted = [*videos[:1], *sounds[:1]] if container.videos else list(sounds[:1])
    allowed = container.videos | container.sounds
    names = [stream.codec_context.name for stream in wanted if stream.codec_context]
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


BARE = {"fflags": "+bitexact"}
"""No version, clock or name in the file."""
