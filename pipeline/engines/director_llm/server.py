"""Where the language server is: the environment over home/settings.toml over nothing.

[llm]
url = "http://127.0.0.1:11434/v1"
model = "qwen3:4b"
key = "..."                        only where the server asks for one
"""

import ipaddress
import os
import stat
import tomllib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from pydantic import SecretStr

from pipeline.errors import EngineUnavailable, UserMistake

FILE = "settings.toml"
TABLE = "llm"
VARIABLES = {
    "url": "STORYREEL_LLM_URL",
    "model": "STORYREEL_LLM_MODEL",
    "key": "STORYREEL_LLM_KEY",
}
_LARGEST = 64 * 1024
_LONGEST = 2000
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_PRIVATE_ENDINGS = (".local", ".lan", ".internal", ".localhost", ".home.arpa")


@dataclass(frozen=True)
class Server:
    """An OpenAI-compatible server. `url` is its base, such as http://127.0.0.1:11434/v1."""

    url: str
    model: str
    key: SecretStr | None = None

    @property
    def host(self) -> str:
        return urlsplit(self.url).netloc

    @property
    def is_this_machine(self) -> bool:
        return _is_this_machine(urlsplit(self.url).hostname or "")


def server_of(home: Path) -> Server:
    """The server of a home. Raises EngineUnavailable where none is set, and UserMistake for an
    address that cannot be used or a key that others can read."""
    chosen = _from_file(home / FILE) | _from_environment()
    if not chosen.get("url") or not chosen.get("model"):
        raise EngineUnavailable(
            "The director 'llm' needs a language server. Set STORYREEL_LLM_URL (such as "
            "http://127.0.0.1:11434/v1) and STORYREEL_LLM_MODEL, or url and model under [llm] in "
            f"{home / FILE}; or choose the director 'rules'."
        )
    key = chosen.get("key", "")
    if not (key.isascii() and (key.isprintable() or not key)):
        raise UserMistake(
            "The key of the language server holds letters that no key has. Copy it again."
        )
    return Server(checked_url(chosen["url"], has_key=bool(key)), chosen["model"], _secret(key))


def _secret(key: str) -> SecretStr | None:
    return SecretStr(key) if key else None


def checked_url(text: str, *, has_key: bool = False) -> str:
    """The base URL in its plain form. Raises UserMistake for one that cannot be used."""
    try:
        parts = urlsplit(text.strip())
        port = parts.port
    except ValueError:
        raise _no_url("it cannot be read") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise _no_url("it does not start with http:// or https:// and a host")
    if parts.username is not None or parts.query or parts.fragment:
        raise _no_url("it holds a password, a question mark or a number sign")
    if has_key and parts.scheme == "http" and not _is_near(parts.hostname):
        raise _no_url("a key would travel over the internet unencrypted. Use https://")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    netloc = f"{host}:{port}" if port else host
    path = parts.path.rstrip("/") or "/v1"
    return SplitResult(parts.scheme, netloc, path, "", "").geturl()


def _no_url(reason: str) -> UserMistake:
    # The address itself is not repeated: a password may stand in it.
    return UserMistake(
        f"The address of the language server cannot be used: {reason}. "
        "Write it like http://127.0.0.1:11434/v1, and the key in STORYREEL_LLM_KEY."
    )


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _is_near(host: str) -> bool:
    """This machine or its own network, where a server has no certificate as a rule."""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith(_PRIVATE_ENDINGS)


def _from_environment() -> dict[str, str]:
    found = {name: os.environ.get(variable, "") for name, variable in VARIABLES.items()}
    return {name: value.strip() for name, value in found.items() if value.strip()}


def _from_file(path: Path) -> dict[str, str]:
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            read = tomllib.loads(file.read(_LARGEST).decode())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        raise UserMistake(f"{path} cannot be read. Correct it, or remove it.") from None
    table = read.get(TABLE, {})
    found = {
        name: value.strip()
        for name, value in (table.items() if isinstance(table, dict) else ())
        if name in VARIABLES and isinstance(value, str) and len(value) <= _LONGEST
    }
    if found.get("key") and mode & _OTHERS and os.name != "nt":
        raise UserMistake(
            f"Others on this machine can read the key in {path}. Run: chmod 600 {path}"
        )
    return found
