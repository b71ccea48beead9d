"""Which licences the user said yes to, in this home."""

import json
import time
from pathlib import Path

from pipeline.errors import UserMistake
from pipeline.media.disk import put_in_place, writing
from pipeline.models.model import Model

FILE = "licences.json"


def is_accepted(model: Model, home: Path) -> bool:
    return not model.must_accept or _read(home).get(model.id, {}).get("url") == model.licence_url


def accept(model: Model, home: Path) -> None:
    """Writes down that the user agrees to the licence of a model, and when."""
    said = {"licence": model.licence, "url": model.licence_url, "at": int(time.time())}
    path = _file(home)
    fresh = path.with_suffix(".new")
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps({**_read(home), model.id: said}, indent=1), "utf-8")
    put_in_place(fresh, path)


def check_accepted(model: Model, home: Path) -> None:
    """Raises UserMistake where the user is to be asked first."""
    if not is_accepted(model, home):
        raise UserMistake(
            f"{model.title} comes under the {model.licence}. Read it at {model.licence_url}; "
            "if you agree to it, say so: on the crew page, or with --accept-licence."
        )


def _file(home: Path) -> Path:
    return home / "models" / FILE


def _read(home: Path) -> dict[str, dict[str, object]]:
    try:
        read = json.loads(_file(home).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return read if isinstance(read, dict) else {}
