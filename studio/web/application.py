"""The application: gate and headers around the page of the studio and its own routes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp

from pipeline.errors import MachineTrouble, StudioError, UserMistake
from studio.web import downloads, entrance, files, receiving
from studio.web.door import Door
from studio.web.gate import Gate
from studio.web.headers import SecurityHeaders
from studio.web.hosts import Hosts
from studio.web.office import Office
from studio.web.owned import Owned

if TYPE_CHECKING:  # it takes a second to load, and the first mistakes are said before
    import gradio as gr

BUG = "Storyreel met an error it did not expect; the terminal says which. Try it again."
NO_SENSE = "This cannot be asked for in this way. Reload the page and try it again."
STATUS: tuple[tuple[type[StudioError], int], ...] = (
    (files.NotThere, 404),
    (UserMistake, 400),
    (MachineTrouble, 507),
)
"""The first that fits counts; any other error of the studio is 503."""

CLOSED: dict[str, Any] = {
    "allowed_paths": [],
    "max_file_size": "16mb",
    "footer_links": [],
    "run_history": False,
    "enable_monitoring": False,
    "mcp_server": False,
    "ssr_mode": False,
    "pwa": False,
    "show_error": False,
}
"""What Gradio is not to offer, whatever the page or the environment say."""


@dataclass(frozen=True)
class Opened:
    """A studio that is open, its page, and how that is dressed: theme, css, js, head, i18n and
    other options of Gradio's `mount_gradio_app`."""

    office: Office
    page: "gr.Blocks"
    dress: Mapping[str, Any] = field(default_factory=dict[str, Any])


def application(opened: Opened, door: Door, hosts: Hosts) -> ASGIApp:
    """Everything that answers requests. The office stays open; who opened it closes it."""
    office = opened.office
    owned = Owned(office)
    web = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, exception_handlers=HANDLERS)
    web.include_router(entrance.router(door, hosts))
    web.include_router(files.router(files.Gallery(office, owned)))
    web.include_router(receiving.router(receiving.Reception(office, owned)))
    web.include_router(downloads.router(downloads.Counter(office)))
    _mount(web, opened, hosts)
    return SecurityHeaders(Gate(web, door, hosts), str(opened.dress.get("head", "")))


def _mount(web: FastAPI, opened: Opened, hosts: Hosts) -> None:
    import gradio as gr

    options = {**opened.dress, **CLOSED}
    gr.mount_gradio_app(
        web, opened.page, path="/", server_name=hosts.bound, server_port=hosts.port, **options
    )


def _trouble(request: Request, error: Exception) -> Response:
    status = next((code for kind, code in STATUS if isinstance(error, kind)), 503)
    if status == 400 and request.method != "POST":
        status = 404  # an address that names nothing
    return JSONResponse({"error": str(error)}, status)


def _not_there(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return JSONResponse({"error": "There is nothing at this address."}, error.status_code)


def _no_sense(_: Request, __: Exception) -> Response:
    return JSONResponse({"error": NO_SENSE}, 422)


def _gone(_: Request, __: Exception) -> Response:
    """Nobody hears this: who sent a file went away in the middle of it."""
    return Response(status_code=400)


def _bug(_: Request, __: Exception) -> Response:
    return JSONResponse({"error": BUG}, 500)  # the server logs what is raised


HANDLERS: dict[Any, Any] = {
    StudioError: _trouble,
    HTTPException: _not_there,
    RequestValidationError: _no_sense,
    ClientDisconnect: _gone,
    Exception: _bug,
}
