"""Opens a home and serves its page until somebody stops it."""

import logging
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import typer
import uvicorn

from pipeline.errors import UserMistake
from studio.console import say
from studio.quick_gradio import load_gradio
from studio.web.application import Opened, application
from studio.web.claims import alone, listening
from studio.web.door import Door, is_open_to_others, read_password
from studio.web.hosts import Hosts, is_loopback

GOODBYE_S = 1
"""What is still being sent has so long to end when the server stops."""
MOST_REQUESTS = 1000
"""At the same time, streams of open pages included; more are told to come back later."""


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
    with listening(host, port) as listener, alone(home) as note:
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
