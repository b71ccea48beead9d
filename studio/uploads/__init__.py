"""Files that people bring: opened in a process with limits, kept as clean copies by content.

Their names are never asked for. Whatever is refused is refused with a sentence.
"""

from enum import StrEnum

from pipeline.errors import UserMistake
from pipeline.film.value import Value


class Kind(StrEnum):
    """What a file is to be used as."""

    PICTURE = "picture"
    FILM = "film"
    SOUND = "sound"


LARGEST = {Kind.PICTURE: 64 * 2**20, Kind.FILM: 2 * 2**30, Kind.SOUND: 512 * 2**20}
"""Bytes of a file as it comes."""
LARGEST_ARCHIVE = 16 * 2**30


class Received(Value):
    """A file in the media store. Sizes are pixels; a picture has no length."""

    key: str
    kind: Kind
    width: int = 0
    height: int = 0
    seconds: float = 0.0
    rate: str = ""
    """Frames a second, such as `30000/1001`."""


def too_large(most: int) -> UserMistake:
    size = f"{most // 2**20} MB" if most < 2**30 else f"{most // 2**30} GB"
    return UserMistake(f"This file is larger than {size}. Make it smaller and use that file.")
