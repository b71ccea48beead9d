"""`python -m studio.worker HOME PARENT`: a child process that makes one thing at a time.

It reads orders as lines of JSON and answers in lines of JSON; pictures and films go through the
store, previews through a folder of their own. It ends when its parent ends, whatever it is doing,
and after a job that left memory taken.

    in   {"job": id, "task": "..."}   {"cancel": id}
    out  {"ready": true}              once, or {"unable": sentence} and its end
         {"job": id, "progress": 0.4} a few times a second
         {"job": id, "done": "...", "seconds": 1.2}
         {"job": id, "failed": sentence, "trace": "...", "is_full": false}
         {"job": id, "stopped": true}
"""

import errno
import json
import os
import queue
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from pipeline.errors import Cancelled, StudioError

if TYPE_CHECKING:  # loaded once the worker runs
    from studio.perform import Made

REPORT_S = 0.25
"""Progress is sent this often at most."""
NICE = 5
"""The page comes before the work."""
FULL = (errno.ENOSPC, errno.EDQUOT)
BUG = (
    "Storyreel met an error it did not expect ({error}). Retry it; if that does not help, "
    "report it with the text that the terminal shows."
)

Say = Callable[..., None]


class Orders:
    """What the parent wants, read as it comes."""

    def __init__(self, lines: TextIO) -> None:
        self._lines = lines
        self._waiting: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._cancelled: set[str] = set()
        threading.Thread(target=self._read, daemon=True).start()

    def next(self) -> dict[str, Any]:
        return self._waiting.get()

    def is_cancelled(self, job: str) -> bool:
        return job in self._cancelled

    def _read(self) -> None:
        for line in self._lines:
            order = json.loads(line)
            if "cancel" in order:
                self._cancelled.add(order["cancel"])
            else:
                self._cancelled.discard(order["job"])
                self._waiting.put(order)
        os._exit(0)  # the parent is gone: nobody waits for what is being made


def main(home: str, parent: str) -> None:
    out = _own_output()
    _end_with(int(parent))
    lock = threading.Lock()

    def say(**words: Any) -> None:
        with lock:
            out.write(json.dumps(words) + "\n")
            out.flush()

    # Imported before the first order, so that what is measured is the work.
    from pipeline.gpu.resident import RESIDENT
    from pipeline.media.store import MediaStore
    from pipeline.progress import Watched
    from studio.perform import work
    from studio.previews import Previews, Viewfinder

    try:
        store = MediaStore(Path(home))
    except StudioError as error:
        say(unable=str(error))
        return
    if sys.platform != "win32":  # there the parent sets it
        os.nice(NICE)
    orders, previews = Orders(sys.stdin), Previews(Path(home))
    say(ready=True)
    while not RESIDENT.is_spent:  # another process takes the next order, with all its memory
        order = orders.next()
        job = order["job"]
        say(job=job, progress=0.0)
        watch = Watched(_watch(job, orders, say), Viewfinder(previews, job))
        say(job=job, **_outcome(partial(work, order["task"], store, watch)))


def _outcome(do: "Callable[[], Made]") -> dict[str, Any]:
    """What is said of a job in the end."""
    started = time.perf_counter()
    try:
        made = do()
    except Exception as error:
        return failure(error)
    seconds = time.perf_counter() - started if made.is_new else 0.0
    return {"done": made.result, "seconds": seconds}


def failure(error: Exception) -> dict[str, Any]:
    """What is said of a job that was not finished."""
    if isinstance(error, Cancelled):
        return {"stopped": True}
    is_full = _is_full(error)
    if isinstance(error, StudioError):
        return {"failed": str(error), "trace": "", "is_full": is_full}
    sentence = BUG.format(error=f"{type(error).__name__}: {error}"[:200])
    return {"failed": sentence, "trace": traceback.format_exc(), "is_full": is_full}


def _watch(job: str, orders: Orders, say: Say) -> Callable[[float], None]:
    said = 0.0

    def progress(done: float) -> None:
        nonlocal said
        if orders.is_cancelled(job):
            raise Cancelled("Stopped.")
        now = time.monotonic()
        if now >= said + REPORT_S:
            said = now
            say(job=job, progress=done)

    return progress


def _is_full(error: BaseException) -> bool:
    """Whether it goes back to a full disk."""
    while not (isinstance(error, OSError) and error.errno in FULL):
        before = error.__cause__ or error.__context__
        if before is None:
            return False
        error = before
    return True


def _own_output() -> TextIO:
    """The pipe to the parent; what libraries print goes to the terminal instead."""
    pipe = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)
    return pipe


def _end_with(parent: int) -> None:
    """Ends this process with its parent. Elsewhere than on Linux the closed pipe alone does it."""
    if sys.platform != "linux":
        return
    import ctypes

    set_parent_death_signal = 1  # linux/prctl.h
    ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)
    if os.getppid() != parent:  # it had ended before
        os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
