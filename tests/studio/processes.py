"""Worker processes as the system sees them."""

import threading
import time

import psutil

PATIENCE_S = 180.0
LOOK_S = 0.01


def workers(parent):
    """The workers of a process that truly run: not what is only left to be waited for."""
    return [child for child in parent.children() if is_worker(child)]


def is_worker(process):
    try:
        return "studio.worker" in process.cmdline()
    except (psutil.NoSuchProcess, psutil.ZombieProcess):
        return False


def is_gone(process):
    """Whether it runs no more. Where nobody waits for orphans they stay as zombies."""
    try:
        return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def all_gone(processes, seconds=PATIENCE_S):
    """Waits until none of them runs, so long at most; says whether it is so."""
    deadline = time.monotonic() + seconds
    while not all(is_gone(process) for process in processes):
        if time.monotonic() > deadline:
            return False
        threading.Event().wait(LOOK_S)
    return True
