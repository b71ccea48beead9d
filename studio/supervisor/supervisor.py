"""One per home: a thread that has the home's jobs done, for as long as this process lives."""

import logging
import threading
from enum import StrEnum
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.errors import MachineTrouble
from studio.ledger import Ledger
from studio.supervisor.floor import Floor

log = logging.getLogger("storyreel")

TAKE_OVER_S = 0.5
"""How often one that only watches tries to take over."""
TROUBLE_S = 1.0
"""How long it waits after the disk refused, before it tries again."""


class Standing(StrEnum):
    """What a supervisor is to its home. The values are sentences for the user."""

    STARTING = "Starting."
    WORKING = "This Storyreel makes the pictures of this home."
    WATCHING = (
        "Another Storyreel works on this home. This one shows what it does, and takes over "
        "when it ends."
    )
    ENDED = "Nothing is being made: this Storyreel is closing."


class Supervisor:
    """Keeps `ledger.slots` workers busy from `start` to `stop`.

    A second one for the same home only watches until the first has ended. Killed at any moment,
    with its process or without, it loses nothing: all it knows is in the ledger.
    """

    def __init__(self, home: Path, ledger: Ledger) -> None:
        self.standing = Standing.STARTING
        self.trouble = ""
        """Why the ledger cannot be written just now, for the user: it cannot hold this itself."""
        self.has_standing = threading.Event()
        """Set as soon as it is known who works on the home."""
        self._floor = Floor(home.absolute(), ledger)
        self._stopping = threading.Event()
        self._lock = FileLock(home / "supervisor.lock", thread_local=False)
        self._thread = threading.Thread(target=self._run, name="supervisor", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Ends all workers; what they had in hand waits in the queue. Returns within seconds."""
        self._stopping.set()
        self.wake()
        if self._thread.is_alive():
            self._thread.join()

    def wake(self) -> None:
        """Something was asked or cancelled: look at once."""
        self._floor.wake()

    def _run(self) -> None:
        if self._take_lock():
            try:
                self._lead()
            finally:
                self._floor.close()
                self._lock.release()
        self._stand(Standing.ENDED)

    def _stand(self, standing: Standing) -> None:
        self.standing = standing
        self.has_standing.set()

    def _take_lock(self) -> bool:
        while not self._stopping.is_set():
            try:
                self._lock.acquire(blocking=False)
            except Timeout:
                self._stand(Standing.WATCHING)
                self._stopping.wait(TAKE_OVER_S)
            else:
                return True
        return False

    def _lead(self) -> None:
        self._stand(Standing.WORKING)
        while not self._stopping.is_set():
            try:
                self._floor.turn()
                self.trouble = ""
            except MachineTrouble as trouble:
                if self.trouble != str(trouble):
                    log.warning("%s", trouble)
                self.trouble = str(trouble)
                self._stopping.wait(TROUBLE_S)
            self._floor.listen()
