"""The model hub, spoken to over HTTP: what a repository has, and its files from any byte on.

The interface is that of huggingface.co (https://huggingface.co/docs/hub/api). Its own client keeps
a cache and a token outside of the home, asks for more than it was told to, and cannot be stopped
between two blocks: so its few requests are made here. `HF_ENDPOINT` names a mirror.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

import httpx

from pipeline.errors import EngineUnavailable, MachineTrouble, UserMistake
from pipeline.models.listing import Repository, read_listing
from pipeline.models.source import Changed, Interrupted

ENDPOINT = "https://huggingface.co"
TOKEN_VARIABLE = "HF_TOKEN"
OFFLINE_VARIABLES = ("STORYREEL_OFFLINE", "HF_HUB_OFFLINE")
LARGEST_LISTING = 64 * 2**20
HOPS = 5
"""A large file is sent from another host than its repository."""
TIMES = httpx.Timeout(20.0, connect=10.0)
"""Seconds without a single byte."""

IS_OFFLINE = (
    "Storyreel is offline, as {variable} is set: nothing is fetched. Unset it, or install the "
    "model from a folder."
)
IS_DOWN = "The model hub {host} cannot be reached ({cause}). Check the network and try again."
IS_GATED = (
    "{repo} is only given to those who agreed to its terms. Agree to them on {page}, make an "
    "access token there, set it as HF_TOKEN and install the model again."
)
IS_GONE = "The model hub {host} has no {repo} any more. Update Storyreel, or use a folder."
IS_STRANGE = "The model hub {host} answered with something else than asked ({what}). Try later."


def offline() -> str:
    """The variable that keeps Storyreel offline; empty where none does."""
    said = (name for name in OFFLINE_VARIABLES if _is_true(os.environ.get(name, "")))
    return next(said, "")


def _is_true(text: str) -> bool:
    return text.strip().lower() in ("1", "true", "yes", "on")


class Hub:
    """A connection. Raises EngineUnavailable when Storyreel is offline: no request is ever sent."""

    def __init__(self, token: str = "", times: httpx.Timeout = TIMES) -> None:
        if variable := offline():
            raise EngineUnavailable(IS_OFFLINE.format(variable=variable))
        self._root = httpx.URL(os.environ.get("HF_ENDPOINT", "").rstrip("/") or ENDPOINT)
        self._token = token
        self._shows_token = False
        """What is open is fetched without telling who one is."""
        self._client = httpx.Client(timeout=times, follow_redirects=False)

    def close(self) -> None:
        self._client.close()

    @property
    def host(self) -> str:
        return self._root.host

    def repository(self, repo: str) -> Repository:
        """What there is now. Raises StudioError with a sentence."""
        url = f"{self._root}/api/models/{quote(repo)}/revision/main?blobs=True"
        try:
            with self._get(url, repo) as response:
                return read_listing(_whole(response))
        except (httpx.HTTPError, Interrupted) as error:
            raise self._down(error) from error
        except Changed:
            gone = IS_GONE.format(host=self.host, repo=repo)
            raise EngineUnavailable(gone) from None
        except ValueError as error:
            strange = IS_STRANGE.format(host=self.host, what=error)
            raise MachineTrouble(strange) from error

    def read(self, repo: str, commit: str, name: str, start: int, size: int) -> Iterator[bytes]:
        """The bytes of a file of a commit from `start` on, never more than it has.

        Raises Interrupted when they end too soon, Changed when the commit has no such file.
        """
        url = f"{self._root}/{quote(repo)}/resolve/{quote(commit, safe='')}/{quote(name)}"
        headers = {"Range": f"bytes={start}-"} if start else {}
        try:
            with self._get(url, repo, headers) as response:
                yield from _from(response, start, size)
        except httpx.HTTPError as error:
            raise Interrupted(_cause(error)) from error

    @contextmanager
    def _get(
        self, url: str, repo: str, headers: dict[str, str] | None = None
    ) -> Iterator[httpx.Response]:
        """Follows redirections. The token is for the hub alone: no other host is shown it."""
        place = httpx.URL(url)
        for _ in range(HOPS):
            sent = {"Accept-Encoding": "identity", **(headers or {}), **self._proof(place)}
            with self._client.stream("GET", place, headers=sent) as response:
                if response.status_code in (401, 403) and self._token and not self._shows_token:
                    self._shows_token = True
                    continue
                if not response.has_redirect_location:
                    self._check(response, repo)
                    yield response
                    return
                place = self._next(place, response)
        raise Interrupted("it redirects for ever")

    def _proof(self, place: httpx.URL) -> dict[str, str]:
        is_hub = _origin(place) == _origin(self._root)
        return {"Authorization": f"Bearer {self._token}"} if self._shows_token and is_hub else {}

    def _next(self, place: httpx.URL, response: httpx.Response) -> httpx.URL:
        following = place.join(response.headers["location"])
        is_safe = following.scheme == "https" or following.scheme == self._root.scheme == "http"
        if not is_safe:
            raise MachineTrouble(
                IS_STRANGE.format(host=self.host, what=f"it redirects to {following.scheme}")
            )
        return following

    def _check(self, response: httpx.Response, repo: str) -> None:
        code = response.status_code
        if code in (401, 403):
            raise EngineUnavailable(self._refused(response, repo))
        if code in (404, 410):
            raise Changed(repo)
        if code not in (200, 206, 416):
            raise Interrupted(f"it answers {code}")

    def _refused(self, response: httpx.Response, repo: str) -> str:
        """The hub says 401 of what is gated, private or not there, without telling which."""
        if self._token and response.headers.get("X-Error-Code") != "GatedRepo":
            return (
                f"The model hub {self.host} does not take the token in {TOKEN_VARIABLE}. "
                "Make a new one there, or unset it."
            )
        return IS_GATED.format(repo=repo, page=f"{self._root}/{repo}")

    def _down(self, error: Exception) -> MachineTrouble:
        return MachineTrouble(IS_DOWN.format(host=self.host, cause=_cause(error)))


def own_token() -> str:
    """The user's, shown only where the hub asks for one; empty where there is none.

    Raises UserMistake for a token that cannot be sent.
    """
    token = os.environ.get(TOKEN_VARIABLE, "").strip()
    if token and not (token.isascii() and token.isprintable()):
        raise UserMistake(f"The token in {TOKEN_VARIABLE} has letters that no token has.")
    return token


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def _cause(error: Exception) -> str:
    return str(error) or type(error).__name__


def _from(response: httpx.Response, start: int, size: int) -> Iterator[bytes]:
    skip = start - _begins(response, start)
    left = size - start
    for block in response.iter_raw():
        dropped = min(skip, len(block))
        skip -= dropped
        wanted = block[dropped:][:left]
        left -= len(wanted)
        if wanted:
            yield wanted
        if not left:
            return
    if left:
        raise Interrupted("the connection ended too soon")


def _begins(response: httpx.Response, start: int) -> int:
    """At which byte the answer begins: a host that knows no ranges sends all."""
    if response.status_code != 206:
        if response.status_code == 416:
            raise Interrupted("it has fewer bytes than it said")
        return 0
    said = response.headers.get("Content-Range", "")
    unit, _, rest = said.partition(" ")
    begin = rest.partition("-")[0]
    if unit != "bytes" or not begin.isdecimal() or int(begin) > start:
        raise Interrupted(f"it sends another part ({said!r})")
    return int(begin)


def _whole(response: httpx.Response) -> bytes:
    data = bytearray()
    for block in response.iter_raw():
        data += block
        if len(data) > LARGEST_LISTING:
            raise ValueError("a listing without end")
    return bytes(data)
