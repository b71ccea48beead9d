"""What the server needs of the studio behind the page."""

from pathlib import Path
from typing import Protocol

from pipeline.media.store import MediaStore
from studio.ledger import Ledger
from studio.store import Store


class Office(Protocol):
    @property
    def home(self) -> Path: ...

    @property
    def store(self) -> Store: ...

    @property
    def media(self) -> MediaStore: ...

    @property
    def ledger(self) -> Ledger: ...

    def draft(self, project: str, shot: str, version: str) -> bytes:
        """WebP of the board that a shot asks for, at draft size."""
        ...

    def close(self) -> None: ...
