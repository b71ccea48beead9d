"""`python -m studio.supervisor HOME [SLOTS]`: works through a home's queue without a page."""

import signal
import sys
import threading
from pathlib import Path

from studio.ledger import Ledger
from studio.supervisor import Supervisor


def main(home: str, slots: str = "0") -> None:
    stopped = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stopped.set())
    ledger = Ledger(Path(home), int(slots) or None)
    supervisor = Supervisor(Path(home), ledger)
    supervisor.start()
    supervisor.has_standing.wait()
    sys.stdout.write(f"{supervisor.standing}\n")
    sys.stdout.flush()
    stopped.wait()
    supervisor.stop()
    ledger.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
