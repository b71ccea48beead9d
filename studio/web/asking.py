"""What a request says about itself."""

from urllib.parse import parse_qs, parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from studio.web.door import Door
from studio.web.hosts import Hosts


def length(request: Request) -> int:
    """The length that a request says it has; 0: it does not say."""
    said = request.headers.get("content-length", "")
    return int(said) if said.isascii() and said.isdecimal() else 0


def token_of(request: Request) -> str:
    return parse_qs(request.url.query).get("token", [""])[0]


def without_token(request: Request) -> Response:
    """To the same address, the token gone from it: addresses are copied and shown around."""
    rest = [(name, value) for name, value in parse_qsl(request.url.query) if name != "token"]
    return RedirectResponse(f"/?{urlencode(rest)}" if rest else "/", 303)


def cookie_name(hosts: Hosts) -> str:
    """Cookies do not know ports: two servers on one machine must not overwrite each other's."""
    return f"storyreel-{hosts.port}"


def cookie_of(request: Request, hosts: Hosts) -> str:
    return request.cookies.get(cookie_name(hosts), "")


def give_cookie(response: Response, door: Door, hosts: Hosts) -> None:
    response.set_cookie(
        cookie_name(hosts), door.cookie(), path="/", httponly=True, samesite="strict"
    )


def is_visit(request: Request) -> bool:
    """A person going to an address, rather than a page reading from it."""
    mode = request.headers.get("sec-fetch-mode", "navigate")
    return request.method == "GET" and mode == "navigate" and wants_page(request)


def wants_page(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "")


def without_proxies(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Gradio would believe what a stranger says in them about the address of this server."""
    return [
        (name, value)
        for name, value in headers
        if not name.startswith(b"x-forwarded-") and name not in (b"forwarded", b"x-original-host")
    ]
