"""A language model on a server that speaks the chat completions of OpenAI."""

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from pipeline.engines.director_llm.mind import Ask, Question, Unanswered
from pipeline.engines.director_llm.server import Server

if TYPE_CHECKING:  # importing it takes a tenth of a second, and hiring must cost nothing
    from ssl import SSLContext

    import httpx

TRIES = 3
AGAIN = frozenset({429, 500, 502, 503, 504})
LONGEST_WAIT_S = 60.0
CONNECT_S = 10.0
LARGEST_ANSWER = 1024 * 1024
LANES = 6

FORMS = ("schema", "schema, reasoning", "object", "bare")
"""How an answer is asked for, best first: what a server refuses is left out of the next."""


@cache
def _certificates(trust_env: bool) -> "SSLContext":
    """Whom to trust, read once: it takes longer than many an answer of a server on this machine.

    `trust_env`: a file or folder of certificates that the environment names counts too.
    """
    import httpx

    return httpx.create_ssl_context(trust_env=trust_env)


class ServedMind:
    """`answer_s` is how long one answer may take, `pause_s` the wait before a second try."""

    lanes = LANES

    def __init__(self, server: Server, *, answer_s: float = 300.0, pause_s: float = 1.0) -> None:
        self.name = server.model
        self._server = server
        self._answer_s = answer_s
        self._pause_s = pause_s
        self._form = 0

    @asynccontextmanager
    async def open(self) -> AsyncGenerator[Ask]:
        import httpx

        key = self._server.key.get_secret_value() if self._server.key else ""
        async with httpx.AsyncClient(
            headers={"Authorization": f"Bearer {key}"} if key else {},
            follow_redirects=False,  # a key goes to the host it was given for, and nowhere else
            timeout=httpx.Timeout(self._answer_s, connect=CONNECT_S),
            trust_env=not self._server.is_this_machine,
            verify=_certificates(not self._server.is_this_machine),
        ) as client:

            async def ask(question: Question) -> str:
                return await self._answered(client, question)

            yield ask

    async def _answered(self, client: "httpx.AsyncClient", question: Question) -> str:
        for form in range(self._form, len(FORMS)):
            status, body = await self._persistently(client, _request(self.name, question, form))
            if status not in (400, 422):
                self._form = max(self._form, form)
                return _content(status, body, self._server)
        raise Unanswered(f"{self._server.host} refuses what it is asked")

    async def _persistently(
        self, client: "httpx.AsyncClient", request: dict[str, Any]
    ) -> tuple[int, bytes]:
        """(status, body), tried again where the server is busy or fails."""
        for attempt in range(1, TRIES + 1):
            status, body, wait_s = await self._once(client, request)
            if status not in AGAIN or attempt == TRIES:
                return status, body
            pause_s = self._pause_s * attempt if wait_s is None else wait_s
            if pause_s > LONGEST_WAIT_S:
                raise Unanswered(
                    f"{self._server.host} asks to wait {pause_s:.0f} seconds", is_final=True
                )
            await asyncio.sleep(pause_s)
        raise AssertionError

    async def _once(
        self, client: "httpx.AsyncClient", request: dict[str, Any]
    ) -> tuple[int, bytes, float | None]:
        import httpx

        host = self._server.host
        try:
            async with (
                asyncio.timeout(self._answer_s),
                client.stream(
                    "POST",
                    f"{self._server.url}/chat/completions",
                    json=request,
                    headers={"Accept-Encoding": "identity"},
                ) as response,
            ):
                body = await _bounded(response)
                wait_s = _retry_after(response.headers.get("Retry-After", ""))
                return response.status_code, body, wait_s
        except (TimeoutError, httpx.ReadTimeout, httpx.WriteTimeout):
            raise Unanswered(f"{host} took longer than {self._answer_s:g} seconds") from None
        except (httpx.ConnectError, httpx.ConnectTimeout):
            raise Unanswered(f"{host} cannot be reached. Start it", is_final=True) from None
        except (httpx.HTTPError, httpx.InvalidURL):
            raise Unanswered(f"the connection to {host} broke") from None


def _request(model: str, question: Question, form: int) -> dict[str, Any]:
    request: dict[str, Any] = {"model": model, "messages": question.messages, "stream": False}
    if FORMS[form] == "schema, reasoning":
        request["max_completion_tokens"] = question.most_tokens
    else:
        request |= {"max_tokens": question.most_tokens, "temperature": 0}
    if FORMS[form].startswith("schema"):
        named = {"name": "answer", "strict": True, "schema": question.schema}
        request["response_format"] = {"type": "json_schema", "json_schema": named}
    elif FORMS[form] == "object":
        request["response_format"] = {"type": "json_object"}
    return request


async def _bounded(response: "httpx.Response") -> bytes:
    """The body as it came; none where it is packed or too long."""
    if response.headers.get("Content-Encoding", "identity") != "identity":
        return b""
    body = b""
    async for piece in response.aiter_raw():
        body += piece
        if len(body) > LARGEST_ANSWER:
            return b""
    return body


def _retry_after(value: str) -> float | None:
    """Seconds, from a number or a date (RFC 9110, 10.2.3)."""
    if value.isascii() and value.isdecimal():
        return float(value[:9])
    try:
        then = parsedate_to_datetime(value)
    except ValueError:
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max(0.0, (then - datetime.now(UTC)).total_seconds())


def _content(status: int, body: bytes, server: Server) -> str:
    """The text of the answer; empty where the reply has none. Raises Unanswered."""
    if status != 200:
        raise Unanswered(_refusal(status, server), is_final=status not in AGAIN)
    try:
        message = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return ""
    return message if isinstance(message, str) else ""


def _refusal(status: int, server: Server) -> str:
    if 300 <= status < 400:
        return f"{server.host} sends on to another address. Set STORYREEL_LLM_URL to that one"
    if status in (401, 403):
        return f"{server.host} does not accept the key. Check STORYREEL_LLM_KEY"
    if status == 404:
        return f"{server.host} does not have the model {server.model!r}. Check its name"
    if status == 429:
        return f"{server.host} has too much to do"
    return f"{server.host} failed with status {status}"
