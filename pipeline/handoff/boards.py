"""The boards as one ZIP of PNG pictures."""

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

EPOCH = (1980, 1, 1, 0, 0, 0)
"""Every entry's date, so that the same boards give the same bytes."""


def write_boards(path: Path, boards: Iterable[tuple[str, bytes]]) -> None:
    """Writes (slate, PNG bytes) pairs as `001_1A.png`, `002_1B.png`, ... in the given order.

    The slate comes from the script, so only its letters and digits reach the name; the count in
    front keeps names unique and in the film's order.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for count, (slate, png) in enumerate(boards, start=1):
            plain = re.sub(r"[^A-Za-z0-9]+", "-", slate)[:20].strip("-")
            name = f"{count:03}_{plain}" if plain else f"{count:03}"
            archive.writestr(zipfile.ZipInfo(f"{name}.png", EPOCH), png)
