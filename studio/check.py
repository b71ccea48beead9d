"""What this machine can do: the verb behind `check`."""

import os
import shutil
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from pipeline.engines import NICKNAMES, crew_named
from pipeline.gpu.device import best_device
from pipeline.media.clip import codecs
from studio.models import document, listing

LIBRARIES = ("torch", "diffusers", "transformers", "moviepy", "gradio", "av")
FONTS = ("manimgx-fonts", "manimgx-fonts-cjk")
CODECS = ("libx264", "aac", "mov_text", "libx265", "prores_ks", "libsvtav1", "libvpx-vp9")


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
        "models": [document(row) for row in listing(home, device)],
        "home": _home(home),
    }


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
