"""Looks at the machine and at the bytes of models, in the background: the page asks how far it is.

What is being looked at belongs to the server: a window that is loaded again finds it going on.
"""

import threading
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import Cancelled, StudioError
from pipeline.gpu.device import Device
from studio.installing import model_named
from studio.machine import this_machine
from studio.models import verify_model


@dataclass(frozen=True)
class Checking:
    """How reading all bytes of a model stands; `why` says what is wrong with them."""

    progress: float = 0.0
    is_done: bool = False
    why: str = ""


class Inspector:
    def __init__(self, home: Path) -> None:
        self._home = home
        self._lock = threading.Lock()
        self._device: Device | None = None
        self._trouble = ""
        self._looking: threading.Thread | None = None
        self._checks: dict[str, Checking] = {}
        self._stopped: set[str] = set()

    def device(self) -> tuple[Device | None, str]:
        """The machine, or why it could not be looked at; neither: it is being looked at."""
        with self._lock:
            if self._looking is None:
                self._looking = threading.Thread(target=self._look, name="machine", daemon=True)
                self._looking.start()
            return self._device, self._trouble

    def wait(self) -> tuple[Device | None, str]:
        """As `device`, once it was looked at."""
        self.device()
        if self._looking:
            self._looking.join()
        return self._device, self._trouble

    def checks(self) -> dict[str, Checking]:
        """By model id: what was verified since the studio is open."""
        with self._lock:
            return dict(self._checks)

    def verify(self, name: str) -> None:
        """Begins to read every byte of an installed model. Raises UserMistake for no model."""
        model_named(name)
        with self._lock:
            before = self._checks.get(name)
            if before and not before.is_done:
                return
            self._checks[name] = Checking()
            self._stopped.discard(name)
        threading.Thread(target=self._verify, args=(name,), name="verify", daemon=True).start()

    def forget(self, name: str) -> None:
        """Stops reading a model, and forgets what was found."""
        with self._lock:
            self._stopped.add(name)
            self._checks.pop(name, None)

    def _look(self) -> None:
        try:
            self._device = this_machine()
        except StudioError as error:
            self._trouble = str(error)

    def _verify(self, name: str) -> None:
        try:
            verify_model(self._home, name, lambda done: self._note(name, Checking(done)))
            self._note(name, Checking(1.0, is_done=True))
        except Cancelled:
            return
        except StudioError as error:
            self._note(name, Checking(1.0, is_done=True, why=str(error)))

    def _note(self, name: str, checking: Checking) -> None:
        with self._lock:
            if name in self._stopped:
                raise Cancelled("Stopped.")
            self._checks[name] = checking
