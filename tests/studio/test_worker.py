"""A worker process: what it makes, what it says, and that it never outlives its parent."""

import json
import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from pipeline.errors import Cancelled, MachineTrouble
from pipeline.film.shot import Keyframe, Take
from pipeline.media.clip import read_frames
from pipeline.media.disk import writing
from pipeline.media.store import MediaStore
from studio.perform import work
from studio.tasks import Assemble, Draw, Shoot
from studio.worker import failure
from tests.studio.processes import PATIENCE_S, all_gone
from tests.studio.sample import film_wishes

ROOT = Path(__file__).parent.parent.parent


class Worker:
    """A real one, spoken to by hand."""

    def __init__(self, home):
        words = [sys.executable, "-m", "studio.worker", str(home), str(os.getpid())]
        self.process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        assert self.heard() == {"ready": True}

    def tell(self, **words):
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()

    def heard(self):
        return json.loads(self.process.stdout.readline())

    def answer(self, job):
        """What it says about a job, progress left out."""
        while "progress" in (words := self.heard()):
            assert words["job"] == job
        return words

    def do(self, job, task):
        self.tell(job=job, task=task if isinstance(task, str) else task.model_dump_json())
        return self.answer(job)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def worker(home):
    made = Worker(home)
    yield made
    made.process.kill()
    made.process.communicate()


def unwatched(_):
    """A progress nobody looks at."""


def test_a_film_is_made_job_by_job_and_is_then_only_found(worker, home):
    boards, takes, films = [], [], []
    for number, wish in enumerate(film_wishes(home, 2)):
        answer = worker.do(f"job{number}", wish.task)
        assert answer["job"] == f"job{number}"
        assert answer["seconds"] > 0
        assert worker.do("again", wish.task) == {**answer, "job": "again", "seconds": 0.0}
        kinds = {Draw: boards, Shoot: takes, Assemble: films}
        kinds[type(wish.task)].append(json.loads(answer["done"]))
    store = MediaStore(home)
    (film,) = (Take.model_validate(film) for film in films)
    assert film.frames == sum(take["frames"] for take in takes) == 24
    assert sum(1 for _ in read_frames(store.path(film.media))) == 24
    assert all(store.is_intact(Keyframe.model_validate(board).image) for board in boards)


def test_a_film_asked_for_alone_makes_its_shots_itself(tmp_path):
    film = film_wishes(tmp_path, 2)[-1].task
    store = MediaStore(tmp_path)
    made = work(film.model_dump_json(), store, unwatched)
    assert made.is_new
    again = work(film.model_dump_json(), MediaStore(tmp_path), unwatched)
    assert (again.result, again.is_new) == (made.result, False)


def test_a_take_on_a_chosen_picture_needs_no_board(tmp_path):
    board, take, _ = (wish.task for wish in film_wishes(tmp_path, 1))
    store = MediaStore(tmp_path)
    drawn = Keyframe.model_validate_json(work(board.model_dump_json(), store, unwatched).result)
    chosen = take.recipe.model_copy(update={"image": drawn.image, "overscan": drawn.overscan})
    made = work(Shoot(recipe=chosen).model_dump_json(), store, unwatched)
    assert Take.model_validate_json(made.result).frames == take.recipe.frames


def test_damaged_media_are_made_again(tmp_path):
    task = film_wishes(tmp_path, 1)[1].task.model_dump_json()
    first = work(task, MediaStore(tmp_path), unwatched)
    path = MediaStore(tmp_path).path(json.loads(first.result)["media"])
    path.write_bytes(path.read_bytes()[:-7])
    assert work(task, MediaStore(tmp_path), unwatched).is_new


def test_cancelling_stops_the_job_and_leaves_nothing_half_made(worker, home):
    long = film_wishes(home, 1, frames=20_000)[1].task
    worker.tell(job="long", task=long.model_dump_json())
    assert worker.heard() == {"job": "long", "progress": 0.0}
    worker.tell(cancel="long")
    assert worker.answer("long") == {"job": "long", "stopped": True}
    assert not list((home / "scratch").iterdir())
    (board, *_) = film_wishes(home, 1)
    assert worker.do("long", board.task)["job"] == "long", "the same name may come again"


@pytest.mark.parametrize(("change", "sentence"), [
    ({"engine": "sculptor"}, "no artist named 'sculptor'"),
    ({"version": 999}, "version 999 of slate"),
])  # fmt: skip
def test_what_cannot_be_made_is_said(worker, home, change, sentence):
    recipe = film_wishes(home, 1)[0].task.recipe.model_copy(update=change)
    answer = worker.do("bad", Draw(recipe=recipe))
    assert sentence in answer["failed"]
    assert not answer["trace"]
    assert not answer["is_full"]


def test_a_bug_is_told_to_the_user_and_traced_for_the_terminal(worker):
    answer = worker.do("odd", '{"kind": "dance"}')
    assert "did not expect" in answer["failed"]
    assert "Traceback" in answer["trace"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_known_as_one_however_deep_it_lies():
    def fill():
        with writing(Path("picture.png")), Path("/dev/full").open("w") as file:
            file.write("x" * 100_000)

    with pytest.raises(MachineTrouble, match="disk is full") as full:
        fill()
    assert failure(full.value)["is_full"]
    assert not failure(MachineTrouble("The disk is on fire."))["is_full"]
    assert failure(Cancelled("Stopped.")) == {"stopped": True}


def test_it_ends_when_nobody_speaks_to_it_any_more(home):
    worker = Worker(home)
    worker.tell(job="long", task=film_wishes(home, 1, frames=20_000)[1].task.model_dump_json())
    worker.heard()
    worker.process.stdin.close()
    worker.process.wait(PATIENCE_S)
    worker.process.stdout.close()


PARENT = (
    "import os, subprocess, sys; pipe = subprocess.PIPE;"
    "words = [sys.executable, '-m', 'studio.worker', sys.argv[1], str(os.getpid())];"
    "worker = subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True, start_new_session=True);"
    "worker.stdout.readline(); print(worker.pid, flush=True); sys.stdin.read()"
)


@pytest.mark.slow
def test_it_ends_when_its_parent_is_killed(home):
    words = [sys.executable, "-c", PARENT, str(home)]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as parent:
        worker = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
    assert all_gone([worker])
