"""One thread a shot: shots run in parallel, and OpenCV's own threads would fight over the cores.

OpenCV's thread count belongs to the whole process, so it is lowered while any shot is being made
and put back after the last one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import cv2

_lock = Lock()
_shots = 0
_threads_before = 0


@contextmanager
def one_thread() -> Iterator[None]:
    global _shots, _threads_before
    with _lock:
        if _shots == 0:
            _threads_before = cv2.getNumThreads()
            cv2.setNumThreads(1)
        _shots += 1
    try:
        yield
    finally:
        with _lock:
            _shots -= 1
            if _shots == 0:
                cv2.setNumThreads(_threads_before)
