"""What stands before every request: address, origin, size, and who may come in."""

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from studio.web.asking import (
    cookie_of,
    give_cookie,
    is_visit,
    length,
    token_of,
    without_proxies,
    without_token,
)
from studio.web.door import Door
from studio.web.hosts import Hosts
from studio.web.notices import LOGIN, notice_page

READING, WRITING = ("GET", "HEAD"), ("POST",)
CHECKED = ("/gradio_api/queue", "/gradio_api/heartbeat", "/gradio_api/cancel")
"""Read by pages, never by a person in the address bar: asked from elsewhere they are refused."""

LARGEST_BODY = 16 * 2**20
"""Of requests that are read into memory: three times the longest script."""
STREAMED = ("/upload/", "/import")
"""These write what comes to the disk, and count it themselves."""

OPEN_GRADIO = (
    "/gradio_api/queue/join",
    "/gradio_api/queue/data",
    "/gradio_api/heartbeat/",
    "/gradio_api/component_server",
    "/gradio_api/cancel",
    "/gradio_api/reset",
    "/gradio_api/startup-events",
    "/gradio_api/app_id",
    "/gradio_api/theme.css",
)
"""What the page needs of Gradio's own interface. Its uploads, files, proxy, documentation, run
history and the rest are closed: media go through routes that ask whose they are."""
CLOSED = ("/monitoring", "/login", "/logout", "/dev/", "/pwa_icon", "/robots.txt")


class Gate:
    """ASGI middleware. Only what passes reaches the application."""

    def __init__(self, app: ASGIApp, door: Door, hosts: Hosts) -> None:
        self._app = app
        self._door = door
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":  # the page uses none
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope = {**scope, "headers": without_proxies(scope["headers"])}
        refusal = self._answer(Request(scope))
        if refusal:
            await refusal(scope, receive, send)
            return
        is_streamed = scope["path"].startswith(STREAMED)
        await self._app(scope, receive if is_streamed else _counted(receive), send)

    def _answer(self, request: Request) -> Response | None:
        """What to say instead of letting the request pass; none: it passes."""
        path = request.url.path
        if not self._hosts.knows(request.headers.get("host", "")):
            return self._refuse(request, "unknown-host")
        if request.method not in READING + WRITING:
            return _say(405, "This cannot be done here. Use the page.")
        if self._is_foreign(request):
            return self._refuse(request, "foreign")
        if length(request) > LARGEST_BODY and not path.startswith(STREAMED):
            return _say(413, "This is too much at once. Send less, or upload it as a file.")
        return self._at_door(request) or (_not_there() if _is_closed(request) else None)

    def _at_door(self, request: Request) -> Response | None:
        path = request.url.path
        if self._door.asks_password and path == LOGIN:
            return None
        if path == "/" and self._door.takes_token(token_of(request)):
            entered = without_token(request)
            give_cookie(entered, self._door, self._hosts)
            return entered
        if self._door.knows(cookie_of(request, self._hosts)):
            return without_token(request) if path == "/" and token_of(request) else None
        if self._door.asks_password and is_visit(request):
            return RedirectResponse(LOGIN, 303)
        return self._refuse(request, "password" if self._door.asks_password else "token")

    def _is_foreign(self, request: Request) -> bool:
        """Whether a page of another site asks. A browser says so in one of two headers."""
        origin = request.headers.get("origin")
        site = request.headers.get("sec-fetch-site")
        is_own = origin is not None and self._hosts.is_own_origin(origin, request.headers["host"])
        if request.method in WRITING:
            return not (is_own or (origin is None and site == "same-origin"))
        if request.url.path.startswith(CHECKED):
            return site not in (None, "same-origin") or (origin is not None and not is_own)
        is_read_in = site in ("cross-site", "same-site") and not is_visit(request)
        return is_read_in or (origin is not None and not is_own)

    def _refuse(self, request: Request, reason: str) -> Response:
        return notice_page(request, reason, self._hosts.url)


def _is_closed(request: Request) -> bool:
    path = request.url.path
    if not path.startswith("/gradio_api"):
        return path.startswith(CLOSED)
    # Gradio would write the parts of a form into the system's temporary folder.
    is_form = request.headers.get("content-type", "").startswith("multipart/")
    return is_form or not path.startswith(OPEN_GRADIO)


def _not_there() -> Response:
    return _say(404, "There is nothing at this address.")


def _say(status: int, sentence: str) -> Response:
    return JSONResponse({"error": sentence}, status)


def _counted(receive: Receive) -> Receive:
    """Ends a body that grows past the limit without having said so."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        return {"type": "http.disconnect"} if seen > LARGEST_BODY else message

    return counted
