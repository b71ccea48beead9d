"""1,000 power cuts while a film is edited: 0 acknowledged edits lost, 0 databases damaged.

A child edits through the real store under `strace`, so every write, sync and rename that SQLite
and the store ask of the system is known, with its bytes, and so is each edit that the store
acknowledged. Then the power is cut at 1,000 random points between these calls. The files are put
as a disk would have them (the model stands in `_disk`), the store opens them, and what it shows
must be the last acknowledged state, or the one that was being written, with every picture that
the user uploaded. `synchronous=NORMAL` in the same run is the control: it has to lose edits, or
the simulation would prove nothing.
"""

import json
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from pipeline.errors import StudioError
from pipeline.media.store import MediaStore
from studio.store import Store
from studio.store.snapshots import check_whole
from tests.benchmark._disk import CALLS, Disk, Recorder
from tests.benchmark._editing import MARK, state

CUTS = 1000
CONTROL_CUTS = 150
EDITS = 150


def main(cuts=CUTS, control=CONTROL_CUTS, edits=EDITS):
    if not shutil.which("strace"):
        sys.exit("powercuts records what the store writes with strace, which is not installed.")
    with tempfile.TemporaryDirectory() as folder:
        full = run(Path(folder).resolve() / "full", "FULL", cuts, edits)
        normal = run(Path(folder).resolve() / "normal", "NORMAL", control, edits)
    return {
        "cuts": cuts,
        "edits": full["edits"],
        "lost": full["lost"],
        "damaged": full["damaged"],
        "control_cuts": control,
        "control_lost": normal["lost"],
        "control_damaged": normal["damaged"],
    }


def run(folder, synchronous, cuts, edits):
    home = folder / "home"
    home.mkdir(parents=True)
    ops = recorded(home, folder / "trace", synchronous, edits)
    states = [json.loads(op[1]) for op in ops if op[0] == "mark"]
    shutil.rmtree(home)
    chance = random.Random(7)
    disk, done, acknowledged = Disk(home), 0, 0
    result = {"lost": 0, "damaged": 0, "edits": len(states) - 1}
    for cut in sorted(chance.choices(range(len(ops) + 1), k=cuts)):
        for op in ops[done:cut]:
            disk.do(op)
            acknowledged += op[0] == "mark"
        done = cut
        put_back(home, *disk.after_cut(chance))
        verdict = judged(home, states, acknowledged)
        if verdict:
            result[verdict] += 1
        shutil.rmtree(home)
    return result


def recorded(home, trace, synchronous, edits):
    command = [
        "strace", "-f", "-qq", "-xx", "-s", "100000000", "-e", f"trace={','.join(CALLS)}",
        "-e", "signal=none", "-o", str(trace),
        sys.executable, "-m", "tests.benchmark._editing", str(home), str(edits), synchronous,
    ]  # fmt: skip
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return Recorder(home, MARK).record(trace)


def put_back(home, files, folders):
    for folder in folders:
        Path(folder).mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        Path(path).write_bytes(content)


def judged(home, states, acknowledged):
    """`lost`, `damaged`, or nothing."""
    for snapshot in (home / "snapshots").glob("*.db"):
        if not is_whole(snapshot):
            return "damaged"
    try:
        store = Store(home)
    except StudioError:
        return "damaged"
    try:
        return verdict(store, home, states, acknowledged)
    except (StudioError, ValueError):
        return "damaged"
    finally:
        store.close()


def verdict(store, home, states, acknowledged):
    if store.notices or not is_whole(home / "projects.db"):
        return "damaged"
    listed = store.projects()
    if not listed:
        return "lost" if acknowledged else None
    project = listed[0].id
    chance = random.Random(acknowledged)
    store.at(project, chance.choice(store.history(project).revisions).number)
    told = states[max(0, acknowledged - 1) : acknowledged + 1]
    picture = told[0]["picture"]
    if picture and not MediaStore(home).is_intact(picture):
        return "lost"
    found = state(project, store.head(project))
    return None if any(found.items() <= one.items() for one in told) else "lost"


def is_whole(path):
    try:
        check_whole(path)
    except sqlite3.DatabaseError:
        return False
    return True
