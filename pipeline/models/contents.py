"""What files a model may have, and that they are what their names say.

A weight file is safetensors or it is not fetched: pickles (.bin, .ckpt, .pt, .pth) can run code
when they are opened, under any name. Programs (.py) are never fetched, and what asks for one is
refused.
"""

import json
import re
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.models.tensors import NotTensors, check_tensors

WEIGHTS = ".safetensors"
TEXTS = (".txt", ".jinja", ".md")
SENTENCEPIECE = ".model"
PIECES_FIELD = 0x0A
"""The first byte of a SentencePiece model: its list of pieces, field 1 of the message."""
LICENCES = ("LICENSE", "LICENCE", "License", "NOTICE")
LARGEST_TEXT = 256 * 2**20
"""Bytes; the longest vocabularies have 35 MB."""
OF_A_PIPELINE = (
    "model_index.json", "*/*.json", "*/*.safetensors", "*/*.txt", "*/*.model", "*/*.jinja",
)  # fmt: skip
"""What is taken of a repository in the layout of diffusers."""
UNTRAINED = "storyreel.json"
"""The file that says of its folder that its weights are random: made for trying the machinery."""
OF_LICENCES = ("LICEN[SC]E*", "License*", "*icense*.txt", "NOTICE*")
SEGMENT = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.+-]{0,127}")
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices."""
VARIANT = re.compile(r"\.(fp16|fp32|bf16|ema|non_ema)(?=[.-])")
"""As diffusers and transformers name them: `model.fp16.safetensors`, `...index.fp16.json`."""

SHARD = re.compile(r"-\d{5}-of-\d{5}\.")


class Unfit(ValueError):
    """What is wrong with a file; completes "the file ..."."""


def is_fit_name(path: str) -> bool:
    """Whether a file of this name could be part of a model, on every system."""
    pure = PurePosixPath(path)
    is_known = pure.suffix in (WEIGHTS, ".json", SENTENCEPIECE, *TEXTS) or _is_licence(pure)
    return is_known and path == str(pure) and all(map(_is_fit_segment, pure.parts))


def _is_fit_segment(segment: str) -> bool:
    is_plain = SEGMENT.fullmatch(segment) and not segment.endswith(".")
    return bool(is_plain) and not RESERVED.fullmatch(segment)


def _is_licence(path: PurePosixPath) -> bool:
    return path.name.startswith(LICENCES) and path.suffix.lower() in ("", ".md", ".txt")


def chosen(paths: Iterable[str], patterns: Iterable[str], variant: str = "") -> list[str]:
    """Those files that are needed, of the variant that is wanted."""
    patterns = (*patterns, *OF_LICENCES)
    named = [path for path in paths if is_fit_name(path) and matches(path, patterns)]
    return [path for path in named if _is_wanted(path, named, variant)]


def matches(path: str, patterns: Iterable[str]) -> bool:
    """Folder by folder: a `*` stands for no slash."""
    parts = path.split("/")
    for pattern in patterns:
        globs = pattern.split("/")
        if len(globs) == len(parts) and all(map(fnmatchcase, parts, globs)):
            return True
    return False


def _is_wanted(path: str, paths: list[str], variant: str) -> bool:
    """Whether it is the variant, or has none of its own in the folder."""
    if not _is_weights(path):
        return True
    mine = _variant(path)
    if mine or not variant:
        return mine == variant
    folder = PurePosixPath(path).parent
    beside = (one for one in paths if PurePosixPath(one).parent == folder and _is_weights(one))
    return all(_variant(one) != variant for one in beside)


def _is_weights(path: str) -> bool:
    return path.endswith(WEIGHTS) or f"{WEIGHTS}.index." in path


def without_variant(path: str) -> str:
    """The name that is looked for where nobody asks for a variant. Shards keep theirs: their index
    names them."""
    return path if SHARD.search(path) or ".index." in path else VARIANT.sub("", path)


def _variant(path: str) -> str:
    found = VARIANT.search(PurePosixPath(path).name)
    return found[1] if found else ""


def check_contents(path: Path, name: str) -> None:
    """Raises Unfit for a file that is not what its name says."""
    if not is_fit_name(name):
        raise Unfit("is of a kind that models are not loaded from")
    suffix = PurePosixPath(name).suffix
    if suffix == WEIGHTS:
        try:
            check_tensors(path)
        except NotTensors as error:
            raise Unfit(str(error)) from None
    elif suffix == SENTENCEPIECE:
        with path.open("rb") as file:
            if file.read(1) != bytes([PIECES_FIELD]):
                raise Unfit("is no SentencePiece vocabulary")
    else:
        _check_text(path, is_json=suffix == ".json")


def _check_text(path: Path, *, is_json: bool) -> None:
    if path.stat().st_size > LARGEST_TEXT:
        raise Unfit("is too long for a text")
    try:
        text = path.read_bytes().decode("utf-8")
        document = json.loads(text) if is_json else None
    except (ValueError, RecursionError):
        raise Unfit("is not the text that its name says") from None
    if "\0" in text:
        raise Unfit("is not the text that its name says")
    if is_json and asks_for_code(document):
        raise Unfit("asks to run a program of its own")


def asks_for_code(document: Any) -> bool:
    """A config that names a Python file of its repository."""
    return isinstance(document, dict) and "auto_map" in document
