"""Edits a film and says after each edit what it was told: the child of `powercuts`.

`python -m tests.benchmark._editing HOME EDITS SYNCHRONOUS`. Each line is the mark, then JSON: the
revision and the digest of the project that the store acknowledged, and the last uploaded picture.
"""

import json
import os
import random
import sys
from pathlib import Path

from pipeline.errors import StudioError
from pipeline.media.store import MediaStore
from studio.edits import AddOwnKeyframe
from studio.store import Store, database
from tests.studio.film import film
from tests.studio.random_edits import random_edit

MARK = "acknowledged "

CHECKPOINT_PAGES = 60
"""Far below SQLite's 1000, so that many cuts fall into checkpoints."""


def main(home, edits, synchronous):
    database.PRAGMAS["synchronous"] = synchronous
    database.PRAGMAS["wal_autocheckpoint"] = str(CHECKPOINT_PAGES)
    chance, picture = random.Random(5), None
    store, media = Store(Path(home)), MediaStore(Path(home))
    project = store.create(film())
    say(project, store.head(project), picture)
    for count in range(int(edits)):
        if chance.random() < 0.1:
            picture = upload(store, media, project, chance)
        else:
            step(store, project, chance)
        say(project, store.head(project), picture)
        if count % 50 == 10:
            store.snapshots.take()
    store.close()


def upload(store, media, project, chance):
    """A picture of the user's, which nobody can make again."""
    key = media.add(chance.randbytes(2000), ".png")
    head = store.head(project)
    shot = next(head.project.shots(), None)
    if shot:
        store.commit(project, head.revision, AddOwnKeyframe(shot=shot.id, image=key).edit)
    return key


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


def say(project, head, picture):
    told = state(project, head) | {"picture": picture}
    os.write(1, f"{MARK}{json.dumps(told)}\n".encode())


def state(project, head):
    return {"id": project, "revision": head.revision, "digest": head.project.digest()}


if __name__ == "__main__":
    main(*sys.argv[1:])
