"""A real server on this machine that speaks the chat completions of OpenAI, good or hostile."""

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SCENE = json.JSONDecoder()


@dataclass
class Reply:
    """`text` is the answer in a completion; `body` the bytes of the reply in its place."""

    text: str = ""
    status: int = 200
    headers: dict = field(default_factory=dict)
    body: bytes | None = None


class Loopback:
    """Answers each request with `reply(request)`, a request's JSON; keeps what it was asked."""

    def __init__(self, reply):
        self.reply = reply
        self.requests = []
        self.headers = []
        self.url = ""
        self._lock = threading.Lock()

    def note(self, request, headers):
        with self._lock:
            self.requests.append(request)
            self.headers.append(headers)


def handler(loopback):
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            loopback.note(request, dict(self.headers))
            self._give(loopback.reply(request))

        def _give(self, reply):
            body = reply.body if reply.body is not None else completion(reply.text)
            self.send_response(reply.status)
            for name, value in {"Content-Length": str(len(body)), **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:  # the other side had enough
                self.close_connection = True

        def log_message(self, *_):
            pass

    return Handler


def completion(text):
    choice = {"message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
    return json.dumps({"choices": [choice]}).encode()


@contextmanager
def serving(reply):
    loopback = Loopback(reply)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(loopback))
    server.daemon_threads = True
    loopback.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield loopback
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def scene_in(request):
    """The scene of a request, as a model reads it."""
    return SCENE.raw_decode(request["messages"][1]["content"])[0]


def is_about_words(request):
    return "shots" in scene_in(request)


def is_about_looks(request):
    return "places" in scene_in(request)


HAIRS = ("short black hair", "long red hair", "white hair", "a brown ponytail")


def looks_for(scene):
    """Every person and place described, soundly for any script."""
    people = [
        {"n": one["n"], "age": "unknown", "gender": "unknown", "build": "slim",
         "hair": HAIRS[one["n"] % len(HAIRS)], "clothes": "a plain green coat", "quotes": []}
        for one in scene["people"]
    ]  # fmt: skip
    places = [
        {"n": one["n"], "looks": "Bare walls of pale brick and one long table.", "quotes": []}
        for one in scene["places"]
    ]
    return {"people": people, "places": places}


def shot(first, last, **more):
    plain = {
        "first": first, "last": last, "coverage": "action", "size": "MS", "angle": "eye-level",
        "lens_mm": 0, "move": "static", "people": [], "over": 0,
    }  # fmt: skip
    return {**plain, **more}


def good(request):
    """A shot for every two pieces; plain words for every shot, looks for everybody."""
    scene = scene_in(request)
    if is_about_looks(request):
        return Reply(json.dumps(looks_for(scene)))
    if is_about_words(request):
        words = [
            {"n": each["n"], "image": "A woman in a wet coat stands still. Grey light.",
             "motion": "She turns to the window and breathes out."}
            for each in scene["shots"]
        ]  # fmt: skip
        return Reply(json.dumps({"shots": words}))
    return Reply(json.dumps({"shots": shots_for(scene)}))


def shots_for(scene):
    starts, count = [1], len(scene["pieces"])
    for piece in scene["pieces"][1:]:
        if piece.get("starts") or piece["n"] - starts[-1] == 2:
            starts.append(piece["n"])
    stops = [*(start - 1 for start in starts[1:]), count]
    people = [1] if scene["people"] else []
    return [
        shot(first, last, coverage="single", size="CU", move="dolly-in", people=people)
        for first, last in zip(starts, stops, strict=True)
    ]
