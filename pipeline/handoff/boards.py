"""The boards and their passes, as one ZIP to send and as a folder to open."""

import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.media.disk import writing
from pipeline.media.publish import unfinished

EPOCH = (1980, 1, 1, 0, 0, 0)
"""Every entry's date, so that the same boards give the same bytes."""


def write_boards(path: Path, boards: Iterable[tuple[str, Mapping[str, bytes]]]) -> None:
    """Writes (slate, files) pairs as `001_1A.png`, `001_1A_depth.png`, ... in the given order.

    `files`: ending of the name to content, the picture's own ending first.

    The slate comes from the script, so only its letters and digits reach the name; the count in
    front keeps names unique and in the film's order.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for count, (slate, files) in enumerate(boards, start=1):
            plain = re.sub(r"[^A-Za-z0-9]+", "-", slate)[:20].strip("-")
            name = f"{count:03}_{plain}" if plain else f"{count:03}"
            for ending, content in files.items():
                archive.writestr(zipfile.ZipInfo(name + ending, EPOCH), content)


def unpack_boards(archive: Path, folder: Path) -> None:
    """Writes what `write_boards` wrote as files beside each other, each whole or not there."""
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive) as boards:
        for name in boards.namelist():
            with unfinished(folder / name) as path:
                path.write_bytes(boards.read(name))
