"""The jobs of the projects that are looked at, kept at hand: only what changed is read again."""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field

from studio.ledger import Job, Ledger

PROJECTS = 256
"""Projects at hand; who was not looked at for longest is read anew."""


@dataclass
class _Page:
    since: int = 0
    stamp: int = 0
    """The newest change that concerned this project."""
    jobs: dict[tuple[str, str], Job] = field(default_factory=dict[tuple[str, str], Job])
    """By job and shot, in the order in which they were asked for."""
    lock: threading.Lock = field(default_factory=threading.Lock)


class JobNotes:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._pages: OrderedDict[str, _Page] = OrderedDict()
        self._lock = threading.Lock()

    def newest(self, project: str) -> int:
        """The newest change that concerned the project."""
        return self.jobs(project)[1]

    def jobs(self, project: str) -> tuple[tuple[Job, ...], int]:
        """All jobs of the project, and the newest change of them."""
        page = self._page(project)
        with page.lock:
            self._read(project, page)
            return tuple(page.jobs.values()), page.stamp

    def _page(self, project: str) -> _Page:
        with self._lock:
            page = self._pages.setdefault(project, _Page())
            self._pages.move_to_end(project)
            while len(self._pages) > PROJECTS:
                self._pages.popitem(last=False)
            return page

    def _read(self, project: str, page: _Page) -> None:
        changes = self._ledger.changes(page.since, project)
        if changes.is_all:
            page.jobs.clear()
        page.jobs.update({(job.id, job.shot): job for job in changes.jobs})
        if changes.is_all or changes.jobs:
            page.stamp = changes.now
        page.since = changes.now
