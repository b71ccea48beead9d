"""What this machine can do: the verb behind `check`."""

import os
import shutil
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from pipeline.engines import NICKNAMES, crew_named
from pipeline.gpu.device import Device, best_device
from pipeline.gpu.guess import memory_bytes
from pipeline.gpu.want import Want
from pipeline.media.clip import codecs
from pipeline.models.model import Model, Role
from studio.ledger import Ledger
from studio.ledger.book import FILE
from studio.ledger.pace import Pace, Sort
from studio.models import Row, document, listing
from studio.tasks import ON_CARD, Kind

LIBRARIES = ("torch", "diffusers", "transformers", "moviepy", "gradio", "av")
FONTS = ("manimgx-fonts", "manimgx-fonts-cjk")
CODECS = ("libx264", "aac", "mov_text", "libx265", "prores_ks", "libsvtav1", "libvpx-vp9")

FRAME = (1280, 720)
UNITS = {
    Role.ARTIST: (Kind.DRAW, "keyframe", 1),
    Role.CAMERA: (Kind.SHOOT, "second of film", 24),
}
"""What is made by whom, what its time is told of, and how many frames that has."""


def check(home: Path) -> dict[str, Any]:
    """Device, memory, crews, codecs, fonts, models and the home folder; sizes in GB (10^9 bytes).

    Nothing is written, not even the home folder.
    """
    device = best_device()
    known = codecs()
    return {
        "device": {
            "kind": device.kind,
            "name": device.name,
            "memory_gb": _gb(device.memory),
            "free_gb": _gb(device.free),
        },
        "crews": {
            crew.name: {"director": crew.director, "artist": crew.artist, "camera": crew.camera}
            for crew in map(crew_named, NICKNAMES)
        },
        "codecs": {name: name in known for name in CODECS},
        "fonts": {name: _version(name) for name in FONTS},
        "libraries": {name: _version(name) for name in LIBRARIES},
        "models": _models(home, device),
        "home": _home(home),
    }


def _models(home: Path, device: Device) -> list[dict[str, Any]]:
    pace = _pace(home, device)
    return [
        document(row)
        | {"estimates": estimates(row.model, pace), "memory_bytes": _memory(row, home, device)}
        for row in listing(home, device)
    ]


def estimates(model: Model, pace: Pace) -> dict[str, dict[str, Any]]:
    """By tier: the seconds that a keyframe, or a second of film, of FRAME takes; as this machine
    showed it, or as first guessed from the catalogue."""
    if model.role not in UNITS:
        return {}
    kind, unit, frames = UNITS[model.role]
    found: dict[str, dict[str, Any]] = {}
    for tier in model.tiers:
        sort = Sort(kind, f"{model.id}{ON_CARD}{tier}", FRAME)
        found[tier.value] = {
            "seconds": round(pace.seconds(sort, frames), 2),
            "of": unit,
            "is_learned": pace.is_learned(sort),
        }
    return found


def _memory(row: Row, home: Path, device: Device) -> int | None:
    """As it was measured here, else as guessed for the rung it starts on."""
    wants = (Want(row.model, Path(), one, home=home) for one in set(row.model.pipelines.values()))
    return max((memory_bytes(want, device) for want in wants), default=0) or None


def _pace(home: Path, device: Device) -> Pace:
    """Without a ledger nothing was learned, and none is begun here."""
    if not (home / FILE).is_file():
        return Pace(device=device)
    ledger = Ledger(home)
    try:
        return ledger.pace(device)
    finally:
        ledger.close()


def _home(home: Path) -> dict[str, Any]:
    above = (home, *home.absolute().parents)
    there = next(folder for folder in above if folder.is_dir())
    is_blocked = next(path for path in above if path.exists()) != there
    return {
        "path": str(home),
        "exists": home.is_dir(),
        "writable": os.access(there, os.W_OK) and not is_blocked,  # a file lies in the way
        "free_gb": _gb(shutil.disk_usage(there).free),
    }


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _gb(size: int) -> float:
    return round(size / 1e9, 1)
