"""Media by the hash of their bytes, and what was made by the digest of its recipe.

    home/media/ab/abcd....mp4    content; the name is the SHA-256 of the bytes
    home/made/12/1234....json    recipe digest -> the recipe, the Keyframe or Take made from it, and
                                 that one's own digest
    home/scratch/                files being written

Nothing is ever overwritten. A file under its final name is whole: it was written elsewhere, synced
and renamed. A file whose bytes no longer match its name, and a record that no longer matches its
digest, count as absent and are made again.
"""

import hashlib
import json
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import psutil
from pydantic import ValidationError

from pipeline.errors import MachineTrouble, UserMistake
from pipeline.film.shot import Keyframe, Take
from pipeline.film.value import Value
from pipeline.media.disk import put_in_place, sync_folder, writing

DEAD_SCRATCH_S = 600.0
"""A scratch file of a process that is gone is removed after this long without a write: on a home
shared between containers a process that looks gone may only live elsewhere."""

M = TypeVar("M", Keyframe, Take)
R = TypeVar("R", bound=Value)


class MediaStore:
    """The media folder of one home. Safe for several threads and processes at once."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._intact: set[str] = set()
        """Keys whose bytes were checked by this store."""
        with writing(home):
            for folder in (self._media, self._made, self._scratch):
                folder.mkdir(parents=True, exist_ok=True)
            sync_folder(home)
            self._sweep()

    @property
    def _media(self) -> Path:
        return self.home / "media"

    @property
    def _made(self) -> Path:
        return self.home / "made"

    @property
    def _scratch(self) -> Path:
        return self.home / "scratch"

    def add(self, data: bytes, suffix: str) -> str:
        """Keeps `data`; returns its key, `<sha256><suffix>` with a suffix such as `.png`."""
        with self.scratch(suffix) as path:
            with writing(path):
                path.write_bytes(data)
            return self.adopt(path)

    def adopt(self, path: Path) -> str:
        """Moves a finished scratch file in; returns its key."""
        key = f"{_hash(path)}{path.suffix}"
        if key not in self._intact:
            self._place(path, self._media_path(key))
            self._intact.add(key)
        return key

    def path(self, key: str) -> Path:
        """Where the media of `key` lies, its bytes checked once.

        Raises MachineTrouble when they are missing or damaged.
        """
        if not self.is_intact(key):
            raise MachineTrouble(
                f"The media file {key} in {self.home} is missing or damaged. "
                "Run the same command again: what is missing is made again."
            )
        return self._media_path(key)

    def is_intact(self, key: str) -> bool:
        if key in self._intact:
            return True
        try:
            is_same = _hash(self._media_path(key)) == key.partition(".")[0]
        except OSError:
            return False
        if is_same:
            self._intact.add(key)
        return is_same

    @contextmanager
    def scratch(self, suffix: str) -> Iterator[Path]:
        """A path for a file being made; what is left there at the end is removed."""
        path = self._scratch / f"{os.getpid()}-{secrets.token_hex(8)}{suffix}"
        try:
            yield path
        finally:
            path.unlink(missing_ok=True)

    def find(self, recipe: Value, kind: type[M]) -> M | None:
        """What was made from this recipe, if all of it is still intact."""
        record = self._record(recipe.digest())
        made = _proved(kind, record.get("made"), record.get("digest"))
        return made if made and all(self.is_intact(key) for key in made.media_keys) else None

    def recipe(self, digest: str, kind: type[R]) -> R:
        """The recipe of this digest: how something here was made.

        Raises UserMistake where none is kept, as for a picture that was brought along.
        """
        found = _proved(kind, self._record(digest).get("recipe"), digest)
        if found is None:
            raise UserMistake("How that version was made is not on record. Choose another version.")
        return found

    def keep(self, recipe: Value, made: Keyframe | Take) -> None:
        """Records what was made from a recipe, after its media are in place."""
        record = {
            "recipe": recipe.model_dump(mode="json"),
            "made": made.model_dump(mode="json"),
            "digest": made.digest(),
        }
        with self.scratch(".json") as path:
            with writing(path):
                path.write_text(json.dumps(record), "utf-8")
            self._place(path, self._record_path(recipe.digest()))

    def _record(self, digest: str) -> dict[str, Any]:
        """Empty where there is none that can be read."""
        try:
            record = json.loads(self._record_path(digest).read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return record if isinstance(record, dict) else {}

    def _media_path(self, key: str) -> Path:
        return self._media / key[:2] / key

    def _record_path(self, digest: str) -> Path:
        return self._made / digest[:2] / f"{digest}.json"

    def _place(self, path: Path, final: Path) -> None:
        with writing(final):
            final.parent.mkdir(exist_ok=True)
            # Without this a power cut takes a new folder back, and the synced file in it.
            sync_folder(final.parent.parent)
        put_in_place(path, final)

    def _sweep(self) -> None:
        """Removes what dead processes left in scratch."""
        for path in self._scratch.iterdir():
            owner = path.name.partition("-")[0]
            is_alive = owner.isdecimal() and psutil.pid_exists(int(owner))
            with suppress(OSError):  # another process may sweep at the same moment
                if not is_alive and time.time() - path.stat().st_mtime > DEAD_SCRATCH_S:
                    path.unlink()


def _proved(kind: type[R], content: object, digest: object) -> R | None:
    """The value that was written, if it still has its digest: one digit less is another film."""
    try:
        value = kind.model_validate(content)
    except ValidationError:
        return None
    return value if value.digest() == digest else None


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
