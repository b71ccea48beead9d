"""The login of a studio that is shared: a password, a few tries a minute."""

from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from studio.web.asking import cookie_of, give_cookie
from studio.web.door import LONGEST_PASSWORD, Attempts, Door
from studio.web.hosts import Hosts
from studio.web.notices import LOGIN, login_page

LARGEST_FORM = 8 * LONGEST_PASSWORD


def router(door: Door, hosts: Hosts) -> APIRouter:
    routes = APIRouter()
    attempts = Attempts()

    @routes.get(LOGIN)
    async def ask(request: Request) -> Response:
        is_in = door.knows(cookie_of(request, hosts))
        return RedirectResponse("/", 303) if is_in else login_page(request)

    @routes.post(LOGIN)
    async def answer(request: Request) -> Response:
        # First, so that tries that come all at once are counted one by one.
        password = await _password(request)
        address = request.client.host if request.client else ""
        if wait := attempts.wait_s(address):
            refused = login_page(request, "wait", 429, seconds=wait)
            refused.headers["Retry-After"] = str(wait)
            return refused
        if not door.takes_password(password):
            attempts.failed(address)
            return login_page(request, "wrong", 403)
        entered = RedirectResponse("/", 303)
        give_cookie(entered, door, hosts)
        return entered

    return routes


async def _password(request: Request) -> str:
    body = b""
    async for block in request.stream():
        body += block
        if len(body) > LARGEST_FORM:
            return ""
    fields = parse_qs(body.decode("ascii", "replace"), keep_blank_values=True)
    return fields.get("password", [""])[0]
