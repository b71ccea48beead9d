"""What a render learns of this machine's pace, for the estimates of the next."""

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.stages.side_by_side import Step, Watch
from studio.ledger import Ledger, Wish
from studio.ledger.pace import Sort
from studio.tasks import ON_CARD, Kind

STAGES = {"draw": Kind.DRAW, "shoot": Kind.SHOOT}


class Timed:
    """A watch that notes from when to when there was news of each stage."""

    def __init__(self, watch: Watch, clock: Callable[[], float] = time.monotonic) -> None:
        self._watch = watch
        self._clock = clock
        self._lock = threading.Lock()
        self._from: dict[str, float] = {}
        self._to: dict[str, float] = {}

    def __call__(self, step: Step) -> None:
        with self._lock:
            self._to[step.stage] = self._clock()
            self._from.setdefault(step.stage, self._to[step.stage])
        self._watch(step)

    def seconds(self, stage: str) -> float:
        return self._to.get(stage, 0.0) - self._from.get(stage, 0.0)


def remember_pace(made: Sequence[Wish], timed: Timed, home: Path) -> None:
    """Of what was made with models: they work one at a time, so a stage's time is theirs."""
    ledger = Ledger(home)
    try:
        for stage, kind in STAGES.items():
            tasks = [w.task for w in made if w.task.kind is kind and ON_CARD in w.task.engine]
            if tasks and (seconds := timed.seconds(stage)):
                sort = Sort(kind, tasks[0].engine, tasks[0].size)
                ledger.learn(sort, seconds / sum(task.frames for task in tasks))
    finally:
        ledger.close()
