"""Storyreel as a person starts it: `python app.py`, and the address that it prints."""

import queue
import re
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
ADDRESS = re.compile(r"http://[^\s?]+/?(?:\?token=\S+)?")
START_S, STOP_S = 240, 90


class Server:
    """A running studio. `address` is the printed one, token included."""

    def __init__(self, home, *words):
        self.home, self.port, self._words = home, 0, words
        self._lines = queue.Queue()
        self.said = []
        self._start()

    def _start(self):
        command = [sys.executable, "app.py", "--home", self.home, "--port", self.port, *self._words]
        self.process = subprocess.Popen(
            [str(word) for word in command],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", cwd=ROOT,
        )  # fmt: skip
        threading.Thread(target=self._listen, args=(self.process,), daemon=True).start()
        self.address = self._wait_for_address()
        self.origin = self.address.split("?")[0].rstrip("/")
        self.port = int(self.origin.rpartition(":")[2])

    def _listen(self, process):
        with process.stdout:
            for line in process.stdout:
                self.said.append(line.rstrip())
                self._lines.put(line)
        self._lines.put(None)

    def _wait_for_address(self):
        while True:
            try:
                line = self._lines.get(timeout=START_S)
            except queue.Empty:
                raise AssertionError(f"no address after {START_S} s: {self.said}") from None
            assert line is not None, f"the server ended: {self.said}"
            if found := ADDRESS.search(line):
                return found[0]

    def restart(self):
        """Ends it without a warning, as a power cut would, and starts it at the same place."""
        self.kill()
        self._lines = queue.Queue()
        self._start()

    def kill(self):
        helpers = psutil.Process(self.process.pid).children(recursive=True)
        self.process.kill()
        self.process.wait()
        psutil.wait_procs(helpers, STOP_S)

    def stop(self):
        """Ends it as Ctrl-C does."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGINT)
            try:
                self.process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
                raise AssertionError("the server does not stop") from None

    def cpu_s(self):
        """Of the server so far, without its workers."""
        times = psutil.Process(self.process.pid).cpu_times()
        return times.user + times.system


@contextmanager
def running(home, *words):
    server = Server(home, *words)
    try:
        yield server
    finally:
        server.stop()
