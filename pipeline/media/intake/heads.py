"""How files begin: what a file is tried as follows from its first bytes, never from its name."""

from collections.abc import Callable
from typing import NamedTuple

from pipeline.errors import UserMistake

HEAD = 16
"""Bytes that tell."""

PICTURES: tuple[Callable[[bytes], bool], ...] = (
    lambda head: head[:8] == b"\x89PNG\r\n\x1a\n",
    lambda head: head[:3] == b"\xff\xd8\xff",
    lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP",
)


class Container(NamedTuple):
    """A kind of file: FFmpeg's name of it, what may be in it, and the suffix it is kept under."""

    name: str
    videos: frozenset[str]
    sounds: frozenset[str]
    kept_as: str
    suffix: str


_MP4_SOUNDS = frozenset({"aac", "mp3", "alac"})
CONTAINERS: tuple[tuple[Callable[[bytes], bool], Container], ...] = (
    (
        lambda head: head[4:8] == b"ftyp" and head[8:11] in (b"M4A", b"M4B"),
        Container("mp4", frozenset(), _MP4_SOUNDS, "mp4", ".m4a"),
    ),
    (
        lambda head: head[4:8] == b"ftyp",
        Container("mp4", frozenset({"h264", "hevc", "av1"}), _MP4_SOUNDS, "mp4", ".mp4"),
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


def check_picture(head: bytes) -> None:
    """Raises UserMistake for a file that does not begin like a PNG, JPEG or WebP picture."""
    if not any(begins_so(head) for begins_so in PICTURES):
        raise UserMistake(
            "This is no PNG, JPEG or WebP picture. Save it as one of these and use that file."
        )


def container_of(head: bytes) -> Container:
    """Raises UserMistake for a file that begins like no film or sound that is taken."""
    for begins_so, container in CONTAINERS:
        if begins_so(head):
            return container
    raise UserMistake(
        "This is no film or sound that can be used. Save it as MP4, WebM, WAV, FLAC, OGG or MP3 "
        "and use that file."
    )
