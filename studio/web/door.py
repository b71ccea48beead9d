"""Who may come in: a launch token or a password, exchanged for a cookie that lasts one start."""

import hashlib
import hmac
import secrets
import time
from collections import OrderedDict, deque
from pathlib import Path

from pipeline.errors import MachineTrouble, UserMistake

LONGEST_PASSWORD = 1024
SHORTEST_PASSWORD = 8
FAILURES = 5
"""Wrong passwords from one address within a window, before it has to wait."""
FAILURES_OF_ALL = 60
WINDOW_S = 60.0
MOST_ADDRESSES = 10_000


class Door:
    """Made anew at every start, so that a restart shuts out everybody who was let in before."""

    def __init__(self, password: str | None = None) -> None:
        self.token = secrets.token_urlsafe(32)
        self.asks_password = password is not None
        self._key = secrets.token_bytes(32)
        self._password = self._sealed(password) if password is not None else b""

    def takes_token(self, token: str) -> bool:
        return not self.asks_password and _is_same(token.encode(), self.token.encode())

    def takes_password(self, password: str) -> bool:
        # Both sides have one length, whatever was typed.
        return self.asks_password and _is_same(self._sealed(password), self._password)

    def cookie(self) -> str:
        """A new visitor's pass."""
        visitor = secrets.token_hex(16)
        return f"{visitor}.{self._sign(visitor)}"

    def knows(self, cookie: str) -> bool:
        visitor, _, signature = cookie.partition(".")
        return _is_same(signature.encode(), self._sign(visitor).encode())

    def _sign(self, visitor: str) -> str:
        return hmac.new(self._key, visitor.encode(), hashlib.sha256).hexdigest()

    def _sealed(self, password: str) -> bytes:
        return hmac.new(self._key, password.encode(), hashlib.sha256).digest()


class Attempts:
    """Wrong passwords of the last minute, by address."""

    def __init__(self) -> None:
        self._by_address: OrderedDict[str, deque[float]] = OrderedDict()
        self._all: deque[float] = deque(maxlen=FAILURES_OF_ALL)

    def wait_s(self, address: str) -> int:
        """Seconds until this address may try again; 0: now."""
        now = time.monotonic()
        waits = (
            _left(self._by_address.get(address, deque()), FAILURES, now),
            _left(self._all, FAILURES_OF_ALL, now),
        )
        return max(waits)

    def failed(self, address: str) -> None:
        now = time.monotonic()
        own = self._by_address.setdefault(address, deque(maxlen=FAILURES))
        self._by_address.move_to_end(address)
        own.append(now)
        self._all.append(now)
        while len(self._by_address) > MOST_ADDRESSES:
            self._by_address.popitem(last=False)


def read_password(path: Path) -> str:
    """The password in a file: its first line.

    Raises UserMistake for one that protects nothing, and MachineTrouble where it cannot be read.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LONGEST_PASSWORD + 1)
    except FileNotFoundError:
        raise UserMistake(
            f"There is no file {path}. Write a password into it: its first line counts."
        ) from None
    except OSError as error:
        raise MachineTrouble(f"{path} cannot be read: {error.strerror or error}.") from error
    try:
        password = data.decode().split("\n", 1)[0].strip("\r\ufeff")
    except UnicodeDecodeError:
        raise UserMistake(f"{path} is no text. Write the password into it in UTF-8.") from None
    if len(password.strip()) < SHORTEST_PASSWORD:
        raise UserMistake(
            f"The first line of {path} is no password: it needs {SHORTEST_PASSWORD} characters "
            "or more. Write a longer one."
        )
    return password


def is_open_to_others(path: Path) -> bool:
    """Whether every user of this machine can read the file. Windows does not say so in the mode."""
    return bool(path.stat().st_mode & 0o004)


def _left(failures: deque[float], most: int, now: float) -> int:
    recent = [at for at in failures if now - at < WINDOW_S]
    return 0 if len(recent) < most else int(recent[0] + WINDOW_S - now) + 1


def _is_same(one: bytes, other: bytes) -> bool:
    return hmac.compare_digest(one, other)
