"""A visitor without a browser: it speaks to the server as the page does."""

import json
import re
import secrets
import time
from urllib.parse import urlsplit

import httpx

CONFIG = re.compile(r"window\.gradio_config\s*=\s*(\{.*?\});\s*</script>", re.DOTALL)
TIMEOUT_S = 60


class Trouble(Exception):
    """The server answered as it should not."""


class Visitor:
    """One window: a cookie, a session, and where it stands."""

    def __init__(self, address):
        origin = f"http://{urlsplit(address).netloc}"
        headers = {"Origin": origin, "Sec-Fetch-Site": "same-origin"}
        self._web = httpx.Client(
            base_url=origin, headers=headers, timeout=TIMEOUT_S, follow_redirects=True,
            trust_env=False,
        )  # fmt: skip
        page = self._web.get(address, headers={"Accept": "text/html"}).raise_for_status().text
        config = json.loads(CONFIG.search(page)[1])
        self.id = secrets.token_hex(6)
        self._stand = next(
            one["id"] for one in config["components"] if one["props"].get("elem_id") == "sr-where"
        )
        self._events = {
            name: one["id"]
            for one in config["dependencies"]
            for _, name in one["targets"]
            if name == "load" or [self._stand, "act"] in one["targets"]
        }
        self.where = {"by": f"window {self.id}"}
        self.seconds = []
        """How long each action took, until its answer was whole."""
        self.heard = []
        """All answers, as text."""
        self.answers = []
        """The values of the panels, answer by answer."""
        self._answer(self._events["load"], None)

    def act(self, verb, **data):
        """Calls a verb of the page and takes what it answers."""
        return self._answer(self._events["act"], {**data, "verb": verb})

    def choose(self, *shots):
        self.where = {**self.where, "shots": list(shots)}
        return self.act("select", shots=list(shots))

    def pulse(self):
        asked = {
            "session_hash": self.id, "component_id": self._stand, "fn_name": "pulse",
            "data": self.where["project"],
        }  # fmt: skip
        return self._timed(lambda: self._sent("/gradio_api/component_server", asked).json())

    def get(self, path):
        return self._web.get(path)

    def post(self, path, content):
        return self._web.post(path, content=content)

    def close(self):
        self._web.close()

    def _answer(self, event, event_data):
        asked = {
            "data": [self.where], "event_data": event_data, "fn_index": event,
            "trigger_id": self._stand, "session_hash": self.id,
        }  # fmt: skip
        outputs = self._timed(lambda: self._done(asked))
        values = [
            one["value"] if isinstance(one, dict) and "value" in one else one for one in outputs
        ]
        self.where = values[0]
        self.answers.append(values)
        return outputs

    def _timed(self, work):
        before = time.monotonic()
        result = work()
        self.seconds.append(time.monotonic() - before)
        return result

    def _done(self, asked):
        event = self._sent("/gradio_api/queue/join", asked).json()["event_id"]
        address = "/gradio_api/queue/data"
        with self._web.stream("GET", address, params={"session_hash": self.id}) as stream:
            stream.raise_for_status()
            for line in stream.iter_lines():
                self.heard.append(line)
                if not line.startswith("data:"):
                    continue
                message = json.loads(line[5:])
                if message["msg"] == "log":
                    raise Trouble(message["log"])
                if message["msg"] == "process_completed" and message["event_id"] == event:
                    if not message["success"]:
                        raise Trouble(str(message["output"]))
                    return message["output"]["data"]
        raise Trouble("the answer broke off")

    def _sent(self, path, told):
        answer = self._web.post(path, json=told)
        if answer.status_code != 200:
            raise Trouble(f"{answer.status_code} from {path}: {answer.text[:200]}")
        return answer
