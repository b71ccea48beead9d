"""`python -m tests.benchmark._server HOME WISHES`: a server without its page.

It has the home's work done and asks for the wishes of a file, one after the other. Each line that
it prints is the id of a job that it was promised.
"""

import sys
import threading
from pathlib import Path

from pydantic import TypeAdapter

from studio.ledger import Ledger, Wish
from studio.supervisor import Supervisor

WISHES = TypeAdapter(list[Wish])


def main(home, wishes):
    ledger = Ledger(Path(home))
    Supervisor(Path(home), ledger).start()
    for wish in WISHES.validate_json(Path(wishes).read_bytes()):
        (job,) = ledger.ask([wish])
        print(job.id, flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
