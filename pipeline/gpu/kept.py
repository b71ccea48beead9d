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
        self._shrink()

    def _path(self, key: str) -> Path:
        return self._folder / (key + ENDING)

    def _shrink(self) -> None:
        files = [(path, path.stat()) for path in self._folder.glob("*" + ENDING)]
        files.sort(key=lambda entry: entry[1].st_mtime_ns)
        over = sum(facts.st_size for _, facts in files) - self._limit
        for path, facts in files:
            if over <= 0:
                return
            with suppress(OSError):
                path.unlink()
            over -= facts.st_size


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
