"""Safetensors files, read strictly: nothing in them can run, and nothing in them is left unread.

The format: 8 bytes with the length of the header, the header as JSON, then the tensors one after
the other (https://github.com/huggingface/safetensors).
"""

import json
import math
from pathlib import Path
from typing import Any

LONGEST_HEADER = 100_000_000
"""Bytes; the limit of the safetensors library."""
LENGTH_BYTES = 8
METADATA = "__metadata__"
BITS = {
    "BOOL": 8, "U8": 8, "I8": 8, "F8_E5M2": 8, "F8_E4M3": 8, "F8_E8M0": 8,
    "I16": 16, "U16": 16, "F16": 16, "BF16": 16, "I32": 32, "U32": 32, "F32": 32,
    "I64": 64, "U64": 64, "F64": 64, "C64": 64,
}  # fmt: skip


class NotTensors(ValueError):
    """What is wrong with a file that should hold tensors; completes "the file ..."."""


LORA = "lora"
"""Part of the name of every tensor that is one, however the trainer writes the rest."""
TITLES = ("modelspec.title", "ss_output_name")
"""Where trainers write what a LoRA is called (the ModelSpec, and kohya's scripts)."""
LONGEST_TITLE = 80


def check_tensors(path: Path) -> None:
    """Raises NotTensors for anything that is not exactly a safetensors file."""
    _checked(path)


def check_lora(path: Path) -> str:
    """What a LoRA calls itself, or nothing. Raises NotTensors also for tensors that are none."""
    header, metadata = _checked(path)
    if not any(LORA in name.lower() for name in header):
        raise NotTensors("holds no LoRA: none of its tensors is one")
    titles = (metadata[name].strip() for name in TITLES if name in metadata)
    return next((title[:LONGEST_TITLE] for title in titles if title.isprintable()), "")


def _checked(path: Path) -> tuple[dict[str, Any], dict[str, str]]:
    """The header without its metadata, and the metadata."""
    size = path.stat().st_size
    with path.open("rb") as file:
        length = int.from_bytes(file.read(LENGTH_BYTES), "little")
        if size < LENGTH_BYTES or length > min(LONGEST_HEADER, size - LENGTH_BYTES):
            raise NotTensors("is no safetensors file: its header does not fit")
        header = _read_header(file.read(length))
    metadata = header.pop(METADATA, {})
    if not _is_texts(metadata):
        raise NotTensors("has metadata that is not text")
    ranges = sorted(_range(name, entry) for name, entry in header.items())
    _check_ranges(ranges, size - LENGTH_BYTES - length)
    return header, metadata


def _read_header(data: bytes) -> dict[str, Any]:
    if not data.startswith(b"{"):
        raise NotTensors("is no safetensors file: it begins with something else")
    try:
        header = json.loads(data.decode("utf-8"), object_pairs_hook=_once, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise NotTensors(f"has a header that cannot be read ({error})") from None
    return header


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotTensors("names something twice")
    return found


def _refuse(constant: str) -> None:
    raise NotTensors(f"has the number {constant}")


def _is_texts(metadata: object) -> bool:
    return isinstance(metadata, dict) and all(isinstance(text, str) for text in metadata.values())


def _range(name: str, entry: Any) -> tuple[int, int]:
    """Where a tensor begins and ends, proved to be as long as its shape."""
    if not isinstance(entry, dict) or entry.keys() != {"dtype", "shape", "data_offsets"}:
        raise NotTensors(f"describes {name!r} in another way")
    shape, offsets = entry["shape"], entry["data_offsets"]
    if not (_is_counts(shape) and _is_counts(offsets) and len(offsets) == 2):
        raise NotTensors(f"has no sound shape for {name!r}")
    if not isinstance(entry["dtype"], str) or entry["dtype"] not in BITS:
        raise NotTensors(f"has numbers of an unknown kind in {name!r}")
    begin, end = offsets
    if end - begin != math.prod(shape) * BITS[entry["dtype"]] // 8:
        raise NotTensors(f"has another length than shape for {name!r}")
    return begin, end


def _is_counts(numbers: object) -> bool:
    return isinstance(numbers, list) and all(type(n) is int and n >= 0 for n in numbers)


def _check_ranges(ranges: list[tuple[int, int]], size: int) -> None:
    at = 0
    for begin, end in ranges:
        if begin != at:
            raise NotTensors("has a gap or an overlap between its tensors")
        at = end
    if at != size:
        raise NotTensors("is longer or shorter than its tensors")
