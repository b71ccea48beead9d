"""A place for one worker process."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import psutil

ROOT = Path(__file__).parent.parent.parent
"""Where `studio` and `pipeline` are found."""

Hear = Callable[["Slot", dict[str, Any] | None], None]
"""Called from a thread of the slot with what the worker said; None: it has ended."""


class Slot:
    """One worker process from its start to its end. Commands come from one thread."""

    def __init__(self, home: Path, hear: Hear) -> None:
        self.job: str | None = None
        self.is_ready = False
        self.trouble = ""
        """Why it could not begin, for the user."""
        self.kill_at: float | None = None
        """When it is killed unless it has stopped by then."""
        self.idle_since = 0.0
        self.has_begun = False
        """It has said something since it was given its job."""
        self.has_card = False
        """It has worked with a model, and keeps it for the next job that does."""
        words = [sys.executable, "-m", "studio.worker", str(home), str(os.getpid())]
        self._process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, **_own_group()
        )
        self._hear = hear
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def order(self, job: str, task: str) -> None:
        self.job, self.has_begun = job, False
        self._tell({"job": job, "task": task})

    def cancel(self, kill_at: float) -> None:
        self.kill_at = kill_at
        self._tell({"cancel": self.job})

    def kill(self) -> None:
        """Ends the worker and all that it has started, at once."""
        if self._process.poll() is None:
            _kill_tree(self._process.pid)

    def release(self) -> str:
        """After its end: frees what it held; returns what it died of."""
        self.kill()
        code = self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                _open(pipe).close()
        return _cause(code)

    def _tell(self, order: dict[str, Any]) -> None:
        pipe = _open(self._process.stdin)
        with suppress(OSError):  # it has ended, which is heard elsewhere
            pipe.write(json.dumps(order).encode() + b"\n")
            pipe.flush()

    def _listen(self) -> None:
        for line in _open(self._process.stdout):
            with suppress(ValueError):  # half a line, said while it was killed
                self._hear(self, json.loads(line))
        self._hear(self, None)


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise ValueError("a slot's process has no pipe")
    return pipe


def _own_group() -> dict[str, Any]:
    if sys.platform == "win32":
        below = subprocess.BELOW_NORMAL_PRIORITY_CLASS
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | below}
    return {"start_new_session": True}


def _kill_tree(pid: int) -> None:
    if sys.platform != "win32":
        with suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)
        return
    with suppress(psutil.NoSuchProcess):
        family = psutil.Process(pid)
        for process in (*family.children(recursive=True), family):
            with suppress(psutil.NoSuchProcess):
                process.kill()


def _cause(code: int) -> str:
    if code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}"
