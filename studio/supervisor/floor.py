"""Where the work is done: workers come and go, are given jobs, and are heard."""

import logging
import queue
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.errors import MachineTrouble
from studio.ledger import Ledger
from studio.ledger.dispatch import Claim, Dispatch
from studio.previews import Previews
from studio.supervisor.slot import Slot

log = logging.getLogger("storyreel")

LOOK_S = 0.2
"""How often it looks for what other processes asked or cancelled, while there is work."""
IDLE_LOOK_S = 1.0
STOP_S = 1.0
"""A worker is asked to stop, and killed after this long."""
KEEP_WARM_S = 300.0
"""A worker without work ends after this long, and its memory is free again."""
FULL_S = 10.0
"""After the disk was full, work is tried again this much later."""
START_AGAIN_S = (0.0, 0.0, 0.0, 1.0, 5.0, 30.0)
"""Waits before another worker is started, after so many in a row ended before they were ready."""
CANNOT_START = (
    "No worker can be started ({cause}): the terminal says why. It is tried again every few "
    "seconds; if it goes on, reinstall Storyreel."
)

Words = dict[str, Any]


class Floor:
    """All but `wake` is called from one thread."""

    def __init__(self, home: Path, ledger: Ledger) -> None:
        self._home = home
        self._size = ledger.slots
        self._dispatch = Dispatch(ledger.book)
        self._inbox: queue.SimpleQueue[tuple[Slot, Words | None] | None] = queue.SimpleQueue()
        self._slots: list[Slot] = []
        self._previews = Previews(home)
        self._unwritten: deque[Callable[[], None]] = deque([self._recover])
        """What the ledger is still to be told: none of it is lost while the disk is full."""
        self._progress: dict[str, float] = {}
        self._seen = 0
        self._failed_starts = 0
        self._start_at = 0.0

    def _recover(self) -> None:
        self._previews.clear()
        self._dispatch.recover()

    def wake(self) -> None:
        self._inbox.put(None)

    def listen(self) -> None:
        """Waits until something is said, or it is time to look around."""
        try:
            heard = self._inbox.get(timeout=LOOK_S if self._slots else IDLE_LOOK_S)
            while True:
                if heard:
                    self._hear(*heard)
                heard = self._inbox.get_nowait()
        except queue.Empty:
            return

    def turn(self) -> None:
        """Writes down what was heard, stops what nobody wants, gives work to who has none.

        Raises MachineTrouble when the ledger cannot be written; the next turn goes on there.
        """
        while self._unwritten:
            self._unwritten[0]()
            self._unwritten.popleft()
        if self._progress:
            self._dispatch.report(self._progress)
            self._progress = {}
        self._stop_unwanted()
        self._kill_overdue()
        self._give_work()

    def close(self) -> None:
        """Ends all workers; what they had in hand waits for the next supervisor."""
        deadline = time.monotonic() + STOP_S
        for slot in self._busy():
            slot.cancel(deadline)
        while self._busy() and time.monotonic() < deadline:
            self.listen()
        for slot in self._slots:
            slot.kill()
            slot.release()
        jobs = [slot.job for slot in self._busy() if slot.job]
        self._unwritten.append(lambda: self._dispatch.put_back(jobs))
        self._slots = []
        self._previews.clear()
        try:
            while self._unwritten:
                self._unwritten.popleft()()
        except MachineTrouble as trouble:  # the next supervisor finds them running, and recovers
            log.warning("%s", trouble)

    def _busy(self) -> list[Slot]:
        return [slot for slot in self._slots if slot.job]

    def _hear(self, slot: Slot, words: Words | None) -> None:
        if words is None:
            self._bury(slot)
            return
        slot.has_begun = True
        if "ready" in words:
            self._failed_starts = 0
            slot.is_ready = True
            slot.idle_since = time.monotonic()
        elif "unable" in words:
            slot.trouble = words["unable"]
        elif "progress" in words:
            self._progress[words["job"]] = words["progress"]
        else:
            self._ended(slot, words)

    def _ended(self, slot: Slot, words: Words) -> None:
        job, dispatch = words["job"], self._dispatch
        slot.job, slot.kill_at, slot.idle_since = None, None, time.monotonic()
        self._forget(job)
        if "done" in words:
            self._note(lambda: dispatch.finish(job, words["done"], words["seconds"]))
            return
        if words.get("trace"):
            log.error("job %s: %s", job, words["trace"])
        if "failed" in words and not words["is_full"]:
            self._note(lambda: dispatch.fail(job, words["failed"]))
            return
        self._note(lambda: dispatch.put_back([job]))
        if "failed" in words:
            self._note(lambda: dispatch.hold(words["failed"], FULL_S))

    def _bury(self, slot: Slot) -> None:
        if slot not in self._slots:
            return
        self._slots.remove(slot)
        cause, job = slot.release(), slot.job
        if not slot.is_ready:
            self._start_later(slot.trouble or CANNOT_START.format(cause=cause))
        if job is None:
            return
        self._forget(job)
        if slot.has_begun:
            log.warning("a worker died of job %s: %s", job, cause)
            self._note(lambda: self._dispatch.died(job, cause))
        else:
            self._note(lambda: self._dispatch.put_back([job]))

    def _forget(self, job: str) -> None:
        """How far it is, and how it looks."""
        self._progress.pop(job, None)
        self._previews.drop(job)

    def _start_later(self, sentence: str) -> None:
        wait = START_AGAIN_S[min(self._failed_starts, len(START_AGAIN_S) - 1)]
        self._failed_starts += 1
        self._start_at = time.monotonic() + wait
        if wait:
            self._note(lambda: self._dispatch.hold(sentence, wait))

    def _note(self, write: Callable[[], Any]) -> None:
        self._unwritten.append(write)

    def _stop_unwanted(self) -> None:
        changes = self._dispatch.seen()
        if changes == self._seen:
            return
        hands = {slot.job: slot for slot in self._busy() if slot.job and slot.kill_at is None}
        for job in self._dispatch.unwanted(hands.keys()) if hands else ():
            hands[job].cancel(time.monotonic() + STOP_S)
        self._seen = changes

    def _kill_overdue(self) -> None:
        """Workers that did not stop when asked, and those that had nothing to do for long."""
        now = time.monotonic()
        for slot in self._slots:
            is_idle = slot.is_ready and not slot.job and now > slot.idle_since + KEEP_WARM_S
            if is_idle or (slot.kill_at is not None and now > slot.kill_at):
                slot.kill()

    def _give_work(self) -> None:
        """Jobs with a model go to one worker, which keeps the model: the card holds one."""
        idle = [slot for slot in self._slots if slot.is_ready and not slot.job]
        for slot in sorted(idle, key=lambda slot: not slot.has_card):
            claim = self._claim(slot)
            if claim:
                slot.has_card |= claim.on_card
                slot.order(claim.id, claim.task)
        self._start_workers()

    def _claim(self, slot: Slot) -> Claim | None:
        busy = self._in_hand()
        if slot.has_card and self._size > 1:
            return self._dispatch.claim(busy, on_card=True) or self._dispatch.claim(busy)
        return self._dispatch.claim(busy, on_card=False if self._is_card_taken() else None)

    def _is_card_taken(self) -> bool:
        return self._size > 1 and any(slot.has_card for slot in self._slots)

    def _in_hand(self) -> list[str]:
        return [slot.job for slot in self._slots if slot.job]

    def _start_workers(self) -> None:
        starting = sum(not slot.is_ready for slot in self._slots)
        room = self._size - len(self._slots)
        if room <= 0 or time.monotonic() < self._start_at:
            return
        on_card = False if self._is_card_taken() else None
        waiting = self._dispatch.waiting(self._in_hand(), self._size, on_card)
        for _ in range(min(room, waiting - starting)):
            self._slots.append(Slot(self._home, lambda slot, words: self._inbox.put((slot, words))))
