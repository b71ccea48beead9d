"""Where each window stands: its own changes, made faster than it is redrawn, never clash."""

import threading
from collections import OrderedDict

REMEMBERED = 10_000
"""Steps of all windows together."""


class Tabs:
    """Which revision a window's own change led to, so that its next one builds on that."""

    def __init__(self) -> None:
        self._led_to: OrderedDict[tuple[str, str, int], int] = OrderedDict()
        self._lock = threading.Lock()
        self.turn = threading.Lock()
        """Held from reading where a window stands until its change is noted."""

    def latest(self, project: str, by: str, base: int) -> int:
        """The revision that the window itself made of `base`, or `base`."""
        with self._lock:
            while (step := (project, by, base)) in self._led_to:
                base = self._led_to[step]
            return base

    def note(self, project: str, by: str, base: int, revision: int) -> None:
        with self._lock:
            self._led_to.pop((project, by, revision), None)  # no circles after an undo
            if base != revision:
                self._led_to[project, by, base] = revision
            while len(self._led_to) > REMEMBERED:
                self._led_to.popitem(last=False)
