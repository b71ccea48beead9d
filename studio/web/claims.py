"""What a server has for itself: its port, and its home."""

import json
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.errors import MachineTrouble, UserMistake
from pipeline.media.disk import writing

BACKLOG = 128
"""Visitors who may wait while all hands are busy."""


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that hears what is asked at host:port (0: any free port).

    Raises UserMistake for what is no address, MachineTrouble for one that cannot be had.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError):
        raise UserMistake(
            f"{host} is no address of this machine. Use 127.0.0.1, or leave --host out."
        ) from None
    family, kind, protocol, _, address = found[0]
    with socket.socket(family, kind, protocol) as listener:
        try:
            _bind(listener, address)
        except OSError as error:
            raise MachineTrouble(
                f"Cannot listen on {host}:{port}: {error.strerror or error}. "
                "Choose another --port, or close what uses this one."
            ) from error
        yield listener


def _bind(listener: socket.socket, address: tuple[object, ...]) -> None:
    if sys.platform == "win32":  # there, reuse would share the port with another program
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(address)
    listener.listen(BACKLOG)


@contextmanager
def alone(home: Path) -> Iterator[Callable[[str], None]]:
    """One server for a home. Yields what notes down where this one is.

    Raises MachineTrouble where another one has it, or the home cannot be written.
    """
    lock, place = home / "server.lock", home / "server.json"
    with writing(home):
        home.mkdir(parents=True, exist_ok=True)
    with writing(lock):
        held = FileLock(lock)
        try:
            held.acquire(blocking=False)
        except Timeout:
            raise MachineTrouble(
                f"{home} is open in another Storyreel{_where(place)}. Use that one, close it, or "
                "choose another folder with --home."
            ) from None
    try:
        yield lambda url: _note(place, url)
    finally:
        with suppress(OSError):
            place.unlink(missing_ok=True)
        held.release()


def _note(place: Path, url: str) -> None:
    with writing(place):
        place.write_text(json.dumps({"url": url}), "utf-8")


def _where(place: Path) -> str:
    try:
        return f" ({json.loads(place.read_text('utf-8'))['url']})"
    except (OSError, ValueError, KeyError, TypeError):
        return ""
