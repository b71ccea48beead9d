"""What was learned of this machine, kept in its home: one small file of JSON."""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

from filelock import FileLock

FILE = "machine.json"

Facts = dict[str, Any]


class Learned:
    """Facts by section and key. Several processes may use one file; a damaged one is begun anew,
    and where the disk refuses nothing is learned."""

    def __init__(self, home: Path | None) -> None:
        self._path = home / FILE if home else None

    def get(self, section: str, key: str) -> Any:
        """None: not known."""
        found = self._read().get(section)
        return found.get(key) if isinstance(found, dict) else None

    def put(self, section: str, key: str, fact: Any) -> None:
        self._change(section, lambda facts: facts | {key: fact})

    def _change(self, section: str, change: Callable[[Facts], Facts]) -> None:
        if self._path is None:
            return
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self._path.with_suffix(".lock")):
                facts = self._read()
                before = facts.get(section)
                facts[section] = change(before if isinstance(before, dict) else {})
                _write(self._path, facts)

    def _read(self) -> dict[str, Any]:
        if self._path is None:
            return {}
        try:
            read = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return read if isinstance(read, dict) else {}


def _write(path: Path, facts: Facts) -> None:
    unfinished = path.with_name(f"{path.name}-{uuid4().hex}.part")
    try:
        with unfinished.open("w", encoding="utf-8") as file:
            json.dump(facts, file, indent=1, sort_keys=True)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise
