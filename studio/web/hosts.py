"""Which addresses this server answers to.

A page of another site can have its own name point to this machine (DNS rebinding) and then talk to
this server as if it were its own; the Host header still says that name, so it is refused here.
"""

import ipaddress
import re
import socket
from dataclasses import dataclass

LOOPBACK = ("localhost", "127.0.0.1", "::1")
ANYWHERE = ("0.0.0.0", "::")

_HOST = re.compile(r"(?:\[(?P<six>[0-9a-f:.]+)\]|(?P<name>[a-z0-9._-]+))(?::(?P<port>[0-9]{1,5}))?")


@dataclass(frozen=True)
class Hosts:
    """Where the server listens: `bound` as the user wrote it, and the port."""

    bound: str
    port: int

    @property
    def url(self) -> str:
        """What to type into a browser on this machine."""
        host = self.bound if self.bound not in ANYWHERE else socket.gethostname()
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/"

    def knows(self, host: str) -> bool:
        """Whether a Host header names this server."""
        found = _HOST.fullmatch(host.lower())
        if not found or int(found["port"] or 80) != self.port:
            return False
        name = found["six"] or found["name"]
        if name in LOOPBACK or name == self.bound.lower():
            return True
        return self.bound in ANYWHERE and (_is_address(name) or name in own_names())

    def is_own_origin(self, origin: str, host: str) -> bool:
        """Whether a page of `origin` came from this server, asked now as `host`."""
        scheme, _, place = origin.lower().partition("://")
        return scheme in ("http", "https") and place == host.lower() and self.knows(place)


def is_loopback(host: str) -> bool:
    """Whether only programs on this machine reach it."""
    return host.lower() == "localhost" or (_is_address(host) and _address(host).is_loopback)


def own_names() -> frozenset[str]:
    """What other machines of the network call this one."""
    name = socket.gethostname().lower()
    return frozenset({name, f"{name.partition('.')[0]}.local"})


def _is_address(name: str) -> bool:
    """A number is no name, so no other site can have it point here."""
    try:
        _address(name)
    except ValueError:
        return False
    return True


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    return ipaddress.ip_address(name)
