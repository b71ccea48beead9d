"""Where the language server of a home is, as the page reads and writes it.

The key is written and never told. It belongs to one host: another address needs its key anew.
"""

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from pipeline.engines.director_llm.server import (
    FILE,
    TABLE,
    VARIABLES,
    Server,
    checked_url,
    server_of,
)
from pipeline.errors import StudioError, UserMistake
from pipeline.media.disk import put_in_place, writing

LONGEST = 500
HEADING = re.compile(r"^\s*\[")


@dataclass(frozen=True)
class Told:
    """What may be shown. `why` is a sentence where the server cannot be used as it is set."""

    url: str = ""
    model: str = ""
    has_key: bool = False
    is_of_environment: bool = False
    """A variable of the environment counts before what is written here."""
    why: str = ""


def server_told(home: Path) -> Told:
    is_of_environment = any(os.environ.get(name, "").strip() for name in VARIABLES.values())
    try:
        server = server_of(home)
    except StudioError as error:
        return Told(is_of_environment=is_of_environment, why=str(error))
    has_key = server.key is not None
    return Told(server.url, server.model, has_key, is_of_environment)


def keep_server(home: Path, url: str, model: str, key: str | None) -> Told:
    """Writes address, model and key into the home's settings, readable for their owner alone.

    `key` None keeps the one that is there, for the same host; an empty one takes it away. Both
    other texts empty: the server is forgotten. Raises UserMistake for what cannot be used.
    """
    url, model = url.strip(), model.strip()
    if not url and not model:
        _write(home, [])
        return server_told(home)
    kept = _kept_key(home, url) if key is None else key.strip()
    told = {"url": checked_url(url, has_key=bool(kept)), "model": model, "key": kept}
    _check(told)
    _write(
        home,
        [
            f"[{TABLE}]",
            *(f"{n} = {json.dumps(v, ensure_ascii=False)}" for n, v in told.items() if v),
        ],
    )
    return server_told(home)


def _line(name: str, value: str) -> str:
    return f"{name} = {json.dumps(value, ensure_ascii=False)}"


def _check(told: dict[str, str]) -> None:
    if not told["model"]:
        raise UserMistake("The server needs the name of a model, such as qwen3:4b. Write one.")
    for value in told.values():
        if len(value) > LONGEST or not value.isprintable():
            raise UserMistake("This is no address, model or key. Copy it again.")
    if not told["key"].isascii():
        raise UserMistake("The key holds letters that no key has. Copy it again.")


def _kept_key(home: Path, url: str) -> str:
    server = _server(home)
    if server is None or server.key is None or os.environ.get(VARIABLES["key"], "").strip():
        return ""
    is_same = urlsplit(checked_url(url)).netloc == server.host
    return server.key.get_secret_value() if is_same else ""


def _server(home: Path) -> Server | None:
    try:
        return server_of(home)
    except StudioError:
        return None


def _write(home: Path, table: list[str]) -> None:
    """The rest of the file stays as its owner wrote it."""
    path = home / FILE
    fresh = path.with_suffix(".new")
    with writing(path):
        before = path.read_text("utf-8").splitlines() if path.exists() else []
        text = "\n".join([*_without_table(before), *table, ""])
        fresh.unlink(missing_ok=True)
        opened = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(opened, "w", encoding="utf-8") as file:
            file.write(text)
    put_in_place(fresh, path)


def _without_table(lines: list[str]) -> list[str]:
    kept: list[str] = []
    is_inside = False
    for line in lines:
        if HEADING.match(line):
            is_inside = line.strip().startswith(f"[{TABLE}]")
        if not is_inside:
            kept.append(line)
    return kept
