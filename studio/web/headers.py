"""What every answer tells the browser: what its page may do, and what may be kept.

Gradio's own page has inline scripts, which get a nonce on their way out. Everything that a person
wrote stands in it as JSON without `<`, so a script that somebody pasted never gets one.
"""

import base64
import hashlib
import re
import secrets
from collections.abc import Iterable, Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGE_POLICY = {
    "default-src": "'none'",
    # Gradio compiles event code and templates in the browser: it does not work without eval.
    "script-src": "'self' {scripts} 'unsafe-eval'",
    "script-src-attr": "'none'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "media-src": "'self' blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self' blob:",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
FILE_POLICY = {
    "default-src": "'none'",
    "img-src": "'self' data:",
    "media-src": "'self'",
    "style-src": "'unsafe-inline'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
"""Of everything else, the small pages before the studio included."""

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # With `no-referrer` a browser would hide the origin of its own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "accelerometer=(), camera=(), display-capture=(), geolocation=(), "
    "gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), "
    "usb=(), browsing-topics=()",
}

UNKEPT = "no-store"
FOREVER = "private, max-age=31536000, immutable"
"""Of what has its content in its address."""
HASHED = re.compile(r"/assets/[\w./-]*-[\w-]{8,9}\.(?:js|css|woff2?|ttf|wasm|svg|png|jpe?g)")
FOR_A_DAY = "private, max-age=86400"
PACKAGED = ("/static/", "/assets/", "/favicon.ico")

INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
SCRIPT = re.compile(rb"<script(?=[\s>])", re.IGNORECASE)


def policy(rules: Mapping[str, str], scripts: Iterable[str] = ()) -> str:
    """`scripts`: what marks those inline scripts that may run, such as `nonce-...`."""
    marks = " ".join(f"'{mark}'" for mark in scripts)
    return "; ".join(f"{name} {allowed}" for name, allowed in rules.items()).format(scripts=marks)


def script_hashes(head: str) -> tuple[str, ...]:
    """Marks of the inline scripts that the page adds to its head once Gradio runs."""
    digests = (hashlib.sha256(text.encode()).digest() for text in INLINE.findall(head))
    return tuple(f"sha256-{base64.b64encode(digest).decode()}" for digest in digests)


class SecurityHeaders:
    """ASGI middleware around everything. `head` is what Gradio adds to the head of the page."""

    def __init__(self, app: ASGIApp, head: str = "") -> None:
        self._app = app
        self._scripts = script_hashes(head)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["path"] != "/":
            await self._app(scope, receive, _dressed(scope["path"], send))
            return
        # The page goes through here as text: the way out is not to pack it.
        plain = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        await self._app({**scope, "headers": plain}, receive, _Page(send, self._scripts).send)


def _dressed(path: str, send: Send) -> Send:
    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            _set_headers(headers, policy(FILE_POLICY))
            headers.setdefault("Cache-Control", _kept(path, message["status"]))
        await send(message)

    return dressed


class _Page:
    """Holds the page back until it is whole, to give its scripts their nonce."""

    def __init__(self, send: Send, scripts: tuple[str, ...]) -> None:
        self._send = send
        self._scripts = scripts
        self._start: Message = {}
        self._body: list[bytes] = []

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        if message["type"] != "http.response.body":
            await self._send(message)
            return
        self._body.append(message.get("body", b""))
        if message.get("more_body"):
            return
        nonce = secrets.token_urlsafe(16)
        page = with_nonce(b"".join(self._body), nonce)
        headers = MutableHeaders(scope=self._start)
        _set_headers(headers, policy(PAGE_POLICY, (f"nonce-{nonce}", *self._scripts)))
        headers["Cache-Control"] = UNKEPT
        if page:
            headers["Content-Length"] = str(len(page))
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": page})


def with_nonce(page: bytes, nonce: str) -> bytes:
    return SCRIPT.sub(b'<script nonce="%b"' % nonce.encode(), page)


def _set_headers(headers: MutableHeaders, rules: str) -> None:
    headers["Content-Security-Policy"] = rules
    for name, value in ALWAYS.items():
        headers[name] = value
    for name in _foreign(headers.keys()):
        del headers[name]


def _foreign(names: Iterable[str]) -> list[str]:
    """Leave for other sites, which Gradio hands out on its own account."""
    return [name for name in names if name.lower().startswith("access-control-")]


def _kept(path: str, status: int) -> str:
    if status != 200:
        return UNKEPT
    if HASHED.fullmatch(path):
        return FOREVER
    return FOR_A_DAY if path.startswith(PACKAGED) else UNKEPT
