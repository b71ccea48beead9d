"""Tensors kept in a folder of bounded size; what was not used for the longest goes first."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

ENDING = ".safetensors"

Tensors = dict[str, Any]


class Kept:
    """Several processes may use one folder. A full or read-only disk only means nothing is kept."""

    def __init__(self, folder: Path, limit: int) -> None:
        self._folder = folder
        self._limit = limit

    def find(self, key: str) -> dict[str, Any] | None:
        """The tensors and lists of tensors that were kept; none where there are none that can be
        read."""
        from safetensors import SafetensorError
        from safetensors.torch import load_file

        path = self._path(key)
        try:
            tensors = load_file(path)
            os.utime(path)
        except (OSError, SafetensorError):
            with suppress(OSError):
                path.unlink(missing_ok=True)
            return None
        return _gathered(tensors)

    def keep(self, key: str, tensors: Tensors) -> None:
        from safetensors.torch import save_file

        path = self._path(key)
        unfinished = path.with_name(f"{key}-{uuid4().hex}.part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            save_file(tensors, unfinished)
            unfinished.replace(path)
        except OSError:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
            return
        keep_below(self._folder, self._limit)

    def _path(self, key: str) -> Path:
        return self._folder / (key + ENDING)


def keep_below(folder: Path, limit: int) -> None:
    """Removes files, those that were used the longest ago first, until there are no more bytes
    than `limit`."""
    files: list[tuple[float, int, Path]] = []
    for path in folder.rglob("*"):
        with suppress(OSError):  # another process may have been faster
            if path.is_file():
                facts = path.stat()
                files.append((facts.st_mtime_ns, facts.st_size, path))
    over = sum(size for _, size, _ in files) - limit
    for _, size, path in sorted(files):
        if over <= 0:
            return
        with suppress(OSError):
            path.unlink()
        over -= size


def tensors_of(values: dict[str, Any]) -> Tensors:
    """Flat, contiguous and on the CPU, as files hold them; a list's items are numbered."""
    flat: Tensors = {}
    for name, value in values.items():
        if isinstance(value, list):
            flat |= {f"{name}.{number}": tensor for number, tensor in enumerate(value)}
        else:
            flat[name] = value
    return {name: tensor.detach().cpu().contiguous() for name, tensor in flat.items()}


def _gathered(tensors: Tensors) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name in sorted(tensors, key=_place):
        start, _, number = name.partition(".")
        if number:
            values.setdefault(start, []).append(tensors[name])
        else:
            values[name] = tensors[name]
    return values


def _place(name: str) -> tuple[str, int]:
    start, _, number = name.partition(".")
    return start, int(number or 0)
