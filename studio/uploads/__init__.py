"""Files that people bring: opened in a process with limits, kept as clean copies by content.

Their names are never asked for. Whatever is refused is refused with a sentence.
"""

from enum import StrEnum

from pipeline.errors import UserMistake


class Kind(StrEnum):
    """What a file is to be used as."""

    PICTURE = "picture"
    FILM = "film"
    SOUND = "sound"
    LORA = "lora"


LARGEST = {
    Kind.PICTURE: 64 * 2**20,
    Kind.FILM: 2 * 2**30,
    Kind.SOUND: 512 * 2**20,
    Kind.LORA: 2 * 2**30,
}
"""Bytes of a file as it comes."""
LARGEST_ARCHIVE = 16 * 2**30


def too_large(most: int) -> UserMistake:
    size = f"{most // 2**20} MB" if most < 2**30 else f"{most // 2**30} GB"
    return UserMistake(f"This file is larger than {size}. Make it smaller and use that file.")
