"""Edits a film and says after each edit what it was told: the child of `powercuts`.

`python -m tests.benchmark._editing HOME EDITS SYNCHRONOUS`. Each line is the mark, then JSON: the
revision and the digest of the project that the store acknowledged.
"""

import json
import os
import random
import sys
from pathlib import Path

from pipeline.errors import StudioError
from studio.store import Store, database
from tests.studio.film import film
from tests.studio.random_edits import random_edit

MARK = "acknowledged "

CHECKPOINT_PAGES = 60
"""Far below SQLite's 1000, so that many cuts fall into checkpoints."""


def main(home, edits, synchronous):
    database.PRAGMAS["synchronous"] = synchronous
    database.PRAGMAS["wal_autocheckpoint"] = str(CHECKPOINT_PAGES)
    chance = random.Random(5)
    store = Store(Path(home))
    project = store.create(film())
    say(project, store.head(project))
    for count in range(int(edits)):
        step(store, project, chance)
        say(project, store.head(project))
        if count % 50 == 10:
            store.snapshots.take()
    store.close()


def step(store, project, chance):
    head = store.head(project)
    try:
        if chance.random() < 0.1:
            chance.choice([store.undo, store.redo])(project)
        elif chance.random() < 0.03:
            store.restore(project, chance.randint(1, head.revision))
        else:
            store.commit(project, head.revision, random_edit(chance, head.project))
    except StudioError:
        return


def say(project, head):
    told = {"id": project, "revision": head.revision, "digest": head.project.digest()}
    os.write(1, f"{MARK}{json.dumps(told)}\n".encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
