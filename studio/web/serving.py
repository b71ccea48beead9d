"""Opens a home and serves its page until somebody stops it."""

import json
import logging
import os
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import typer
import uvicorn
from filelock import FileLock, Timeout

from pipeline.errors import MachineTrouble, UserMistake
from pipeline.media.disk import writing
from studio.console import say
from studio.quick_gradio import load_gradio
from studio.web.application import Opened, application
from studio.web.door import Door, is_open_to_others, read_password
from studio.web.hosts import Hosts, is_loopback

GOODBYE_S = 1
"""What is still being sent has so long to end when the server stops."""
MOST_REQUESTS = 1000
"""At the same time, streams of open pages included; more are told to come back later."""
BACKLOG = 128


def serve(
    home: Path,
    host: str,
    port: int,
    password_file: Path | None,
    open_page: Callable[[Path], Opened],
) -> None:
    """Serves the page of `home` at host:port (0: a free port) until Ctrl-C or SIGTERM.

    Raises UserMistake or MachineTrouble where it cannot begin.
    """
    door = _door(host, password_file)
    with _listening(host, port) as listener, _alone(home) as note:
        hosts = Hosts(host, listener.getsockname()[1])
        note(hosts.url)
        _load_gradio(home)
        opened = open_page(home)
        try:
            web = application(opened, door, hosts)
            _run(web, listener, lambda: typer.echo(_greeting(hosts, door)))
        finally:
            opened.office.close()
        say("Closed. All is saved; work that was not finished goes on at the next start.")


def _door(host: str, password_file: Path | None) -> Door:
    if password_file is None:
        if not is_loopback(host):
            raise UserMistake(
                f"On {host} the studio could be opened from other machines, and so it needs a "
                "password. Write one into a file and name it with --password-file, or leave "
                "--host out."
            )
        return Door()
    password = read_password(password_file)
    if is_open_to_others(password_file):
        say(
            f"Every user of this machine can read {password_file}. "
            f"Keep it to yourself: chmod 600 {password_file}"
        )
    return Door(password)


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
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
def _alone(home: Path) -> Iterator[Callable[[str], None]]:
    """One server for a home. Yields what notes down where this one is."""
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


def _load_gradio(home: Path) -> None:
    """So that it sends nothing from this machine and writes nothing outside the home."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["GRADIO_TEMP_DIR"] = str(home.absolute() / "cache" / "page")
    load_gradio()


def _greeting(hosts: Hosts, door: Door) -> str:
    if door.asks_password:
        return f"Storyreel is open at {hosts.url} with its password (Ctrl-C closes it)"
    return f"Storyreel is open at {hosts.url}?token={door.token} (Ctrl-C closes it)"


class _Server(uvicorn.Server):
    """Says so when it listens."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._started()


def _run(web: object, listener: socket.socket, started: Callable[[], None]) -> None:
    config = uvicorn.Config(
        web,  # pyright: ignore[reportArgumentType]
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        lifespan="on",
        limit_concurrency=MOST_REQUESTS,
        timeout_graceful_shutdown=GOODBYE_S,
    )
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    with suppress(KeyboardInterrupt):  # uvicorn hands Ctrl-C on once it has closed
        _Server(config, started).run(sockets=[listener])
