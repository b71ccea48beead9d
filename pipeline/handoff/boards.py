"""The boards and their passes as one ZIP."""

import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

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
