"""Finds a Chromium, or gets one: the system's, else Playwright's own, else Debian's package."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SYSTEM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHANNELS = ("chrome", "msedge")
"""Where Windows and macOS keep theirs, Playwright knows."""
QUIET = ("--disable-gpu", "--disable-background-networking", "--disable-component-update")
INSTALL_S = 240


class NoChromium(Exception):
    """None is here and none could be had: says why."""


def launch(playwright):
    """A headless Chromium, installed first where that is needed and may be."""
    reasons = []
    for name, get in (
        ("the system's", _on_path),
        ("the system's", _of_channel),
        ("Playwright's own", _own),
        ("Debian's package", _debian),
    ):
        try:
            return get(playwright)
        except (NoChromium, playwright_error()) as error:
            reasons.append(f"{name}: {str(error).strip().splitlines()[0]}")
    raise NoChromium("; ".join(reasons))


def playwright_error():
    from playwright.sync_api import Error

    return Error


def _start(playwright, **which):
    # As root, which containers are, Chromium refuses to start with its sandbox.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    sandbox = ("--no-sandbox",) if is_root else ()
    return playwright.chromium.launch(args=[*QUIET, *sandbox], timeout=240_000, **which)


def _on_path(playwright):
    found = next(filter(None, map(shutil.which, SYSTEM)), None)
    if not found:
        raise NoChromium("not installed")
    return _start(playwright, executable_path=found)


def _of_channel(playwright):
    if sys.platform == "linux":
        raise NoChromium("not on the path")
    try:
        return _start(playwright, channel=CHANNELS[0])
    except playwright_error():
        return _start(playwright, channel=CHANNELS[1])


def _own(playwright):
    if not Path(playwright.chromium.executable_path).exists():
        _run(sys.executable, "-m", "playwright", "install", "chromium")
    return _start(playwright)


def _debian(playwright):
    if not (shutil.which("apt-get") and os.geteuid() == 0):
        raise NoChromium("may not be installed by this user")
    _run("apt-get", "update", "-qq")
    _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")
    return _on_path(playwright)


def _run(*words):
    calm = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        run = subprocess.run(
            words, capture_output=True, text=True, timeout=INSTALL_S, env=calm, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoChromium(f"{' '.join(words)}: {error}") from None
    if run.returncode:
        last = (run.stderr or run.stdout).strip().splitlines()[-1:]
        raise NoChromium(f"{' '.join(words)}: {' '.join(last)}")
