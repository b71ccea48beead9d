"""The project store on a 1,000-shot film, against writing the whole project as JSON on each edit.

`open_s` is a new Store on the home, and the whole film read; `edit_s` one camera edit committed
with everything on the disk, the mean of many; `json_s` the same edit with the project written
to a file, synced and renamed. All in CPU seconds; `edit_kb` and `json_kb` are what the disk gets.
"""

import random
import tempfile
from pathlib import Path

from pipeline.film.camera import Move
from pipeline.media.disk import put_in_place
from studio import edits
from studio.store import Store
from tests.benchmark._measure import cpu_of
from tests.studio.film import film

SCENES = 100
EDITS = 200
PEOPLE = ("ANNA", "BEN", "CARLA", "DMITRI")
DEEDS = ("walks to the door", "looks out of the window", "picks up a glass", "sits down slowly")


def script(scenes=SCENES, seed=1):
    """A feature: about ten shots a scene."""
    chance = random.Random(seed)
    lines = ["Title: The Long Film", ""]
    for scene in range(scenes):
        lines += ["", f"{'INT' if scene % 2 else 'EXT'}. PLACE {scene} - DAY", ""]
        for _ in range(4):
            person = chance.choice(PEOPLE)
            room = chance.randrange(900)
            lines += [f"{person.title()} {chance.choice(DEEDS)}. Room {room} is quiet.", ""]
            lines += [chance.choice(PEOPLE), f"I saw number {chance.randrange(9000)} before.", ""]
    return "\n".join(lines)


def main():
    project = film(script())
    shots = [shot.id for shot in project.shots()]
    assert len(shots) >= 1000, len(shots)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        store = Store(home)
        new = store.create(project)
        store.close()
        before = size(home)
        store = Store(home)
        ours, _ = cpu_of(lambda: [store.commit(new, *change) for change in changes(shots)])
        store.close()
        grown = size(home) - before
        opened, _ = cpu_of(lambda: reopened(home, new))
        path = home / "project.json"
        whole, _ = cpu_of(lambda: written(project, path, changes(shots)))
        json_kb = path.stat().st_size / 1000
    return {
        "shots": len(shots),
        "open_s": round(opened, 4),
        "edit_s": round(ours / EDITS, 4),
        "json_s": round(whole / EDITS, 4),
        "edit_kb": round(grown / EDITS / 1000, 1),
        "json_kb": round(json_kb, 1),
        "ratio": round(whole / ours, 1),
    }


def changes(shots):
    """(the revision it is made on, the edit): every one changes something."""
    chance = random.Random(2)
    chosen = chance.sample(shots, EDITS)
    lens = [17 + index for index in range(EDITS)]
    return [
        (index + 1, edits.SetCamera(shots=(shot,), move=Move.ROLL, lens_mm=lens[index]).edit)
        for index, shot in enumerate(chosen)
    ]


def reopened(home, project):
    store = Store(home)
    head = store.head(project)
    assert head.revision == EDITS + 1
    store.close()
    return head


def size(home):
    return sum(path.stat().st_size for path in home.glob("projects.db*"))


def written(project, path, wanted):
    """Every edit, with the whole project written each time."""
    for _, edit in wanted:
        project = edits.apply(edit, project)
        unfinished = path.with_suffix(".part")
        unfinished.write_text(project.model_dump_json(), "utf-8")
        put_in_place(unfinished, path)
