"""The standard streams of a command: results go to the one, everything else to the other."""

import os
import sys
from io import TextIOWrapper
from pathlib import Path

from pipeline.media.disk import trouble


def prepare_streams() -> None:
    """A script holds any letter, a path any byte, and a service may have closed the streams."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w"))
        stream = getattr(sys, name)
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def print_result(text: object) -> None:
    """Writes what a command was asked for. Raises MachineTrouble where it cannot be written.

    BrokenPipeError is left alone: a reader that has seen enough (`| head`) is no trouble.
    """
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _redirect(sys.stdout.fileno())
        raise trouble(error, Path("standard output")) from error


def _redirect(handle: int) -> None:
    """To nowhere, or the interpreter tries to write the rest at its end, and complains."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, handle)
    os.close(nowhere)
