"""A model hub on this machine: it speaks the interface of huggingface.co, and every fault of it."""

import hashlib
import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

LARGE = 256
"""Files from this many bytes on have a SHA-256 and lie on another host, as on the real hub."""


def commit_of(files):
    names = "".join(f"{name} {hashlib.sha1(data).hexdigest()}" for name, data in files.items())
    return hashlib.sha1(names.encode()).hexdigest()


def git_id(data):
    return hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()


@dataclass
class Faults:
    """What goes wrong. `cuts` by file: after how many bytes each answer ends, one after the other;
    `status` by file: what is answered instead."""

    cuts: dict = field(default_factory=dict)
    status: dict = field(default_factory=dict)
    lies: dict = field(default_factory=dict)
    """By file: what is sent instead of what was announced."""
    stalls: set = field(default_factory=set)
    no_ranges: bool = False
    changing: bool = False
    """Every look finds another commit, and what it had is gone."""
    listing: bytes | None = None
    redirect: str = ""
    shifted: int = 0
    """Ranges that begin so many bytes later than asked."""


class HubServer:
    """Two hosts: `url` is the hub, large files are sent from `far`."""

    def __init__(self):
        self.repos = {}
        self.faults = Faults()
        self.token = ""
        self.asked = []
        """(host, path, headers) of every request."""
        self.came = threading.Event()
        """Set with every request."""
        self.looks = 0
        self.released = threading.Event()
        self._servers = [self._serve(name) for name in ("127.0.0.1", "localhost")]
        near, far = (server.server_address[1] for server in self._servers)
        self.url, self.far = f"http://127.0.0.1:{near}", f"http://localhost:{far}"

    def _serve(self, host):
        handler = type("Handler", (_Handler,), {"hub": self, "is_far": host == "localhost"})
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        return server

    def close(self):
        self.released.set()
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def commit(self, repo):
        told = commit_of(self.repos[repo])
        return (
            hashlib.sha1(f"{told}{self.looks}".encode()).hexdigest()
            if self.faults.changing
            else told
        )

    def paths(self):
        return [path for _, path, _ in self.asked]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        hub = self.hub
        hub.came.set()
        place = urlsplit(self.path)
        path = unquote(place.path).strip("/")
        hub.asked.append(("far" if self.is_far else "hub", path, dict(self.headers)))
        if not self.is_far and not self._may():
            return self._say(401, b"", {"X-Error-Code": "GatedRepo"})
        if path.startswith("api/models/"):
            return self._list(path.removeprefix("api/models/").removesuffix("/revision/main"))
        repo, _, rest = path.partition("/resolve/")
        commit, _, name = rest.partition("/")
        if hub.repos.get(repo, {}).get(name) is None or commit != hub.commit(repo):
            return self._say(404, b"", {"X-Error-Code": "EntryNotFound"})
        data = hub.repos[repo][name]
        if len(data) >= LARGE and not self.is_far:
            to = (hub.faults.redirect or hub.far) + self.path
            return self._say(302, b"", {"Location": to})
        return self._send(name, data)

    def _may(self):
        return self.headers.get("Authorization") == f"Bearer {self.hub.token}" or not self.hub.token

    def _list(self, repo):
        hub = self.hub
        hub.looks += 1
        if repo not in hub.repos:
            return self._say(404, b"", {"X-Error-Code": "RepoNotFound"})
        files = [self._listed(name, data) for name, data in hub.repos[repo].items()]
        told = {"id": repo, "sha": hub.commit(repo), "siblings": files}
        body = hub.faults.listing if hub.faults.listing is not None else json.dumps(told).encode()
        return self._say(200, body, {"Content-Type": "application/json"})

    def _listed(self, name, data):
        listed = {"rfilename": name, "size": len(data), "blobId": git_id(data)}
        if len(data) >= LARGE:
            sha256 = hashlib.sha256(data).hexdigest()
            listed["lfs"] = {"sha256": sha256, "size": len(data), "pointerSize": 130}
        return listed

    def _send(self, name, data):
        faults = self.hub.faults
        if status := faults.status.get(name):
            return self._say(status, b"")
        data = faults.lies.get(name, data)
        start, asked = 0, self.headers.get("Range", "")
        if asked and not faults.no_ranges:
            start = int(asked.removeprefix("bytes=").rstrip("-")) + faults.shifted
        body = data[start:]
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(body)))
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        self.end_headers()
        cuts = faults.cuts.get(name, [])
        if cuts:
            body = body[: cuts.pop(0)]
            self.close_connection = True
        if name in faults.stalls:
            self.wfile.write(body[: len(body) // 2])
            self.wfile.flush()
            self.hub.released.wait()
            self.close_connection = True
            return None
        self.wfile.write(body)
        return None

    def _say(self, status, body, headers=None):
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
