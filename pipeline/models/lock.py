"""The lock of an installed model: which bytes it has, and where they came from."""

from pathlib import Path

from pydantic import Field, ValidationError

from pipeline.film.value import Value

NAME = "lock.json"
SHA256 = r"^[0-9a-f]{64}$"


class LockedFile(Value):
    path: str
    """In the model's folder, with slashes."""
    size: int = Field(ge=0)
    sha256: str = Field(pattern=SHA256)


class Origin(Value):
    repo: str
    """`owner/name` on the hub; empty for a folder of one's own."""
    commit: str
    """The resolved commit, or `local:` and the digest of the folder's files."""


class Lock(Value):
    """Its digest is the revision that recipes name."""

    model: str
    origins: tuple[Origin, ...]
    """The model's repository, then those of its extras."""
    files: tuple[LockedFile, ...]
    """By path."""

    @property
    def size(self) -> int:
        return sum(file.size for file in self.files)


def read_lock(folder: Path) -> Lock | None:
    """None where there is none that can be read: the model then counts as not installed."""
    try:
        return Lock.model_validate_json((folder / NAME).read_bytes())
    except (OSError, ValidationError):
        return None
