"""What the hub says that a repository has, read without trust."""

import json
from dataclasses import dataclass
from typing import Any

SHORTEST_COMMIT = 7


@dataclass(frozen=True)
class Listed:
    """A file. Large ones have a SHA-256; of small ones only the id in git is known."""

    name: str
    size: int
    sha256: str
    blob: str


@dataclass(frozen=True)
class Repository:
    commit: str
    files: tuple[Listed, ...]


def read_listing(data: bytes) -> Repository:
    """Raises ValueError for what is no listing."""
    told = json.loads(data)
    try:
        commit = str(told["sha"])
        files = tuple(_listed(one) for one in told["siblings"])
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"a listing without {error}") from None
    if not commit.isalnum() or len(commit) < SHORTEST_COMMIT:
        raise ValueError("a commit that is none")
    return Repository(commit, files)


def _listed(one: dict[str, Any]) -> Listed:
    large = one.get("lfs") or {}
    size = large.get("size", one.get("size"))
    if type(size) is not int or size < 0:
        raise ValueError("a file without a size")
    sha256 = str(large.get("sha256") or "").lower()
    blob = "" if sha256 else str(one["blobId"]).lower()
    return Listed(str(one["rfilename"]), size, sha256, blob)
