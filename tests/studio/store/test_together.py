"""Several threads and processes on one home: every acknowledged edit is there, once."""

import json
import os
import random
import signal
import subprocess
import sys
import threading

import pytest

from pipeline.film.shot import Keyframe
from studio import edits
from studio.store import Store
from studio.store.snapshots import check_whole
from tests.studio.film import planned, shots

PROJECT = planned()
ID = [shot.id for shot in shots(PROJECT).values()]


def keyframe(name):
    return Keyframe(recipe=name, image="a" * 64 + ".png")


def test_threads_lose_no_edit(tmp_path):
    store = Store(tmp_path)
    new = store.create(PROJECT)
    errors = []

    def work(number):
        try:
            for count in range(8):
                change = edits.AddKeyframe(shot=ID[0], keyframe=keyframe(f"{number}-{count}"))
                store.commit(new, 1, change.edit)
                seen = store.head(new).project.shot(ID[0]).keyframes
                assert any(one.recipe == f"{number}-{count}" for one in seen)
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    made = {one.recipe for one in store.head(new).project.shot(ID[0]).keyframes}
    assert made == {f"{number}-{count}" for number in range(6) for count in range(8)}
    assert len(store.history(new).line) == 49
    store.close()


def test_two_stores_see_each_other_at_once(tmp_path):
    one, two = Store(tmp_path), Store(tmp_path)
    new = one.create(PROJECT)
    for count in range(4):
        writer, reader = (one, two) if count % 2 else (two, one)
        change = edits.AddKeyframe(shot=ID[0], keyframe=keyframe(str(count)))
        done = writer.commit(new, writer.revision(new), change.edit)
        assert reader.head(new) == (done.revision, done.project)
    one.close()
    two.close()


CHILD = """
import sys
from pathlib import Path
from pipeline.film.shot import Keyframe
from studio import edits
from studio.store import Store
home, project, shot, name = sys.argv[1:]
store = Store(Path(home))
count = 0
while True:
    key = Keyframe(recipe=f"{name}-{count}", image="a" * 64 + ".png")
    store.commit(project, 1, edits.AddKeyframe(shot=shot, keyframe=key).edit)
    print(f"{name}-{count}", flush=True)
    count += 1
    if name == "short" and count == 5:
        break
store.close()
"""


def child(home, project, name):
    command = [sys.executable, "-c", CHILD, str(home), project, ID[0], name]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.slow
def test_processes_lose_no_edit(tmp_path):
    store = Store(tmp_path)
    new = store.create(PROJECT)
    children = [child(tmp_path, new, "short") for _ in range(2)]
    outputs = [one.communicate()[0].split() for one in children]
    assert [one.returncode for one in children] == [0, 0]
    assert outputs == [[f"short-{n}" for n in range(5)]] * 2
    made = {one.recipe for one in store.head(new).project.shot(ID[0]).keyframes}
    assert made == {f"short-{n}" for n in range(5)}
    store.close()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_an_edit_that_was_acknowledged_survives_a_kill(tmp_path):
    store = Store(tmp_path)
    new = store.create(PROJECT)
    chance = random.Random(4)
    for turn in range(12):
        process = child(tmp_path, new, f"turn{turn}")
        told = [process.stdout.readline().strip() for _ in range(chance.randint(1, 12))]
        process.send_signal(signal.SIGKILL)
        told += process.communicate()[0].split("\n")[:-1]
        made = {one.recipe for one in store.head(new).project.shot(ID[0]).keyframes}
        assert set(told) <= made, json.dumps(told)
    store.close()
    check_whole(tmp_path / "projects.db")
